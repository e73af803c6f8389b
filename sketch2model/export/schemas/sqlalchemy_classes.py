"""A draft schema as SQLAlchemy classes (SQLAlchemy 2, typed)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sketch2model.concepts import Column, ForeignKey, Table
from sketch2model.export.base import Exportable, Format
from sketch2model.export.escape import one_line, python_docstring, python_string
from sketch2model.export.schemas.notes import column_note
from sketch2model.export.schemas.orm.choices import Choices, choices_of
from sketch2model.export.schemas.orm.classes import description
from sketch2model.export.schemas.orm.links import parent_key
from sketch2model.export.schemas.orm.names import attribute_name
from sketch2model.export.schemas.orm.sound import sound_schema
from sketch2model.export.schemas.orm.source import Call, bracketed, lines_of, listed
from sketch2model.export.schemas.orm.sqlalchemy_columns import (
    RESERVED,
    attribute,
    deletion,
    foreign_key,
    stored_type,
)
from sketch2model.export.schemas.orm.sqlalchemy_links import relationship
from sketch2model.export.schemas.orm.sqlalchemy_plan import SqlalchemyClass, SqlalchemyPlan
from sketch2model.export.schemas.orm.template import remarks_of, rendered
from sketch2model.settings import ExportOptions


@dataclass(frozen=True, slots=True)
class _Written:
    """A class as the template wants it, all texts escaped; there is an empty line before each block."""

    head: str
    description: list[str]
    blocks: list[list[str]]


def _write(exportable: Exportable, options: ExportOptions) -> bytes:
    sound = sound_schema(exportable.schema)
    taken = {name for name in RESERVED if name[0].isupper()}
    choices = choices_of(sound.schema, taken)
    plan = SqlalchemyPlan(sound.schema, exportable.uml, taken)
    writer = _Writer(plan, choices)
    classes = [writer.written(each) for each in plan.classes]
    tables = [table for table in sound.schema.tables if table.name in plan.joins]
    joins = [writer.join_table(table) for table in tables]
    code = "\n".join(line for each in classes for block in each.blocks for line in block)
    return rendered(
        "sqlalchemy.py.jinja",
        source=python_docstring(one_line(exportable.uml.source)),
        remarks=remarks_of(sound.schema, sound.remarks),
        imports=list(_imports(code, choices)),
        choices=[{"name": each.name, "lines": list(_members(each))} for each in choices.values()],
        joins=joins,
        classes=classes,
    )


def _imports(code: str, choices: Mapping[str, Choices]) -> Iterator[str]:
    identifiers = [name for name, sign in (("UUID", "Mapped[UUID"), ("uuid4", "default=uuid4")) if sign in code]
    needed = {
        "import datetime as dt": "Mapped[dt." in code,
        "import enum": bool(choices),
        "from decimal import Decimal": "Mapped[Decimal" in code,
        "from typing import Any": "Mapped[Any" in code,
        f"from uuid import {', '.join(identifiers)}": bool(identifiers),
    }
    yield from (line for line, wanted in needed.items() if wanted)
    if any(needed.values()):
        yield ""
    yield "import sqlalchemy as sa"
    used = [name for name in ("Mapped", "mapped_column", "relationship") if name in code]
    yield f"from sqlalchemy.orm import {', '.join(['DeclarativeBase', *used])}"


def _members(choices: Choices) -> Iterator[str]:
    for value, name in choices.members.items():
        yield f"{name} = {python_string(value)}"


class _Writer:
    """What the code of a class needs to know: the names of all others."""

    def __init__(self, plan: SqlalchemyPlan, choices: Mapping[str, Choices]) -> None:
        self._plan = plan
        self._choices = choices

    def written(self, each: SqlalchemyClass) -> _Written:
        mapped = each.mapped
        head = bracketed(f"class {mapped.name}(", mapped.parent or "Base", closing="):")
        columns = [line for column in mapped.columns for line in self._column(each, column)]
        links = [line for link in each.relationships for line in lines_of(relationship(link, self._plan))]
        about = description(mapped)
        if children := self._plan.children(mapped.name):
            about.append(f"No column says which rows are also {' or '.join(children)}: ask for these classes.")
        return _Written(
            head="\n".join(lines_of(head, indent=0)),
            description=[python_docstring(line) for line in about],
            blocks=[
                [line for code in self._about_table(each) for line in lines_of(code)],
                columns,
                links,
                [line for code in self._about_mapper(each) for line in lines_of(code)],
            ],
        )

    def _column(self, each: SqlalchemyClass, column: Column) -> list[str]:
        mapped, table = each.mapped, each.mapped.table
        name = self._plan.column_name(mapped, column)
        keys = [] if mapped.abstract else [key for key in table.foreign_keys if key.columns == (column.name,)]
        code = attribute(
            name,
            column,
            self._choices,
            keys,
            in_key=_is_in_key(table, column),
            lone_key=table.primary_key == (column.name,),
            indexed=bool(keys) and not column.unique and table.primary_key[:1] != (column.name,),
        )
        return lines_of(code, note=column_note(column))

    def _about_table(self, each: SqlalchemyClass) -> Iterator[str | Call]:
        table = each.mapped.table
        if each.mapped.abstract:
            yield "__abstract__ = True"
        elif each.kind_of is None:
            yield f"__tablename__ = {python_string(table.name)}"
            arguments = [*_constraints(table)]
            if arguments:
                yield Call("__table_args__ = (", tuple(arguments), ")", tall=True)

    def _about_mapper(self, each: SqlalchemyClass) -> Iterator[str | Call]:
        arguments = [*self._polymorphic(each), *self._inherit_condition(each)]
        if arguments:
            yield Call("__mapper_args__ = {", tuple(arguments), "}")

    def _polymorphic(self, each: SqlalchemyClass) -> Iterator[str]:
        mapped, table = each.mapped, each.mapped.table
        if not mapped.kinds and each.kind_of is None:
            return
        column = table.column(table.discriminator or "")
        if column is None:
            return
        if each.kind_of is None:
            yield f'"polymorphic_on": {python_string(self._plan.attribute(table.name, column.name))}'
        yield f'"polymorphic_identity": {self._identity(each, column)}'

    def _identity(self, each: SqlalchemyClass, column: Column) -> str:
        wanted = attribute_name(each.mapped.name)
        choices = self._choices.get(column.type.element or "")
        members = choices.members.items() if choices else ()
        found = next((name for value, name in members if attribute_name(value) == wanted), None)
        return f"{choices.name}.{found}" if choices and found else python_string(wanted)

    def _inherit_condition(self, each: SqlalchemyClass) -> Iterator[str]:
        """Where a child refers to its parent for other reasons, too."""
        table = each.mapped.table
        key = None if each.mapped.abstract or each.kind_of else parent_key(table)
        if key is None or not self._plan.inherits_ambiguously(table, key):
            return
        pairs = zip(key.columns, key.references, strict=True)
        parts = [
            f"{self._plan.attribute(table.name, own)} == {self._plan.path(key.table, other)}" for own, other in pairs
        ]
        condition = parts[0] if len(parts) == 1 else f"sa.and_({', '.join(parts)})"
        yield f'"inherit_condition": {condition}'

    def join_table(self, table: Table) -> list[str]:
        items: list[str | Call] = [python_string(table.name), "Base.metadata"]
        for column in table.columns:
            keys = [foreign_key(key) for key in table.foreign_keys if key.columns == (column.name,)]
            stored = stored_type(column, self._choices, in_key=True, lone_key=table.primary_key == (column.name,))
            flags = ["primary_key=True"] if column.primary_key else ["nullable=False"]
            indexed = ["index=True"] if keys and table.primary_key[:1] != (column.name,) else []
            name = python_string(column.name)
            items.append(bracketed("sa.Column(", name, *(keys or [stored]), *flags, *indexed))
        items += _constraints(table)
        return lines_of(Call(f"{self._plan.joins[table.name]} = sa.Table(", tuple(items), tall=True), indent=0)


def _is_in_key(table: Table, column: Column) -> bool:
    grouped = any(column.name in group for group in table.unique)
    return column.primary_key or column.unique or grouped or table.reference(column.name) is not None


def _constraints(table: Table) -> Iterator[Call]:
    for key in table.foreign_keys:
        if len(key.columns) > 1:
            own = [python_string(name) for name in key.columns]
            others = [python_string(f"{key.table}.{name}") for name in key.references]
            yield bracketed("sa.ForeignKeyConstraint(", listed("", own), listed("", others), *deletion(key))
    for group in table.unique:
        yield bracketed("sa.UniqueConstraint(", *map(python_string, group))
    for key in table.foreign_keys:
        if len(key.columns) > 1 and not _is_indexed(table, key):
            yield bracketed("sa.Index(", "None", *map(python_string, key.columns))


def _is_indexed(table: Table, key: ForeignKey) -> bool:
    """Whether a primary key or what is unique together starts with its columns."""
    wanted = set(key.columns)
    return any(set(group[: len(wanted)]) == wanted for group in (table.primary_key, *table.unique))


SQLALCHEMY = Format(
    "sqlalchemy",
    "sqlalchemy.py",
    "Draft schema as SQLAlchemy 2 classes, typed",
    "text/x-python",
    _write,
    heeds=("inheritance",),
)
