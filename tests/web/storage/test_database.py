"""Databases that open, and those that do not."""

from __future__ import annotations

import sqlite3
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from databases import running_postgresql
from sqlalchemy import text

from sketch2model.errors import DatabaseError, OutputError
from sketch2model.web.storage import Database

NOT_THERE = "postgresql://tester:s3cret%40word@/postgres?host=/nowhere"


@pytest.fixture
def file(tmp_path):
    return tmp_path / "kept.sqlite3"


def opened(file):
    return closing(Database(f"sqlite:///{file}"))


def filled(file):
    """A file of many pages."""
    with opened(file) as database, database.writing() as session:
        session.execute(text("INSERT INTO home VALUES (1, :words)"), {"words": "words " * 20_000})
        for number in range(200):
            session.execute(text("INSERT INTO home VALUES (:n, :words)"), {"n": 2 + number, "words": "words " * 200})


def test_random_bytes_are_no_database(file):
    file.write_bytes(bytes(range(256)) * 40)
    with pytest.raises(DatabaseError, match="damaged: file is not a database") as failure:
        Database(f"sqlite:///{file}")
    assert "--data DIR" in failure.value.hint


def test_damaged_pages_are_found_at_start(file):
    filled(file)
    content = bytearray(file.read_bytes())
    content[2 * 4096 : 30 * 4096] = b"\x5a" * (28 * 4096)
    file.write_bytes(content)
    with pytest.raises(DatabaseError, match="the database is damaged"):
        Database(f"sqlite:///{file}")


def test_a_file_cut_short_is_damaged(file):
    filled(file)
    file.write_bytes(file.read_bytes()[:6000])
    with pytest.raises(DatabaseError, match="the database is damaged"):
        Database(f"sqlite:///{file}")


def test_damage_that_comes_later_is_an_error_of_ours(file):
    filled(file)
    with opened(file) as database:
        with database.reading() as session:
            session.execute(text("SELECT 1"))
        database.engine.dispose()
        with file.open("r+b") as damaged:
            damaged.seek(4096)
            damaged.write(b"\x5a" * (file.stat().st_size - 4096))
        with pytest.raises(DatabaseError, match="the database is damaged"), database.reading() as session:
            session.execute(text("SELECT sum(length(folder)) FROM home")).all()


def test_a_newer_version_wrote_it(database_url):
    with closing(Database(database_url)) as database, database.writing() as session:
        session.execute(text("UPDATE sketch2model_version SET version_num = '9999'"))
    with pytest.raises(DatabaseError, match="written by a newer version") as failure:
        Database(database_url)
    assert "newest version" in failure.value.hint


def test_tables_of_others_are_left_alone(database_url):
    """A PostgreSQL may be shared with a program that uses Alembic as well."""
    with closing(Database(database_url)) as database, database.writing() as session:
        session.execute(text("CREATE TABLE alembic_version (version_num TEXT)"))
        session.execute(text("INSERT INTO alembic_version VALUES ('theirs')"))
    with closing(Database(database_url)) as database, database.reading() as session:
        assert session.execute(text("SELECT version_num FROM alembic_version")).scalar() == "theirs"


def test_a_database_full_of_something_else(file):
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE photo (id)")
    with pytest.raises(DatabaseError, match="table photo already exists"):
        Database(f"sqlite:///{file}")


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(OutputError, match="unable to open database file") as failure:
        Database(f"sqlite:///{tmp_path / 'none' / 'kept.sqlite3'}")
    assert "writable" in failure.value.hint


def test_a_file_that_became_read_only(file):
    with opened(file) as database:
        event_on_connect(database, "PRAGMA query_only = ON")
        with pytest.raises(OutputError, match="readonly database"), database.writing() as session:
            session.execute(text("INSERT INTO home VALUES (1, 'x')"))
        with database.reading() as session:
            assert session.execute(text("SELECT count(*) FROM home")).scalar() == 0


def event_on_connect(database, statement):
    from sqlalchemy import event

    database.engine.dispose()
    event.listen(database.engine, "connect", lambda connection, _: connection.execute(statement))


def test_a_full_database_takes_nothing_and_goes_on(file):
    """SQLite's own limit on pages raises what a full disk raises."""
    with opened(file) as database:
        driver_limit = "PRAGMA max_page_count = 40"
        event_on_connect(database, driver_limit)
        with pytest.raises(OutputError, match="full") as failure, database.writing() as session:
            session.execute(text("INSERT INTO home VALUES (1, :words)"), {"words": "x" * 500_000})
        assert "disk has room" in failure.value.hint
        with database.writing() as session:
            session.execute(text("INSERT INTO home VALUES (1, 'short')"))
        with database.reading() as session:
            assert session.execute(text("SELECT folder FROM home")).scalars().all() == ["short"]


