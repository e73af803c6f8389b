"""What rows that are there already get in a column that may not be empty."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

_NEUTRAL: tuple[tuple[type[sa.types.TypeEngine[Any]], str], ...] = (
    (sa.Boolean, "false"),
    (sa.Integer, "0"),
    (sa.Numeric, "0"),
    (sa.DateTime, "CURRENT_TIMESTAMP"),
    (sa.Date, "CURRENT_DATE"),
    (sa.Time, "CURRENT_TIME"),
    (sa.JSON, "'{}'"),
    (sa.String, "''"),
)


_INLINE = {"literal_binds": True}


def fill(column: sa.Column[object], dialect: sa.Dialect) -> str | None:
    """A neutral value as SQL; None where there is none: for keys, references, UUIDs and what is unique."""
    if column.foreign_keys or column.primary_key or _is_unique(column):
        return None
    if isinstance(column.type, sa.Enum):
        return str(sa.literal(column.type.enums[0], sa.String()).compile(dialect=dialect, compile_kwargs=_INLINE))
    return next((value for known, value in _NEUTRAL if isinstance(column.type, known)), None)


def _is_unique(column: sa.Column[object]) -> bool:
    constraints = [each for each in column.table.constraints if isinstance(each, sa.UniqueConstraint)]
    return any(column.name in constraint.columns for constraint in constraints)
