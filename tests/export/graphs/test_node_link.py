from __future__ import annotations

from sketch2model.export.graphs.node_link import JSON
from sketch2model.graph import graph_from_json, graph_to_json


def test_it_is_the_json_of_the_contract(example, options):
    text = JSON.write(example, options).decode()
    assert text == graph_to_json(example.graph)
    assert graph_to_json(graph_from_json(text)) == text
