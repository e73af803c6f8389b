"""Primary keys: drawn, named like one, or added."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from sketch2model.concepts import Column, DataType, TypeName
from sketch2model.interpret.naming import singular, unused
from sketch2model.interpret.schema.tables import TableDraft

KEY = "id"
_KEYS = (KEY, "uuid", "guid")
_ENDINGS = ("id", "no", "nr", "number", "nummer", "key", "code", "uuid")
_NO_KEYS = (TypeName.JSON, TypeName.REFERENCE, TypeName.BOOLEAN)


def settle_key(draft: TableDraft, table_names: Collection[str]) -> None:
    """See that the table has a primary key: drawn, one that is named like a key, or an added `id`."""
    for key in draft.keys:
        if key.type.name is TypeName.JSON:
            draft.replace(key, replace(key, primary_key=False))
        else:
            draft.replace(key, replace(key, nullable=False, unique=False))
    if draft.keys:
        return
    candidates = [column for column in draft.columns if column.name not in draft.marked]
    own = next((column for column in candidates if _is_own_key(column, draft.name, table_names)), None)
    if own is None:
        add_key(draft)
    else:
        draft.replace(own, replace(own, primary_key=True, nullable=False, unique=False))


def add_key(draft: TableDraft) -> None:
    """Give the table a key of its own that was not drawn."""
    name = unused(KEY, draft.names)
    why = "added: every table needs a key"
    draft.columns.insert(
        0, Column(name, DataType(TypeName.INTEGER), why=why, primary_key=True, confidence=draft.confidence)
    )


def _is_own_key(column: Column, table: str, table_names: Collection[str]) -> bool:
    """`id`, `uuid`, `customer_id`, `customer_no` or `id_customer` in `customer`, `cid` or `c_id` in `customer`."""
    if column.type.name in _NO_KEYS:
        return False
    if column.name in _KEYS:
        return True
    stems = _stems(table)
    stem, _, ending = column.name.rpartition("_")
    if (ending in _ENDINGS and stem in stems) or column.name in {f"{KEY}_{each}" for each in stems}:
        return True
    if column.name in {f"{each}{KEY}" for each in stems}:
        return True
    initials = "".join(word[0] for word in table.split("_"))
    return (ending == KEY and stem == initials and stem not in table_names) or column.name == f"{initials}{KEY}"


def _stems(table: str) -> set[str]:
    one = singular(table)
    return {table, one, one.rpartition("_")[2], table.replace("_", "")}
