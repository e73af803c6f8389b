"""A small graph that uses every attribute of the contract."""

import networkx as nx
import pytest

from sketch2model.graph import new_edge, new_graph, new_node


def _line(text: str, place: str) -> dict:
    return {
        "text": text,
        "bbox": [1.0, 2.0, 3.0, 4.0],
        "confidence": 0.9,
        "alternatives": ["0rder"],
        "place": place,
        "compartment": 0,
    }


@pytest.fixture
def graph() -> nx.MultiDiGraph:
    graph = new_graph(source="page.jpg", page=0, width=100, height=80)
    graph.add_node("n1", **new_node(id="n1", shape="container", kind="container", bbox=[0, 0, 90, 70]))
    graph.add_node(
        "n2",
        **new_node(
            id="n2",
            shape="rectangle",
            kind="class",
            bbox=[1, 1, 30, 20],
            polygon=[[1, 1], [30, 1], [30, 20], [1, 20]],
            name="Order",
            text="Order",
            attributes=[
                {
                    "name": "id",
                    "type": "int",
                    "visibility": None,
                    "default": None,
                    "multiplicity": None,
                    "flags": ["pk"],
                    "text": "id: int",
                    "bbox": None,
                    "confidence": 0.8,
                }
            ],
            parent="n1",
            confidence=0.9,
            lines=[_line("Order", "inside")],
        ),
    )
    for label in ("first", "second"):
        graph.add_edge(
            "n2",
            "n1",
            **new_edge(kind="association", target_end="open", label=label, lines=[_line(label, "middle")]),
        )
    graph.graph["issues"].append({"code": "loose-end", "severity": "warning", "message": "lost", "bbox": None})
    return graph
