"""ALTER statements of one dialect, written by Alembic."""

from __future__ import annotations

import io
from collections.abc import Sequence

import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy.schema import CreateTable

from sketch2model.export.escape import sql_comment


class Statements:
    """A script in the making; `op` writes into it."""

    def __init__(self, dialect: sa.Dialect) -> None:
        self.dialect = dialect
        self._text = io.StringIO()
        context = MigrationContext.configure(dialect=dialect, opts={"as_sql": True, "output_buffer": self._text})
        self.op = Operations(context)

    def comment(self, text: str) -> None:
        """A remark on a line of its own."""
        self._text.write(f"-- {sql_comment(text)}\n")

    def run(self, sql: str) -> None:
        """A statement that is written out already."""
        self._text.write(f"{sql};\n\n")

    def create(self, table: sa.Table, keys: Sequence[sa.ForeignKeyConstraint]) -> None:
        """A new table with some of its references, and its indexes."""
        self.run(str(CreateTable(table, include_foreign_key_constraints=keys).compile(dialect=self.dialect)).strip())
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            self.run(str(sa.schema.CreateIndex(index).compile(dialect=self.dialect)))

    def count_on(self, table: sa.Table) -> None:
        """Let PostgreSQL number new rows after those that were copied, as other databases do by themselves."""
        counted = [column for column in table.primary_key if column.identity is not None]
        if self.dialect.name == "postgresql" and counted:
            names = (sa.literal(name, sa.String()) for name in (self.quoted(table.name), counted[0].name))
            sequence = sa.func.pg_get_serial_sequence(*names)
            last = sa.select(sa.func.max(counted[0])).scalar_subquery()
            query = sa.select(sa.func.setval(sequence, last))
            self.run(str(query.compile(dialect=self.dialect, compile_kwargs={"literal_binds": True})))

    def quoted(self, name: str) -> str:
        """A name as this dialect quotes it."""
        return self.dialect.identifier_preparer.quote(name)

    @property
    def text(self) -> str:
        """All that was written, without spaces at the ends of lines."""
        return "\n".join(line.rstrip() for line in self._text.getvalue().strip().split("\n"))
