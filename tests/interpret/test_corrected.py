"""What a person corrected stays, whatever kind of diagram a page is then taken for, and however often."""

import copy
import itertools

import networkx as nx
import pytest

from sketch2model import read_sketch
from sketch2model.elements.vocabulary import DiagramKind
from sketch2model.graph import graph_to_json, new_attribute, new_edge, new_node
from sketch2model.interpret import interpret, interpret_parts
from sketch2model.settings import InterpretOptions

SAMPLES = ("checkout", "claim", "contacts", "inheritance", "library", "orders_er", "school")
_TEXTS = ("label", "source_multiplicity", "target_multiplicity", "source_role", "target_role")


def as_kind(graph, kind=None):
    return interpret(graph, InterpretOptions(DiagramKind(kind) if kind else None))


@pytest.fixture(scope="module")
def recognised(request):
    """Each sample's graph, read once."""
    read = {}

    def graph_of(name):
        if name not in read:
            read[name] = read_sketch(request.config.rootpath / "samples" / f"{name}.jpg").graph
        return copy.deepcopy(read[name])

    return graph_of


@pytest.mark.parametrize("name", SAMPLES)
def test_interpreting_a_sample_again_changes_nothing(recognised, name):
    graph = recognised(name)
    assert graph_to_json(as_kind(graph)) == graph_to_json(graph)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_way_to_a_kind_of_diagram_leaves_no_trace(recognised, name):
    graph = recognised(name)
    directly = {kind: as_kind(graph, kind) for kind in DiagramKind}
    for kind, other in itertools.product(DiagramKind, repeat=2):
        assert graph_to_json(as_kind(directly[other], kind)) == graph_to_json(directly[kind])
    assert all(graph_to_json(as_kind(each)) == graph_to_json(graph) for each in directly.values())


def corrected(graph):
    """A class renamed, with a further attribute, and a relation with other texts; a box and a line drawn."""
    key = next(key for key, node in graph.nodes(data=True) if node["attributes"])
    node = graph.nodes[key]
    node.update(name="Renamed", stereotype="mine", corrected=True, confidence=1.0)
    node["attributes"] = [*node["attributes"], new_attribute(name="added", type="strng")]
    edge = next(edge for *_, edge in graph.edges(data=True))
    edge.update(dict.fromkeys(_TEXTS) | {"target_multiplicity": "3..7", "source_role": "x"}, corrected=True)
    drawn = new_node(id="drawn", shape="rectangle", kind="class", bbox=[0.0, 0.0, 50.0, 50.0], name="Drawn")
    graph.add_node("drawn", **drawn, corrected=True)
    line = new_edge(kind="association", points=[[0.0, 0.0], [9.0, 9.0]], label="by hand", confidence=1.0)
    graph.add_edge("drawn", key, **line, corrected=True)
    return key


def without_kind(data):
    return {name: value for name, value in data.items() if name != "kind"}


def said(graph):
    nodes = {key: without_kind(node) for key, node in graph.nodes(data=True)}
    edges = [(source, target, without_kind(edge)) for source, target, edge in graph.edges(data=True)]
    return nodes, edges


@pytest.mark.parametrize("name", ["library", "orders_er", "inheritance"])
@pytest.mark.parametrize("kind", list(DiagramKind))
def test_corrections_outlive_every_kind_of_diagram(recognised, name, kind):
    graph = recognised(name)
    corrected(graph)
    home = graph.graph["diagram"]
    once = as_kind(graph, home)
    assert said(once) == said(graph)
    other = as_kind(once, kind)
    for key, node in graph.nodes(data=True):
        if node.get("corrected"):
            assert said(other)[0][key] == said(graph)[0][key]
    assert graph_to_json(as_kind(other, kind)) == graph_to_json(other)
    assert graph_to_json(as_kind(other, home)) == graph_to_json(once)


def test_kinds_follow_the_diagram_also_where_texts_are_a_persons(recognised):
    graph = recognised("library")
    key = corrected(graph)
    assert {as_kind(graph, kind).nodes[key]["kind"] for kind in ("class", "er", "flow", "state")} == {
        "class",
        "entity",
        "step",
        "state",
    }
    (line,) = as_kind(graph, "flow").get_edge_data("drawn", key).values()
    assert (line["kind"], line["label"]) == ("flow", "by hand")


def test_an_edge_gets_its_kind_from_the_ends_a_person_set(ink):
    ink.edge(ink.node(["A"], ["x"]), ink.node(["B"]), at_target=["*"])
    graph = ink.meaning("class")
    edge = graph.edges["n1", "n2", 0]
    edge.update(target_end="triangle", target_multiplicity=None, corrected=True)
    assert as_kind(graph, "class").edges["n1", "n2", 0]["kind"] == "inheritance"
    edge["style"] = "dashed"
    assert as_kind(graph, "class").edges["n1", "n2", 0]["kind"] == "realization"


