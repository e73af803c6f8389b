"""Whatever is drawn and written: a graph that keeps the contract, concepts, and the same answer when asked again."""

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from sketch2model.elements import EndKind, LineStyle, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind
from sketch2model.graph import check_graph, graph_from_json, graph_to_json, new_edge, new_graph, new_node
from sketch2model.interpret import interpret, uml_diagram
from sketch2model.settings import InterpretOptions

NASTY = ["«enum»", "{abstract}", "- a: int = {1}", "f(x: List<List<int>>", "(0,n)", "N", "1..*", "[x] / y", "entry / z"]
texts = st.one_of(st.sampled_from(NASTY), st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20))
places = st.floats(0, 2000).map(lambda value: round(value, 1))


def words(kind):
    return st.sampled_from([str(word) for word in kind])


@st.composite
def evidence(draw, places_of_lines):
    x, y = draw(places), draw(places)
    line = {
        "text": draw(texts),
        "bbox": [x, y, x + draw(st.floats(1, 90)), y + draw(st.floats(1, 90))],
        "confidence": draw(st.floats(0, 1)),
        "alternatives": draw(st.lists(texts, max_size=1)),
        "place": draw(st.sampled_from(places_of_lines)),
        "compartment": draw(st.integers(0, 2)),
    }
    return line | ({"underlined": True} if draw(st.booleans()) else {})


@st.composite
def drawn(draw):
    graph = new_graph(source="page.png", page=0, width=2000, height=2000)
    keys = [f"n{number}" for number in range(1, draw(st.integers(0, 5)) + 1)]
    for key in keys:
        x, y = draw(places), draw(places)
        lines = draw(st.lists(evidence(["inside", "caption"]), max_size=3))
        box = [x, y, x + draw(st.floats(1, 300)), y + draw(st.floats(1, 300))]
        graph.add_node(key, **new_node(id=key, shape=draw(words(ShapeKind)), bbox=box, confidence=0.9, lines=lines))
    for _ in range(draw(st.integers(0, 6)) if keys else 0):
        edge = new_edge(
            style=draw(words(LineStyle)),
            source_end=draw(words(EndKind)),
            target_end=draw(words(EndKind)),
            points=[[draw(places), draw(places)] for _ in range(2)],
            confidence=0.8,
            lines=draw(st.lists(evidence(["source", "middle", "target"]), max_size=2)),
        )
        if draw(st.booleans()):
            edge["association_class"] = draw(st.sampled_from(keys))
        graph.add_edge(draw(st.sampled_from(keys)), draw(st.sampled_from(keys)), **edge)
    return graph


@settings(max_examples=60, deadline=None)
@given(drawn(), st.none() | st.sampled_from(list(DiagramKind)))
def test_any_drawing_means_something(graph, diagram):
    options = InterpretOptions(diagram)
    meant = interpret(graph, options)
    check_graph(meant)
    uml = uml_diagram(meant)
    assert [element.id for element in uml.elements] == list(graph)
    assert sum(len(part.elements) for part in uml.split()) == len(graph)
    again = interpret(graph_from_json(graph_to_json(meant)), options)
    assert nx.utils.graphs_equal(again, meant)
    assert again.graph == meant.graph
