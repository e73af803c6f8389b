from __future__ import annotations

import csv
import io
import json

from sketch2model.concepts import (
    Column,
    DataType,
    Enumeration,
    ForeignKey,
    Schema,
    Table,
    TypeName,
    UmlAttribute,
    UmlDiagram,
    UmlElement,
)
from sketch2model.elements import Box, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, NodeKind
from sketch2model.export.schemas.attribute_lists import CSV, JSON, MARKDOWN
from sketch2model.export.schemas.attribute_rows import attribute_lists

INTEGER = DataType(TypeName.INTEGER)

PERSON = """\
## «abstract» Person

| Attribute | Type drawn | Type guessed | Key | Nullable | Origin | Where | Confidence |
| --- | --- | --- | --- | --- | --- | --- | --- |
| id | int | integer (drawn) | PK | no | drawn | 910, 120, 1000, 140 | 0.90 |
| name | String | string (drawn) |  | no | drawn | 910, 140, 1000, 160 | 0.90 |
| birth date |  | date (name ends in date) |  | yes | doubtful | 910, 160, 1000, 180 | 0.40 |
| address_id |  | integer (refers to address) | FK → address.id | no | added |  |  |
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
        "origin": "doubtful",
        "default": "",
        "table": "person",
        "column": "birth_date",
    }


def test_json_says_what_is_unknown(examples, options):
    data = json.loads(JSON.write(examples["shop"], options))
    assert [each["name"] for each in data["classes"]][:3] == ["Person", "Customer", "Employee"]
    added = data["classes"][0]["attributes"][-1]
    assert (added["name"], added["added"], added["bbox"], added["text"]) == ("address_id", True, None, None)
    assert added["key"] == "FK → address.id"
    assert data["classes"][1]["attributes"][0]["type_guessed"] is None
    assert data["relations"][4]["target_role"] == "orders"


def schema_of_an_exam() -> tuple[UmlDiagram, Schema]:
    """Keys of two columns, an enumeration, drawn lengths, and a table that joins two."""
    box, code = Box(0, 0, 9, 9), DataType(TypeName.STRING, length=20)
    drawn = UmlAttribute("Faculty", "varchar(20)", default="law"), UmlAttribute("number", "int")
    grades = tuple(UmlAttribute(value, text=value) for value in ("good", "bad"))
    elements = (
        UmlElement("n1", "Course", NodeKind.CLASS, ShapeKind.RECTANGLE, box, attributes=drawn),
        UmlElement("n2", "Grade", NodeKind.CLASS, ShapeKind.RECTANGLE, box, "enumeration", attributes=grades),
    )
    course = Table(
        "course",
        (
            Column("faculty", code, "Faculty", "varchar(20)", "drawn", primary_key=True, default="law"),
            Column("number", INTEGER, "number", "int", "drawn", primary_key=True),
        ),
        drawn_name="Course",
        element="n1",
    )
    exam = Table(
        "exam",
        (
            Column("faculty", code, why="joins", primary_key=True),
            Column("number", INTEGER, why="joins", primary_key=True),
            Column("grade", DataType(TypeName.ENUMERATION, element="n2")),
            Column("share", DataType(TypeName.NUMERIC, precision=5, scale=2), unique=True),
        ),
        (ForeignKey(("faculty", "number"), "course", ("faculty", "number")),),
        (("grade", "share"),),
        joins=True,
    )
    enumeration = Enumeration("grade", ("good", "bad"), "n2")
    return UmlDiagram(DiagramKind.CLASS, elements, (), "x.png", 9, 9), Schema((course, exam), (), (enumeration,))


def test_what_rows_say():
    course, grade, exam = attribute_lists(*schema_of_an_exam())
    assert [(row.name, row.guessed_type, row.key, row.default, row.column) for row in course.rows] == [
        ("Faculty", "string(20)", "PK with number", "law", "faculty"),
        ("number", "integer", "PK with faculty", None, "number"),
    ]
    assert [(row.name, row.guessed_type, row.key) for row in grade.rows] == [
        ("good", None, "value"),
        ("bad", None, "value"),
    ]
    assert (exam.element, exam.name) == (None, "exam")
    assert [(row.name, row.guessed_type, row.key, row.origin) for row in exam.rows] == [
        ("faculty", "string(20)", "PK with number, FK with number → course (faculty, number)", "added"),
        ("number", "integer", "PK with faculty, FK with faculty → course (faculty, number)", "added"),
        ("grade", "enumeration grade", "unique with share", "added"),
        ("share", "numeric(5, 2)", "unique, unique with grade", "added"),
    ]


def test_tables_that_were_added_are_listed(exportable_from, options):
    exportable = exportable_from(*schema_of_an_exam())
    assert "\n## exam (added)\n" in MARKDOWN.write(exportable, options).decode()
    data = json.loads(JSON.write(exportable, options))
    assert [each["table"] for each in data["classes"]] == ["course", None]
    assert [(each["name"], len(each["attributes"])) for each in data["added_tables"]] == [("exam", 4)]
    rows = list(csv.DictReader(io.StringIO(CSV.write(exportable, options).decode(), newline="")))
    assert [(row["class_id"], row["class"], row["table"]) for row in rows][-1] == ("", "exam", "exam")


def test_two_attributes_of_one_name_keep_their_own_columns():
    boxes = Box(0, 0, 9, 9), Box(0, 10, 9, 19)
    attributes = tuple(UmlAttribute("x", box=box) for box in boxes)
    element = UmlElement("n1", "C", NodeKind.CLASS, ShapeKind.RECTANGLE, Box(0, 0, 9, 20), attributes=attributes)
    columns = (Column("x_2", DataType(TypeName.DATE), "x", box=boxes[1]), Column("x", INTEGER, "x", box=boxes[0]))
    (listed,) = attribute_lists(
        UmlDiagram(DiagramKind.CLASS, (element,), (), "x.png", 9, 9),
        Schema((Table("c", columns, drawn_name="C", element="n1"),)),
    )
    assert [row.guessed_type for row in listed.rows] == ["integer", "date"]
