from __future__ import annotations

import io
import json
import xml.etree.ElementTree as ET

import networkx as nx
import pytest

from sketch2model.export.graphs.graphml import GRAPHML


def read(exportable, options) -> nx.MultiDiGraph:
    return nx.read_graphml(io.BytesIO(GRAPHML.write(exportable, options)), force_multigraph=True)


def test_networkx_reads_the_same_graph_back(example, options):
    graph = read(example, options)
    assert list(graph) == list(example.graph)
    assert [(s, t) for s, t in graph.edges()] == [(s, t) for s, t in example.graph.edges()]
    assert graph.graph["source"] == example.graph.graph["source"]


def test_lists_are_json_and_what_is_unknown_is_left_out(examples, options):
    graph = read(examples["shop"], options)
    person = graph.nodes["n1"]
    assert json.loads(person["bbox"]) == [900.0, 80.0, 1120.0, 220.0]
    assert [each["name"] for each in json.loads(person["attributes"])] == ["id", "name", "birth date"]
    assert "parent" not in person
    assert isinstance(person["confidence"], float)


def test_containers_are_named_as_the_nodes_are(examples, options):
    graph = read(examples["approval"], options)
    assert graph.nodes["n3"]["parent"] == "n1"


def test_ids_of_outside_graphs_are_replaced(exportable_from, examples, options):
    shop = examples["shop"]
    renamed = nx.relabel_nodes(shop.graph, {"n1": 'x" onload="', "n2": "\x00"})
    graph = read(type(shop)(renamed, shop.uml, shop.schema), options)
    assert list(graph) == [f"n{number}" for number in range(1, 10)]


@pytest.mark.parametrize("tag", ["key", "node", "edge"])
def test_ids_are_unique_as_xml_wants_it(examples, options, tag):
    root = ET.fromstring(GRAPHML.write(examples["shop"], options))  # noqa: S314
    ids = [node.attrib["id"] for node in root.iter() if node.tag.endswith(f"}}{tag}")]
    assert ids
    assert len(set(ids)) == len(ids)
