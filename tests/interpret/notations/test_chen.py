"""Chen's notation: ovals, diamonds, and what is written at their lines."""

import networkx as nx
import pytest

from sketch2model.elements.vocabulary import EdgeKind, NodeKind
from sketch2model.interpret import interpret, uml_diagram
from sketch2model.interpret.notations.relationships import participation
from sketch2model.settings import InterpretOptions


def relationship(ink, *legs, name="places"):
    """Entities and a diamond; each leg is (entity, what is written at the line). Returns the diamond's id."""
    diamond = ink.node([name], shape="diamond")
    known = {}
    for entity, *texts in legs:
        if entity not in known:
            known[entity] = ink.node([entity])
        ink.edge(known[entity], diamond, at_source=texts)
    return diamond


def oval(ink, owner, name, shape="ellipse"):
    key = ink.node([name], shape=shape)
    ink.edge(owner, key)
    return key


def names(node):
    return [attribute["name"] for attribute in node["attributes"]]


def association(graph):
    (edge,) = (data for *_, data in graph.edges(data=True) if data["kind"] == "association")
    return edge


def test_ovals_and_diamonds_become_attributes_and_associations(ink):
    diamond = relationship(ink, ("Customer", "1"), ("Order", "N"))
    for name in ("name", "email"):
        oval(ink, "n2", name)
    graph = ink.meaning()
    assert graph.graph["diagram"] == "er"
    assert names(graph.nodes["n2"]) == ["name", "email"]
    assert (graph.nodes[diamond]["kind"], graph.nodes["n4"]["kind"]) == ("relationship", "attribute")
    edge = association(graph)
    assert graph.has_edge("n2", "n3")
    assert (edge["label"], edge["source_multiplicity"], edge["target_multiplicity"]) == ("places", "1", "N")
    assert "association_class" not in edge


def test_entities_and_diamonds_without_ovals_are_chens_as_well(ink):
    relationship(ink, ("Customer", "1"), ("Order", "N"))
    assert ink.meaning().graph["diagram"] == "er"


def test_legs_may_have_crows_feet(ink):
    customer, order, places = ink.node(["Customer"]), ink.node(["Order"]), ink.node(["places"], shape="diamond")
    ink.edge(customer, places, source_end="one").edge(places, order, target_end="zero_many")
    edge = association(ink.meaning())
    assert (edge["source_multiplicity"], edge["target_multiplicity"]) == ("1", "*")


@pytest.mark.parametrize("shape", ["ellipse", "circle", "stadium"])
def test_underlined_ovals_are_keys(ink, shape):
    entity = ink.node(["Customer"])
    oval(ink, entity, "__number__", shape)
    oval(ink, entity, "name", shape)
    attributes = ink.meaning("er").nodes[entity]["attributes"]
    assert [(a["name"], a["flags"]) for a in attributes] == [("number", ["pk"]), ("name", [])]


def test_parts_of_an_oval_belong_to_its_entity(ink):
    entity = ink.node(["Customer"])
    address = oval(ink, entity, "address")
    street = oval(ink, address, "street")
    oval(ink, street, "house")
    attributes = ink.meaning().nodes[entity]["attributes"]
    assert [(a["name"], a["flags"]) for a in attributes] == [
        ("address", ["composite"]),
        ("street", ["composite"]),
        ("house", []),
    ]


def test_ovals_in_a_ring_end_nowhere(ink):
    ink.node(["Customer"])
    first, second = ink.node(["a"], shape="ellipse"), ink.node(["b"], shape="ellipse")
    ink.edge(first, second).edge(second, first).edge(first, first)
    assert ink.meaning("er").nodes["n1"]["attributes"] == []


def test_an_oval_at_a_diamond_is_an_attribute_of_the_relationship(ink):
    diamond = relationship(ink, ("Student", "N"), ("Course", "M"), name="attends")
    oval(ink, diamond, "grade")
    graph = ink.meaning()
    assert names(graph.nodes[diamond]) == ["grade"]
    assert association(graph)["association_class"] == diamond
    assert names(graph.nodes["n2"]) == []


