"""A draft database schema in DBML, as dbdiagram.io and others read it (https://dbml.dbdiagram.io/docs)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from sketch2model.concepts import Column, Enumeration, Table
from sketch2model.export.base import Exportable, Format
from sketch2model.export.escape import dbml_name, dbml_string, one_line
from sketch2model.export.schemas.notes import column_note, enumeration_note, issue_note, table_note
from sketch2model.export.schemas.sql_constraints import foreign_keys, plain_indexes, unique_constraints
from sketch2model.export.schemas.sql_dialects import SQL_DIALECTS, SqlDialect
from sketch2model.export.schemas.sql_metadata import Draft, draft_metadata
from sketch2model.settings import ExportOptions

_TYPE = re.compile(r"\w+(\(\d+(, ?\d+)?\))?", re.ASCII)
_NUMBER = re.compile(r"\d+(\.\d+)?", re.ASCII)
# Signs at which pydbml takes columns of references, and types, apart.
_SPLITTING = str.maketrans("(),.", "[];:")

_Names = Mapping[Any, str]


def _write(exportable: Exportable, options: ExportOptions) -> bytes:
    dialect = SQL_DIALECTS[options.dialect]
    draft = draft_metadata(exportable.schema)
    names = _names(draft)
    parts = ["\n".join(_project(exportable, dialect))]
    parts += ["\n".join(_enumeration(*each, names)) for each in draft.enumerations]
    parts += ["\n".join(_table(table, draft.drawn[table.name], names, dialect.compiler)) for table in draft.tables]
    references = list(_references(draft, names))
    remarks = [f"// {one_line(remark)}" for remark in draft.remarks]
    parts += ["\n".join(lines) for lines in (references, remarks) if lines]
    return ("\n\n".join(parts) + "\n").encode()


def _names(draft: Draft) -> _Names:
    """What was created, and the values of types, to how they are written."""
    names: dict[Any, str] = {}
    enumerations = [enumeration for enumeration, _ in draft.enumerations]
    names |= _distinct((table, table.name) for table in draft.tables)
    names |= _distinct((enumeration, str(enumeration.name).translate(_SPLITTING)) for enumeration in enumerations)
    for table in draft.tables:
        names |= _distinct((column, column.name.translate(_SPLITTING)) for column in table.columns)
    for enumeration in enumerations:
        names |= _distinct(((enumeration, value), value) for value in enumeration.enums)
    return names


def _distinct(wanted: Iterable[tuple[Any, str]]) -> _Names:
    written: dict[str, Any] = {}
    for key, name in wanted:
        number, different = 1, dbml_name(name)
        while different in written:
            number += 1
            different = dbml_name(f"{name}_{number}")
        written[different] = key
    return {key: name for name, key in written.items()}


def _project(exportable: Exportable, dialect: SqlDialect) -> Iterator[str]:
    yield f"// Draft of a schema, read from the photo {one_line(exportable.uml.source)}."
    yield from (f"// {one_line(issue_note(issue))}" for issue in exportable.schema.issues)
    yield f"Project {dbml_name(exportable.uml.source or 'sketch')} {{"
    yield f"  database_type: {dbml_string(dialect.title)}"
    if exportable.schema.tables:
        yield "  Note: 'Types and keys that were not drawn are guesses: check them before you use this.'"
    else:
        yield "  Note: 'No class or entity was found, so there is no table.'"
    yield "}"


def _enumeration(enumeration: sa.Enum, drawn: Enumeration, names: _Names) -> Iterator[str]:
    yield f"// {one_line(enumeration_note(drawn))}"
    yield f"Enum {names[enumeration]} {{"
    yield from (f"  {names[enumeration, value]}" for value in enumeration.enums)
    yield "}"


def _table(table: sa.Table, drawn: Table, names: _Names, dialect: sa.Dialect) -> Iterator[str]:
    key = tuple(table.primary_key.columns)
    unique = [tuple(each.columns) for each in unique_constraints(table)]
    yield f"Table {names[table]} {{"
    for column, draft in zip(table.columns, drawn.columns, strict=True):
        settings = ", ".join(_settings(column, draft, key == (column,), (column,) in unique))
        yield f"  {names[column]} {_type(column, names, dialect)} [{settings}]"
    indexes = [(key, "pk")] if len(key) > 1 else []
    indexes += [(columns, "unique") for columns in unique if len(columns) > 1]
    indexes += [(tuple(each.columns), f"name: {dbml_string(str(each.name))}") for each in plain_indexes(table)]
    if indexes:
        yield from ("", "  indexes {")
        yield from (f"    {_group(columns, names)} [{setting}]" for columns, setting in indexes)
        yield "  }"
    yield from ("", f"  Note: {dbml_string(table_note(drawn))}", "}")


def _settings(column: sa.Column[Any], drawn: Column, is_key: bool, is_unique: bool) -> Iterator[str]:
    if is_key:
        yield "pk"
    if column.identity is not None:
        yield "increment"
    if is_unique:
        yield "unique"
    if not column.nullable and not is_key:
        yield "not null"
    if isinstance(column.server_default, sa.DefaultClause):
        yield f"default: {_default(column.server_default.arg)}"
    yield f"note: {dbml_string(column_note(drawn))}"


def _default(value: Any) -> str:
    """A string, or what SQL says: a number, a truth value or an expression."""
    if isinstance(value, str):
        return dbml_string(value)
    sql = str(value).strip("()")
    return sql if _NUMBER.fullmatch(sql) or sql in ("true", "false") else f"`{sql}`"


def _type(column: sa.Column[Any], names: _Names, dialect: sa.Dialect) -> str:
    if column.type in names:
        return names[column.type]
    written = column.type.compile(dialect=dialect).lower()
    return written if _TYPE.fullmatch(written) else dbml_name(written)


def _group(columns: tuple[sa.Column[Any], ...], names: _Names) -> str:
    written = ", ".join(names[column] for column in columns)
    return f"({written})" if len(columns) > 1 else written


def _references(draft: Draft, names: _Names) -> Iterator[str]:
    """Those that say again, the other way round, what refers to what are comments: DBML allows no second one."""
    seen: set[frozenset[frozenset[sa.Column[Any]]]] = set()
    for table in draft.tables:
        for key in foreign_keys(table):
            both = frozenset((frozenset(key.columns), frozenset(each.column for each in key.elements)))
            yield f"{'// ' if both in seen else ''}{_reference(key, names)}"
            seen.add(both)


def _reference(key: sa.ForeignKeyConstraint, names: _Names) -> str:
    """One to one where the columns that refer tell rows apart, else many to one."""
    columns = tuple(key.columns)
    targets = tuple(element.column for element in key.elements)
    owner = key.table
    alone = (owner.primary_key, *unique_constraints(owner))
    sign = "-" if any(set(each.columns) == set(columns) for each in alone) else ">"
    setting = f" [delete: {key.ondelete.lower()}]" if key.ondelete else ""
    ends = f"{names[owner]}.{_group(columns, names)} {sign} {names[key.referred_table]}.{_group(targets, names)}"
    return f"Ref {dbml_name(str(key.name))}: {ends}{setting}"


DBML = Format(
    "dbml",
    "dbml",
    "Draft schema in DBML, for dbdiagram.io and others",
    "text/plain",
    _write,
    heeds=("dialect", "inheritance"),
)
