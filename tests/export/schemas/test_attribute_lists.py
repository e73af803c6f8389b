from __future__ import annotations

import csv
import io
import json

from sketch2model.concepts import Column, Schema, Table, UmlAttribute, UmlDiagram, UmlElement
from sketch2model.elements import Box, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, NodeKind
from sketch2model.export.schemas.attribute_lists import CSV, JSON, MARKDOWN
from sketch2model.export.schemas.attribute_rows import attribute_lists

PERSON = """\
## «abstract» Person

| Attribute | Type drawn | Type guessed | Key | Nullable | Where | Confidence |
| --- | --- | --- | --- | --- | --- | --- |
| id | int | integer (drawn) | PK | no | 910, 120, 1000, 140 | 0.90 |
| name | String | string (drawn) |  | no | 910, 140, 1000, 160 | 0.90 |
| birth date |  | date (name ends in date) |  | yes | 910, 160, 1000, 180 | 0.40 |
| address_id (added) |  | integer (the line to Address) | FK → address.id | no |  |  |
"""


def test_markdown(examples, options):
    text = MARKDOWN.write(examples["shop"], options).decode()
    assert text.startswith("# Attributes drawn in shop.jpg\n")
    assert PERSON in text
    assert "\n## Relations\n" in text
    assert "| Customer | 1 | association | 0..\\*, orders | Order | places |" in text


def test_markdown_of_nothing(examples, options):
    assert "No class and no entity was found." in MARKDOWN.write(examples["nothing"], options).decode()


def test_csv_has_one_row_for_each_attribute(examples, options):
    data = CSV.write(examples["shop"], options)
    rows = list(csv.DictReader(io.StringIO(data.decode(), newline="")))
    drawn = [row for row in rows if row["added"] == "no"]
    assert len(drawn) == sum(len(element.attributes) for element in examples["shop"].uml.elements)
    birth_date = next(row for row in rows if row["attribute"] == "birth date")
    assert birth_date == {
        "class_id": "n1",
        "class": "Person",
        "attribute": "birth date",
        "type_drawn": "",
        "type_guessed": "date",
        "why": "name ends in date",
        "key": "",
        "nullable": "yes",
        "x0": "910.0",
        "y0": "160.0",
        "x1": "1000.0",
        "y1": "180.0",
        "confidence": "0.400",
        "added": "no",
    }


def test_json_says_what_is_unknown(examples, options):
    data = json.loads(JSON.write(examples["shop"], options))
    assert [each["name"] for each in data["classes"]][:3] == ["Person", "Customer", "Employee"]
    added = data["classes"][0]["attributes"][-1]
    assert (added["name"], added["added"], added["bbox"], added["text"]) == ("address_id", True, None, None)
    assert added["key"] == "FK → address.id"
    assert data["classes"][1]["attributes"][0]["type_guessed"] is None
    assert data["relations"][4]["target_role"] == "orders"


def test_two_attributes_of_one_name_keep_their_own_columns():
    boxes = Box(0, 0, 9, 9), Box(0, 10, 9, 19)
    attributes = tuple(UmlAttribute("x", box=box) for box in boxes)
    element = UmlElement("n1", "C", NodeKind.CLASS, ShapeKind.RECTANGLE, Box(0, 0, 9, 20), attributes=attributes)
    columns = (Column("x_2", "date", "x", box=boxes[1]), Column("x", "integer", "x", box=boxes[0]))
    (listed,) = attribute_lists(
        UmlDiagram(DiagramKind.CLASS, (element,), (), "x.png", 9, 9), Schema((Table("c", columns, "C", "n1"),))
    )
    assert [row.guessed_type for row in listed.rows] == ["integer", "date"]
