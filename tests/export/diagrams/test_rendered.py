from __future__ import annotations

import re
import shutil
import xml.etree.ElementTree as ET

import pytest

from sketch2model.errors import OutputError, ToolMissingError
from sketch2model.export.diagrams import renderer
from sketch2model.export.diagrams.rendered import PDF, PNG, SVG
from sketch2model.settings import ExportOptions

SIGNATURES = {"svg": b"<?xml", "png": b"\x89PNG\r\n\x1a\n", "pdf": b"%PDF-"}
FORMATS = pytest.mark.parametrize("format_", [SVG, PNG, PDF], ids=lambda format_: format_.name)


@pytest.fixture(params=["program", "inside"])
def graphviz(request, monkeypatch):
    """The dot program, then the copy of Graphviz inside pygraphviz."""
    if request.param == "inside":
        monkeypatch.setattr(shutil, "which", lambda name: None)
    elif shutil.which("dot") is None:
        pytest.skip("there is no dot program")


@FORMATS
@pytest.mark.usefixtures("graphviz")
@pytest.mark.parametrize("layout", ["auto", "sketch"])
def test_it_draws(format_, examples, layout):
    for name in ("shop", "nothing"):
        assert format_.write(examples[name], ExportOptions(layout=layout)).startswith(SIGNATURES[format_.name])


def test_the_svg_holds_text_and_a_title_and_nothing_that_runs(examples, options):
    data = SVG.write(examples["shop"], options)
    root = ET.fromstring(data)  # noqa: S314
    assert b"DOCTYPE" not in data
    texts = [node.text for node in root.iter() if node.tag.endswith("}text")]
    titles = [node.text for node in root.iter() if node.tag.endswith("}title")]
    assert "+ name: String" in texts
    assert titles[0] == "Class diagram shop.jpg"
    assert not [node for node in root.iter() if node.tag.rpartition("}")[2] in ("script", "a", "image", "use")]


@pytest.mark.usefixtures("graphviz")
def test_a_pdf_does_not_say_when_it_was_made(examples, options):
    dates = re.findall(rb"/(?:CreationDate|ModDate) \(D:(\d+)", PDF.write(examples["shop"], options))
    assert set(dates) <= {b"20000101000000"}


def test_without_graphviz_the_error_says_so(examples, options, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(renderer.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(ToolMissingError, match="Graphviz"):
        SVG.write(examples["shop"], options)


@pytest.mark.usefixtures("graphviz")
def test_a_drawing_that_takes_too_long_is_given_up(examples, options, monkeypatch):
    monkeypatch.setattr(renderer, "PATIENCE", 0.001)
    with pytest.raises(OutputError, match="did not finish"):
        PNG.write(examples["shop"], options)


@pytest.mark.usefixtures("graphviz")
def test_what_graphviz_refuses_is_an_error_of_ours():
    with pytest.raises(OutputError, match="Graphviz failed"):
        renderer.render("digraph {", "svg")


def test_an_enormous_drawing_stays_a_picture_of_some_megapixels():
    nodes = " ".join(f"n{number} [shape=box, width=40, height=40];" for number in range(9))
    png = renderer.render(f"digraph {{ {nodes} }}", "png")
    width, height = (int.from_bytes(png[start : start + 4], "big") for start in (16, 20))
    assert max(width, height) <= 60 * 144 + 1


def test_a_crash_of_graphviz_is_answered_with_its_other_ranking(tmp_path, monkeypatch):
    program = tmp_path / "dot"
    program.write_text('#!/bin/sh\ncase "$*" in *newrank=true*) echo "<svg/>" ;; *) kill -SEGV $$ ;; esac\n')
    program.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda name: str(program))
    assert renderer.render("digraph {}", "svg") == b"<svg/>\n"
