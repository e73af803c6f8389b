"""What is worth a second look, and that one fault is named once."""

import time

import networkx as nx
import pytest

from sketch2model.elements import DOUBTFUL
from sketch2model.graph import doubts_of, new_attribute, new_edge, new_graph, new_node, new_operation, node_confidence
from sketch2model.graph.doubts import MESSAGES

BOTH = {"target_multiplicity": "0..1", "target_role": "owner"}
BAD, GOOD = DOUBTFUL - 0.1, DOUBTFUL + 0.1


def line(text, confidence=GOOD, place="inside", at=(0, 0)):
    bbox = [float(v) for v in (*at, at[0] + 40, at[1] + 10)]
    return {
        "text": text,
        "bbox": bbox,
        "confidence": confidence,
        "alternatives": [],
        "place": place,
        "compartment": None,
    }


def node(key, *lines, outline=GOOD, **known):
    confidence = node_confidence(outline, [each["confidence"] for each in lines])
    base = {"shape": "rectangle", "kind": "class", "bbox": [0.0, 0.0, 100.0, 50.0], "confidence": confidence}
    return new_node(**{"id": key, "lines": list(lines)} | base | known)


@pytest.fixture
def page():
    graph = new_graph(source="page.jpg", page=0, width=500, height=400)
    graph.graph["diagram"] = "class"
    return graph


def found(graph):
    return [(doubt.pointer, doubt.code) for doubt in doubts_of(graph)]


def test_a_page_that_was_read_well_has_no_doubts(page):
    page.add_node("n1", **node("n1", line("Order"), name="Order", attributes=[new_attribute(name="id")]))
    page.add_edge("n1", "n1", **new_edge(confidence=GOOD, points=[[0.0, 0.0], [9.0, 9.0]]))
    assert doubts_of(page) == ()


def test_each_thing_has_its_own_pointer_code_and_place(page):
    attributes = [new_attribute(name="id"), new_attribute(name="qty", bbox=[1.0, 2.0, 3.0, 4.0], confidence=BAD)]
    page.add_node("n1", **node("n1"))
    page.add_node(
        "n2",
        **node(
            "n2",
            line("Ordr", BAD, at=(5, 6)),
            outline=BAD,
            name="Ordr",
            attributes=attributes,
            operations=[new_operation(name="pay", confidence=BAD)],
        ),
    )
    page.add_edge("n1", "n2", **new_edge(confidence=BAD, points=[[9.0, 5.0], [2.0, 7.0]]))
    page.graph["diagram_confidence"] = BAD
    assert found(page) == [
        ("/graph/diagram", "doubtful-diagram"),
        ("/nodes/1", "doubtful-shape"),
        ("/nodes/1/name", "doubtful-name"),
        ("/nodes/1/attributes/1", "doubtful-attribute"),
        ("/nodes/1/operations/0", "doubtful-operation"),
        ("/edges/0", "doubtful-connection"),
    ]
    _, shape, name, attribute, operation, connection = doubts_of(page)
    assert shape.bbox == [0.0, 0.0, 100.0, 50.0]
    assert (name.bbox, name.confidence) == ([5.0, 6.0, 45.0, 16.0], BAD)
    assert attribute.bbox == [1.0, 2.0, 3.0, 4.0]
    assert operation.bbox is None
    assert connection.bbox == [2.0, 5.0, 9.0, 7.0]
    assert all(doubt.message == MESSAGES[doubt.code] for doubt in doubts_of(page))


def test_a_name_that_was_read_badly_does_not_make_its_shape_doubtful(page):
    page.add_node("n1", **node("n1", line("Ordr", 0.0), outline=0.7, name="Ordr"))
    assert page.nodes["n1"]["confidence"] < DOUBTFUL
    assert found(page) == [("/nodes/0/name", "doubtful-name")]


def test_a_wrapped_name_is_as_sure_as_its_worst_line(page):
    page.add_node("n1", **node("n1", line("Purchase"), line("Ordr", BAD), name="Purchase Ordr"))
    assert found(page) == [("/nodes/0/name", "doubtful-name")]


def test_what_a_person_corrected_is_sure_but_for_members_that_nobody_looked_at(page):
    members = [new_attribute(name="id", confidence=BAD), new_attribute(name="total")]
    page.add_node("n1", **node("n1", line("Ordr", BAD), name="Order", attributes=members))
    page.nodes["n1"].update(corrected=True, confidence=1.0)
    page.add_edge("n1", "n1", **new_edge(confidence=1.0, label="x", lines=[line("x", BAD, "middle")]), corrected=True)
    assert found(page) == [("/nodes/0/attributes/0", "doubtful-attribute")]


