"""What is written is run in each database, and what is wrong is refused there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sketch2model.concepts import (
    Column,
    DataType,
    Deletion,
    Enumeration,
    ForeignKey,
    Schema,
    Table,
    TypeName,
    UmlDiagram,
)
from sketch2model.elements.vocabulary import DiagramKind
from sketch2model.export.schemas.sql import SQL
from sketch2model.export.schemas.sql_names import TYPES_OF_POSTGRESQL
from sketch2model.meaning import exportable_of
from sketch2model.settings import ExportOptions, SchemaOptions

INTEGER, STRING = DataType(TypeName.INTEGER), DataType(TypeName.STRING)
COLOUR = DataType(TypeName.ENUMERATION, element="n7")
ID = Column("id", INTEGER, primary_key=True)
WHOLE = [name for name in TypeName if name is not TypeName.REFERENCE]


@pytest.fixture(scope="session")
def created(database, exportable_from):
    """An empty database of each kind with the tables and enumerations given."""

    def create(*tables, enumerations=()):
        exportable = exportable_from(
            UmlDiagram(DiagramKind.CLASS, (), (), "photo.jpg", 100, 100), Schema(tables, (), enumerations)
        )
        return database.filled(SQL.write(exportable, ExportOptions(database.dialect)).decode())

    return create


def refused(filled, sql):
    with pytest.raises(filled.refusal):
        filled.run(sql)
    return True


def test_examples(database, example):
    with database.filled(SQL.write(example, ExportOptions(database.dialect)).decode()) as filled:
        if example.schema.tables:
            filled.run("INSERT INTO address (id) VALUES (1)")
            filled.run("INSERT INTO person (name, address_id) VALUES ('Ann', 1)")
            assert refused(filled, "INSERT INTO person (name, address_id) VALUES ('Bob', 2)")
            assert refused(filled, "INSERT INTO person (name) VALUES ('Bob')")
            assert filled.run("SELECT id, name, birth_date FROM person") == [(1, "Ann", None)]


def test_keys_are_numbered(created):
    for name in (TypeName.INTEGER, TypeName.BIGINT):
        with created(Table("t", (replace(ID, type=DataType(name)), Column("c", STRING, nullable=True)))) as filled:
            for _ in range(2):
                filled.run("INSERT INTO t (c) VALUES ('x')")
            assert filled.run("SELECT id FROM t ORDER BY id") == [(1,), (2,)]


VALUES = {
    TypeName.INTEGER: "7",
    TypeName.BIGINT: "7000000000",
    TypeName.NUMERIC: "1234567.25",
    TypeName.FLOAT: "0.5",
    TypeName.BOOLEAN: "TRUE",
    TypeName.DATE: "'2026-11-23'",
    TypeName.TIME: "'12:30:00'",
    TypeName.TIMESTAMP: "'2026-11-23 12:30:00'",
    TypeName.UUID: "'f81d4fae-7dec-11d0-a765-00a0c91e6bf6'",
    TypeName.JSON: """'{"a": 1}'""",
    TypeName.ENUMERATION: "'red'",
}


def test_every_type(created):
    """Also in keys, and as the target of a reference."""
    colour = Enumeration("colour", ("red", "green"), "n7")
    types = [DataType(name, element="n7" if name is TypeName.ENUMERATION else None) for name in WHOLE]
    plain = Table("plain", (ID, *(Column(f"c_{each.name}", each, nullable=True) for each in types)))
    keyed = Table("keyed", (ID, *(Column(f"c_{each.name}", each, nullable=True, unique=True) for each in types)))
    keys = tuple(ForeignKey((f"c_{each.name}",), "keyed", (f"c_{each.name}",)) for each in types)
    with created(keyed, plain, replace(plain, name="referring", foreign_keys=keys), enumerations=(colour,)) as filled:
        for each in types:
            value = VALUES.get(each.name, "'abc'")
            for table in ("keyed", "plain", "referring"):
                filled.run(f"INSERT INTO {table} (c_{each.name}) VALUES ({value})")  # noqa: S608
            assert refused(filled, f"INSERT INTO keyed (c_{each.name}) VALUES ({value})")  # noqa: S608


def test_lengths_and_digits(created):
    columns = (
        Column("code", DataType(TypeName.STRING, length=3), nullable=True),
        Column("rate", DataType(TypeName.NUMERIC, precision=3, scale=2), nullable=True),
    )
    with created(Table("t", (ID, *columns))) as filled:
        filled.run("INSERT INTO t (code, rate) VALUES ('abc', 9.99)")
        if filled.checks_sizes:
            assert refused(filled, "INSERT INTO t (code) VALUES ('abcd')")
            assert refused(filled, "INSERT INTO t (rate) VALUES (10)")


@pytest.mark.parametrize(
    ("type_", "drawn", "stored"),
    [
        (INTEGER, "7", "7"),
        (INTEGER, "-7", "-7"),
        (DataType(TypeName.BIGINT), "7000000000", "7000000000"),
        (DataType(TypeName.NUMERIC), "1.50", "1.5"),
        (DataType(TypeName.NUMERIC, precision=4, scale=1), "-999.9", "-999.9"),
        (DataType(TypeName.FLOAT), "0.5", "0.5"),
        (DataType(TypeName.BOOLEAN), "true", "1"),
        (DataType(TypeName.BOOLEAN), "No", "0"),
        (STRING, "'it''s'", "it''s"),
        (STRING, '"new"', "new"),
        (STRING, "100%", "100%"),
        (STRING, "a\\b'c\\", "a\\b'c\\"),
        (STRING, "👩 שלום :x", "👩 שלום :x"),
        (STRING, "", ""),
        (DataType(TypeName.STRING, length=3), "abc", "abc"),
        (DataType(TypeName.DATE), "'2026-11-23'", "2026-11-23"),
        (COLOUR, "Red", "red"),
        (COLOUR, '"it\'s \\"', "it's \\"),
    ],
)
def test_defaults_that_fit(created, type_, drawn, stored):
    colour = Enumeration("colour", ("red", "it's \\"), "n7")
    with created(Table("t", (ID, Column("c", type_, default=drawn))), enumerations=(colour,)) as filled:
        filled.run("INSERT INTO t (id) VALUES (1)")
        ((value,),) = filled.run("SELECT c FROM t")
        value = int(value) if isinstance(value, bool) else value
        assert str(value).removesuffix("0") == stored.removesuffix("0")


def test_now_is_a_default_of_dates_and_times(created):
    types = (TypeName.DATE, TypeName.TIME, TypeName.TIMESTAMP)
    columns = (Column(f"c_{name}", DataType(name), default="now()") for name in types)
    with created(Table("t", (ID, *columns))) as filled:
        filled.run("INSERT INTO t (id) VALUES (1)")
        assert all(filled.run("SELECT c_date, c_time, c_timestamp FROM t")[0])


@pytest.mark.parametrize(
    ("type_", "drawn"),
    [
        (INTEGER, "seven"),
        (INTEGER, "1); DROP TABLE t; --"),
        (INTEGER, ""),
        (INTEGER, "99999999999999"),
        (DataType(TypeName.NUMERIC, precision=4, scale=1), "1000"),
        (DataType(TypeName.NUMERIC, precision=4, scale=1), "0.25"),
        (DataType(TypeName.BOOLEAN), "perhaps"),
        (DataType(TypeName.STRING, length=3), "abcd"),
        (STRING, "x" * 256),
        (DataType(TypeName.DATE), "2026-02-30"),
        (DataType(TypeName.UUID), "1"),
        (DataType(TypeName.JSON), "{}"),
        (COLOUR, "blue"),
    ],
)
def test_defaults_that_do_not_fit_are_left_out(created, type_, drawn):
    table = Table("t", (ID, Column("c", type_, default=drawn, nullable=True)))
    with created(table, enumerations=(Enumeration("colour", ("red",), "n7"),)) as filled:
        filled.run("INSERT INTO t (id) VALUES (1)")
        assert filled.run("SELECT c FROM t") == [(None,)]


def test_enumerations_take_their_values_only(created):
    values = ("red", "dark red", "RED", "it's", "a\\b", "50%", "é", "e", "ß", "s", "שלום", "<18", "+", "x" * 200, ":v")
    colour = Enumeration("colour", values, "n7")
    tables = (Table("t", (ID, Column("c", COLOUR, nullable=True))), Table("u", (ID, Column("c", COLOUR))))
    with created(*tables, enumerations=(colour,)) as filled:
        for value in values[:-2]:
            quoted = value.replace("'", "''")
            if filled.escapes:
                quoted = quoted.replace("\\", "\\\\")
            filled.run(f"INSERT INTO t (c) VALUES ('{quoted}')")  # noqa: S608
        assert filled.run("SELECT c FROM t ORDER BY id") == [(value,) for value in values[:-2]]
        for table in ("t", "u"):
            assert refused(filled, f"INSERT INTO {table} (c) VALUES ('blue')")  # noqa: S608
        assert refused(filled, "INSERT INTO u (c) VALUES (NULL)")


def test_enumerations_with_the_names_of_tables_and_types(created):
    names = ["t", "select", *sorted(TYPES_OF_POSTGRESQL)]
    enumerations = tuple(Enumeration(name, (f"one {name}",), f"e{n}") for n, name in enumerate(names))
    columns = (Column(f"c{n}", DataType(TypeName.ENUMERATION, element=f"e{n}")) for n in range(len(names)))
    with created(Table("t", (ID, *columns)), enumerations=enumerations) as filled:
        values = ", ".join(f"'one {name}'" for name in names)
        filled.run(f"INSERT INTO t VALUES (1, {values})")  # noqa: S608
        assert refused(filled, f"INSERT INTO t VALUES (2, {values.replace('one', 'two')})")  # noqa: S608


@pytest.mark.heavy("postgres", "initdb")
def test_every_type_of_postgresql_is_known(postgresql):
    with postgresql("") as filled:
        rows = filled.run(
            "SELECT typname FROM pg_type WHERE typnamespace = 'pg_catalog'::regnamespace"
            r" AND typname NOT LIKE '\_%' AND typname NOT LIKE 'pg\_%'"
        )
    assert {name for (name,) in rows} <= TYPES_OF_POSTGRESQL


def test_keys_and_references_of_several_columns(created):
    course = Table(
        "course",
        (
            Column("faculty", STRING, primary_key=True),
            Column("number", INTEGER, primary_key=True),
            Column("room", STRING),
        ),
        unique=(("room", "number"),),
    )
    # In another order than the key, and to what is unique.
    exam = Table(
        "exam",
        (ID, Column("number", INTEGER), Column("faculty", INTEGER), Column("room", STRING, nullable=True)),
        (
            ForeignKey(("number", "faculty"), "course", ("number", "faculty"), on_delete=Deletion.CASCADE),
            ForeignKey(("number", "room"), "course", ("number", "room"), unique=True),
        ),
    )
    with created(course, exam) as filled:
        filled.run("INSERT INTO course VALUES ('law', 1, 'A'), ('law', 2, 'A'), ('art', 1, 'B')")
        assert refused(filled, "INSERT INTO course VALUES ('law', 1, 'C')")
        assert refused(filled, "INSERT INTO course VALUES ('art', 2, 'A')")
        filled.run("INSERT INTO exam (number, faculty, room) VALUES (1, 'law', 'A'), (2, 'law', NULL)")
        assert refused(filled, "INSERT INTO exam (number, faculty) VALUES (2, 'art')")
        assert refused(filled, "INSERT INTO exam (number, faculty, room) VALUES (2, 'law', 'B')")
        assert refused(filled, "INSERT INTO exam (number, faculty, room) VALUES (1, 'law', 'A')")
        filled.run("DELETE FROM course WHERE number = 2")
        assert filled.run("SELECT number FROM exam") == [(1,)]


@pytest.mark.parametrize(
    ("on_delete", "left"), [(Deletion.RESTRICT, None), (Deletion.CASCADE, []), (Deletion.SET_NULL, [(None,)])]
)
def test_what_becomes_of_rows_that_refer_to_a_deleted_one(created, on_delete, left):
    key = ForeignKey(("a_id",), "a", ("id",), on_delete=on_delete)
    with created(Table("a", (ID,)), Table("b", (ID, Column("a_id", INTEGER, nullable=True)), (key,))) as filled:
        filled.run("INSERT INTO a (id) VALUES (1)")
        filled.run("INSERT INTO b (a_id) VALUES (1)")
        if left is None:
            assert refused(filled, "DELETE FROM a")
        else:
            filled.run("DELETE FROM a")
            assert filled.run("SELECT a_id FROM b") == left


def test_tables_in_a_circle_and_one_by_itself(created):
    def table(name, target):
        key = ForeignKey((f"{target}_id",), target, ("id",))
        return Table(name, (ID, Column(f"{target}_id", INTEGER, nullable=True)), (key,))

    with created(table("a", "b"), table("b", "c"), table("c", "a"), table("d", "d")) as filled:
        filled.run("INSERT INTO c (id) VALUES (1)")
        filled.run("INSERT INTO b (c_id) VALUES (1)")
        filled.run("INSERT INTO a (b_id) VALUES (1)")
        filled.run("UPDATE c SET a_id = 1")
        filled.run("INSERT INTO d (d_id) VALUES (NULL)")
        assert refused(filled, "UPDATE c SET a_id = 2")
        assert refused(filled, "INSERT INTO d (d_id) VALUES (7)")


def test_a_child_class_shares_the_key_of_its_parent(created):
    code = DataType(TypeName.STRING, length=5)
    person = Table("person", (Column("code", code, primary_key=True),))
    key = ForeignKey(("code",), "person", ("code",), on_delete=Deletion.CASCADE, inherits=True)
    student = Table("student", (Column("code", INTEGER, primary_key=True), Column("year", INTEGER)), (key,))
    with created(
        person, student, replace(student, name="tutor", foreign_keys=(replace(key, table="student"),))
    ) as filled:
        filled.run("INSERT INTO person VALUES ('a'), ('b')")
        filled.run("INSERT INTO student VALUES ('a', 1)")
        filled.run("INSERT INTO tutor VALUES ('a', 1)")
        assert refused(filled, "INSERT INTO tutor VALUES ('b', 1)")
        filled.run("DELETE FROM person")
        assert filled.run("SELECT * FROM tutor") == []


def test_classes_that_share_a_table(created):
    kinds = Enumeration("person_kind", ("student", "tutor"), "n7")
    with created(
        Table("person", (ID, Column("kind", COLOUR)), discriminator="kind", element="n1"), enumerations=(kinds,)
    ) as filled:
        filled.run("INSERT INTO person (kind) VALUES ('tutor')")
        assert refused(filled, "INSERT INTO person (kind) VALUES ('dog')")


def test_names_that_a_database_makes_up(created):
    """PostgreSQL calls an index `t_pkey` and a counter `t_id_seq`; tables of these names come later here."""
    with created(*(Table(name, (ID,)) for name in ("t", "t_pkey", "t_id_seq", "ix_t_id", "fk_t_id"))) as filled:
        filled.run("INSERT INTO t_pkey_2 (id) VALUES (1)")


@pytest.mark.shared
def test_shared_sketches(database, shared_sketches):
    assert len(shared_sketches) == 34
    for graph in shared_sketches.values():
        exportable = exportable_of(graph, SchemaOptions())
        assert exportable.schema.tables
        with database.filled(SQL.write(exportable, ExportOptions(database.dialect)).decode()):
            pass


numbered = st.integers(0, 1000)
texts = st.lists(numbered | st.text(max_size=30), min_size=1, max_size=12)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@example(texts=list(range(100)))
@example(texts=list(range(100, 0, -1)))
@given(texts=texts)
def test_hostile_diagrams(database, hostile, nasty_texts, texts):
    exportable = hostile([nasty_texts[each % len(nasty_texts)] if isinstance(each, int) else each for each in texts])
    with database.filled(SQL.write(exportable, ExportOptions(database.dialect)).decode()):
        pass


names = st.sampled_from(["a", "b", "c", "A", "ä", "id", "ord er", "ß", "s", "", "a`\"'\\"])
groups = st.lists(names, max_size=2).map(tuple)
columns = st.builds(
    Column,
    name=names,
    type=st.builds(DataType, st.sampled_from(TypeName), element=st.sampled_from([None, "n1", "n2"])),
    nullable=st.booleans(),
    primary_key=st.booleans(),
    unique=st.booleans(),
    default=st.none() | st.sampled_from(["0", "now()", "'x'", "true", "1.5", "A"]),
)
keys = st.builds(
    ForeignKey,
    columns=groups,
    table=names,
    references=groups,
    on_delete=st.sampled_from(Deletion),
    unique=st.booleans(),
)
tables = st.builds(
    Table,
    name=names,
    columns=st.lists(columns, max_size=4).map(tuple),
    foreign_keys=st.lists(keys, max_size=3).map(tuple),
    unique=st.lists(groups, max_size=2).map(tuple),
)
enumerations = st.lists(
    st.builds(Enumeration, names, st.lists(names, max_size=3).map(tuple), st.sampled_from(["n1", "n2"])), max_size=2
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(tables=st.lists(tables, max_size=5), enumerations=enumerations)
def test_any_schema_can_be_created(created, tables, enumerations):
    with created(*tables, enumerations=tuple(enumerations)):
        pass
