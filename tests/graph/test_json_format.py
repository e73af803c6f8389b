"""Every graph of the contract survives JSON, whatever is written in it; nothing else is accepted."""

import json

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, EndKind, LineStyle, NodeKind, ShapeKind
from sketch2model.errors import GraphFormatError
from sketch2model.graph import (
    check_graph,
    graph_from_json,
    graph_to_json,
    new_attribute,
    new_edge,
    new_graph,
    new_node,
    new_operation,
)

HOSTILE = ['"', "\\", "</script>", "\u2028", "\0", "\x1b[31m", "'; DROP TABLE a;--", "\U0001f4a9", "\u202e", "{{7*7}}"]

text = st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1, max_size=12))
maybe_text = st.none() | text
number = st.floats(0, 1e4).map(lambda value: round(value, 1))
share = st.floats(0, 1)
bbox = st.lists(number, min_size=4, max_size=4)
polyline = st.lists(st.lists(number, min_size=2, max_size=2), min_size=2, max_size=5)
lines = st.lists(
    st.fixed_dictionaries(
        {
            "text": text,
            "bbox": bbox,
            "confidence": share,
            "alternatives": st.lists(text, max_size=2),
            "place": st.sampled_from(["inside", "caption", "source", "middle", "target"]),
            "compartment": st.none() | st.integers(0, 3),
        }
    ),
    max_size=2,
)
MEMBER = {
    "name": text,
    "type": maybe_text,
    "visibility": st.sampled_from([None, "+", "-", "#", "~"]),
    "flags": st.lists(st.sampled_from(["pk", "fk", "derived"]), unique=True),
    "text": text,
    "bbox": st.none() | bbox,
    "confidence": share,
}
attributes = st.lists(
    st.fixed_dictionaries({**MEMBER, "default": maybe_text, "multiplicity": maybe_text}).map(
        lambda known: new_attribute(**known)
    ),
    max_size=2,
)
operations = st.lists(
    st.fixed_dictionaries({**MEMBER, "parameters": maybe_text}).map(lambda known: new_operation(**known)), max_size=2
)


def _words(kind: type) -> st.SearchStrategy[str]:
    return st.sampled_from([word.value for word in kind])


@st.composite
def graphs(draw: st.DrawFn) -> nx.MultiDiGraph:
    graph = new_graph(source=draw(text), page=draw(st.integers(0, 9)), width=100, height=80)
    graph.graph["diagram"] = draw(_words(DiagramKind))
    keys = [f"n{number}" for number in range(1, draw(st.integers(0, 4)) + 1)]
    for key in keys:
        node = new_node(
            id=key,
            shape=draw(_words(ShapeKind)),
            kind=draw(_words(NodeKind)),
            bbox=draw(bbox),
            polygon=draw(st.none() | polyline),
            name=draw(maybe_text),
            stereotype=draw(maybe_text),
            text=draw(maybe_text),
            attributes=draw(attributes),
            operations=draw(operations),
            parent=draw(st.sampled_from([None, *keys])),
            confidence=draw(share),
            lines=draw(lines),
        )
        graph.add_node(key, **node)
    for _ in range(draw(st.integers(0, 4)) if keys else 0):
        edge = new_edge(
            kind=draw(_words(EdgeKind)),
            style=draw(_words(LineStyle)),
            source_end=draw(_words(EndKind)),
            target_end=draw(_words(EndKind)),
            label=draw(maybe_text),
            source_multiplicity=draw(maybe_text),
            target_role=draw(maybe_text),
            points=draw(polyline),
            confidence=draw(share),
            lines=draw(lines),
        )
        if draw(st.booleans()):
            edge["association_class"] = draw(st.sampled_from(keys))
        graph.add_edge(draw(st.sampled_from(keys)), draw(st.sampled_from(keys)), **edge)
    if draw(st.booleans()):
        graph.graph["diagram_confidence"] = draw(share)
        graph.graph["diagrams"] = [
            {"kind": draw(_words(DiagramKind)), "confidence": draw(share), "nodes": [key]} for key in keys
        ]
    return graph


def _everything(graph: nx.MultiDiGraph) -> tuple:
    """All attributes and keys, nodes in order; edges come grouped by source, in order there."""
    return graph.graph, list(graph.nodes(data=True)), list(graph.edges(data=True, keys=True))


@given(graphs())
def test_round_trip(graph):
    again = graph_from_json(graph_to_json(graph))
    assert isinstance(again, nx.MultiDiGraph)
    assert _everything(again) == _everything(graph)


@given(graphs())
def test_bytes_are_stable(graph):
    written = graph_to_json(graph)
    assert graph_to_json(graph) == written
    assert graph_to_json(graph_from_json(written)) == written
    assert written.endswith("}\n")
    assert not written.endswith("\n\n")
    assert json.loads(written.encode("utf-8").decode("utf-8"))["graph"] == graph.graph


