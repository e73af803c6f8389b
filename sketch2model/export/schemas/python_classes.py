"""What pydantic classes and dataclasses have in common: a module of Python with a class for each record."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from keyword import kwlist
from uuid import UUID

from jinja2 import Environment, PackageLoader

from sketch2model.concepts import TypeName
from sketch2model.export.diagrams.signatures import operation_text
from sketch2model.export.escape import LABEL_LIMIT, one_line, python_comment, python_docstring, python_string
from sketch2model.export.schemas.defaults import Default, Value, default_of
from sketch2model.export.schemas.python_lines import assignment, class_header, docstring
from sketch2model.export.schemas.python_types import PYTHON_TYPES
from sketch2model.export.schemas.records import Record, RecordEnumeration, RecordField, Records
from sketch2model.export.schemas.remarks import element_title, field_remark

RESERVED_TYPES = frozenset({"ABC", "Any", "ClassVar", "Decimal", "False", "None", "StrEnum", "True", "UUID"})
# A field hides what it is called after from the fields below it, so these cannot be types and fields at once.
RESERVED_FIELDS = frozenset({*kwlist, "bool", "bytes", "dt", "float", "int", "list", "str"})

_MADE_ANEW = {
    TypeName.DATE: "dt.date.today",
    TypeName.TIME: "lambda: dt.datetime.now().time()",
    TypeName.TIMESTAMP: "dt.datetime.now",
    TypeName.UUID: "uuid4",
}
_STANDARD = {
    "ABC": "abc",
    "Any": "typing",
    "ClassVar": "typing",
    "Decimal": "decimal",
    "StrEnum": "enum",
    "UUID": "uuid",
    "dataclass": "dataclasses",
    "field": "dataclasses",
    "uuid4": "uuid",
}
_ENVIRONMENT = Environment(  # noqa: S701 - Python is no HTML, its texts are escaped one by one
    loader=PackageLoader("sketch2model.export.schemas"),
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)

FieldLines = Callable[[RecordField, Default | None], list[str]]


def python_module(
    records: Records,
    *,
    field_lines: FieldLines,
    root: Sequence[str] = (),
    decorator: str = "",
    third_party: Mapping[str, str] | None = None,
    head_lines: Callable[[Record], list[str]] = lambda record: [],
    footer: Sequence[str] = (),
) -> bytes:
    """A module with all enumerations and classes, bases before their children.

    Args:
        records: What to write, with names that Python and the library in question accept.
        field_lines: Makes the lines of a field from it and its default.
        root: Bases of a class that inherits from no other.
        decorator: The line above each class.
        third_party: Names that may be used, each with the module that it is imported from.
        head_lines: Lines above the fields of a class.
        footer: Lines at the end.
    """
    bases = python_bases(records)
    blocks = [_enumeration(each) for each in records.enumerations]
    for record in records.records:
        abstract = ("ABC",) if record.element.is_abstract else ()
        header = class_header(record.name, [*(bases[record.name] or root), *abstract])
        lines = [line for each in record.fields for line in field_lines(each, default_of(each, records))]
        about = [*_about(record), *_left_out(record, bases[record.name])]
        groups = [group for group in (head_lines(record), lines) if group]
        body = [*docstring(about), *(line for group in groups for line in ("", *group))]
        blocks.append([*([decorator] if decorator else []), *header, *body])
    code = "\n".join(line for block in blocks for line in block)
    text = _ENVIRONMENT.get_template("classes.py.jinja").render(
        head=f"Draft made by sketch2model from {python_docstring(records.source)}.",
        imports=list(_imports(code, third_party or {})),
        blocks=blocks,
        footer=footer,
    )
    return text.encode()


def python_bases(records: Records) -> dict[str, tuple[str, ...]]:
    """The bases of each record, by name; only the first one where Python finds no order for all of them."""
    built: dict[str, type] = {}
    kept: dict[str, tuple[str, ...]] = {}
    for record in records.records:
        kept[record.name] = record.bases
        try:
            built[record.name] = type(record.name, tuple(built[base] for base in record.bases), {})
        except TypeError:
            kept[record.name] = record.bases[:1]
            built[record.name] = type(record.name, (built[record.bases[0]],), {})
    return kept


def annotation(field: RecordField) -> str:
    """The type of a field."""
    plain = field.target or PYTHON_TYPES.get(field.type.name, "str")
    whole = f"list[{plain}]" if field.many else plain
    if not field.many and not field.required and plain != "Any":
        whole = f"{plain} | None"
    return f"ClassVar[{whole}]" if field.static else whole


def default_source(field: RecordField, default: Default) -> tuple[str | None, str | None]:
    """A default as an expression, or as the function that makes it; the other one is None."""
    if default.member is not None:
        return f"{field.target}.{default.member}", None
    if default.value is None:
        return None, _MADE_ANEW[field.type.name]
    return _literal(default.value), None


def _literal(value: Value) -> str:
    if isinstance(value, str):
        return python_string(value)
    if isinstance(value, Decimal):
        return f'Decimal("{value}")'
    if isinstance(value, UUID):
        return f'UUID("{value}")'
    return repr(value).replace("datetime.", "dt.")


def comment(field: RecordField, default: Default | None) -> str:
    """What is said of a field."""
    return python_comment(field_remark(field, default_kept=default is not None))


def _about(record: Record) -> Iterator[str]:
    yield f"{python_docstring(element_title(record.element))}."
    for operation in record.element.operations:
        yield f"Drawn operation: {python_docstring(one_line(operation_text(operation), LABEL_LIMIT))}"


def _left_out(record: Record, bases: Sequence[str]) -> Iterator[str]:
    missing = [base for base in record.bases if base not in bases]
    if missing:
        yield f"Drawn to inherit from {', '.join(missing)} too, but Python finds no order for such bases."


def _enumeration(enumeration: RecordEnumeration) -> list[str]:
    members = [line for name, value in enumeration.members for line in assignment(name, value=python_string(value))]
    title = f"{python_docstring(element_title(enumeration.element))}."
    return [*class_header(enumeration.name, ["StrEnum"]), *docstring([title]), "", *members]


def _imports(code: str, third_party: Mapping[str, str]) -> Iterator[list[str]]:
    """Groups of import lines for the names that the code uses."""
    names = (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Name))
    used = {name.id for name in names if isinstance(name.ctx, ast.Load)}
    standard = ["import datetime as dt"] if "dt" in used else []
    standard += _from_lines({name: module for name, module in _STANDARD.items() if name in used})
    others = _from_lines({name: module for name, module in third_party.items() if name in used})
    yield from (group for group in (standard, others) if group)


def _from_lines(modules: Mapping[str, str]) -> list[str]:
    return [
        f"from {module} import {', '.join(sorted(name for name in modules if modules[name] == module))}"
        for module in sorted(set(modules.values()))
    ]
