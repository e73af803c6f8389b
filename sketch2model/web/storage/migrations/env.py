"""Runs the migrations on the connection that `Database` hands over."""

from __future__ import annotations

from alembic import context

from sketch2model.web.storage.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    version_table="sketch2model_version",  # a PostgreSQL may hold tables of others, with versions of their own
)
with context.begin_transaction():
    context.run_migrations()
