from __future__ import annotations

import warnings
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
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
from sketch2model.elements import Box, Issue, Severity
from sketch2model.elements.vocabulary import DiagramKind
from sketch2model.export.schemas.dbml import DBML
from sketch2model.meaning import exportable_of
from sketch2model.settings import DIALECTS, ExportOptions, SchemaOptions

# pydbml calls what its own parser calls deprecated.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
with warnings.catch_warnings(action="ignore"):
    from pydbml import PyDBML
    from pydbml.classes import Expression

INTEGER, STRING = DataType(TypeName.INTEGER), DataType(TypeName.STRING)
COLOUR = DataType(TypeName.ENUMERATION, element="n7")
ID = Column("id", INTEGER, primary_key=True)

EVERY_TYPE = {
    "integer": INTEGER,
    "bigint": DataType(TypeName.BIGINT),
    "numeric(12, 2)": DataType(TypeName.NUMERIC, precision=12, scale=2),
    "double precision": DataType(TypeName.FLOAT),
    "boolean": DataType(TypeName.BOOLEAN),
    "varchar(20)": DataType(TypeName.STRING, length=20),
    "text": DataType(TypeName.TEXT),
    "date": DataType(TypeName.DATE),
    "time without time zone": DataType(TypeName.TIME),
    "timestamp with time zone": DataType(TypeName.TIMESTAMP),
    "uuid": DataType(TypeName.UUID),
    "bytea": DataType(TypeName.BINARY),
    "jsonb": DataType(TypeName.JSON),
}


def university() -> Schema:
    """Everything that DBML can say."""
    code = replace(STRING, length=20)
    words = ("table", "ref", "note", "indexes", "as", "enum", "project", "checks", "null", "Order", "größe", "x y")
    return Schema(
        (
            Table("person", (ID, Column("colour", COLOUR, nullable=True), Column("email", code, unique=True))),
            Table(
                "student",
                (Column("id", INTEGER, primary_key=True), Column("tutor_id", INTEGER, nullable=True)),
                (
                    ForeignKey(("id",), "person", ("id",), on_delete=Deletion.CASCADE, inherits=True),
                    ForeignKey(("tutor_id",), "person", ("id",), on_delete=Deletion.SET_NULL),
                ),
            ),
            Table(
                "course",
                (
                    Column("faculty", code, primary_key=True),
                    Column("number", INTEGER, primary_key=True),
                    Column("room", code),
                ),
                unique=(("number", "room"),),
            ),
            Table(
                "exam",
                (ID, Column("number", INTEGER), Column("faculty", code)),
                (ForeignKey(("faculty", "number"), "course", ("faculty", "number"), unique=True),),
                unique=(("faculty", "number"),),
            ),
            Table("all", (ID, *(Column(f"c{n}", each) for n, each in enumerate(EVERY_TYPE.values())))),
            *(Table(word, (ID, *(Column(each, COLOUR) for each in words))) for word in words),
        ),
        enumerations=(Enumeration("colour", ("red", "dark red", "2", "note", "it's, (50%)"), "n7"),),
    )


@pytest.fixture(scope="session")
def dbml(exportable_from):
    def write(schema: Schema, dialect: str = "postgresql") -> str:
        diagram = UmlDiagram(DiagramKind.CLASS, (), (), "photo.jpg", 100, 100)
        return DBML.write(exportable_from(diagram, schema), ExportOptions(dialect)).decode()

    return write


def read_back(text: str) -> Schema:
    """The schema that pydbml reads."""
    read = PyDBML(text)
    enumerations = tuple(Enumeration(each.name, tuple(item.name for item in each), "n7") for each in read.enums)
    assert not [each for each in read.refs if each.type not in (">", "-")]
    return Schema(tuple(table_of(table, read) for table in read.tables), (), enumerations)


def table_of(table, read) -> Table:
    groups = [[column.name for column in index.subjects] for index in table.indexes if index.unique]
    (key,) = [[column.name for column in index.subjects] for index in table.indexes if index.pk] or [[]]
    return Table(
        table.name,
        tuple(
            Column(
                column.name,
                COLOUR
                if column.type in read.enums
                else EVERY_TYPE[column.type.replace('"', "").replace(",", ", ").replace("  ", " ")],
                primary_key=column.pk or column.name in key,
                unique=column.unique,
                nullable=not (column.not_null or column.pk),
            )
            for column in table.columns
        ),
        tuple(
            ForeignKey(
                tuple(column.name for column in ref.col1),
                ref.table2.name,
                tuple(column.name for column in ref.col2),
                Deletion(ref.on_delete or "restrict"),
                unique=ref.type == "-",
            )
            for ref in read.refs
            if ref.table1 is table
        ),
        tuple(map(tuple, groups)),
    )


def plain(schema: Schema) -> Schema:
    """What DBML tells of a schema: of inheritance, that a row is referred to by one child at most."""
    tables = []
    for table in schema.tables:
        keys = tuple(replace(key, inherits=False, unique=key.unique or key.inherits) for key in table.foreign_keys)
        tables.append(replace(table, foreign_keys=keys))
    return replace(schema, tables=tuple(tables))


def test_a_schema_is_read_back_as_it_was(dbml):
    assert read_back(dbml(university())) == plain(university())


SHOP = """\
// Draft of a schema, read from the photo shop.jpg.
Project "shop.jpg" {
  database_type: 'PostgreSQL'
  Note: 'Types and keys that were not drawn are guesses: check them before you use this.'
}

Table address {
  id integer [pk, increment, note: 'added: every table needs a key']

  Note: 'Address'
}

Table person {
  id integer [pk, increment, note: 'drawn as int']
  name varchar(255) [not null, note: 'drawn as String']
  birth_date date [note: 'read with doubt as birth date, type guessed: name ends in date']
  address_id integer [not null, note: 'added: refers to address']

  indexes {
    address_id [name: 'ix_person_address_id']
  }

  Note: 'Person'
}

Ref fk_person_address_id: person.address_id > address.id
"""


