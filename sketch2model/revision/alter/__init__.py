"""From one schema to the next: SQL that alters the tables and keeps their rows."""

from sketch2model.revision.alter.script import changes_sql

__all__ = ["changes_sql"]
