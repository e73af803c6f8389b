"""GraphQL's schema definition language (specification of October 2021, section 3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sketch2model.concepts import DataType, TypeName
from sketch2model.export.base import Exportable, Format
from sketch2model.export.bounds import ONE
from sketch2model.export.escape import LABEL_LIMIT, graphql_string, one_line, python_comment
from sketch2model.export.schemas.record_drafting import records_of
from sketch2model.export.schemas.records import Record, RecordEnumeration, RecordField, Records
from sketch2model.export.schemas.remarks import element_title, field_remark
from sketch2model.export.schemas.type_names import Naming, plural
from sketch2model.settings import ExportOptions

_TYPES = {
    TypeName.INTEGER: "Int",
    TypeName.BIGINT: "BigInt",
    TypeName.NUMERIC: "Decimal",
    TypeName.FLOAT: "Float",
    TypeName.BOOLEAN: "Boolean",
    TypeName.DATE: "Date",
    TypeName.TIME: "Time",
    TypeName.TIMESTAMP: "DateTime",
    TypeName.UUID: "UUID",
    TypeName.BINARY: "Base64",
    TypeName.JSON: "JSON",
}
_BUILT_IN = frozenset({"Boolean", "Float", "ID", "Int", "String"})
_ROOTS = frozenset({"Mutation", "Query", "Subscription"})
_NAMING = Naming(camel=True, ascii_only=True, types=_BUILT_IN.union(_ROOTS, _TYPES.values()))
_ID = "id"
_ADDED = "added, since nothing else tells one from another"


def _write(exportable: Exportable, options: ExportOptions) -> bytes:
    return "\n".join(_lines(records_of(exportable.uml, _NAMING))).encode()


def _lines(records: Records) -> Iterator[str]:
    yield f"# Draft made by sketch2model from {python_comment(records.source)}."
    yield "# Descriptions say what was drawn, what was read with doubt and what was guessed."
    fields = _all_fields(records)
    used = {_named_type(field) for each in fields.values() for field in each if field.target is None}
    for scalar in sorted(used - _BUILT_IN):
        yield from ("", f"scalar {scalar}")
    for enumeration in records.enumerations:
        yield from ("", *_enumeration(enumeration))
    for record in records.records:
        yield from ("", *_type(record, fields[record.name], records))
    if records.records:
        yield from ("", *_query(records, fields))
    yield ""


def _all_fields(records: Records) -> dict[str, list[RecordField]]:
    """The fields of each record, by its name: inherited ones are repeated, as GraphQL demands.

    Where nothing tells one object from another an id is added, also where an interface would have no fields.
    """
    fields = {record.name: [*records.inherited_fields(record), *record.fields] for record in records.records}
    everything = [field for each in fields.values() for field in each]
    names = (_ID, "nodeId", *(f"nodeId{number}" for number in range(2, len(everything) + 2)))
    name = next(name for name in names if all(_is_key(field) for field in everything if field.name == name))
    added = RecordField(name, DataType(TypeName.UUID), None, ONE, _ADDED, key=True)
    with_added: set[str] = set()
    for record in records.records:
        own = fields[record.name]
        needs = not own if record.element.is_abstract else not any(map(_is_key, own))
        if needs or not with_added.isdisjoint(record.ancestors):
            if record.element.is_abstract:
                with_added.add(record.name)
            if all(field.name != name for field in own):
                own.insert(0, added)
    return fields


def _type(record: Record, fields: Sequence[RecordField], records: Records) -> Iterator[str]:
    abstract = {each.name for each in records.records if each.element.is_abstract}
    word = "interface" if record.name in abstract else "type"
    interfaces = [ancestor for ancestor in record.ancestors if ancestor in abstract]
    implements = f" implements {' & '.join(interfaces)}" if interfaces else ""
    concrete = [ancestor for ancestor in record.ancestors if ancestor not in abstract]
    inherits = f"; has all that {' and '.join(concrete)} has" if concrete else ""
    yield graphql_string(f"{element_title(record.element)}{inherits}")
    yield f"{word} {record.name}{implements} {{"
    for field in fields:
        yield f"  {graphql_string(field_remark(field, default_kept=False))}"
        yield f"  {field.name}: {_field_type(field)}"
    yield "}"


def _enumeration(enumeration: RecordEnumeration) -> Iterator[str]:
    yield graphql_string(element_title(enumeration.element))
    yield f"enum {enumeration.name} {{"
    for name, value in enumeration.members:
        if name != value:
            yield f"  {graphql_string(one_line(f'drawn as {value}', LABEL_LIMIT))}"
        yield f"  {name}"
    yield "}"


def _query(records: Records, fields: Mapping[str, Sequence[RecordField]]) -> Iterator[str]:
    """Ways to all objects of a type and to a single one; a schema is valid only with some."""
    taken: set[str] = set()
    yield "type Query {"
    for record in records.records:
        yield f"  {_NAMING.field_name(plural(record.name), taken)}: [{record.name}!]!"
        keys = [field for field in fields[record.name] if _is_key(field)]
        if keys:
            wanted = [field for field in keys if field.key] or keys
            arguments = ", ".join(f"{field.name}: {_field_type(field)}" for field in wanted)
            one = record.name if _NAMING.plain_field_name(record.name) not in taken else f"{record.name} by key"
            yield f"  {_NAMING.field_name(one, taken)}({arguments}): {record.name}"
    yield "}"


def _is_key(field: RecordField) -> bool:
    """Whether it tells one object from another: drawn as a key, or called `id`."""
    named = field.name == _ID and field.required and not field.static
    return (field.key or named) and not field.many and field.target is None


def _field_type(field: RecordField) -> str:
    name = _named_type(field)
    if field.many:
        return f"[{name}!]!"
    return f"{name}!" if field.required or _is_key(field) else name


def _named_type(field: RecordField) -> str:
    if field.target is not None:
        return field.target
    return "ID" if _is_key(field) else _TYPES.get(field.type.name, "String")


GRAPHQL = Format("graphql", "graphql", "Types of GraphQL (SDL), a draft", "application/graphql", _write)