def test_a_schema_in_full(examples, options):
    assert DBML.write(examples["shop"], options).decode() == SHOP


@pytest.mark.parametrize(
    ("type_", "drawn", "value"),
    [
        (INTEGER, "7", 7),
        (INTEGER, "-7", Expression("-7")),
        (DataType(TypeName.NUMERIC), "1.5", 1.5),
        (DataType(TypeName.BOOLEAN), "no", False),
        (STRING, "it's \\ 'so'", "it's \\ 'so'"),
        (STRING, "", ""),
        (DataType(TypeName.TIMESTAMP), "now", Expression("CURRENT_TIMESTAMP")),
        (DataType(TypeName.DATE), "today", Expression("CURRENT_DATE")),
        (COLOUR, "Red", "red"),
    ],
)
def test_defaults(dbml, type_, drawn, value):
    colour = Enumeration("colour", ("red",), "n7")
    text = dbml(Schema((Table("t", (ID, Column("c", type_, default=drawn))),), (), (colour,)))
    assert PyDBML(text).tables[0]["c"].default == value


def test_types_are_those_of_the_database(dbml):
    schema = Schema((Table("t", (ID, Column("c", DataType(TypeName.BINARY)))),))
    for dialect, title, type_ in zip(DIALECTS, TITLES, ("bytea", "blob", "blob", "blob"), strict=True):
        read = PyDBML(dbml(schema, dialect))
        assert (read.project.items["database_type"], read.tables[0]["c"].type) == (title, type_)


TITLES = ("PostgreSQL", "SQLite", "MySQL", "MariaDB")


def test_notes_and_issues(dbml):
    table = Table("t", (ID,), drawn_name="The 'T'", element="n1", box=Box(3, 4, 5, 6))
    text = dbml(Schema((table,), (Issue("x", Severity.WARNING, "Two\nboxes.", Box(1, 2, 3, 4)),)))
    assert "\n// warning at 1, 2: Two boxes.\n" in text
    read = PyDBML(text)
    assert read.tables[0].note.text == "The 'T', drawn at 3, 4"
    assert "guesses" in read.project.note.text


def test_nothing_drawn_gives_a_project_that_says_so(examples, options):
    read = PyDBML(DBML.write(examples["nothing"], options).decode())
    assert read.project.note.text == "No class or entity was found, so there is no table."


def test_a_reference_the_other_way_round_is_a_comment(dbml):
    """The parser of dbdiagram.io refuses it."""
    pair = (("a", "b"), ("b", "a"))
    text = dbml(Schema(tuple(Table(own, (ID,), (ForeignKey(("id",), other, ("id",)),)) for own, other in pair)))
    assert text.endswith("Ref fk_a_id: a.id - b.id\n// Ref fk_b_id: b.id - a.id\n")


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(texts=st.lists(st.integers(0, 1000) | st.text(max_size=30), min_size=1, max_size=12))
def test_hostile_diagrams(hostile, nasty_texts, texts):
    exportable = hostile([nasty_texts[each % len(nasty_texts)] if isinstance(each, int) else each for each in texts])
    read = PyDBML(DBML.write(exportable, ExportOptions()).decode())
    assert [len(table.columns) for table in read.tables] == [len(table.columns) for table in exportable.schema.tables]


@pytest.mark.shared
def test_shared_sketches(shared_sketches, options):
    for graph in shared_sketches.values():
        exportable = exportable_of(graph, SchemaOptions())
        read = PyDBML(DBML.write(exportable, options).decode())
        assert [table.name for table in read.tables] == [table.name for table in exportable.schema.tables]
        assert len(read.refs) == sum(len(table.foreign_keys) for table in exportable.schema.tables)


@pytest.mark.heavy("node")
def test_dbml_itself_reads_the_same(dbml, examples, hostile, nasty_texts, ask_node):
    schema = university()
    texts = [dbml(schema)]
    texts += [
        DBML.write(example, ExportOptions(dialect)).decode() for example in examples.values() for dialect in DIALECTS
    ]
    texts += [DBML.write(hostile([*nasty_texts[n:], *nasty_texts[:n]]), ExportOptions()).decode() for n in range(30)]
    results = ask_node("check_dbml.mjs", texts)
    assert [each["fault"] for each in results if "fault" in each] == []
    read = PyDBML(texts[0])
    assert results[0]["enumerations"] == [["colour", list(schema.enumerations[0].values)]]
    assert [table["name"] for table in results[0]["tables"]] == [table.name for table in schema.tables]
    for table, other in zip(results[0]["tables"], read.tables, strict=True):
        assert table["note"] == other.note.text
        assert [each["name"] for each in table["columns"]] == [column.name for column in other.columns]
        assert [each["pk"] for each in table["columns"]] == [column.pk for column in other.columns]
        assert [each["required"] for each in table["columns"]] == [column.not_null for column in other.columns]
        assert [each["increment"] for each in table["columns"]] == [column.autoinc for column in other.columns]
        assert [each["note"] for each in table["columns"]] == [column.note.text for column in other.columns]
    assert results[0]["references"] == [
        [["student", "id", "1"], ["person", "id", "1"], "cascade"],
        [["student", "tutor_id", "*"], ["person", "id", "1"], "set null"],
        [["exam", "faculty, number", "1"], ["course", "faculty, number", "1"], None],
    ]
    assert results[0]["tables"][2]["indexes"] == [["faculty, number", True, False], ["number, room", False, True]]
