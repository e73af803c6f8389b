from __future__ import annotations

import io
import time
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sketch2model.concepts import Schema, UmlAttribute, UmlDiagram, UmlElement
from sketch2model.elements import Box, Issue, Severity, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, NodeKind
from sketch2model.export.escape import sheet_cell
from sketch2model.export.schemas.attribute_rows import attribute_lists
from sketch2model.export.schemas.attribute_sheets import XLSX


def read(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def rows_of(sheet) -> list[dict]:
    titles, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(titles, row, strict=True)) for row in rows]


def test_attributes(examples, options):
    exportable = examples["shop"]
    rows = rows_of(read(XLSX.write(exportable, options))["Attributes"])
    assert len(rows) == sum(len(each.rows) for each in attribute_lists(exportable.uml, exportable.schema))
    assert rows[2] == {
        "Class": "Person",
        "Stereotype": "abstract",
        "Attribute": "birth date",
        "Type drawn": None,
        "Type guessed": "date",
        "Why": "name ends in date",
        "Key": None,
        "Nullable": "yes",
        "Default": None,
        "Origin": "doubtful",
        "Confidence": 0.4,
        "Table": "person",
        "Column": "birth_date",
        "Left": 910,
        "Top": 160,
        "Right": 1000,
        "Bottom": 180,
    }


def test_relations_and_issues(examples, options):
    issues = (Issue("x", Severity.WARNING, "Two boxes.", Box(1, 2, 3, 4)), Issue("y", Severity.INFO, "No key."))
    exportable = replace(examples["shop"], schema=replace(examples["shop"].schema, issues=issues))
    book = read(XLSX.write(exportable, options))
    assert list(rows_of(book["Relations"])[4].values()) == [
        *("Customer", "1", None, "association", "Order", "0..*", "orders", "places", 1)
    ]
    assert [tuple(row.values()) for row in rows_of(book["Issues"])] == [
        ("warning", "Two boxes.", 1, 2, 3, 4),
        ("info", "No key.", None, None, None, None),
    ]


@pytest.mark.parametrize("name", ["shop", "nothing"])
def test_headings_stay_and_can_be_filtered(examples, options, name):
    book = read(XLSX.write(examples[name], options))
    assert book.sheetnames == ["Attributes", "Relations", "Issues"]
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert all(cell.font.bold for cell in sheet[1])
        assert all(3 < width.width < 60 for width in sheet.column_dimensions.values())


def test_doubt_is_seen(examples, options):
    sheet = read(XLSX.write(examples["shop"], options))["Attributes"]
    colours = {row[9].value: row[9].fill.fgColor.rgb for row in sheet.iter_rows(min_row=2)}
    assert colours["doubtful"] == "FFFFF2CC"
    assert colours["drawn"] != colours["doubtful"]


def test_the_same_bytes_at_any_time(examples, options):
    first = XLSX.write(examples["shop"], options)
    time.sleep(1.1)
    assert XLSX.write(examples["shop"], options) == first


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(texts=st.lists(st.integers(0, 1000) | st.text(max_size=30), min_size=1, max_size=12))
def test_handwriting_stays_text(hostile, nasty_texts, options, texts):
    exportable = hostile([nasty_texts[each % len(nasty_texts)] if isinstance(each, int) else each for each in texts])
    data = XLSX.write(exportable, options)
    for sheet in read(data):
        for row in sheet.iter_rows():
            assert {cell.data_type for cell in row} <= {"s", "n"}
            assert not [cell for cell in row if cell.hyperlink or len(str(cell.value)) > 32_767]
    assert not [name for name in zipfile.ZipFile(io.BytesIO(data)).namelist() if "rels" in name and "sheet" in name]


def test_names_come_back_as_they_are(nasty_texts, exportable_from, options):
    attributes = tuple(UmlAttribute(text) for text in (*nasty_texts, "_x0041_", "x" * 40_000))
    element = UmlElement("n1", "C", NodeKind.CLASS, ShapeKind.RECTANGLE, Box(0, 0, 9, 20), attributes=attributes)
    exportable = exportable_from(UmlDiagram(DiagramKind.CLASS, (element,), (), "x.png", 9, 9), Schema(()))
    rows = rows_of(read(XLSX.write(exportable, options))["Attributes"])
    assert [row["Attribute"] or "" for row in rows] == [sheet_cell(each.name) for each in attributes]
