"""Whatever somebody writes on the paper, every file stays well-formed."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import replace
from shutil import which

import networkx as nx
import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sketch2model.elements import Photo
from sketch2model.elements.vocabulary import DiagramKind
from sketch2model.registry import format_names, get_format
from sketch2model.settings import DIALECTS, LAYOUTS, ExportOptions

# A number stands for one of the texts in `nasty_texts`.
texts = st.lists(
    st.one_of(
        st.integers(0, 1000),
        st.text(max_size=30),
        st.text(alphabet=st.characters(categories=["P", "S", "Z", "Cc", "Cf", "Cs"]), max_size=12),
    ),
    min_size=1,
    max_size=12,
)
choices = st.builds(ExportOptions, dialect=st.sampled_from(DIALECTS), layout=st.sampled_from(LAYOUTS))


def read_svg(data: bytes) -> None:
    root = ET.fromstring(data)  # noqa: S314
    for node in root.iter():
        tags = ("svg", "g", "title", "desc", "polygon", "text", "path", "ellipse", "polyline")
        assert node.tag.rpartition("}")[2] in tags
        assert not [name for name in node.attrib if name.startswith("on") or name.endswith("href")]


def read_csv(data: bytes) -> None:
    rows = list(csv.reader(io.StringIO(data.decode(), newline="")))
    assert len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row if cell.strip()[:1] in tuple("=+@-")]


def read_markdown(data: bytes) -> None:
    table: set[int] = set()
    for line in data.decode().split("\n"):
        if not line.startswith("|"):
            table.clear()
            assert line == "" or line.startswith(("# ", "## ", "No ", "Where"))
            continue
        table.add(len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)))
        assert len(table) == 1
        assert "<" not in line


def read_dot(data: bytes) -> None:
    if which("dot") is None:
        pytest.skip("there is no dot program")
    done = subprocess.run(["dot", "-Tplain"], input=data, capture_output=True, check=True, timeout=60)
    assert b"in label" not in done.stderr


def read_sql(data: bytes) -> None:
    statements = [part for part in data.decode().split(";\n") if not part.isspace()]
    assert "\x00" not in data.decode()
    assert statements
    if "for SQLite" in data.decode().split("\n")[0]:
        sqlite3.connect(":memory:").executescript(data.decode())


READERS = {
    "attributes": read_markdown,
    "attributes-csv": read_csv,
    "attributes-json": json.loads,
    "bpmn": ET.fromstring,
    "dot": read_dot,
    "drawio": ET.fromstring,
    "edges": read_csv,
    "excalidraw": json.loads,
    "graphml": lambda data: nx.read_graphml(io.BytesIO(data), force_multigraph=True),
    "json": json.loads,
    "sql": read_sql,
    "svg": read_svg,
}


@pytest.mark.parametrize("name", format_names())
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@example(texts=list(range(100)), options=ExportOptions(dialect="sqlite"), kind=DiagramKind.CLASS)
@example(texts=list(range(100, 0, -1)), options=ExportOptions(layout="sketch"), kind=DiagramKind.PROCESS)
@given(texts=texts, options=choices, kind=st.sampled_from(DiagramKind))
def test_every_format_survives_any_text(name, hostile, nasty_texts, texts, options, kind):
    format_ = get_format(name)
    exportable = hostile([nasty_texts[each % len(nasty_texts)] if isinstance(each, int) else each for each in texts])
    exportable = replace(exportable, uml=replace(exportable.uml, kind=kind))
    if format_.needs_photo:
        exportable = replace(exportable, photo=Photo(np.full((200, 1000, 3), 255, np.uint8), "x.png"))

    data = format_.write(exportable, options)

    assert data
    if format_.media_type.startswith("text/") or name in READERS:
        text = data.decode("utf-8")
        assert "\x00" not in text
        READERS.get(name, lambda _: None)(data)
