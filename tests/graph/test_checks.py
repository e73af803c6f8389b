"""`check_graph` finds each way to break the contract."""

import networkx as nx
import pytest

from sketch2model.errors import GraphFormatError
from sketch2model.graph import check_graph

LINE = {"text": "x", "bbox": [0, 0, 1, 1]}


def test_a_good_graph_passes(graph):
    check_graph(graph)


def test_what_a_person_corrected_passes(graph):
    graph.nodes["n2"]["corrected"] = True
    graph.edges["n2", "n1", 0]["corrected"] = False
    check_graph(graph)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("shape", "blob", "shape is 'blob'"),
        ("kind", "thing", "kind is 'thing'"),
        ("kind", ["class"], "kind is"),
        ("kind", None, "kind is None"),
        ("bbox", [1, 2, 3], "bbox"),
        ("bbox", [1, 2, 3, "4"], "bbox"),
        ("bbox", None, "bbox"),
        ("name", "", "name is an empty string"),
        ("attributes", None, "attributes is not a list"),
        ("operations", "all", "operations is not a list"),
        ("lines", None, "lines is not a list"),
        ("parent", "n9", "parent 'n9' is no node"),
        ("parent", ["n1"], "is no node"),
        ("bbox", [0, 0, 1, True], "bbox"),
        ("bbox", [0, 0, 1, 1e300], "bbox"),
        ("polygon", [[1, 2], [3]], "polygon is no list of points"),
        ("name", 7, "name is 7"),
        ("stereotype", ["x"], "stereotype is ['x']"),
        ("confidence", 1.5, "confidence is 1.5"),
        ("lines", [{}], "line 1 has no text"),
        ("lines", [{"text": "x", "bbox": None}], "line 1: bbox is None"),
        ("lines", [LINE | {"confidence": 7}], "line 1: confidence is 7"),
        ("lines", [LINE | {"alternatives": [7]}], "line 1: alternatives is no list of texts"),
        ("lines", [LINE | {"alternative_confidences": ["x"]}], "alternative_confidences is no list of confidences"),
        ("lines", [LINE | {"place": "above"}], "line 1: place is 'above'"),
        ("lines", [LINE | {"compartment": -1}], "line 1: compartment is -1"),
        ("lines", [LINE | {"compartment": "0"}], "line 1: compartment is '0'"),
        ("lines", [LINE | {"underlined": "yes"}], "line 1: underlined is 'yes'"),
        ("corrected", 1, "corrected is 1"),
        ("corrected", None, "corrected is None"),
    ],
)
def test_broken_node(name, value, words, graph):
    graph.nodes["n2"][name] = value
    with pytest.raises(GraphFormatError, match="node n2") as caught:
        check_graph(graph)
    assert words in caught.value.message
    assert caught.value.source == "page.jpg"


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("kind", "wire", "kind is 'wire'"),
        ("style", "wavy", "style is 'wavy'"),
        ("source_end", "arrow", "source_end is 'arrow'"),
        ("target_end", {}, "target_end is {}"),
        ("label", "", "label is an empty string"),
        ("label", 5, "label is 5"),
        ("points", [1, 2], "points is no list of points"),
        ("confidence", "high", "confidence is 'high'"),
        ("corrected", "true", "corrected is 'true'"),
        ("lines", None, "lines is not a list"),
    ],
)
def test_broken_edge(name, value, words, graph):
    graph.edges["n2", "n1", 1][name] = value
    with pytest.raises(GraphFormatError, match="edge n2 to n1: ") as caught:
        check_graph(graph)
    assert words in caught.value.message


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("name", "", "attribute 1 has no name"),
        ("type", 3, "attribute 1: type is 3"),
        ("flags", "pk", "attribute 1: flags is no list of words"),
        ("bbox", [1], "attribute 1: bbox is [1]"),
        ("confidence", -1, "attribute 1: confidence is -1"),
    ],
)
def test_broken_attribute(name, value, words, graph):
    graph.nodes["n2"]["attributes"][0][name] = value
    with pytest.raises(GraphFormatError) as caught:
        check_graph(graph)
    assert words in caught.value.message


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("format", "sketch2model/2"),
        ("format", None),
        ("diagram", "art"),
        ("diagram", []),
        ("source", None),
        ("width", 0),
        ("height", "9"),
        ("issues", None),
        ("issues", [{"code": "x"}]),
        ("issues", [{"code": "x", "severity": "info", "message": "y", "bbox": 3}]),
    ],
)
def test_broken_graph(name, value, graph):
    graph.graph[name] = value
    with pytest.raises(GraphFormatError, match=name.removesuffix("s")):
        check_graph(graph)


@pytest.mark.parametrize("name", ["bbox", "name", "attributes", "parent", "confidence"])
def test_missing_on_a_node(name, graph):
    del graph.nodes["n1"][name]
    with pytest.raises(GraphFormatError, match=f"node n1: no {name}"):
        check_graph(graph)


@pytest.mark.parametrize("name", ["kind", "label", "points"])
def test_missing_on_an_edge(name, graph):
    del graph.edges["n2", "n1", 0][name]
    with pytest.raises(GraphFormatError, match=f"no {name}"):
        check_graph(graph)


@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph, nx.MultiGraph])
def test_other_kinds_of_graph(kind, graph):
    with pytest.raises(GraphFormatError, match="MultiDiGraph"):
        check_graph(kind(graph))


def test_many_faults_make_one_short_message(graph):
    for node in graph.nodes:
        graph.nodes[node].update(shape="blob", kind="thing", bbox=None)
    with pytest.raises(GraphFormatError, match="and 3 more"):
        check_graph(graph)


def test_optional_attributes_pass(graph):
    graph.graph["diagram_confidence"] = 0.7
    graph.graph["diagrams"] = [
        {"kind": "class", "confidence": 1, "nodes": ["n1"]},
        {"kind": "er", "confidence": 0.5, "nodes": ["n2"]},
    ]
    graph.edges["n2", "n1", 0]["association_class"] = "n1"
    check_graph(graph)


@pytest.mark.parametrize("value", ["n9", None, ["n1"], {}, ""])
def test_broken_association_class(value, graph):
    graph.edges["n2", "n1", 0]["association_class"] = value
    with pytest.raises(GraphFormatError, match="association_class"):
        check_graph(graph)


@pytest.mark.parametrize("value", [None, "1", -0.1, 1.1, True, [1]])
def test_broken_diagram_confidence(value, graph):
    graph.graph["diagram_confidence"] = value
    with pytest.raises(GraphFormatError, match="diagram_confidence is"):
        check_graph(graph)


@pytest.mark.parametrize("value", [None, {}, "er", ["er"], [None]])
def test_diagrams_that_are_none(value, graph):
    graph.graph["diagrams"] = value
    with pytest.raises(GraphFormatError, match="diagrams is not a list of diagrams"):
        check_graph(graph)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("kind", "art", "kind is 'art'"),
        ("confidence", 2, "confidence is 2"),
        ("confidence", None, "confidence is None"),
        ("nodes", None, "nodes is not a list"),
        ("nodes", ["n9"], "'n9' is no node"),
        ("nodes", [["n1"]], "is no node"),
    ],
)
def test_broken_diagram(name, value, words, graph):
    graph.graph["diagrams"] = [{"kind": "er", "confidence": 0.5, "nodes": ["n1"]} | {name: value}]
    with pytest.raises(GraphFormatError, match="diagram 1: ") as caught:
        check_graph(graph)
    assert words in caught.value.message
