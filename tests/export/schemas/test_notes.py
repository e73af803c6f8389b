from __future__ import annotations

import pytest

from sketch2model.concepts import Column, DataType, TypeName
from sketch2model.export.schemas.notes import column_note

STRING = DataType(TypeName.STRING)


@pytest.mark.parametrize(
    ("known", "note"),
    [
        ({"drawn_name": "a", "drawn_type": "int", "why": "drawn"}, "drawn as int"),
        ({"drawn_name": "a", "drawn_type": "lnt", "why": "drawn, read as int"}, "drawn as lnt: read as int"),
        ({"drawn_name": "a", "drawn_type": "Hue", "why": "Hue is no known type"}, "drawn as Hue: Hue is no known type"),
        ({"drawn_name": "a", "why": "name ends in at"}, "drawn, type guessed: name ends in at"),
        ({"drawn_name": "a"}, "drawn, type guessed"),
        ({"drawn_name": "a", "drawn_type": "int", "confidence": 0.4}, "read with doubt as a, type int"),
        ({"drawn_name": "a", "why": "x", "confidence": 0.4}, "read with doubt as a, type guessed: x"),
        ({"why": "refers to b"}, "added: refers to b"),
        ({}, "added"),
    ],
)
def test_it_says_where_a_column_comes_from(known, note):
    assert column_note(Column("a", STRING, **known)) == note
