from __future__ import annotations

from decimal import Decimal

import pytest

from sketch2model.concepts import DataType, Enumeration, TypeName
from sketch2model.export.schemas.orm.defaults import Moment, default_value

STATUS = Enumeration("status", ("new", "in progress"), "n1")


@pytest.mark.parametrize(
    ("kind", "drawn", "value"),
    [
        ("integer", "7", 7),
        ("integer", "-7", -7),
        ("integer", "7.5", None),
        ("integer", "2147483648", None),
        ("bigint", "2147483648", 2147483648),
        ("numeric", "10.50", Decimal("10.50")),
        ("numeric", "0.005", None),
        ("numeric", "12345678901", None),
        ("float", "0.5", 0.5),
        ("float", "nan", None),
        ("boolean", "Yes", True),
        ("boolean", "false", False),
        ("boolean", "maybe", None),
        ("string", '"new"', "new"),
        ("string", "new", "new"),
        ("string", "x" * 256, None),
        ("timestamp", "now()", Moment.NOW),
        ("date", "today", Moment.NOW),
        ("date", "yesterday", None),
        ("uuid", "uuid4()", Moment.UUID),
        ("json", "{}", Moment.EMPTY_DICT),
        ("json", "{a}", None),
        ("text", "new", None),
        ("enumeration", "New", "new"),
        ("enumeration", "Status.NEW", "new"),
        ("enumeration", "old", None),
        ("integer", None, None),
    ],
)
def test_a_default_fits_or_is_none(kind, drawn, value):
    found = default_value(DataType(TypeName(kind)), drawn, STATUS)
    assert found == value
    assert type(found) is type(value)


def test_digits_that_were_drawn_count():
    assert default_value(DataType(TypeName.NUMERIC, precision=4, scale=3), "0.005") == Decimal("0.005")
    assert default_value(DataType(TypeName.NUMERIC, precision=4, scale=3), "10") is None
    assert default_value(DataType(TypeName.STRING, length=2), "new") is None