def test_the_file_is_what_the_contract_says(graph):
    data = json.loads(graph_to_json(graph))
    assert data["directed"] is True
    assert data["multigraph"] is True
    assert data["graph"]["format"] == "sketch2model/1"
    assert [node["id"] for node in data["nodes"]] == ["n1", "n2"]
    assert [(edge["source"], edge["target"], edge["key"]) for edge in data["edges"]] == [
        ("n2", "n1", 0),
        ("n2", "n1", 1),
    ]
    assert data == nx.node_link_data(graph, edges="edges")


def test_letters_of_the_world_stay_readable(graph):
    graph.nodes["n2"]["name"] = "Größe 注文"
    assert "Größe 注文" in graph_to_json(graph)


def test_lines_of_others_may_say_little(graph):
    data = json.loads(graph_to_json(graph))
    data["nodes"][1]["lines"] = [{"text": "Order", "bbox": [1, 1, 2, 2]}]
    data["edges"][0]["lines"] = [{"bbox": [1, 1, 2, 2], "text": "1", "place": "source"}]
    again = graph_from_json(json.dumps(data))
    (line,), (at_edge,) = again.nodes["n2"]["lines"], again.edges["n2", "n1", 0]["lines"]
    assert (line["confidence"], line["alternatives"], line["place"], line["compartment"]) == (1.0, [], "inside", None)
    assert at_edge["place"] == "source"


def test_a_corrected_node_keeps_its_mark(graph):
    graph.nodes["n2"]["corrected"] = True
    written = graph_to_json(graph)
    assert graph_to_json(graph_from_json(written)) == written
    assert written.count("corrected") == 1


def test_evidence_may_be_missing_in_files_of_others(graph):
    data = json.loads(graph_to_json(graph))
    for part in (*data["nodes"], *data["edges"]):
        del part["lines"]
    again = graph_from_json(json.dumps(data))
    assert again.nodes["n2"]["lines"] == []
    assert again.nodes["n2"]["id"] == "n2"


@pytest.mark.parametrize(
    "written",
    [
        "",
        "not JSON",
        "[]",
        "7",
        "null",
        "{}",
        '{"nodes": 3, "edges": []}',
        '{"nodes": [{}], "edges": []}',
        '{"nodes": [], "edges": [], "graph": []}',
        '{"nodes": [], "edges": [], "graph": {"format": "sketch2model/1", "diagram": []}}',
        '{"nodes": [], "edges": [{"source": "a"}], "graph": {}}',
        "[" * 100_000,
    ],
)
def test_other_files_are_refused(written):
    with pytest.raises(GraphFormatError) as caught:
        graph_from_json(written, source="theirs.json")
    assert "theirs.json" in str(caught.value)


@pytest.mark.parametrize("value", ["NaN", "-Infinity", "1e999", '"\\ud800"'])
def test_values_that_cannot_be_written_again_are_refused(value, graph):
    written = graph_to_json(graph).replace('"confidence": 0.9', f'"confidence": {value}', 1)
    assert value in written
    with pytest.raises(GraphFormatError):
        graph_from_json(written)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | text,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(text, inner, max_size=2),
    max_leaves=4,
)


@given(data=st.data())
def test_any_change_is_a_graph_or_a_graph_format_error(data):
    graph = json.loads(graph_to_json(data.draw(graphs())))
    places = [graph, graph["graph"], *graph["nodes"], *graph["edges"]]
    place = data.draw(st.sampled_from(places))
    place[data.draw(st.sampled_from(list(place)))] = data.draw(json_values)
    try:
        accepted = graph_from_json(json.dumps(graph))
    except GraphFormatError:
        return
    check_graph(accepted)
    assert graph_to_json(accepted).encode()


def test_what_a_person_leaves_out_is_unknown_and_what_a_person_writes_is_sure():
    data = {
        "graph": {
            "format": "sketch2model/1",
            "source": "x.jpg",
            "width": 9,
            "height": 9,
            "diagram": "class",
            "issues": [],
        },
        "nodes": [
            {"id": "n1", "kind": "class", "bbox": [0, 0, 5, 5], "name": "Order", "attributes": [{"name": "id"}]},
            {"id": "n2", "kind": "class", "bbox": [5, 5, 9, 9], "operations": [{"name": "pay", "type": "int"}]},
        ],
        "edges": [{"source": "n1", "target": "n2", "kind": "association"}],
    }
    graph = graph_from_json(json.dumps(data))
    order, other = graph.nodes["n1"], graph.nodes["n2"]
    assert (order["shape"], order["stereotype"], order["lines"], order["confidence"]) == ("none", None, [], 1.0)
    assert order["attributes"] == [new_attribute(name="id")]
    assert other["operations"] == [new_operation(name="pay", type="int")]
    ((_, _, edge),) = graph.edges(data=True)
    assert edge == new_edge(kind="association", confidence=1.0)