def test_three_entities_keep_their_diamond_and_no_pair_is_joined(ink):
    diamond = relationship(ink, ("Teacher", "N"), ("Room", "1"), ("Course", "M"), name="lesson")
    graph = ink.meaning()
    assert {data["kind"] for *_, data in graph.edges(data=True)} == {"link"}
    assert [data["source_multiplicity"] for *_, data in graph.edges(data=True)] == ["N", "1", "M"]
    uml = uml_diagram(graph)
    assert next(e.kind for e in uml.elements if e.id == diamond) is NodeKind.RELATIONSHIP
    assert [(r.kind, r.target) for r in uml.relations] == [(EdgeKind.LINK, diamond)] * 3


def test_an_entity_may_be_joined_to_itself(ink):
    relationship(ink, ("Employee", "1", "boss"), ("Employee", "N", "member"), name="leads")
    graph = ink.meaning()
    edge = association(graph)
    assert graph.has_edge("n2", "n2")
    assert (edge["source_multiplicity"], edge["target_multiplicity"]) == ("1", "N")
    assert (edge["source_role"], edge["target_role"]) == ("boss", "member")


@pytest.mark.parametrize(
    ("customer", "order", "at_customer", "at_order"),
    [
        ("1", "N", "1", "N"),
        ("(0,n)", "(1,1)", "1", "*"),
        ("(1,n)", "(0,1)", "0..1", "1..*"),
        ("0,N", "1,1", "1", "*"),
        ("0..1", "*", "0..1", "*"),
        ("M", "(0,n)", "M", None),
    ],
)
def test_numbers_look_across_and_participations_look_here(ink, customer, order, at_customer, at_order):
    relationship(ink, ("Customer", customer), ("Order", order))
    edge = association(ink.meaning("er"))
    assert (edge["source_multiplicity"], edge["target_multiplicity"]) == (at_customer, at_order)


@pytest.mark.parametrize("place", ["at_source", "at_middle", "at_target"])
@pytest.mark.parametrize("turned", [False, True])
def test_wherever_it_stands_on_a_leg_a_number_is_the_entitys(ink, place, turned):
    entity, diamond = ink.node(["Customer"]), ink.node(["places"], shape="diamond")
    ink.edge(*((diamond, entity) if turned else (entity, diamond)), **{place: ["N"]})
    (edge,) = (data for *_, data in ink.meaning("er").edges(data=True))
    here, there = ("target", "source") if turned else ("source", "target")
    assert (edge[f"{here}_multiplicity"], edge[f"{there}_multiplicity"]) == ("N", None)
    assert edge["kind"] == "link"


def test_a_participation_is_stored_at_the_diamonds_end(ink):
    relationship(ink, ("Customer", "(0,n)"))
    (edge,) = (data for *_, data in ink.meaning("er").edges(data=True))
    assert (edge["source_multiplicity"], edge["target_multiplicity"]) == (None, "*")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(0,1)", "0..1"),
        ("(1,n)", "1..*"),
        ("(0, N)", "*"),
        ("[1..1]", "1"),
        ("1,*", "1..*"),
        ("(O,l)", "0..1"),
        ("1", None),
        ("N", None),
        ("(N)", None),
        ("0..1", None),
        ("name", None),
        ("", None),
    ],
)
def test_participations(text, expected):
    assert participation(text) == expected


def test_a_second_look_adds_nothing(ink):
    diamond = relationship(ink, ("Customer", "1"), ("Order", "N"))
    oval(ink, diamond, "date")
    oval(ink, "n2", "name")
    once = ink.meaning()
    assert nx.utils.graphs_equal(once, interpret(once, InterpretOptions()))


def test_a_diamond_with_arrows_is_a_decision(ink):
    ink.edge(ink.node(["pay"]), ink.node(["paid?"], shape="diamond"), target_end="open")
    ink.edge("n2", ink.node(["ship"]), target_end="open")
    assert ink.meaning().graph["diagram"] == "flow"
