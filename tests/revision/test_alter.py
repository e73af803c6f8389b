"""SQL that alters the old tables: run against them, it gives the new ones, and rows stay."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sketch2model.concepts import Schema, UmlDiagram
from sketch2model.export.base import Exportable
from sketch2model.export.schemas.sql import SQL
from sketch2model.graph import new_graph
from sketch2model.interpret import draft_schema, uml_diagram
from sketch2model.revision import changes_sql, compare
from sketch2model.settings import ExportOptions, SchemaOptions

BEFORE = {"Customer": ["name: String", "email"], "Order": ["number: int", "total: int", "placed_at"]}
MANY = {"source_multiplicity": "1", "target_multiplicity": "*"}
BOTH = {"source_multiplicity": "*", "target_multiplicity": "*"}


@pytest.fixture(scope="session")
def script():
    """The SQL that creates the old state, the one that alters it, and the one that creates the new state."""

    def make(old: UmlDiagram, new: UmlDiagram, dialect: str, inheritance: str = "joined"):
        schemas = [draft_schema(each, SchemaOptions(inheritance)) for each in (old, new)]
        creates = [create(each, schema, dialect) for each, schema in zip((old, new), schemas, strict=True)]
        return creates[0], changes_sql(compare(old, new), *schemas, dialect).decode(), creates[1]

    return make


def create(diagram: UmlDiagram, schema: Schema, dialect: str) -> str:
    graph = new_graph(source="x.jpg", page=0, width=10, height=10)
    return SQL.write(Exportable(graph, diagram, schema), ExportOptions(dialect)).decode()


def structure(filled) -> dict[str, object]:
    """What a database holds, without the names of its constraints and the order of its columns."""
    inspector = filled.inspector()
    return {
        table: {
            "columns": {
                column["name"]: (
                    _type(column["type"]),
                    column["nullable"],
                    column["default"],
                    bool(column.get("identity")),
                )
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


def _type(found):
    """An enumeration with its values."""
    return (str(found), *getattr(found, "enums", ()))


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
def test_the_altered_database_is_the_new_one(script, database, state, name, backwards):
    old = state(BEFORE, [("Customer", "Order", MANY)])
    ends = list(CHANGES[name])[:2]
    new = state(CHANGES[name], [(*ends, MANY)] if len(ends) == 2 else [])
    create, alter, wanted = script(*((new, old) if backwards else (old, new)), database.dialect)
    with database.filled(create + alter) as altered, database.filled(wanted) as fresh:
        assert structure(altered) == structure(fresh)


ROWS = """
INSERT INTO customer (id, name, email) VALUES (7, 'Ada', 'a@b');
INSERT INTO purchase (number, total, placed_at, customer_id) VALUES (1, 5, '2020-01-01 10:00:00', 7);
"""


def test_rows_stay_and_new_columns_get_neutral_values(script, database, state):
    old = state({"Customer": BEFORE["Customer"], "Purchase": BEFORE["Order"]}, [("Customer", "Purchase", MANY)])
    new = state(
        {
            "Customers": ["full_name: String", "email", "points: int"],
            "Purchase": ["number: int", "total: decimal", "placed_at"],
        },
        [("Customers", "Purchase", MANY)],
    )
    create, alter, _ = script(old, new, database.dialect)
    with database.filled(create + ROWS + alter) as filled:
        assert filled.run("SELECT id, full_name, email, points FROM customers") == [(7, "Ada", "a@b", 0)]
        assert filled.run("SELECT number, total, customer_id FROM purchase") == [(1, 5, 7)]
        with pytest.raises(filled.refusal):
            filled.run("INSERT INTO purchase (number, total, placed_at, customer_id) VALUES (1, 1, '2020-01-01', 99)")


def test_rows_of_a_child_are_rows_of_its_new_parent(script, database, state):
    old = state({"Customer": BEFORE["Customer"], "Purchase": BEFORE["Order"]}, [("Customer", "Purchase", MANY)])
    new = state(
        {"Customer": ["email"], "Purchase": BEFORE["Order"], "Person": ["name: String", "age: int"]},
        [("Customer", "Purchase", MANY), ("Customer", "Person", {"kind": "inheritance"})],
    )
    create, alter, wanted = script(old, new, database.dialect)
    with database.filled(create + ROWS + alter) as filled, database.filled(wanted) as fresh:
        assert structure(filled) == structure(fresh)
        assert filled.run("SELECT id, name, age FROM person") == [(7, "Ada", 0)]
        assert filled.run("SELECT id, email FROM customer") == [(7, "a@b")]
        filled.run("INSERT INTO person (name, age) VALUES ('Bo', 3)")
        assert filled.run("SELECT id FROM person WHERE name = 'Bo'") == [(8,)]


def test_a_reference_becomes_rows_of_the_table_that_joins_both(script, database, state):
    classes = {"Customer": BEFORE["Customer"], "Purchase": BEFORE["Order"]}
    old, new = (state(classes, [("Customer", "Purchase", ends)]) for ends in (MANY, BOTH))
    create, alter, wanted = script(old, new, database.dialect)
    with database.filled(create + ROWS + alter) as filled, database.filled(wanted) as fresh:
        assert structure(filled) == structure(fresh)
        assert filled.run("SELECT customer_id, purchase_id FROM customer_purchase") == [(7, 1)]


def test_what_works_without_rows_only_is_said(script, state):
    old = state({"Cat": ["name"], "Dog": ["name"], "Order": ["number: int"]})
    inheriting = [(each, "Pet", {"kind": "inheritance"}) for each in ("Cat", "Dog")]
    new = state({"Cat": [], "Dog": [], "Pet": ["name"], "Order": ["number: int {pk}", "year: int {pk}"]}, inheriting)
    for dialect in ("postgresql", "sqlite"):
        _, alter, _ = script(old, new, dialect)
        assert "-- Rows of cat would have to be in pet: this works while there are none" in alter
        assert "-- year may not be empty: this works while order has no rows" in alter


def test_values_of_an_enumeration_change(script, database, state, enumerated):
    old, new = enumerated("RED", "GREEN"), enumerated("RED", "BLUE", "GREEN")
    create, alter, wanted = script(old, new, database.dialect)
    rows = "INSERT INTO car (colour) VALUES ('GREEN');\n"
    with database.filled(create + rows + alter) as altered, database.filled(wanted) as fresh:
        assert structure(altered) == structure(fresh)
        assert altered.run("SELECT colour FROM car") == [("GREEN",)]
        altered.run("INSERT INTO car (colour) VALUES ('BLUE')")


@pytest.fixture
def enumerated(page):
    def make(*values):
        graph = page({"Colour": list(values), "Car": ["colour: Colour"]})
        graph.nodes["n1"]["stereotype"] = "enumeration"
        return uml_diagram(graph)

    return make


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
@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_state_can_become_any_other(script, database, state, old, new):
    create, alter, wanted = script(diagram(state, old), diagram(state, new), database.dialect)
    with database.filled(create + alter) as altered, database.filled(wanted) as fresh:
        assert structure(altered) == structure(fresh)
