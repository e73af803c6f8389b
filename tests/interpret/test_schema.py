"""Tables, columns and keys from classes and relations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketch2model.concepts import TypeName
from sketch2model.elements import EndKind
from sketch2model.interpret import draft_schema
from sketch2model.interpret.drawn_types import drawn_column_type
from sketch2model.interpret.guessed_types import guessed_column_type
from sketch2model.interpret.naming import snake_case, unused
from sketch2model.settings import SchemaOptions


def tables(concepts, kind="class"):
    schema = draft_schema(concepts.diagram(kind), SchemaOptions())
    for table in schema.tables:
        names = [column.name for column in table.columns]
        assert len(set(names)) == len(names)
        assert any(column.primary_key for column in table.columns)
        assert not any(column.type.name is TypeName.REFERENCE for column in table.columns)
        for reference in table.foreign_keys:
            (referred,) = (other for other in schema.tables if other.name == reference.table)
            for column, target in zip(reference.columns, reference.references, strict=True):
                assert table.column(column).type == referred.column(target).type
    return {table.name: {column.name: column for column in table.columns} for table in schema.tables}


def references(concepts):
    """For each table: column to the table that it refers to."""
    schema = draft_schema(concepts.diagram(), SchemaOptions())
    return {
        table.name: {column: key.table for key in table.foreign_keys for column in key.columns}
        for table in schema.tables
    }


def test_a_class_becomes_a_table_with_a_key(concepts):
    concepts.table("Order Item", ("price", "double"), "createdAt")
    (columns,) = tables(concepts).values()
    assert list(columns) == ["id", "price", "created_at"]
    assert (columns["id"].primary_key, columns["id"].drawn_name) == (True, None)
    assert (columns["price"].type.name, columns["price"].why, columns["price"].drawn_type) == (
        "float",
        "drawn",
        "double",
    )
    assert columns["created_at"].type.name == "timestamp"


@pytest.mark.parametrize(
    ("name", "attribute"),
    [("Order", "id"), ("Customer", "customerId"), ("Customer", "customerNo"), ("Journey", "jId"), ("Staff", "staffId")],
)
def test_an_attribute_named_like_a_key_is_the_key(concepts, name, attribute):
    concepts.table(name, "total", attribute)
    (columns,) = tables(concepts).values()
    assert [c.drawn_name for c in columns.values() if c.primary_key] == [attribute]


def test_a_drawn_key_goes_before_a_name(concepts):
    concepts.table("Book", ("isbn", "String", "pk"), "id")
    (columns,) = tables(concepts).values()
    assert [name for name, column in columns.items() if column.primary_key] == ["isbn"]


@pytest.mark.parametrize(
    ("source", "target", "holder", "nullable", "unique"),
    [
        ("1", "*", "item", False, False),
        ("0..1", "*", "item", True, False),
        ("*", "1", "order", False, False),
        ("1", "1", "order", False, True),
        ("1", "0..1", "item", False, True),
        ("0..1", "1", "order", False, True),
        (None, None, "order", True, False),
        (None, "*", "item", True, False),
    ],
)
def test_who_holds_the_reference(concepts, source, target, holder, nullable, unique):
    a, b = concepts.table("Order"), concepts.table("Item")
    concepts.relate(a, b, source_multiplicity=source, target_multiplicity=target)
    found = tables(concepts)
    other = "item" if holder == "order" else "order"
    column = found[holder][f"{other}_id"]
    assert (column.nullable, column.unique) == (nullable, unique)
    assert references(concepts) == {holder: {f"{other}_id": other}, other: {}}


def test_many_to_many_is_a_join_table(concepts):
    a, b = concepts.table("Chef"), concepts.table("Food")
    concepts.relate(a, b, source_multiplicity="1..*", target_multiplicity="*")
    join = tables(concepts)["chef_food"]
    assert list(join) == ["chef_id", "food_id"]
    assert all(column.primary_key for column in join.values())
    assert references(concepts)["chef_food"] == {"chef_id": "chef", "food_id": "food"}


def test_many_to_many_with_itself_uses_the_roles(concepts):
    a = concepts.table("Location")
    concepts.relate(a, a, source_multiplicity="*", target_multiplicity="*", target_role="neighbours")
    assert list(tables(concepts)["location_location"]) == ["location_id", "neighbour_id"]


def test_a_reference_to_itself_may_be_empty(concepts):
    a = concepts.table("Employee", "name")
    concepts.relate(a, a, source_multiplicity="*", target_multiplicity="0..1", target_role="boss")
    assert tables(concepts)["employee"]["boss_id"].nullable
    assert references(concepts) == {"employee": {"boss_id": "employee"}}


def test_roles_name_references_and_two_references_differ(concepts):
    a, b = concepts.table("Transition"), concepts.table("State")
    concepts.relate(a, b, source_multiplicity="*", target_multiplicity="1", target_role="source")
    concepts.relate(a, b, source_multiplicity="*", target_multiplicity="1")
    concepts.relate(a, b, source_multiplicity="*", target_multiplicity="1")
    assert list(tables(concepts)["transition"]) == ["id", "source_id", "state_id", "state_2_id"]


def test_a_drawn_reference_column_is_used(concepts):
    a, b = concepts.table("Order", ("customerId", "String")), concepts.table("Customer", "name")
    concepts.relate(a, b, source_multiplicity="*", target_multiplicity="1")
    column = tables(concepts)["order"]["customer_id"]
    assert (column.drawn_name, column.drawn_type, column.type.name) == ("customerId", "String", "string")
    assert tables(concepts)["customer"]["id"].type.name == "string"
    assert references(concepts)["order"] == {"customer_id": "customer"}


def test_the_part_refers_to_the_whole(concepts):
    part, whole = concepts.table("Wheel"), concepts.table("Car")
    concepts.relate(part, whole, "composition", target_end=EndKind.FILLED_DIAMOND)
    assert "car_id" in tables(concepts)["wheel"]


def test_children_share_their_parents_key(concepts):
    child, parent = concepts.table("Student", "mark"), concepts.table("Person", "id", "name")
    grandchild = concepts.table("Tutor", "id", "rate")
    concepts.relate(child, parent, "inheritance").relate(grandchild, child, "inheritance")
    found = tables(concepts)
    assert list(found) == ["person", "student", "tutor"]
    assert found["student"]["id"].primary_key
    assert references(concepts) == {"person": {}, "student": {"id": "person"}, "tutor": {"id": "student"}}
    assert found["tutor"]["id"].drawn_name == "id"


def test_a_childs_own_key_becomes_unique(concepts):
    child, parent = concepts.table("Staff", "staffId"), concepts.table("User", "id")
    concepts.relate(child, parent, "inheritance")
    columns = tables(concepts)["staff"]
    assert [name for name, column in columns.items() if column.primary_key] == ["id"]
    assert columns["staff_id"].unique


def test_inheriting_in_a_circle_is_reported(concepts):
    a, b = concepts.table("A"), concepts.table("B")
    concepts.relate(a, b, "inheritance").relate(b, a, "inheritance").relate(a, a, "inheritance")
    schema = draft_schema(concepts.diagram(), SchemaOptions())
    assert {issue.code for issue in schema.issues} == {"circular-inheritance"}
    assert tables(concepts)


def test_referred_tables_come_first_and_circles_end(concepts):
    a, b, c = concepts.table("A"), concepts.table("B"), concepts.table("C")
    for source, target in ((a, b), (b, c)):
        concepts.relate(source, target, source_multiplicity="*", target_multiplicity="1")
    assert list(tables(concepts)) == ["c", "b", "a"]
    concepts.relate(c, a, source_multiplicity="*", target_multiplicity="1")
    assert sorted(tables(concepts)) == ["a", "b", "c"]


def test_a_key_of_two_columns_is_referred_to_by_two(concepts):
    a = concepts.table("Seat", ("row", "int", "pk"), ("number", "int", "pk"))
    concepts.relate(concepts.table("Ticket"), a, source_multiplicity="*", target_multiplicity="1")
    schema = draft_schema(concepts.diagram(), SchemaOptions())
    (reference,) = schema.table("ticket").foreign_keys
    assert (reference.columns, reference.references) == (("seat_row", "seat_number"), ("row", "number"))
    assert tables(concepts)


def test_names_never_clash(concepts):
    for own in "abc":
        concepts.table("Order", "Total", "total", "TOTAL", "id", "ID", own)
    found = tables(concepts)
    assert list(found) == ["order", "order_2", "order_3"]
    assert list(found["order"]) == ["id", "total", "total_2", "total_3", "id_2", "a"]


def test_a_process_has_no_tables(concepts):
    concepts.table("check claim", kind="step")
    schema = draft_schema(concepts.diagram("process"), SchemaOptions())
    assert schema.tables == ()
    assert [issue.code for issue in schema.issues] == ["no-tables"]


def test_dependencies_leave_no_trace(concepts):
    concepts.relate(concepts.table("A"), concepts.table("B"), "dependency")
    assert references(concepts) == {"a": {}, "b": {}}


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        ("String", "string"),
        ("str", "string"),
        ("int", "integer"),
        ("lnt", "integer"),
        ("1nt", "integer"),
        ("boolean", "boolean"),
        ("bool", "boolean"),
        ("double", "float"),
        ("Date", "date"),
        ("VARCHAR(20)", "string"),
        ("strlng", "string"),
        ("List<Order>", "json"),
        ("decimal(10,2)", "numeric"),
    ],
)
def test_drawn_types(drawn, expected):
    assert drawn_column_type(drawn)[0].name == expected


def test_an_unknown_type_is_said_to_be_unknown(concepts):
    concepts.table("User", ("state", "UserState"))
    column = tables(concepts)["user"]["state"]
    assert (column.type.name, column.why) == ("string", "UserState is no known type")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("created_at", "timestamp"),
        ("paid_date", "date"),
        ("is_closed", "boolean"),
        ("unit_price", "numeric"),
        ("balance", "numeric"),
        ("quantity", "integer"),
        ("supplier_id", "integer"),
        ("email", "string"),
        ("name", "string"),
        ("phone_number", "string"),
        ("description", "text"),
    ],
)
def test_guessed_types(name, expected):
    column_type, why = guessed_column_type(name)
    assert column_type.name == expected
    assert why


@given(st.text(max_size=80))
def test_names_are_identifiers(text):
    name = snake_case(text, "table")
    assert name.isidentifier()
    assert len(name) <= 63
    assert snake_case(name, "table") == name


@given(st.text(max_size=40))
def test_type_words_never_fail(text):
    found = drawn_column_type(text)
    assert found is None or found[0].name in TypeName
    assert guessed_column_type(snake_case(text, "column"))[0].name in TypeName


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Order Item", "order_item"),
        ("orderNo", "order_no"),
        ("HTTPServer", "http_server"),
        ("2nd", "table_2nd"),
        ("", "table"),
        ("***", "table"),
        ("Größe", "grösse"),
        ("a; DROP TABLE x", "a_drop_table_x"),
    ],
)
def test_snake_case(text, expected):
    assert snake_case(text, "table") == expected


def test_numbers_are_put_behind_taken_names():
    assert unused("a", {"a", "a_2"}) == "a_3"