@pytest.mark.parametrize(
    ("texts", "written", "pointer"),
    [
        ({"label": "pays"}, line("pays", BAD, "middle"), "label"),
        ({"label": "pays [x]"}, line("pays", BAD, "source"), "label"),
        ({"source_multiplicity": "*"}, line("x", BAD, "source"), "source_multiplicity"),
        (
            {"target_multiplicity": "0..1", "target_role": "owner"},
            line("0..1 owner", BAD, "target"),
            "target_multiplicity",
        ),
        ({"target_multiplicity": "0..1", "target_role": "owner"}, line("owner", BAD, "target"), "target_role"),
        ({"source_role": "owner"}, line("+ owner", BAD, "source"), "source_role"),
        ({}, line("|", BAD, "target"), "target_multiplicity"),
    ],
)
def test_writing_at_a_line_is_doubted_where_it_ended_up(page, texts, written, pointer):
    page.add_node("n1", **node("n1"))
    page.add_edge("n1", "n1", **new_edge(confidence=GOOD, lines=[written], **texts))
    ((at, code),) = found(page)
    assert at == f"/edges/0/{pointer}"
    assert code == f"doubtful-{pointer.rpartition('_')[2]}"


def test_remarks_on_the_page_that_matter_and_stray_writing(page):
    issues = [("loose-end", "warning", [1, 2, 3, 4]), ("stray-text", "info", None), ("skewed", "info", None)]
    page.graph["issues"] = [
        {"code": code, "severity": severity, "message": "so it is", "bbox": bbox} for code, severity, bbox in issues
    ]
    page.graph["issues"].append({"code": "loose-end", "severity": "error", "message": "no place"})
    loose, stray, placeless = doubts_of(page)
    assert placeless.bbox is None
    assert (loose.pointer, loose.code, loose.message, loose.confidence) == (None, "loose-end", "so it is", None)
    assert loose.bbox == [1, 2, 3, 4]
    assert stray.code == "stray-text"


def test_an_oval_is_not_doubted_again_in_its_entity(page):
    page.graph["diagram"] = "er"
    oval = [200.0, 0.0, 260.0, 40.0]
    listed = [new_attribute(name="nm", bbox=oval, confidence=BAD)]
    page.add_node("n1", **node("n1", kind="entity", attributes=listed))
    written = line("nm", BAD)
    page.add_node("n2", **node("n2", written, shape="ellipse", kind="attribute", bbox=oval, name="nm"))
    page.add_edge("n1", "n2", **new_edge(confidence=GOOD))
    assert found(page) == [("/nodes/1/name", "doubtful-name")]


def test_a_diamond_is_not_doubted_again_in_the_association_it_stands_for(page):
    for key, shape in (("n1", "rectangle"), ("n2", "diamond"), ("n3", "rectangle")):
        page.add_node(key, **node(key, shape=shape, outline=BAD if key == "n2" else GOOD))
    page.add_edge("n1", "n2", **new_edge(points=[[0, 0], [5, 0]], confidence=GOOD))
    page.add_edge("n2", "n3", **new_edge(points=[[6, 0], [9, 0]], confidence=GOOD))
    points = [[0, 0], [5, 0], [6, 0], [9, 0]]
    page.add_edge("n1", "n3", **new_edge(kind="association", points=points, confidence=BAD))
    assert found(page) == [("/nodes/1", "doubtful-shape")]


def test_pointers_lead_into_the_node_link_json(page):
    for key in ("b", "a"):
        page.add_node(key, **node(key, outline=BAD))
    page.add_edge("a", "b", **new_edge(confidence=BAD))
    page.add_edge("b", "a", **new_edge(confidence=GOOD))
    data = nx.node_link_data(page, edges="edges")
    for doubt in doubts_of(page):
        value = data
        for part in doubt.pointer.split("/")[1:]:
            value = value[int(part)] if isinstance(value, list) else value[part]
        assert value["confidence"] == doubt.confidence or value["shape"] == "rectangle"
    assert data["edges"][1]["source"] == "a"
    assert doubts_of(page)[-1].pointer == "/edges/1"


def test_a_large_page_takes_no_time(page):
    for number in range(300):
        lines = [line(f"name {number}", BAD), *(line(f"field{n}: int", GOOD) for n in range(6))]
        attributes = [new_attribute(name=f"field{n}", confidence=BAD) for n in range(6)]
        page.add_node(f"n{number}", **node(f"n{number}", *lines, name=f"name {number}", attributes=attributes))
        page.add_edge(f"n{number // 2}", f"n{number}", **new_edge(confidence=BAD, lines=[line("*", BAD, "source")]))
    best = min(_seconds(page) for _ in range(3))
    assert len(doubts_of(page)) > 2000
    assert best < 0.2  # about 10 ms on a machine with nothing else to do


def _seconds(graph):
    started = time.perf_counter()
    doubts_of(graph)
    return time.perf_counter() - started
