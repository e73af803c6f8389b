from __future__ import annotations

import pytest

from sketch2model.concepts import Column, DataType, Enumeration, Table, TypeName
from sketch2model.elements import Box, Issue, Severity
from sketch2model.export.schemas.notes import column_note, enumeration_note, issue_note, table_note

STRING = DataType(TypeName.STRING)


@pytest.mark.parametrize(
    ("known", "note"),
    [
        ({"drawn_name": "a", "drawn_type": "int", "why": "drawn"}, "drawn as int"),
        ({"drawn_name": "a", "drawn_type": "lnt", "why": "drawn, read as int"}, "drawn as lnt: read as int"),
        ({"drawn_name": "a", "drawn_type": "Hue", "why": "Hue is no known type"}, "drawn as Hue: Hue is no known type"),
        ({"drawn_name": "a", "drawn_type": "int", "why": "drawn; only B has it"}, "drawn as int: only B has it"),
        ({"drawn_name": "a", "drawn_type": "int", "why": "drawn by hand"}, "drawn as int: drawn by hand"),
        ({"drawn_name": "a", "why": "name ends in at"}, "drawn, type guessed: name ends in at"),
        ({"drawn_name": "a"}, "drawn, type guessed"),
        ({"drawn_name": "a", "drawn_type": "int", "confidence": 0.4}, "read with doubt as a, type int"),
        ({"drawn_name": "a", "why": "x", "confidence": 0.4}, "read with doubt as a, type guessed: x"),
        ({"why": "refers to b"}, "added: refers to b"),
        ({"why": "added: says which class"}, "added: says which class"),
        ({}, "added"),
    ],
)
def test_it_says_where_a_column_comes_from(known, note):
    assert column_note(Column("a", STRING, **known)) == note


@pytest.mark.parametrize(
    ("known", "note"),
    [
        ({"drawn_name": "The T", "element": "n1", "box": Box(3.4, 4, 5, 6)}, "The T, drawn at 3, 4"),
        ({"element": "n1", "discriminator": "kind"}, "t; kind says what a row is"),
        ({"joins": True}, "t: added, to join two tables"),
        ({}, "t: added"),
        ({"drawn_name": "attends", "box": Box(3, 4, 5, 6)}, "attends, drawn at 3, 4"),
        ({"drawn_name": "knows", "joins": True, "box": Box(3, 4, 5, 6)}, "knows: added, to join two tables"),
    ],
)
def test_it_says_where_a_table_comes_from(known, note):
    assert table_note(Table("t", (), **known)) == note


def test_it_says_where_enumerations_and_issues_are():
    assert enumeration_note(Enumeration("hue", (), "n1", "Hue", Box(1, 2, 3, 4))) == "Hue, drawn at 1, 2"
    assert enumeration_note(Enumeration("hue", (), "n1")) == "hue"
    assert issue_note(Issue("x", Severity.WARNING, "Twice.", Box(1, 2, 3, 4))) == "warning at 1, 2: Twice."
