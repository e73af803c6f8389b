"""The kind of diagram and of its nodes; the graph as a whole."""

import copy

import networkx as nx
import pytest

from sketch2model.elements import Box, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind
from sketch2model.interpret import draft_schema, interpret, uml_diagram
from sketch2model.settings import InterpretOptions, SchemaOptions


def kinds(graph):
    return [data["kind"] for _, data in graph.nodes(data=True)]


def test_compartments_make_a_class_diagram(ink):
    ink.node(["Order"], ["date"])
    ink.node(["Item"], ["price"])
    graph = ink.meaning()
    assert graph.graph["diagram"] == "class"
    assert kinds(graph) == ["class", "class"]


def test_triangles_between_plain_boxes_make_a_class_diagram(ink):
    parent = ink.node(["Member"])
    for name in ("Student", "Lecturer"):
        ink.edge(ink.node([name]), parent, target_end="triangle")
    graph = ink.meaning()
    assert graph.graph["diagram"] == "class"
    assert {data["kind"] for *_, data in graph.edges(data=True)} == {"inheritance"}


def test_multiplicities_between_plain_boxes_make_a_class_diagram(ink):
    ink.edge(ink.node(["Game"]), ink.node(["Board"]), at_source=["1"], at_target=["*"])
    assert ink.meaning().graph["diagram"] == "class"


def process(ink, arrow):
    start, task = ink.node(shape="circle", captions=["claim", "received"]), ink.node(["check claim"])
    gateway, end = ink.node(["X"], shape="diamond"), ink.node(shape="circle")
    store = ink.node(["SAP"], shape="cylinder")
    ink.edge(start, task, target_end=arrow).edge(task, gateway, target_end=arrow)
    ink.edge(gateway, end, target_end=arrow, at_source=["ok"]).edge(task, store, target_end=arrow, style="dashed")
    return ink.meaning()


@pytest.mark.parametrize("arrow", ["open", "filled_triangle", "triangle"])
def test_events_and_gateways_make_a_process_however_its_arrows_are_drawn(ink, arrow):
    graph = process(ink, arrow)
    assert graph.graph["diagram"] == "process"
    assert kinds(graph) == ["event", "step", "decision", "event", "store"]
    assert [data["kind"] for *_, data in graph.edges(data=True)].count("message") == 1


def test_captions_name_events_and_marks_in_gateways_name_nothing(ink):
    graph = process(ink, "open")
    assert graph.nodes["n1"]["name"] == "claim received"
    assert graph.nodes["n1"]["text"] == "claim\nreceived"
    assert graph.nodes["n3"]["name"] is None
    assert graph.nodes["n3"]["text"] is None


def test_questions_in_diamonds_make_a_flowchart(ink):
    start, ask = ink.node(["Start"], shape="stadium"), ink.node(["paid?"], shape="diamond")
    ship = ink.node(["ship"])
    ink.edge(start, ask, target_end="open").edge(ask, ship, target_end="open", at_source=["yes"])
    graph = ink.meaning()
    assert graph.graph["diagram"] == "flow"
    assert kinds(graph) == ["event", "decision", "step"]
    assert graph.nodes["n2"]["name"] == "paid?"


def test_arrows_between_rounded_boxes_make_a_state_diagram(ink):
    a, b = ink.node(["idle"], shape="rounded_rectangle"), ink.node(["busy"], shape="rounded_rectangle")
    ink.edge(a, b, target_end="open", at_middle=["start"]).edge(b, a, target_end="open", at_middle=["stop"])
    graph = ink.meaning()
    assert graph.graph["diagram"] == "state"
    assert kinds(graph) == ["state", "state"]


def test_crows_feet_make_an_er_diagram(ink):
    ink.edge(ink.node(["Customer"], ["name"]), ink.node(["Order"], ["date"]), source_end="one", target_end="many")
    ink.edge("n2", ink.node(["Item"]), source_end="one", target_end="zero_many")
    graph = ink.meaning()
    assert graph.graph["diagram"] == "er"
    assert kinds(graph) == ["entity"] * 3


def chen(ink):
    customer, order = ink.node(["Customer"]), ink.node(["Order"])
    places = ink.node(["places"], shape="diamond")
    for owner, name in ((customer, "name"), (customer, "email"), (order, "date")):
        ink.edge(owner, ink.node([name], shape="ellipse"))
    ink.edge(customer, places, at_source=["1"]).edge(places, order, at_target=["N"])
    return ink.meaning()


def test_chens_ovals_and_diamonds_become_attributes_and_associations(ink):
    graph = chen(ink)
    assert graph.graph["diagram"] == "er"
    assert [a["name"] for a in graph.nodes["n1"]["attributes"]] == ["name", "email"]
    assert graph.nodes["n3"]["kind"] == "relationship"
    assert graph.nodes["n4"]["kind"] == "attribute"
    (edge,) = graph.get_edge_data("n1", "n2").values()
    assert (edge["kind"], edge["label"]) == ("association", "places")
    assert (edge["source_multiplicity"], edge["target_multiplicity"]) == ("1", "N")
    assert [table.name for table in draft_schema(uml_diagram(graph), SchemaOptions()).tables] == ["customer", "order"]


def test_boxes_and_lines_without_any_sign_are_generic(ink):
    ink.edge(ink.node(["one"]), ink.node(["two"]))
    graph = ink.meaning()
    assert graph.graph["diagram"] == "generic"
    assert kinds(graph) == ["node", "node"]


def test_only_lists_are_attribute_lists(ink):
    ink.node(["Customer", "name"], shape="none")
    assert ink.meaning().graph["diagram"] == "attribute_list"


def test_an_empty_page_is_generic(ink):
    assert ink.meaning().graph["diagram"] == "generic"


@pytest.mark.parametrize("diagram", list(DiagramKind))
@pytest.mark.parametrize("shape", list(ShapeKind))
def test_every_shape_has_a_kind_in_every_diagram(ink, diagram, shape):
    ink.node(["x", "y: z"], shape=str(shape))
    assert ink.meaning(diagram).graph["diagram"] == diagram


def test_the_callers_kind_wins(ink):
    ink.node(["Order"], ["date"])
    assert ink.meaning("flow").graph["diagram"] == "flow"


def test_the_input_is_left_as_it_is(ink):
    ink.edge(ink.node(["Order"], ["date"]), ink.node(["Item"]), at_target=["*"])
    before = copy.deepcopy(ink.graph)
    ink.meaning()
    assert nx.utils.graphs_equal(before, ink.graph)
    assert before.graph == ink.graph.graph


def test_interpreting_twice_changes_nothing(ink):
    ink.edge(ink.node(["Order"], ["date"]), ink.node(["Item"]), at_target=["*"])
    once = ink.meaning()
    assert nx.utils.graphs_equal(once, interpret(once, InterpretOptions()))


def test_texts_survive_where_there_are_no_lines(ink):
    key = ink.node()
    ink.graph.nodes[key]["name"] = "Order"
    assert ink.meaning("class").nodes[key]["name"] == "Order"


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
