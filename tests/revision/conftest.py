"""Small states of a sketch, written down by hand."""

from __future__ import annotations

import pytest

from sketch2model.concepts import UmlDiagram
from sketch2model.graph import check_graph, new_edge, new_graph, new_node
from sketch2model.interpret import uml_diagram


def attribute_data(text, confidence=0.9):
    """`name: type {flag}` as the graph holds it."""
    plain, _, flag = text.partition("{")
    name, _, type_ = (part.strip() for part in plain.partition(":"))
    return {
        "name": name,
        "type": type_ or None,
        "visibility": None,
        "default": None,
        "multiplicity": None,
        "flags": [flag.strip(" }")] if flag else [],
        "text": text,
        "bbox": [10.0, 30.0, 90.0, 40.0],
        "confidence": confidence,
    }


def page_of(classes, relations=(), *, source="page.jpg", kind="class", confidence=0.9):
    """A graph with a row of boxes.

    Args:
        classes: Name to the texts of its attributes.
        relations: (source, target) or (source, target, {edge attribute: value}).
        source: Name of the photo.
        kind: Kind of every box.
        confidence: Of everything read.
    """
    graph = new_graph(source=source, page=0, width=1000, height=800)
    graph.graph["diagram"] = "class"
    for number, (name, attributes) in enumerate(classes.items(), 1):
        box = [100.0 * number, 20.0, 100.0 * number + 80, 120.0]
        data = [attribute_data(text, confidence) for text in attributes]
        graph.add_node(
            f"n{number}",
            **new_node(
                id=f"n{number}",
                shape="rectangle",
                kind=kind,
                bbox=box,
                name=name.strip(),
                attributes=data,
                confidence=confidence,
            ),
        )
    ids = {node["name"]: key for key, node in graph.nodes(data=True)}
    for first, second, *more in relations:
        facts = {"kind": "association", "points": [[1.0, 2.0], [3.0, 4.0]], "confidence": confidence}
        graph.add_edge(ids[first], ids[second], **new_edge(**{**facts, **(more[0] if more else {})}))
    check_graph(graph)
    return graph


@pytest.fixture(scope="session")
def page():
    return page_of


@pytest.fixture(scope="session")
def state():
    """As `page`, but the concepts of it."""

    def make(classes, relations=(), **more) -> UmlDiagram:
        return uml_diagram(page_of(classes, relations, **more))

    return make
