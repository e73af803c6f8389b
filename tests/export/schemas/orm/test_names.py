from __future__ import annotations

import keyword

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketch2model.export.schemas.orm.names import (
    Scopes,
    attribute_name,
    class_name,
    constant_name,
    plural,
    unused,
)


@pytest.mark.parametrize(
    ("drawn", "name"),
    [
        ("order line", "OrderLine"),
        ("OrderLine", "OrderLine"),
        ("HTTPServer", "HTTPServer"),
        ("order_item", "OrderItem"),
        ("2nd try", "Thing2ndTry"),
        ("Größe", "Größe"),
        ("名前", "名前"),
        ("...", "Thing"),
        ("None", "Thing4"),
    ],
)
def test_classes_have_pascal_case(drawn, name):
    assert class_name(drawn) == name


@pytest.mark.parametrize(
    ("drawn", "name"),
    [("placedAt", "placed_at"), ("birth date", "birth_date"), ("1st", "field_1st"), ("_a__b_", "a_b"), ("", "field")],
)
def test_attributes_have_snake_case(drawn, name):
    assert attribute_name(drawn) == name


def test_constants_have_upper_case():
    assert [constant_name(each) for each in ("in progress", "1", "+")] == ["IN_PROGRESS", "VALUE_1", "VALUE"]


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("order_line", "order_lines"),
        ("category", "categories"),
        ("day", "days"),
        ("address", "addresses"),
        ("status", "statuses"),
        ("orders", "orders"),
        ("step_child", "step_children"),
        ("person", "people"),
    ],
)
def test_plurals(one, many):
    assert plural(one) == many


@given(st.text(max_size=80))
def test_any_text_makes_a_name(text):
    for name in (class_name(text), attribute_name(text), constant_name(text)):
        assert name.isidentifier()
        assert len(name) <= 60
    assert not keyword.iskeyword(class_name(text))
    assert "__" not in attribute_name(text)
    assert not attribute_name(text).endswith("_")


def test_case_does_not_make_a_difference():
    assert unused("Order", {"order", "ORDER2"}) == "Order3"


@pytest.fixture
def scopes():
    return Scopes(
        {"Person": None, "Employee": "Person", "Manager": "Employee", "Customer": "Person"}, {"pk"}, "{}_x".format
    )


def test_a_class_shares_names_with_parents_and_children(scopes):
    assert scopes.take("Employee", "name") == "name"
    assert scopes.take("Person", "name") == "name_2"
    assert scopes.take("Manager", "name", "manager_name") == "manager_name"


def test_siblings_may_use_the_same_names(scopes):
    assert scopes.take("Employee", "name") == "name"
    assert scopes.take("Customer", "name") == "name"


def test_reserved_names_are_mended(scopes):
    assert scopes.take("Person", "pk") == "pk_x"
    assert scopes.take("Manager", "pk") == "pk_x_2"


def test_a_reference_needs_room_for_its_column(scopes):
    scopes.take("Person", "boss_id")
    assert scopes.take("Person", "boss", "chief", with_id=True) == "chief"
    assert scopes.take("Person", "chief_id") == "chief_id_2"
