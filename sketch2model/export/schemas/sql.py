"""A draft database schema as SQL, for PostgreSQL, SQLite, MySQL and MariaDB."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import CreateEnumType
from sqlalchemy.schema import AddConstraint, CreateIndex, CreateTable, ExecutableDDLElement

from sketch2model.concepts import Table
from sketch2model.export.base import Exportable, Format
from sketch2model.export.escape import one_line, sql_comment
from sketch2model.export.schemas.notes import column_note, enumeration_note, issue_note, table_note
from sketch2model.export.schemas.sql_constraints import foreign_keys, plain_indexes
from sketch2model.export.schemas.sql_dialects import SQL_DIALECTS, SqlDialect
from sketch2model.export.schemas.sql_metadata import Draft, draft_metadata
from sketch2model.settings import ExportOptions

_WIDEST = 56


def _write(exportable: Exportable, options: ExportOptions) -> bytes:
    dialect = SQL_DIALECTS[options.dialect]
    draft = draft_metadata(exportable.schema)
    parts = ["\n".join(_header(exportable, dialect))]
    if draft.tables:
        parts += [dialect.setting, *_statements(draft, dialect.compiler)]
    if draft.remarks:
        parts.append("\n".join(f"-- {sql_comment(remark)}" for remark in draft.remarks))
    return ("\n\n".join(parts) + "\n").encode()


def _header(exportable: Exportable, dialect: SqlDialect) -> Iterator[str]:
    yield f"-- Draft of a schema for {dialect.title}, read from the photo {sql_comment(exportable.uml.source)}."
    yield "-- Types and keys that were not drawn are guesses: check them before you use this."
    if not exportable.schema.tables:
        yield "-- No class or entity was found, so there is no table."
    for issue in exportable.schema.issues:
        yield f"-- {sql_comment(issue_note(issue))}"


def _statements(draft: Draft, dialect: sa.Dialect) -> Iterator[str]:
    """Types, then tables with their indexes, then the references that lead to a table created later.

    SQLite has those inside its tables as well, since there the order does not matter.
    """
    if dialect.name == "postgresql":
        for enumeration, drawn in draft.enumerations:
            native = CreateEnumType(enumeration.dialect_impl(dialect))
            yield f"-- {sql_comment(enumeration_note(drawn))}\n{_sql(native, dialect)}"
    there: set[sa.Table] = set()
    late: list[sa.ForeignKeyConstraint] = []
    for table in draft.tables:
        there.add(table)
        inline: list[sa.ForeignKeyConstraint] = []
        for key in foreign_keys(table):
            early = key.referred_table in there or not dialect.supports_alter
            (inline if early else late).append(key)
        create = CreateTable(table, include_foreign_key_constraints=inline)
        yield "\n".join(_create_table(str(create.compile(dialect=dialect)), draft.drawn[table.name]))
        yield from (_sql(CreateIndex(index), dialect) for index in plain_indexes(table))
    yield from (_sql(AddConstraint(key), dialect) for key in late)


def _sql(statement: ExecutableDDLElement, dialect: sa.Dialect) -> str:
    return f"{one_line(str(statement.compile(dialect=dialect)))};"


def _create_table(create: str, drawn: Table) -> Iterator[str]:
    """SQLAlchemy writes one line for each column, in order, right after the first line."""
    lines = [line.rstrip().replace("\t", "    ") for line in create.strip().split("\n")]
    columns = lines[1 : 1 + len(drawn.columns)]
    width = max((len(line) for line in columns if len(line) <= _WIDEST), default=_WIDEST)
    yield f"-- {sql_comment(table_note(drawn))}"
    yield lines[0]
    for line, column in zip(columns, drawn.columns, strict=True):
        yield f"{line:<{width}}  -- {sql_comment(column_note(column))}"
    yield from lines[1 + len(columns) : -1]
    yield f"{lines[-1].replace(')CHARSET', ') CHARSET')};"


SQL = Format(
    "sql",
    "sql",
    "Draft schema in SQL, for PostgreSQL, SQLite, MySQL or MariaDB",
    "application/sql",
    _write,
    heeds=("dialect", "inheritance"),
)
