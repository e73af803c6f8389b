"""What is drawn on the shared sketches."""

from __future__ import annotations

import json

import pytest

from sketch2model.graph import new_edge, new_graph, new_node
from sketch2model.interpret import interpret
from sketch2model.settings import InterpretOptions


@pytest.fixture(scope="session")
def shared_sketches(shared):
    """The graph of what people read in each of the shared UML sketches, by the name of the picture."""
    truths = json.loads((shared / "data" / "uml" / "truth.json").read_text("utf-8"))
    return {truth["image"]: sketch_of(truth) for truth in truths}


def sketch_of(truth):
    """Text becomes lines of writing, so that it is understood as on a photo."""
    graph = new_graph(source=truth["image"], page=0, width=1000, height=1000)
    ids = {each["name"]: f"n{number}" for number, each in enumerate(truth["classes"], 1)}
    for each in truth["classes"]:
        texts = ((each["name"].partition("#")[0], 0), *((text, 1) for text in each["attributes"]))
        lines = [writing(text, "inside", row, part) for row, (text, part) in enumerate(texts)]
        key = ids[each["name"]]
        graph.add_node(key, **new_node(id=key, shape="rectangle", bbox=[0, 0, 200, 100], confidence=1.0, lines=lines))
    for each in truth["relationships"]:
        places = {"source": ("source_multiplicity", "source_role"), "target": ("target_multiplicity", "target_role")}
        lines = [
            writing(each[name], place, row)
            for place, names in (*places.items(), ("middle", ("label",)))
            for row, name in enumerate(names)
            if each[name]
        ]
        end = "triangle" if each["kind"] == "inheritance" else "none"
        data = new_edge(target_end=end, points=[[0, 0], [9, 9]], confidence=1.0, lines=lines)
        graph.add_edge(ids[each["source"]], ids[each["target"]], **data)
    return interpret(graph, InterpretOptions())


def writing(text, place, row, compartment=None):
    box = [0.0, 30.0 * row, 12.0 * len(text), 30.0 * row + 20]
    return {
        "text": text,
        "bbox": box,
        "confidence": 1.0,
        "alternatives": [],
        "place": place,
        "compartment": compartment,
    }
