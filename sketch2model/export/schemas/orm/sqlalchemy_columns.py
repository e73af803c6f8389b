"""Columns as attributes of SQLAlchemy classes (SQLAlchemy 2)."""

from __future__ import annotations

import keyword
from collections.abc import Mapping, Sequence
from decimal import Decimal

from sketch2model.concepts import Column, Deletion, ForeignKey, TypeName
from sketch2model.export.escape import python_string
from sketch2model.export.schemas.orm.choices import Choices
from sketch2model.export.schemas.orm.defaults import Moment, default_value
from sketch2model.export.schemas.orm.source import Call, bracketed
from sketch2model.export.schemas.python_types import PYTHON_TYPES

_LENGTH = 255
_BUILTINS = ("bool", "bytes", "dict", "float", "int", "list", "str", "type")
_IMPORTED = ("Any", "Base", "Decimal", "DeclarativeBase", "Mapped", "UUID", "dt", "enum", "mapped_column")
_FUNCTIONS = ("relationship", "sa", "uuid4", "values_of")
RESERVED = frozenset({*keyword.kwlist, *_BUILTINS, *_IMPORTED, *_FUNCTIONS, "metadata", "registry"})
"""What no attribute can be called."""

_STORED = {
    TypeName.BIGINT: "sa.BigInteger",
    TypeName.FLOAT: "sa.Double",
    TypeName.TEXT: "sa.Text",
    TypeName.TIMESTAMP: "sa.DateTime(timezone=True)",
    TypeName.JSON: "sa.JSON",
}
_WHOLE = {
    TypeName.INTEGER: "sa.Integer",
    TypeName.BOOLEAN: "sa.Boolean",
    TypeName.DATE: "sa.Date",
    TypeName.TIME: "sa.Time",
    TypeName.UUID: "sa.Uuid",
    TypeName.BINARY: "sa.LargeBinary",
}
_ON_DELETE = {Deletion.CASCADE: "CASCADE", Deletion.SET_NULL: "SET NULL"}


def mended(name: str) -> str:
    """Another name instead of a reserved one."""
    return f"{name}_"


def attribute(
    name: str,
    column: Column,
    choices: Mapping[str, Choices],
    keys: Sequence[ForeignKey],
    *,
    in_key: bool,
    lone_key: bool,
    indexed: bool,
) -> str | Call:
    """The statement that declares a column.

    Args:
        name: What the attribute is called.
        column: What it holds.
        choices: Ids of elements to the enumerations that they were drawn as.
        keys: References of this column alone.
        in_key: Whether it is part of any key, which cannot hold long texts.
        lone_key: Whether it is the whole primary key.
        indexed: Whether to index it.
    """
    chosen = _chosen(column, choices)
    python = chosen.name if chosen else PYTHON_TYPES.get(column.type.name, "str")
    python = "str" if in_key and python == "Any" else python
    optional = " | None" if column.nullable else ""
    arguments: list[str | Call] = [python_string(column.name)] if name != column.name else []
    stored = stored_type(column, choices, in_key=in_key, lone_key=lone_key and not keys)
    arguments += [stored] if stored not in _WHOLE.values() else []
    arguments += [foreign_key(key) for key in keys]
    if column.primary_key:
        arguments.append("primary_key=True")
    if column.unique:
        arguments.append("unique=True")
    if indexed:
        arguments.append("index=True")
    if python == "Any" and not column.nullable:
        arguments.append("nullable=False")
    arguments += _default(column, chosen, lone_key=lone_key and not keys)
    declared = f"{name}: Mapped[{python}{optional}]"
    return bracketed(f"{declared} = mapped_column(", *arguments) if arguments else declared


def _chosen(column: Column, choices: Mapping[str, Choices]) -> Choices | None:
    return choices.get(column.type.element or "") if column.type.name is TypeName.ENUMERATION else None


def foreign_key(key: ForeignKey) -> str:
    """A reference of one column."""
    target = python_string(f"{key.table}.{key.references[0]}")
    return f"sa.ForeignKey({', '.join([target, *deletion(key)])})"


def deletion(key: ForeignKey) -> list[str]:
    """The argument that says what becomes of rows that refer."""
    return [f"ondelete={python_string(_ON_DELETE[key.on_delete])}"] if key.on_delete in _ON_DELETE else []


def stored_type(column: Column, choices: Mapping[str, Choices], *, in_key: bool, lone_key: bool) -> str:
    """The type of SQLAlchemy, also where an annotation says it already."""
    data_type, chosen = column.type, _chosen(column, choices)
    if chosen is not None:
        name = python_string(chosen.enumeration.name)
        return f"sa.Enum({chosen.name}, name={name}, values_callable=values_of)"
    if lone_key and data_type.name is TypeName.BIGINT:
        # SQLite numbers the rows by itself only where the type is exactly INTEGER.
        return 'sa.BigInteger().with_variant(sa.Integer, "sqlite")'
    if in_key and data_type.name is TypeName.BINARY:
        return f"sa.LargeBinary({_LENGTH})"
    if in_key and data_type.name in (TypeName.TEXT, TypeName.JSON):
        return f"sa.String({_LENGTH})"
    if data_type.name is TypeName.NUMERIC:
        scale = 2 if data_type.scale is None else data_type.scale
        return f"sa.Numeric({data_type.precision or 12}, {scale})"
    found = _STORED.get(data_type.name) or _WHOLE.get(data_type.name)
    return found or f"sa.String({data_type.length or _LENGTH})"


def _default(column: Column, chosen: Choices | None, *, lone_key: bool) -> list[str]:
    if lone_key and column.type.name is TypeName.UUID:
        return ["default=uuid4"]
    if column.primary_key:
        return []
    default = default_value(column.type, column.default, chosen.enumeration if chosen else None)
    match default:
        case None:
            return []
        case Moment.NOW:
            moment = "now" if column.type.name is TypeName.TIMESTAMP else "current_date"
            return [f"server_default=sa.func.{moment}()"]
        case Moment():
            return [f"default={'uuid4' if default is Moment.UUID else default.value}"]
        case bool():
            return [f"server_default=sa.{str(default).lower()}()"]
        case int() | float() | Decimal():
            return [f'server_default=sa.text("{default}")']
    return [f"server_default={python_string(default)}"]
