"""The graph as concepts."""

import pytest

from sketch2model.elements import Box
from sketch2model.elements.vocabulary import EdgeKind, NodeKind
from sketch2model.graph import new_edge, new_graph, new_node
from sketch2model.interpret import uml_diagram


def test_a_graph_becomes_concepts(ink):
    ink.edge(ink.node(["Order"], ["+ date: Date", "pay()"]), ink.node(["Item"]), at_target=["*", "items"])
    uml = uml_diagram(ink.meaning("class"))
    order, item = uml.elements
    assert (order.name, order.kind, order.box) == ("Order", NodeKind.CLASS, Box(0, 0, 100, 50))
    assert (order.attributes[0].visibility, order.attributes[0].type) == ("+", "Date")
    assert order.operations[0].name == "pay"
    (relation,) = uml.relations
    assert (relation.source, relation.target, relation.kind) == (order.id, item.id, EdgeKind.ASSOCIATION)
    assert (relation.target_multiplicity, relation.target_role) == ("*", "items")
    assert relation.points == ((0.0, 0.0), (100.0, 0.0))


@pytest.fixture
def foreign():
    """A graph from outside, with nothing that is optional; its edges need no evidence."""
    graph = new_graph(source="theirs.json", page=0, width=100, height=80)
    graph.graph["diagram"] = "state"
    for key in ("A", "B"):
        graph.add_node(key, **new_node(id=key, shape="ellipse", kind="state", bbox=[0, 0, 9, 9], name=key))
    graph.add_edge("A", "B", **new_edge(kind="flow", label="go [ok]"))
    return graph


def test_a_graph_without_optional_attributes_is_one_sure_diagram(foreign):
    uml = uml_diagram(foreign)
    assert (uml.confidence, uml.parts) == (1.0, ())
    assert uml.relations[0].association_class is None
    assert uml.relations[0].transition.guard == "ok"


def test_a_class_that_is_not_there_is_none(foreign):
    foreign.edges["A", "B", 0]["association_class"] = "n9"
    assert uml_diagram(foreign).relations[0].association_class is None


def test_one_diagram_alone_is_no_part(foreign):
    foreign.graph["diagrams"] = [{"kind": "state", "confidence": 0.5, "nodes": ["A", "B"]}]
    assert uml_diagram(foreign).parts == ()
