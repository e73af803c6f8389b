"""Entities joined by crow's feet."""

import pytest


def customers(ink, *, source_end="one", target_end="many"):
    ink.edge(
        ink.node(["Customer"], ["PK id", "name"]),
        ink.node(["Order"], ["id int PK", "FK customer_id", "__date__"]),
        source_end=source_end,
        target_end=target_end,
    )
    return ink.meaning()


def test_crows_feet_make_an_er_diagram(ink):
    graph = customers(ink)
    assert graph.graph["diagram"] == "er"
    assert [data["kind"] for _, data in graph.nodes(data=True)] == ["entity"] * 2


def test_keys_are_marked_or_underlined(ink):
    attributes = customers(ink).nodes["n2"]["attributes"]
    assert [(a["name"], a["type"], a["flags"]) for a in attributes] == [
        ("id", "int", ["pk"]),
        ("customer_id", None, ["fk"]),
        ("date", None, ["pk"]),
    ]


@pytest.mark.parametrize(
    ("foot", "multiplicity"), [("one", "1"), ("many", "*"), ("zero_one", "0..1"), ("zero_many", "*"), ("none", None)]
)
def test_a_foot_says_how_many_there_are_at_its_end(ink, foot, multiplicity):
    (edge,) = (data for *_, data in customers(ink, target_end=foot).edges(data=True))
    assert (edge["source_multiplicity"], edge["target_multiplicity"]) == ("1", multiplicity)
    assert edge["kind"] == "association"


def test_a_foot_among_classes_with_multiplicities_is_carelessly_drawn(ink):
    order, item = ink.node(["Order"], ["date: Date"]), ink.node(["Item"], ["price: int"])
    ink.edge(order, item, at_source=["1"], at_target=["*"], target_end="many")
    ink.edge(order, ink.node(["Bill"], ["sum: int"]), at_source=["1"], at_target=["0..1"])
    assert ink.meaning().graph["diagram"] == "class"


def tables(ink, *more):
    customer = ink.node(["customer"], ["id: int", "country_id: int", *more])
    order = ink.node(["order"], ["id: int", "customer_id: int", *more])
    ink.edge(customer, order, source_end="open", target_end="open")
    return ink.meaning().graph["diagram"]


def test_foreign_keys_say_that_careless_feet_are_feet(ink):
    assert tables(ink) == "er"


@pytest.mark.parametrize("member", ["+ pay(sum: int): bool", "cancel()", "# total: int"])
def test_members_as_in_uml_say_that_classes_may_have_ids_of_others(ink, member):
    assert tables(ink, member) == "class"


def test_an_id_of_another_system_in_one_class_says_nothing(ink):
    user = ink.node(["User"], ["id: int", "github_id: text"])
    ink.edge(user, ink.node(["Team"], ["id: int", "name: text"]), target_end="open")
    assert ink.meaning().graph["diagram"] == "class"
