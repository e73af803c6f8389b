from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sketch2model.concepts import Column, ForeignKey, Schema, Table, UmlDiagram
from sketch2model.concepts.schema import COLUMN_TYPES
from sketch2model.elements import Issue, Severity
from sketch2model.elements.vocabulary import DiagramKind
from sketch2model.export.schemas.sql import SQL
from sketch2model.settings import DIALECTS, ExportOptions

ID = Column("id", "integer", why="every table needs a key", primary_key=True)


def reference(name: str, table: str, column: str = "id", **known) -> Column:
    return Column(name, "integer", why=f"the line to {table}", foreign_key=ForeignKey(table, column), **known)


@pytest.fixture(scope="session")
def sql(exportable_from):
    def write(*tables: Table, dialect: str = "sqlite", issues=()) -> str:
        diagram = UmlDiagram(DiagramKind.CLASS, (), (), "photo.jpg", 100, 100)
        return SQL.write(exportable_from(diagram, Schema(tables, issues)), ExportOptions(dialect)).decode()

    return write


def run(text: str) -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    database.execute("PRAGMA foreign_keys = ON")
    database.executescript(text)
    return database


POSTGRESQL = """\
-- Draft of a schema for PostgreSQL, read from the photo shop.jpg.
-- Types and keys that were not drawn are guesses: check them before you use this.

-- Address
CREATE TABLE address (
    id SERIAL NOT NULL,                          -- added: every table needs a key
    PRIMARY KEY (id)
);

-- Person
CREATE TABLE person (
    id SERIAL NOT NULL,                          -- drawn as int
    name VARCHAR(255) NOT NULL,                  -- drawn as String
    birth_date DATE,                             -- read with doubt as birth date, type guessed: name ends in date
    address_id INTEGER NOT NULL,                 -- added: the line to Address
    PRIMARY KEY (id),
    CONSTRAINT fk_person_address_id FOREIGN KEY(address_id) REFERENCES address (id)
);

CREATE INDEX ix_person_address_id ON person (address_id);
"""


def test_a_schema_in_full(examples):
    assert SQL.write(examples["shop"], ExportOptions("postgresql")).decode() == POSTGRESQL


def test_sqlite_creates_the_tables_and_keeps_their_references(sql):
    database = run(sql(Table("book", (ID, reference("author_id", "author"))), Table("author", (ID,))))
    database.execute("INSERT INTO author DEFAULT VALUES")
    database.execute("INSERT INTO book (author_id) VALUES (1)")
    with pytest.raises(sqlite3.IntegrityError):
        database.execute("INSERT INTO book (author_id) VALUES (2)")


def test_tables_that_refer_to_each_other(sql):
    tables = (Table("a", (ID, reference("b_id", "b", nullable=True))), Table("b", (ID, reference("a_id", "a"))))
    database = run(sql(*tables))
    database.execute("INSERT INTO a DEFAULT VALUES")
    database.execute("INSERT INTO b (a_id) VALUES (1)")
    for dialect in ("postgresql", "mysql"):
        text = sql(*tables, dialect=dialect)
        assert "REFERENCES" not in text[: text.index("ALTER TABLE")]
        assert text.count("ALTER TABLE") == 2


def test_a_table_may_refer_to_itself(sql):
    for dialect in DIALECTS:
        assert "REFERENCES person (id)" in sql(
            Table("person", (ID, reference("boss_id", "person", nullable=True))), dialect=dialect
        )


def test_every_type_in_every_dialect(sql):
    columns = tuple(Column(f"c_{kind}", kind) for kind in COLUMN_TYPES)
    run(sql(Table("t", (ID, *columns))))
    assert "c_timestamp TIMESTAMP WITH TIME ZONE" in sql(Table("t", columns), dialect="postgresql")
    mysql = sql(Table("t", columns), dialect="mysql")
    assert "c_string VARCHAR(255)" in mysql
    assert "c_numeric NUMERIC(12, 2)" in mysql


def test_long_texts_in_keys_have_a_length(sql):
    tables = (
        Table("page", (Column("body", "text", primary_key=True),)),
        Table("link", (ID, reference("x", "page", "body"))),
    )
    text = sql(*tables, dialect="mysql")
    assert "body VARCHAR(255)" in text
    assert "x VARCHAR(255)" in text


def test_a_reference_has_the_type_of_what_it_refers_to(sql):
    tables = (
        Table("a", (Column("code", "uuid", primary_key=True),)),
        Table("b", (reference("id", "a", "code", primary_key=True),)),
        Table("c", (ID, reference("b_id", "b"))),
    )
    text = sql(*tables, dialect="postgresql")
    assert "b_id UUID NOT NULL" in text


def test_a_reference_to_what_is_no_key_is_left_out_and_said(sql):
    tables = (Table("a", (ID, Column("name", "string"))), Table("b", (ID, reference("a_name", "a", "name"))))
    text = sql(*tables, Table("c", (ID, reference("x", "nowhere"))))
    assert "REFERENCES" not in text
    assert "-- b.a_name is no reference, because a.name is no key." in text
    assert "-- c.x is no reference, because nowhere.id is no key." in text
    run(text).execute("INSERT INTO b (a_name) VALUES (1)")


