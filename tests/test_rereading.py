"""A region of a photo is read again while boxes and connectors stay as a person left them."""

import copy
import time

import networkx as nx
import numpy as np
import pytest

from sketch2model import read_sketch
from sketch2model.elements import Box, Photo
from sketch2model.errors import NothingRecognisedError
from sketch2model.graph import IssueData, check_graph, graph_to_json, new_edge, new_node
from sketch2model.rereading import read_region
from sketch2model.settings import DetectOptions, Settings

SETTINGS = Settings()


@pytest.fixture(scope="module")
def library(request):
    return read_sketch(request.config.rootpath / "samples" / "library.jpg")


@pytest.fixture(scope="module")
def orders(request):
    return read_sketch(request.config.rootpath / "samples" / "orders_er.jpg")


def named(graph, name):
    return next(key for key, node in graph.nodes(data=True) if node["name"] == name)


def said(node):
    members = [(m["name"], m["type"]) for m in (*node["attributes"], *node["operations"])]
    return node["name"], node["stereotype"], members, [line["text"] for line in node["lines"]]


def wiped(graph, key):
    """The graph after a person emptied a box."""
    graph = copy.deepcopy(graph)
    graph.nodes[key].update(
        name=None, text=None, attributes=[], operations=[], lines=[], corrected=True, confidence=1.0
    )
    return graph


def without(graph, key):
    """Everything but one node, to be compared."""
    nodes = [(other, data) for other, data in graph.nodes(data=True) if other != key]
    return nodes, list(graph.edges(keys=True, data=True)), graph.graph


@pytest.mark.parametrize("name", ["Book", "Member", "Catalog"])
def test_a_class_that_was_emptied_is_read_again(library, name):
    key = named(library.graph, name)
    graph = wiped(library.graph, key)
    before = copy.deepcopy(graph)
    again = read_region(library.photo, graph, Box(*graph.nodes[key]["bbox"]), SETTINGS)
    check_graph(again)
    assert said(again.nodes[key]) == said(library.graph.nodes[key])
    assert "corrected" not in again.nodes[key]
    assert without(again, key) == without(graph, key)
    assert list(again) == list(graph)
    assert nx.utils.graphs_equal(graph, before)


def test_reading_all_of_a_page_again_changes_no_word(library):
    again = read_region(library.photo, library.graph, Box(0, 0, library.photo.width, library.photo.height), SETTINGS)
    for key, node in library.graph.nodes(data=True):
        assert said(again.nodes[key]) == said(node)
    texts = ("label", "source_multiplicity", "target_multiplicity", "source_role", "target_role", "kind")
    for (*_, edge), (*_, other) in zip(library.graph.edges(data=True), again.edges(data=True), strict=True):
        assert [edge[name] for name in texts] == [other[name] for name in texts]


@pytest.mark.parametrize("detector", ["trained", "contours"])
def test_a_box_that_a_person_drew_is_read(library, detector):
    key = named(library.graph, "Book")
    book = library.graph.nodes[key]
    graph = copy.deepcopy(library.graph)
    graph.remove_node(key)
    x0, y0, x1, y1 = book["bbox"]
    box = [x0 - 4, y0 + 3, x1 + 5, y1 - 2]
    drawn = new_node(id="n99", shape="rectangle", kind="class", bbox=box, confidence=1.0)
    graph.add_node("n99", **drawn, corrected=True)
    again = read_region(library.photo, graph, Box(*box), Settings(detect=DetectOptions(detector)))
    assert said(again.nodes["n99"])[:3] == said(book)[:3]
    assert again.nodes["n99"]["bbox"] == box
    assert again.nodes["n99"]["kind"] == "class"


@pytest.mark.parametrize("name", ["checkout", "claim"])
def test_steps_events_and_decisions_are_read_where_they_were(request, name):
    sketch = read_sketch(request.config.rootpath / "samples" / f"{name}.jpg")
    graph = sketch.graph
    for key in sketch.graph:
        graph = wiped(graph, key)
    again = read_region(sketch.photo, graph, Box(0, 0, sketch.photo.width, sketch.photo.height), SETTINGS)
    for key, node in sketch.graph.nodes(data=True):
        assert said(again.nodes[key])[:3] == (node["name"], node["stereotype"], [])
        assert [(line["text"], line["place"]) for line in again.nodes[key]["lines"]] == [
            (line["text"], line["place"]) for line in node["lines"]
        ]


def test_entities_keep_their_keys(orders):
    key = next(iter(orders.graph))
    again = read_region(orders.photo, wiped(orders.graph, key), Box(*orders.graph.nodes[key]["bbox"]), SETTINGS)
    assert again.nodes[key]["attributes"] == orders.graph.nodes[key]["attributes"]


def test_a_region_without_writing(library):
    with pytest.raises(NothingRecognisedError, match="no writing") as caught:
        read_region(library.photo, library.graph, Box(2, 2, 30, 30), SETTINGS)
    assert "box around the writing" in caught.value.hint
    assert caught.value.source == "library.jpg"


