"""What has changed from one sketch to another, written in one of several forms."""

from __future__ import annotations

from sketch2model.export.base import Exportable
from sketch2model.revision.alter import changes_sql
from sketch2model.revision.changes import compare
from sketch2model.revision.report import changes_json, changes_text

FORMS = ("text", "json", "sql")


def difference(old: Exportable, new: Exportable, form: str, dialect: str) -> bytes:
    """The changes as text for people, JSON for programs, or SQL that alters the tables.

    Args:
        old: What the earlier sketch means.
        new: What the later one means.
        form: One of `FORMS`.
        dialect: One of `settings.DIALECTS`; SQL alone heeds it.
    """
    comparison = compare(old.uml, new.uml)
    if form == "sql":
        return changes_sql(comparison, old.schema, new.schema, dialect)
    return changes_json(comparison) if form == "json" else changes_text(comparison)
