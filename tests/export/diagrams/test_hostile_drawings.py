"""Drawings of whatever a hand may have written are read by parsers that know nothing of them."""

from __future__ import annotations

import io
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import replace
from shutil import which

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from sketch2model.elements import EndKind
from sketch2model.elements.vocabulary import DiagramKind, NodeKind
from sketch2model.export.diagrams.dot import DOT
from sketch2model.export.diagrams.rendered import PDF, PNG, SVG
from sketch2model.settings import LAYOUTS, THEMES, ExportOptions

TAGS = {"svg", "g", "title", "desc", "polygon", "text", "path", "ellipse", "polyline"}
ENDS = list(EndKind)

HOSTILE = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
numbers = st.lists(st.integers(0, 1000), min_size=1, max_size=12)
options = st.builds(ExportOptions, layout=st.sampled_from(LAYOUTS), theme=st.sampled_from(THEMES))


def nasty(hostile, texts, chosen, kind):
    exportable = hostile([texts[number % len(texts)] for number in chosen])
    uml = exportable.uml
    kinds = list(NodeKind)
    elements = tuple(
        replace(
            e,
            kind=kinds[(chosen[0] + place) % len(kinds)],
            stereotype=["initial", "final", "end", e.stereotype][place % 4],
        )
        for place, e in enumerate(uml.elements)
    )
    relations = tuple(
        replace(r, source_end=ENDS[(chosen[0] + place) % len(ENDS)], target_end=ENDS[place % len(ENDS)])
        for place, r in enumerate(uml.relations)
    )
    loop = replace(relations[0], target=relations[0].source)
    return replace(exportable, uml=replace(uml, kind=kind, elements=elements, relations=(*relations, loop)))


@HOSTILE
@given(chosen=numbers, options=options, kind=st.sampled_from(DiagramKind))
def test_svg_is_well_formed_and_holds_nothing_that_runs(hostile, nasty_texts, chosen, options, kind):
    root = ET.fromstring(SVG.write(nasty(hostile, nasty_texts, chosen, kind), options))  # noqa: S314
    for each in root.iter():
        assert each.tag.rpartition("}")[2] in TAGS
        assert not [name for name in each.attrib if name.startswith("on") or name.endswith("href")]


@HOSTILE
@given(chosen=numbers, options=options, kind=st.sampled_from(DiagramKind))
def test_dot_is_read_by_graphviz(hostile, nasty_texts, chosen, options, kind):
    if which("dot") is None:
        pytest.skip("there is no dot program")
    data = DOT.write(nasty(hostile, nasty_texts, chosen, kind), options)
    done = subprocess.run(["dot", "-Tplain"], input=data, capture_output=True, check=True, timeout=60)
    assert b"in label" not in done.stderr


@HOSTILE
@given(chosen=numbers, options=options, kind=st.sampled_from(DiagramKind))
def test_png_and_pdf_are_opened(hostile, nasty_texts, chosen, options, kind):
    exportable = nasty(hostile, nasty_texts, chosen, kind)
    with Image.open(io.BytesIO(PNG.write(exportable, options))) as picture:
        picture.load()
    document = pypdfium2.PdfDocument(PDF.write(exportable, options))
    assert len(document) == 1
    document.close()