def test_another_program_that_keeps_writing(file, monkeypatch):
    monkeypatch.setattr("sketch2model.web.storage.database._BUSY_MS", 50)
    with opened(file) as database, closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseError, match="busy") as failure, database.writing() as session:
            session.execute(text("INSERT INTO home VALUES (1, 'x')"))
        assert "try again" in failure.value.hint
        with database.reading() as session:
            assert session.execute(text("SELECT count(*) FROM home")).scalar() == 0


def test_who_reads_in_order_to_write_is_not_overtaken(file):
    """Another process has to wait from the first look on; else what was looked at may be old when it is changed."""
    with opened(file) as database, closing(sqlite3.connect(file, isolation_level=None, timeout=0)) as other:
        with database.writing() as session:
            number = session.execute(text("SELECT count(*) FROM home")).scalar()
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("INSERT INTO home VALUES (0, 'x')")
            session.execute(text("INSERT INTO home VALUES (:number, 'x')"), {"number": number})
        other.execute("INSERT INTO home VALUES (1, 'x')")


def test_many_threads_write_one_after_the_other(database_url):
    with closing(Database(database_url)) as database:

        def count_up(_):
            with database.writing() as session:
                session.execute(text("UPDATE home SET number = number + 1"))

        with database.writing() as session:
            session.execute(text("INSERT INTO home VALUES (0, 'x')"))
        with ThreadPoolExecutor(40) as people:
            list(people.map(count_up, range(200)))
        with database.reading() as session:
            assert session.execute(text("SELECT number FROM home")).scalar() == 200


def test_what_fails_leaves_nothing(database_url):
    with closing(Database(database_url)) as database:

        def fail():
            with database.writing() as session:
                session.execute(text("INSERT INTO home VALUES (1, 'x')"))
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            fail()
        with database.reading() as session:
            assert session.execute(text("SELECT count(*) FROM home")).scalar() == 0


def test_no_words_of_people_in_errors(database_url):
    with closing(Database(database_url)) as database:
        with pytest.raises(DatabaseError, match="the database refuses") as failure, database.reading() as session:
            session.execute(text("SELECT * FROM nowhere WHERE x = :x"), {"x": "what a person wrote"})
        assert "what a person wrote" not in str(failure.value) + str(failure.value.__cause__)


@pytest.mark.heavy("postgres", "initdb")
def test_servers_that_start_at_once_make_the_tables_once(postgresql_folder):
    from databases import empty_schema

    with empty_schema(postgresql_folder) as (_, name):
        url = f"postgresql://tester@/postgres?host={postgresql_folder}&options=-csearch_path%3D{name}"
        with ThreadPoolExecutor(6) as servers:
            for database in servers.map(lambda _: Database(url), range(6)):
                database.close()


@pytest.mark.heavy("postgres", "initdb")
def test_postgresql_that_stops_and_starts_again(program):
    with running_postgresql(program) as (folder, start):
        with start():
            database = Database(f"postgres://tester:s3cret%40word@/postgres?host={folder}")
            with database.writing() as session:
                session.execute(text("INSERT INTO home VALUES (1, 'x')"))
            with pytest.raises(DatabaseError, match="does not answer"), database.writing() as session:
                session.execute(text("INSERT INTO home SELECT 2, 'x' WHERE pg_terminate_backend(pg_backend_pid())"))
            with database.reading() as session:
                assert session.execute(text("SELECT count(*) FROM home")).scalar() == 1
        with pytest.raises(DatabaseError, match="does not answer") as failure, database.reading() as session:
            session.execute(text("SELECT count(*) FROM home"))
        assert "then try again" in failure.value.hint
        assert not tells(failure.value)
        with start(), database.reading() as session:
            assert session.execute(text("SELECT count(*) FROM home")).scalar() == 1
        database.close()


def tells(error):
    """Whether the password is in anything that a log would show."""
    shown = []
    while error is not None:
        shown.append(f"{error} {error!r}")
        error = error.__cause__
    return any(word in " ".join(shown) for word in ("s3cret", "word@"))


@pytest.mark.parametrize("url", [NOT_THERE, NOT_THERE + "&bogus=1", NOT_THERE.replace("tester:", "tester:x%0Ay")])
def test_passwords_are_told_nowhere(url):
    with pytest.raises(DatabaseError, match=r"does not answer|refuses") as failure:
        Database(url)
    assert not tells(failure.value)


def test_without_a_driver_for_postgresql(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(DatabaseError, match="driver for PostgreSQL is not installed") as failure:
        Database(NOT_THERE)
    assert failure.value.hint == "pip install 'sketch2model[postgresql]'"
