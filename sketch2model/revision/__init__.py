"""Working with results: pages put together, two states compared."""

from sketch2model.revision.alter import changes_sql
from sketch2model.revision.changes import Change, ChangeKind, Comparison, Subject, compare
from sketch2model.revision.difference import FORMS, difference
from sketch2model.revision.merge import merge
from sketch2model.revision.report import changes_json, changes_text

__all__ = [
    "FORMS",
    "Change",
    "ChangeKind",
    "Comparison",
    "Subject",
    "changes_json",
    "changes_sql",
    "changes_text",
    "compare",
    "difference",
    "merge",
]
