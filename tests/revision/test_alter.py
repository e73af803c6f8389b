"""SQL that alters the old tables: run against them, it gives the new ones, and rows stay."""

from __future__ import annotations

import sqlite3

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sketch2model.concepts import Schema, UmlDiagram
from sketch2model.export.schemas.sql import SQL
from sketch2model.interpret import draft_schema
from sketch2model.revision import changes_sql, compare
from sketch2model.settings import ExportOptions, SchemaOptions

BEFORE = {"Customer": ["name: String", "email"], "Order": ["number: int", "total: int", "placed_at"]}
MANY = {"source_multiplicity": "1", "target_multiplicity": "*"}
BOTH = {"source_multiplicity": "*", "target_multiplicity": "*"}


@pytest.fixture(scope="session")
def script(exportable_of_schema):
    """The SQL that creates the old state, the one that alters it, and the one that creates the new state."""

    def make(old: UmlDiagram, new: UmlDiagram, dialect: str, inheritance: str = "joined"):
        schemas = [draft_schema(each, SchemaOptions(inheritance)) for each in (old, new)]
        creates = [exportable_of_schema(schema, dialect) for schema in schemas]
        return creates[0], changes_sql(compare(old, new), *schemas, dialect).decode(), creates[1]

    return make


@pytest.fixture(scope="session")
def exportable_of_schema():
    from sketch2model.export.base import Exportable
    from sketch2model.graph import new_graph

    def create(schema: Schema, dialect: str) -> str:
        graph = new_graph(source="x.jpg", page=0, width=10, height=10)
        from sketch2model.interpret import uml_diagram

        return SQL.write(Exportable(graph, uml_diagram(graph), schema), ExportOptions(dialect)).decode()

    return create


def structure(connection: sa.Connection) -> dict[str, object]:
    """What a database holds, without the names of its constraints and the order of its columns."""
    inspector = sa.inspect(connection)
    return {
        table: {
            "columns": {
                column["name"]: (str(column["type"]), column["nullable"], _default(column["default"]))
                for column in inspector.get_columns(table)
            },
            "key": inspector.get_pk_constraint(table)["constrained_columns"],
            "references": sorted(
                (
                    key["constrained_columns"],
                    key["referred_table"],
                    key["referred_columns"],
                    key["options"].get("ondelete"),
                )
                for key in inspector.get_foreign_keys(table)
            ),
            "indexes": sorted(index["column_names"] for index in inspector.get_indexes(table)),
            "unique": sorted(constraint["column_names"] for constraint in inspector.get_unique_constraints(table)),
        }
        for table in inspector.get_table_names()
    }


def _default(value):
    """The sequence behind a number keeps the name that its table had."""
    return "next" if value and "nextval" in value else value


@pytest.fixture
def sqlite():
    """Runs scripts one after the other in a fresh database and shows what it holds then."""

    def run(*scripts: str, rows: str = ""):
        engine = sa.create_engine("sqlite://", poolclass=sa.pool.StaticPool)
        with engine.connect() as connection:
            driver = connection.connection.driver_connection
            driver.executescript(scripts[0] + rows)
            for each in scripts[1:]:
                driver.executescript(each)
            assert driver.execute("PRAGMA foreign_key_check").fetchall() == []
            assert driver.execute("PRAGMA foreign_keys").fetchone() == (1,)
            return structure(connection), driver

    return run


CHANGES = {
    "a new column": {**BEFORE, "Customer": [*BEFORE["Customer"], "born: date"]},
    "a column less": {**BEFORE, "Order": ["number: int"]},
    "another type": {**BEFORE, "Order": ["number: String", "total: decimal(8,3)", "placed_at"]},
    "a renamed column": {**BEFORE, "Order": ["number: int", "totals: int", "placed_at"]},
    "swapped names": {**BEFORE, "Order": ["total: String", "number: String", "placed_at"]},
    "a renamed table": {"Customers": BEFORE["Customer"], "Order": BEFORE["Order"]},
    "a drawn key": {**BEFORE, "Order": ["number: int {pk}", "total: int", "placed_at"]},
    "unique": {**BEFORE, "Customer": ["name: String", "email {unique}"]},
    "nullable": {**BEFORE, "Customer": ["name: String {nullable}", "email"]},
    "a new table": {**BEFORE, "Product": ["title"]},
    "nothing left": {"Other": ["x: int"]},
}


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("backwards", [False, True])
def test_the_altered_database_is_the_new_one(script, sqlite, state, name, backwards):
    old = state(BEFORE, [("Customer", "Order", MANY)])
    ends = list(CHANGES[name])[:2]
    new = state(CHANGES[name], [(*ends, MANY)] if len(ends) == 2 else [])
    create, alter, wanted = script(*((new, old) if backwards else (old, new)), "sqlite")
    assert sqlite(create, alter)[0] == sqlite(wanted)[0]


def test_rows_stay_and_new_columns_get_neutral_values(script, sqlite, state):
    old = state(BEFORE, [("Customer", "Order", MANY)])
    new = state(
        {
            "Customers": ["full_name: String", "email", "points: int"],
            "Order": ["number: int", "total: decimal", "placed_at"],
        },
        [("Customers", "Order", MANY)],
    )
    create, alter, _ = script(old, new, "sqlite")
    rows = """
    INSERT INTO customer (id, name, email) VALUES (7, 'Ada', 'a@b');
    INSERT INTO "order" (number, total, placed_at, customer_id) VALUES (1, 5, '2020-01-01', 7);
    """
    _, database = sqlite(create, alter, rows=rows)
    assert database.execute("SELECT id, full_name, email, points FROM customers").fetchall() == [(7, "Ada", "a@b", 0)]
    assert database.execute('SELECT number, total, customer_id FROM "order"').fetchall() == [(1, 5, 7)]
    with pytest.raises(sqlite3.IntegrityError):
        database.execute("INSERT INTO \"order\" (number, total, placed_at, customer_id) VALUES (1, 1, 'x', 99)")


def test_nothing_to_do_is_said(script, state):
    _, alter, _ = script(state(BEFORE), state(BEFORE), "postgresql")
    assert [line for line in alter.splitlines() if not line.startswith("--")] == []
    assert "Nothing is to be done" in alter


def test_what_is_lost_is_said(script, state):
    for dialect in ("postgresql", "mariadb"):
        _, alter, _ = script(state(BEFORE), state({"Order": ["number: int"]}), dialect)
        assert "-- customer is not in the new sketch: it goes with all its rows" in alter
        assert "-- order.total is not in the new sketch" in alter


members = st.lists(
    st.sampled_from(
        ["id", "x", "y: int", "y: String {unique}", "z: date", "w: int {pk}", "paid {nullable}", "when: time"]
    ),
    max_size=4,
    unique_by=lambda text: text[0],
)
states = st.tuples(
    st.dictionaries(st.sampled_from(["Aaaa", "Bbbb", "Cccc", "select"]), members, min_size=1),
    st.lists(
        st.tuples(st.integers(0, 9), st.integers(0, 9), st.sampled_from([MANY, BOTH, {}, {"kind": "inheritance"}])),
        max_size=4,
    ),
)


def diagram(state, drawn):
    classes, relations = drawn
    names = list(classes)
    return state(classes, [(names[a % len(names)], names[b % len(names)], more) for a, b, more in relations])


@given(states, states)
@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_state_can_become_any_other(script, sqlite, state, old, new):
    create, alter, wanted = script(diagram(state, old), diagram(state, new), "sqlite")
    assert sqlite(create, alter)[0] == sqlite(wanted)[0]