def test_types_that_a_person_wrote_are_not_mended(ink):
    key = ink.node(["A"], ["x: strng", "y: int"])
    graph = ink.meaning("class")
    assert graph.nodes[key]["attributes"][0]["type"] == "string"
    graph.nodes[key]["attributes"][0]["type"] = "strng"
    graph.nodes[key]["corrected"] = True
    assert as_kind(graph, "class").nodes[key]["attributes"][0]["type"] == "strng"


def test_what_was_called_start_by_hand_is_an_event_and_what_was_renamed_is_none(ink):
    first, second = ink.node(["Start"]), ink.node(["check"])
    ink.edge(first, second, target_end="open")
    graph = ink.meaning("flow")
    assert graph.nodes[first]["kind"] == "event"
    graph.nodes[first].update(name="load", stereotype=None, corrected=True)
    again = as_kind(graph, "flow")
    assert (again.nodes[first]["kind"], again.nodes[first]["stereotype"]) == ("step", None)


def test_a_free_list_that_a_person_corrected_stays_one(ink):
    key = ink.node(["Address", "street: text", "city: text"], shape="none")
    graph = ink.meaning("class")
    assert graph.nodes[key]["kind"] == "attribute_list"
    graph.nodes[key].update(name="Place", corrected=True, lines=[])
    assert as_kind(graph, "class").nodes[key]["kind"] == "attribute_list"


def chen(ink):
    """Student with an oval; it takes courses."""
    ink.node(["Student"], at=(0, 0))
    ink.node(["takes"], shape="diamond", at=(200, 0))
    ink.node(["Course"], at=(400, 0))
    ink.node(["nme"], shape="ellipse", at=(0, 200))
    ink.edge("n1", "n2").edge("n2", "n3").edge("n1", "n4")
    return ink.meaning("er")


def test_an_entity_lists_what_its_oval_is_called_now_and_only_once(ink):
    graph = chen(ink)
    graph.nodes["n4"].update(name="name", corrected=True)
    assert [a["name"] for a in as_kind(graph, "er").nodes["n1"]["attributes"]] == ["name"]
    graph.nodes["n1"]["lines"] = []
    assert [a["name"] for a in as_kind(graph, "er").nodes["n1"]["attributes"]] == ["name"]


def test_the_list_that_a_person_made_of_an_entity_stays(ink):
    graph = chen(ink)
    graph.nodes["n1"].update(attributes=[new_attribute(name="id")], corrected=True)
    assert [a["name"] for a in as_kind(graph, "er").nodes["n1"]["attributes"]] == ["id"]


def test_the_association_beside_a_diamond_follows_it_and_is_no_second_one(ink):
    graph = chen(ink)
    graph.nodes["n2"].update(name="visits", corrected=True)
    (edge,) = as_kind(graph, "er").get_edge_data("n1", "n3").values()
    assert edge["label"] == "visits"
    (edge,) = interpret_parts(graph, ["n2"]).get_edge_data("n1", "n3").values()
    assert edge["label"] == "visits"
    assert not as_kind(graph, "class").has_edge("n1", "n3")
    graph.edges["n1", "n3", 0].update(label="mine", target_multiplicity="*", corrected=True)
    (edge,) = as_kind(graph, "er").get_edge_data("n1", "n3").values()
    assert (edge["label"], edge["target_multiplicity"]) == ("mine", "*")


def test_parts_are_read_as_the_diagram_they_are_in(ink):
    graph = chen(ink)
    lines = graph.nodes["n4"]["lines"]
    lines[0]["text"] = "name"
    again = interpret_parts(graph, ["n4"])
    assert (again.nodes["n4"]["name"], again.nodes["n4"]["kind"]) == ("name", "attribute")
    assert [a["name"] for a in again.nodes["n1"]["attributes"]] == ["name"]
    assert again.nodes["n3"] == graph.nodes["n3"]


def test_parts_of_a_page_with_several_diagrams(ink):
    ink.node(["Order"], ["id: int"], at=(0, 0))
    graph = ink.meaning("class")
    step = new_node(id="n2", shape="diamond", bbox=[900.0, 0.0, 950.0, 50.0], confidence=1.0)
    line = {**graph.nodes["n1"]["lines"][0], "text": "paid?"}
    graph.add_node("n2", **step | {"lines": [line]})
    graph.add_node("n3", **new_node(id="n3", shape="rectangle", bbox=[0.0, 9.0, 9.0, 20.0], confidence=1.0))
    graph.graph["diagrams"] = [
        {"kind": "class", "confidence": 1.0, "nodes": ["n1", "gone"]},
        {"kind": "flow", "confidence": 1.0, "nodes": ["n2"]},
    ]
    again = interpret_parts(graph, ["n2", "n3"])
    assert (again.nodes["n2"]["kind"], again.nodes["n2"]["name"]) == ("decision", "paid?")
    assert again.nodes["n3"]["kind"] == "class"
    assert nx.utils.graphs_equal(interpret_parts(again, []), again)