def test_a_unique_part_of_a_key_can_be_referred_to(sql):
    parts = (Column("x", "integer", primary_key=True, unique=True), Column("y", "integer", primary_key=True))
    text = sql(Table("a", parts), Table("b", (ID, reference("a_x", "a", "x"))))
    database = run(text)
    database.execute("INSERT INTO a VALUES (1, 2)")
    database.execute("INSERT INTO b (a_x) VALUES (1)")


def test_of_two_columns_with_one_name_a_reference_means_the_first(sql):
    first, second = Column("c", "integer"), Column("c", "integer", unique=True)
    text = sql(Table("a", (ID, first, second)), Table("b", (ID, reference("a_c", "a", "c"))), dialect="postgresql")
    assert "REFERENCES" not in text


@pytest.mark.parametrize(
    ("kind", "drawn", "stored"),
    [
        ("integer", "7", 7),
        ("integer", "-7", -7),
        ("numeric", "1.5", 1.5),
        ("boolean", "true", 1),
        ("boolean", "False", 0),
        ("string", "'it''s'", "it''s"),
        ("string", '"new"', "new"),
        ("string", "100%", "100%"),
        ("string", "\\", "\\"),
    ],
)
def test_defaults_that_fit(sql, kind, drawn, stored):
    database = run(sql(Table("t", (ID, Column("c", kind, default=drawn)))))
    database.execute("INSERT INTO t DEFAULT VALUES")
    assert database.execute("SELECT c FROM t").fetchone() == (stored,)


def test_now_is_a_default_of_time(sql):
    for dialect in DIALECTS:
        assert "DEFAULT CURRENT_TIMESTAMP" in sql(
            Table("t", (ID, Column("c", "timestamp", default="now()"))), dialect=dialect
        )


@pytest.mark.parametrize("drawn", ["seven", "1); DROP TABLE t; --", "", "99999999999999"])
def test_defaults_that_do_not_fit_are_left_out_and_said(sql, drawn):
    text = sql(Table("t", (ID, Column("c", "integer", default=drawn))))
    assert "DEFAULT" not in text
    assert "-- t.c has no default" in text
    run(text)


def test_names_that_are_reserved_long_or_taken(sql):
    long = "x" * 100
    table = Table(
        "order", (ID, Column("select", "string"), Column("Id", "string"), Column(long, "string"), Column(long, "text"))
    )
    for dialect in DIALECTS:
        sql(table, dialect=dialect)
    database = run(sql(table, Table("Order", (ID,)), Table("sqlite_x", (ID,))))
    names = [row[1] for row in database.execute('PRAGMA table_info("order")')]
    assert names == ["id", "select", "Id_2", "x" * 63, "x" * 61 + "_2"]
    tables = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    assert tables == ["order", "Order_2", "t_sqlite_x"]


def test_percent_signs_are_not_doubled(sql):
    for dialect in DIALECTS:
        assert "%%" not in sql(Table("tax%", (ID, Column("rate%", "string", default="5%"))), dialect=dialect)


def test_each_dialect_quotes_in_its_own_way(sql):
    table = Table("order", (ID,))
    assert "CREATE TABLE `order`" in sql(table, dialect="mysql")
    assert 'CREATE TABLE "order"' in sql(table, dialect="postgresql")


@pytest.mark.parametrize("dialect", DIALECTS)
def test_nothing_drawn_gives_a_file_that_says_so(examples, dialect):
    text = SQL.write(examples["nothing"], ExportOptions(dialect)).decode()
    assert "there is no table" in text
    assert all(line.startswith("--") for line in text.splitlines())
    run(text)


def test_issues_of_the_schema_stand_at_the_top(sql):
    text = sql(Table("t", (ID,)), issues=(Issue("x", Severity.WARNING, "Two boxes\nare called t."),))
    assert "-- warning: Two boxes are called t.\n" in text


def test_a_table_without_columns_is_left_out_and_said(sql):
    assert "Table t was left out, because it has no columns." in sql(Table("t", ()))


names = st.sampled_from(["a", "b", "c", "A", "id", "ord er", ""])
columns = st.builds(
    Column,
    name=names,
    type=st.sampled_from(COLUMN_TYPES),
    nullable=st.booleans(),
    primary_key=st.booleans(),
    unique=st.booleans(),
    foreign_key=st.none() | st.builds(ForeignKey, names, names),
    default=st.none() | st.sampled_from(["0", "now()", "'x'", "true"]),
)
tables = st.lists(st.builds(Table, name=names, columns=st.lists(columns, max_size=4).map(tuple)), max_size=5)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(tables=tables)
def test_any_schema_can_be_created_and_filled(sql, tables):
    for dialect in ("postgresql", "mysql"):
        assert sql(*tables, dialect=dialect).endswith("\n")
    database = run(sql(*tables))
    wanted = sum(bool(table.columns) for table in tables)
    made = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    assert len(made) == wanted
    database.execute("PRAGMA foreign_keys = OFF")
    for name in made:
        quoted = name.replace('"', '""')
        count = len(database.execute(f'PRAGMA table_info("{quoted}")').fetchall())
        database.execute(f'INSERT INTO "{quoted}" VALUES ({", ".join("1" * count)})')  # noqa: S608
