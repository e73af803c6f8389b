"""Neutral types in Python."""

from __future__ import annotations

from sketch2model.concepts import TypeName

PYTHON_TYPES = {
    TypeName.INTEGER: "int",
    TypeName.BIGINT: "int",
    TypeName.NUMERIC: "Decimal",
    TypeName.FLOAT: "float",
    TypeName.BOOLEAN: "bool",
    TypeName.DATE: "dt.date",
    TypeName.TIME: "dt.time",
    TypeName.TIMESTAMP: "dt.datetime",
    TypeName.UUID: "UUID",
    TypeName.BINARY: "bytes",
    TypeName.JSON: "Any",
}
"""What generated code calls them; `datetime` is imported as `dt`. All others are `str`."""
