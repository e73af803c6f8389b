"""The graph as a whole: what every notation does alike."""

import copy

import networkx as nx
import pytest

from sketch2model.elements import ShapeKind
from sketch2model.elements.vocabulary import DiagramKind
from sketch2model.interpret import interpret
from sketch2model.settings import InterpretOptions


@pytest.mark.parametrize("diagram", list(DiagramKind))
@pytest.mark.parametrize("shape", list(ShapeKind))
def test_every_shape_has_a_kind_in_every_diagram(ink, diagram, shape):
    ink.node(["x", "y: z"], shape=str(shape))
    assert ink.meaning(diagram).graph["diagram"] == diagram


@pytest.mark.parametrize("diagram", list(DiagramKind))
@pytest.mark.parametrize(
    ("shape", "kind"),
    [("container", "container"), ("note", "note"), ("actor", "actor"), ("cylinder", "store"), ("document", "document")],
)
def test_some_shapes_mean_the_same_everywhere(ink, diagram, shape, kind):
    key = ink.node(["x", "y: z", "and so on"], shape=shape)
    assert ink.meaning(diagram).nodes[key]["kind"] == kind


def test_the_callers_kind_wins(ink):
    ink.node(["Order"], ["date"])
    assert ink.meaning("flow").graph["diagram"] == "flow"


def test_the_input_is_left_as_it_is(ink):
    ink.edge(ink.node(["Order"], ["date"]), ink.node(["Item"]), at_target=["*"])
    before = copy.deepcopy(ink.graph)
    ink.meaning()
    assert nx.utils.graphs_equal(before, ink.graph)
    assert before.graph == ink.graph.graph


@pytest.mark.parametrize("diagram", [None, *DiagramKind])
def test_interpreting_twice_changes_nothing(ink, diagram):
    ink.edge(ink.node(["Order"], ["date", "pay()"]), ink.node(["«enum»", "Item"], ["A = 1"]), at_target=["* items"])
    ink.edge("n1", ink.node(["name"], shape="ellipse")).edge("n1", ink.node(["has"], shape="diamond"))
    ink.edge("n4", "n2", at_target=["(0,n)"])
    ink.edge(ink.node(shape="circle"), "n1", target_end="open")
    once = ink.meaning(diagram)
    assert nx.utils.graphs_equal(once, interpret(once, InterpretOptions(diagram)))


def test_texts_survive_where_there_are_no_lines(ink):
    key = ink.node()
    ink.graph.nodes[key]["name"] = "Order"
    assert ink.meaning("class").nodes[key]["name"] == "Order"
