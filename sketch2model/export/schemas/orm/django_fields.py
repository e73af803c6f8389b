"""Columns as fields of Django models (Django 5.2)."""

from __future__ import annotations

import keyword
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sketch2model.concepts import Column, DataType, Deletion, ForeignKey, Table, TypeName
from sketch2model.export.escape import one_line, python_string
from sketch2model.export.schemas.notes import column_note
from sketch2model.export.schemas.orm.choices import Choices
from sketch2model.export.schemas.orm.defaults import Default, Moment, default_value
from sketch2model.export.schemas.orm.names import attribute_name
from sketch2model.export.schemas.orm.source import Call, bracketed

_LENGTH = 255
_VERBOSE_LIMIT = 100
_IMPORTED = ("Decimal", "models", "timezone", "uuid4", "list", "dict", "str")
_OF_MODELS = """adelete arefresh_from_db asave check clean clean_fields date_error_message delete from_db full_clean
get_constraints get_deferred_fields objects pk prepare_database_save refresh_from_db save save_base
serializable_value unique_error_message validate_constraints validate_unique"""
RESERVED = frozenset({*keyword.kwlist, *_IMPORTED, *_OF_MODELS.split()})
"""What no field and no reverse name can be called."""

_KINDS = {
    TypeName.INTEGER: "IntegerField",
    TypeName.BIGINT: "BigIntegerField",
    TypeName.NUMERIC: "DecimalField",
    TypeName.FLOAT: "FloatField",
    TypeName.BOOLEAN: "BooleanField",
    TypeName.TEXT: "TextField",
    TypeName.DATE: "DateField",
    TypeName.TIME: "TimeField",
    TypeName.TIMESTAMP: "DateTimeField",
    TypeName.UUID: "UUIDField",
    TypeName.BINARY: "BinaryField",
    TypeName.JSON: "JSONField",
}
_NUMBERED = {TypeName.INTEGER: "AutoField", TypeName.BIGINT: "BigAutoField"}
_ADDRESSES = {"email": "EmailField", "mail": "EmailField", "e_mail": "EmailField", "url": "URLField"}
_ON_DELETE = {Deletion.RESTRICT: "PROTECT", Deletion.CASCADE: "CASCADE", Deletion.SET_NULL: "SET_NULL"}


def on_delete(deletion: Deletion) -> str:
    """Django's word for what becomes of a row."""
    return f"models.{_ON_DELETE[deletion]}"


def mended(name: str) -> str:
    """Another name instead of a reserved one, as Django's `inspectdb` makes them."""
    return f"{name}_field"


def plain_field(name: str, column: Column, choices: Mapping[str, Choices], key: bool) -> Call:
    """A field that refers to nothing.

    Args:
        name: What it is called.
        column: What it holds.
        choices: Ids of elements to the enumerations that they were drawn as.
        key: Whether it is the whole primary key.
    """
    chosen = choices.get(column.type.element or "") if column.type.name is TypeName.ENUMERATION else None
    kind, arguments = _kind(column, chosen, key)
    drawn = one_line(column.drawn_name or "", _VERBOSE_LIMIT)
    if drawn and attribute_name(drawn) not in (name, f"{name}_id"):
        arguments.insert(0, python_string(drawn))
    if key:
        arguments.append("primary_key=True")
    if key and column.type.name is TypeName.UUID:
        arguments += ["default=uuid4", "editable=False"]
    arguments += optional(column.nullable)
    if column.unique and not key:
        arguments.append("unique=True")
    values = chosen.enumeration if chosen else None
    default = None if key else default_value(column.type, column.default, values)
    if default is not None:
        arguments.append(f"default={_default(default, column.type, chosen)}")
    if name != column.name:
        arguments.append(f"db_column={python_string(column.name)}")
    return bracketed(f"{name} = models.{kind}(", *arguments)


def optional(nullable: bool) -> list[str]:
    """What says that a field may be empty."""
    return ["null=True", "blank=True"] if nullable else []


def _kind(column: Column, chosen: Choices | None, key: bool) -> tuple[str, list[str]]:
    data_type = column.type
    in_key = key or column.primary_key or column.unique
    if key and data_type.name in _NUMBERED:
        return _NUMBERED[data_type.name], []
    if chosen is not None:
        longest = max(map(len, chosen.members))
        return "CharField", [f"max_length={longest}", f"choices={chosen.name}.choices"]
    if data_type.name is TypeName.STRING and data_type.length is None and (address := _address(column)):
        return address, [] if address == "EmailField" else [f"max_length={_LENGTH}"]
    if in_key and data_type.name in (TypeName.TEXT, TypeName.JSON):
        return "CharField", [f"max_length={_LENGTH}"]
    if data_type.name is TypeName.NUMERIC:
        scale = 2 if data_type.scale is None else data_type.scale
        return "DecimalField", [f"max_digits={data_type.precision or 12}", f"decimal_places={scale}"]
    if data_type.name is TypeName.BINARY:
        return "BinaryField", [f"max_length={_LENGTH}"] if in_key else []
    if data_type.name in _KINDS:
        return _KINDS[data_type.name], []
    return "CharField", [f"max_length={data_type.length or _LENGTH}"]


def _address(column: Column) -> str | None:
    """The kind of field for an e-mail or web address, where the type as drawn or the reason for it says so."""
    words = attribute_name(column.drawn_type or column.why).split("_")
    return next((kind for word, kind in _ADDRESSES.items() if word in words), None)


def _default(default: Default, data_type: DataType, chosen: Choices | None) -> str:
    match default:
        case Moment.NOW:
            return "timezone.now" if data_type.name is TypeName.TIMESTAMP else "timezone.localdate"
        case Moment.UUID:
            return "uuid4"
        case Moment():
            return str(default.value)
        case Decimal():
            return f"Decimal({python_string(str(default))})"
        case str() if chosen is not None:
            return f"{chosen.name}.{chosen.members[default]}"
        case str():
            return python_string(default)
    return repr(default)


@dataclass(frozen=True, slots=True)
class DjangoField:
    """A field.

    Attributes:
        name: What it is called.
        code: The statement that makes it.
        note: Where it comes from; not escaped.
        column: What it holds; None where it refers to something or was added for Django.
    """

    name: str
    code: Call
    note: str = ""
    column: Column | None = None


def composite_key(fields: Sequence[str]) -> DjangoField:
    """A primary key of several fields."""
    return DjangoField("pk", bracketed("pk = models.CompositePrimaryKey(", *map(python_string, fields)))


def reference_field(name: str, kind: str, target: str, deletion: str, *arguments: str) -> Call:
    """A field that refers to a row of the class `target`."""
    return bracketed(f"{name} = models.{kind}(", python_string(target), f"on_delete={deletion}", *arguments)


def stored_as(name: str, key: ForeignKey) -> list[str]:
    """The argument that names the column of a reference, where Django would call it something else."""
    same = len(key.columns) > 1 or key.columns[0] == f"{name}_id"
    return [] if same else [f"db_column={python_string(key.columns[0])}"]


def reference_note(table: Table, key: ForeignKey) -> str:
    """Where a reference comes from; of several columns, which ones it stands for."""
    columns = [column for column in table.columns if column.name in key.columns]
    drawn = next((column for column in columns if column.drawn_name is not None), columns[0])
    note = column_note(drawn)
    return f"{note}; for {', '.join(key.columns)}" if len(key.columns) > 1 else note
