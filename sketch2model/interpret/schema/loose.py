"""Columns that are named or marked as references though no line is drawn for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sketch2model.concepts import Column, Deletion, ForeignKey, TypeName
from sketch2model.interpret.naming import sameness, singular, unused
from sketch2model.interpret.schema.tables import TableDraft
from sketch2model.interpret.schema.workspace import Workspace

_ENDINGS = ("_id", "_uuid", "_guid", "_fk")
_MARKED_ENDINGS = (*_ENDINGS, "_no", "_nr", "_number", "_code", "_key")
_STARTS = ("id_", "fk_")
_PARENTS = ("parent", "eltern", "padre", "ouder")
_NO_REFERENCES = (TypeName.JSON, TypeName.ENUMERATION, TypeName.BOOLEAN, TypeName.REFERENCE)


def refer_by_name(work: Workspace) -> None:
    """`customer_id` refers to `customer`, if there is such a table with a key of one column."""
    for table in work.tables:
        for column in tuple(table.columns):
            marked = column.name in table.marked
            stem = _stem(column, marked=marked)
            if stem is None or table.reference(column.name) or not _may_refer(table, column, marked=marked):
                continue
            if not marked and sameness(stem) in (sameness(table.name), sameness(singular(table.name))):
                continue
            target = _target(table, stem, column, work.tables, marked=marked)
            if target is None:
                work.remarks.add("reference-to-nothing", column.box, table=table.name, column=column.name)
            else:
                _refer(table, column, stem, target)


def _may_refer(table: TableDraft, column: Column, *, marked: bool) -> bool:
    if column.drawn_name is None or column.type.name in _NO_REFERENCES:
        return False
    return marked or not column.primary_key or len(table.keys) > 1


def _stem(column: Column, *, marked: bool) -> str | None:
    """What the column refers to by its name; its whole name where it is marked and has no ending."""
    for ending in _MARKED_ENDINGS if marked else _ENDINGS:
        if column.name.endswith(ending):
            return column.name.removesuffix(ending)
    for start in _STARTS:
        if column.name.startswith(start):
            return column.name.removeprefix(start)
    return column.name if marked else None


def _target(
    table: TableDraft, stem: str, column: Column, tables: Sequence[TableDraft], *, marked: bool
) -> TableDraft | None:
    """The table of that name, or whose name the stem ends in, or, for a marked column, whose key is called the same."""
    single = [each for each in tables if len(each.keys) == 1 and not each.joins]
    if stem in _PARENTS:
        return table if len(table.keys) == 1 else None
    plain = sameness(stem)
    for each in single:
        if plain in (sameness(each.name), sameness(singular(each.name))):
            return each
    behind = [each for each in single if plain.endswith(sameness(singular(each.name))) and "_" in stem]
    if behind:
        return max(behind, key=lambda each: len(each.name))
    if marked:
        return next((each for each in single if each is not table and each.keys[0].name == column.name), None)
    return None


def _refer(table: TableDraft, column: Column, stem: str, target: TableDraft) -> None:
    key = target.keys[0]
    if key.name == column.name and target is table:
        return
    why = f"named after the key of {target.name}"
    nullable = column.nullable or (target is table and not column.primary_key)
    table.replace(column, replace(column, type=key.type, nullable=nullable, why=why))
    alone = column.primary_key and len(table.keys) == 1
    roles = {each.role for each in table.foreign_keys if each.role}
    table.foreign_keys.append(
        ForeignKey(
            (column.name,),
            target.name,
            (key.name,),
            on_delete=Deletion.SET_NULL if nullable else Deletion.RESTRICT,
            role=unused(stem, roles),
            unique=column.unique or alone,
            why=why,
        )
    )
