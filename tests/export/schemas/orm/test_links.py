from __future__ import annotations

import pytest

from sketch2model.concepts import Column, DataType, ForeignKey, Schema, Table, TypeName
from sketch2model.export.schemas.orm.links import joins_of, links_of

INTEGER = DataType(TypeName.INTEGER)
ID = Column("id", INTEGER, primary_key=True)


def table(name: str, *keys: ForeignKey, key: bool = False, **known) -> Table:
    columns = tuple(Column(column, INTEGER, primary_key=key) for each in keys for column in each.columns)
    return Table(name, columns if key else (ID, *columns), keys, **known)


def refer(column: str, target: str, **known) -> ForeignKey:
    return ForeignKey((column,), target, ("id",), **known)


def link(holder: Table, place: int = 0):
    return links_of(Schema((Table("customer", (ID,)), holder)))[place]


@pytest.mark.parametrize(
    ("key", "forward", "backward"),
    [
        (refer("customer_id", "customer"), "customer", "orders"),
        (refer("customer_id", "customer", role="customer"), "customer", "orders"),
        (refer("buyer_id", "customer", role="buyer"), "buyer", "orders"),
        (refer("buyer", "customer"), "buyer", "orders"),
        (refer("customer_id", "customer", inverse="purchases"), "customer", "purchases"),
        (refer("customer_id", "customer", unique=True), "customer", "order"),
    ],
)
def test_both_sides_have_a_name(key, forward, backward):
    found = link(table("order", key))
    assert (found.forward[0], found.backward[0]) == (forward, backward)


def test_two_references_to_one_table_are_told_apart():
    order = table("order", refer("buyer_id", "customer"), refer("payer_id", "customer"))
    assert [link(order, place).backward[0] for place in (0, 1)] == ["buyer_orders", "payer_orders"]


def test_a_tree_has_parents_and_children():
    found = link(table("part", refer("parent_id", "part")))
    assert (found.forward[0], found.backward[0]) == ("parent", "children")


def test_a_key_that_is_shared_is_called_as_the_other_table():
    holder = Table("profile", (ID,), (refer("id", "customer"),))
    assert link(holder).forward[0] == "customer"
    assert link(holder).single


def joins(*tables: Table):
    return joins_of(Schema((Table("a", (ID,)), Table("b", (ID,)), *tables)))


BOTH = (refer("a_id", "a"), refer("b_id", "b"))


def test_a_join_table_with_nothing_of_its_own_needs_no_class():
    (join,) = joins(table("a_b", *BOTH, key=True, joins=True))
    assert join.pure
    assert (join.forward[0], join.backward[0]) == ("bs", "as")
    assert joins(table("a_b", *BOTH, joins=True))[0].pure  # its own key was added


@pytest.mark.parametrize(
    "other",
    [
        table("a_b", *BOTH, key=True, joins=True, element="n1"),
        Table("a_b", (*table("a_b", *BOTH, key=True).columns, Column("since", INTEGER)), BOTH, joins=True),
    ],
)
def test_a_join_table_that_is_more_has_a_class(other):
    assert [join.pure for join in joins(other)] == [False]


def test_a_join_table_that_others_refer_to_has_a_class():
    joined = table("a_b", *BOTH, joins=True)
    assert [join.pure for join in joins(joined, table("c", refer("a_b_id", "a_b")))] == [False]


@pytest.mark.parametrize(
    "other",
    [
        table("c", *BOTH),
        table("a_b", BOTH[0], joins=True),
        table("a_b", *BOTH, refer("c_id", "b"), joins=True),
    ],
)
def test_what_joins_no_two_tables(other):
    assert joins(other) == ()
