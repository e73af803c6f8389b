"""From the first migration to the tables that the program works with."""

from __future__ import annotations

from contextlib import closing
from importlib.resources import files

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from sketch2model.web.storage import Database
from sketch2model.web.storage.tables import Base


def test_migrations_lead_to_the_tables_of_the_program(database_url):
    with closing(Database(database_url)) as database, database.engine.connect() as connection:
        options = {"version_table": "sketch2model_version", "compare_type": True, "compare_server_default": True}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), Base.metadata) == []


def test_what_is_compared_can_differ(database_url):
    with closing(Database(database_url)) as database:
        with database.writing() as session:
            session.execute(text("ALTER TABLE photo DROP COLUMN step"))
        with database.engine.connect() as connection:
            options = {"version_table": "sketch2model_version"}
            assert compare_metadata(MigrationContext.configure(connection, opts=options), Base.metadata) != []


def test_opening_again_changes_nothing(database_url):
    for _ in range(2):
        with closing(Database(database_url)) as database:
            tables = set(inspect(database.engine).get_table_names())
    assert tables == {*Base.metadata.tables, "sketch2model_version"}


def test_downgrade_leaves_nothing(database_url):
    from alembic.operations import Operations

    with closing(Database(database_url)) as database, database.engine.begin() as connection:
        step = _load("0001_photos_and_sketches")
        with Operations.context(MigrationContext.configure(connection)):
            step.downgrade()
        assert inspect(connection).get_table_names() == ["sketch2model_version"]


def test_migrations_are_part_of_the_package():
    migrations = files("sketch2model.web.storage.migrations")
    assert migrations.joinpath("env.py").is_file()
    assert [each.name for each in migrations.joinpath("versions").iterdir() if each.name[:4].isdigit()]


def _load(name):
    import importlib

    return importlib.import_module(f"sketch2model.web.storage.migrations.versions.{name}")