def test_a_region_beyond_the_photo(library):
    with pytest.raises(NothingRecognisedError):
        read_region(library.photo, library.graph, Box(5000, 5000, 6000, 6000), SETTINGS)
    key = next(iter(library.graph))
    x0, y0, x1, y1 = library.graph.nodes[key]["bbox"]
    again = read_region(library.photo, wiped(library.graph, key), Box(x1, y1, x0 - 900, y0 - 900), SETTINGS)
    assert said(again.nodes[key]) == said(library.graph.nodes[key])


@pytest.mark.parametrize("quarters", [1, 2])
def test_a_turned_photo(library, quarters):
    photo = Photo(np.ascontiguousarray(np.rot90(library.photo.pixels, quarters)), "turned.jpg")
    sketch = read_sketch(photo.pixels)
    key = named(sketch.graph, "Book")
    again = read_region(photo, wiped(sketch.graph, key), Box(*sketch.graph.nodes[key]["bbox"]), SETTINGS)
    assert said(again.nodes[key]) == said(sketch.graph.nodes[key])
    node = sketch.graph.nodes[key]
    graph = copy.deepcopy(sketch.graph)
    graph.nodes[key].clear()
    graph.nodes[key].update(
        new_node(id=key, shape="rectangle", kind="class", bbox=node["bbox"], confidence=1.0), corrected=True
    )
    assert said(read_region(photo, graph, Box(*node["bbox"]), SETTINGS).nodes[key])[:3] == said(node)[:3]


def multiplied(graph):
    """An edge with something written at its target."""
    return next(
        (source, target, key)
        for source, target, key, edge in graph.edges(keys=True, data=True)
        if any(line["place"] == "target" for line in edge["lines"]) and edge["target_multiplicity"]
    )


def test_writing_at_a_line_is_read_again_and_the_other_end_stays_as_a_person_set_it(library):
    where = multiplied(library.graph)
    graph, edge = copy.deepcopy(library.graph), library.graph.edges[where]
    graph.edges[where].update(target_multiplicity="7", source_role="mine", corrected=True, confidence=1.0)
    line = next(line for line in edge["lines"] if line["place"] == "target")
    again = read_region(library.photo, graph, Box(*line["bbox"]).grown(3), SETTINGS).edges[where]
    assert again["target_multiplicity"] == edge["target_multiplicity"]
    assert again["source_role"] == "mine"
    assert again["corrected"] is True


def test_stray_writing_in_a_new_box_is_stray_no_more(library):
    graph = copy.deepcopy(library.graph)
    where = next(edge for edge in graph.edges if graph.edges[edge]["label"] == "lists")
    stray = IssueData(code="stray-text", severity="info", message="", bbox=graph.edges[where]["lines"][0]["bbox"])
    graph.remove_edge(*where)
    graph.graph["issues"] = [stray]
    box = Box(*stray["bbox"]).grown(12)
    bbox = [box.x0, box.y0, box.x1, box.y1]
    graph.add_node("n50", **new_node(id="n50", shape="note", kind="note", bbox=bbox, confidence=1.0), corrected=True)
    again = read_region(library.photo, graph, box, SETTINGS)
    assert again.nodes["n50"]["name"]
    assert stray not in again.graph["issues"]


def test_wild_shapes_and_lines_do_no_harm(library):
    graph = copy.deepcopy(library.graph)
    first, key = next(iter(graph)), named(graph, "Book")
    wild = ([[0, 0]], [[5, 5], [5, 5], [5, 5]], [[-1e6, 1e6]] * 4, [[9, 9], [1e6, 9], [3, 3], [4, 8], [7, 1]])
    for number, polygon in enumerate(wild):
        bbox = [9.0, 9.0, -1e6, 3e5 * number]
        shape = ("circle", "container", "none", "rectangle")[number]
        node = new_node(id=f"w{number}", shape=shape, bbox=bbox, polygon=polygon, confidence=1.0)
        graph.add_node(f"w{number}", **node, corrected=True)
        graph.add_edge(f"w{number}", first, **new_edge(points=polygon, confidence=1.0))
        graph.add_edge(f"w{number}", f"w{number}", **new_edge(points=[], confidence=1.0))
    check_graph(graph)
    again = read_region(library.photo, wiped(graph, key), Box(*graph.nodes[key]["bbox"]), SETTINGS)
    assert again.nodes[key]["name"] == "Book"
    assert graph_to_json(again)


def test_it_takes_about_as_long_as_reading_the_photo(library):
    key = named(library.graph, "Book")
    graph, box = wiped(library.graph, key), Box(*library.graph.nodes[key]["bbox"])
    started = time.perf_counter()
    read_region(library.photo, graph, box, SETTINGS)
    assert time.perf_counter() - started < 10
