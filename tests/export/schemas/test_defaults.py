import datetime as dt
from decimal import Decimal
from uuid import UUID

import pytest

from sketch2model.concepts import DataType, TypeName, UmlElement
from sketch2model.elements import Box, ShapeKind
from sketch2model.elements.vocabulary import NodeKind
from sketch2model.export.bounds import ANY, ONE
from sketch2model.export.schemas.defaults import Default, default_of
from sketch2model.export.schemas.records import RecordEnumeration, RecordField, Records

ELEMENT = UmlElement("n1", "State", NodeKind.CLASS, ShapeKind.RECTANGLE, Box(0, 0, 1, 1))
RECORDS = Records("x.jpg", (), (RecordEnumeration("State", ELEMENT, (("IN_USE", "in use"), ("GONE", "gone"))),))


def default(kind, drawn, *, bounds=ONE, length=None):
    target = "State" if kind is TypeName.ENUMERATION else None
    return default_of(RecordField("x", DataType(kind, length), target, bounds, "", default=drawn), RECORDS)


@pytest.mark.parametrize(
    ("kind", "drawn", "value"),
    [
        (TypeName.INTEGER, "-07", -7),
        (TypeName.NUMERIC, "0.50", Decimal("0.50")),
        (TypeName.FLOAT, "1.5", 1.5),
        (TypeName.BOOLEAN, "Yes", True),
        (TypeName.BOOLEAN, "0", False),
        (TypeName.STRING, '"new"', "new"),
        (TypeName.STRING, "“”", ""),
        (TypeName.TEXT, "new", "new"),
        (TypeName.DATE, "2024-02-29", dt.date(2024, 2, 29)),
        (TypeName.TIME, "12:30", dt.time(12, 30)),
        (TypeName.TIMESTAMP, "'2024-02-29 12:30'", dt.datetime(2024, 2, 29, 12, 30)),
        (TypeName.UUID, "0" * 32, UUID(int=0)),
        (TypeName.TIMESTAMP, "now()", None),
        (TypeName.DATE, "Today", None),
        (TypeName.UUID, "gen_random_uuid()", None),
    ],
)
def test_a_default_that_fits_is_understood(kind, drawn, value):
    found = default(kind, drawn)
    assert found == Default(value)
    assert type(found.value) is type(value)


@pytest.mark.parametrize("drawn", ["in use", "IN_USE", "State.in_use", '"In Use"'])
def test_values_of_an_enumeration_are_found_by_name_and_by_value(drawn):
    assert default(TypeName.ENUMERATION, drawn) == Default("in use", "IN_USE")


@pytest.mark.parametrize(
    ("kind", "drawn"),
    [
        (TypeName.INTEGER, "1.5"),
        (TypeName.INTEGER, "many"),
        (TypeName.INTEGER, "9" * 19),
        (TypeName.NUMERIC, "NaN"),
        (TypeName.FLOAT, "1e400"),
        (TypeName.BOOLEAN, "maybe"),
        (TypeName.DATE, "2024-02-30"),
        (TypeName.TIMESTAMP, ""),
        (TypeName.UUID, "x"),
        (TypeName.JSON, "{}"),
        (TypeName.REFERENCE, "1"),
        (TypeName.ENUMERATION, "other"),
        (TypeName.STRING, None),
    ],
)
def test_one_that_does_not_fit_is_none(kind, drawn):
    assert default(kind, drawn) is None


def test_lists_have_none_and_long_texts_do_not_fit():
    assert default(TypeName.INTEGER, "1", bounds=ANY) is None
    assert default(TypeName.STRING, "abc", length=2) is None
