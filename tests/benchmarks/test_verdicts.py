import json
from types import SimpleNamespace

import pytest

from benchmarks.datasets import SHARED, load_set
from benchmarks.verdicts import Verdict, Verdicts, all_verdicts, judge_boxes, judge_uml, scorer_of
from sketch2model.elements import Box


def greedy(weights, floor):
    return [(i, row.index(max(row))) for i, row in enumerate(weights) if row and max(row) >= floor]


SCORER = SimpleNamespace(
    SHAPES={"rounded_rectangle": "rectangle"},
    NOT_CLASSES=("note",),
    KIND={"realization": "inheritance"},
    assign=greedy,
    iou=lambda a, b: Box(*a).iou(Box(*b)),
    pred_edges=lambda graph: graph["edges"],
    sim=lambda a, b: float(a == b),
    attr_parts=lambda attribute: (attribute, ""),
)
TRUTH = {
    "width": 400,
    "height": 200,
    "nodes": [
        {"id": "a", "shape": "rectangle", "bbox": [0, 0, 100, 100]},
        {"id": "b", "shape": "circle|ellipse", "bbox": [200, 0, 300, 100]},
        {"id": "note", "shape": "annotation", "bbox": [0, 120, 100, 190]},
    ],
    "edges": [{"source": "a", "target": "b"}, {"source": "b", "target": "note"}],
}


def node(name, shape, box, confidence=0.5):
    return {"id": name, "shape": shape, "bbox": box, "confidence": confidence}


def edge(source, target, confidence=0.5, **more):
    return {"source": source, "target": target, "confidence": confidence, **more}


def graph_of(nodes, edges=(), scale=1):
    scaled = [{**one, "bbox": [scale * value for value in one["bbox"]]} for one in nodes]
    return {"graph": {"width": 400 * scale, "height": 200 * scale}, "nodes": scaled, "edges": list(edges)}


BOX, RING = node("n1", "rounded_rectangle", [2, 2, 100, 100], 0.9), node("n2", "diamond", [200, 0, 300, 100], 0.4)


@pytest.mark.parametrize("scale", [1, 2])
def test_a_node_is_right_with_its_place_and_shape(scale):
    nowhere = node("n3", "circle", [320, 120, 380, 180], 0.2)
    found = judge_boxes(SCORER, TRUTH, graph_of([BOX, RING, nowhere], scale=scale))
    assert found.nodes == (Verdict(0.9, True), Verdict(0.4, False), Verdict(0.2, False))


def test_an_edge_is_right_with_its_direction_and_only_once():
    edges = [edge("n2", "n1", 0.3), edge("n1", "n2", 0.8), edge("n1", "n2", 0.7)]
    found = judge_boxes(SCORER, TRUTH, graph_of([BOX, RING], edges))
    assert found.edges == (Verdict(0.3, False), Verdict(0.8, True), Verdict(0.7, False))


def test_annotations_are_not_judged():
    bracket = node("n3", "rectangle", [0, 120, 100, 190])
    found = judge_boxes(SCORER, TRUTH, graph_of([BOX, RING, bracket], [edge("n2", "n3"), edge("n1", "n2")]))
    assert len(found.nodes) == 2
    assert found.edges == (Verdict(0.5, True),)


UML = {
    "classes": [{"name": name, "attributes": []} for name in ("A", "B", "C")],
    "relationships": [
        {"kind": "association", "source": "A", "target": "B"},
        {"kind": "inheritance", "source": "C", "target": "A"},
    ],
}


def test_classes_and_relations_are_judged_by_meaning():
    nodes = [{"id": n, "name": n, "kind": "class", "confidence": 0.6} for n in ("A", "B", "C", "X")]
    nodes.append({"id": "N", "name": "N", "kind": "note", "confidence": 0.9})
    edges = [
        edge("B", "A", 0.9, kind="association"),
        edge("C", "A", 0.8, kind="realization"),
        edge("A", "C", 0.7, kind="inheritance"),
        edge("A", "N", 0.6, kind="link"),
        edge("X", "A", 0.5, kind="association"),
    ]
    found = judge_uml(SCORER, UML, {"nodes": nodes, "edges": edges})
    assert [verdict.right for verdict in found.nodes] == [True, True, True, False]
    assert [(v.confidence, v.right) for v in found.edges] == [(0.9, True), (0.8, True), (0.7, False), (0.5, False)]


def test_pictures_add_up():
    pairs = [(TRUTH, graph_of([BOX])), (TRUTH, graph_of([RING]))]
    assert all_verdicts(pairs, "boxes", SCORER).nodes == (Verdict(0.9, True), Verdict(0.4, False))
    assert all_verdicts([], "uml", SCORER) == Verdicts()


@pytest.mark.shared
@pytest.mark.parametrize("name", ["hdbpmn", "uml"])
def test_the_shared_scorer_says_the_same(tmp_path, name):
    """Of graphs made from the truth with every third edge turned round: the share right is the scorer's precision."""
    data = load_set(name, SHARED).some(3)
    graphs = [made_from(truth) for truth in data.truths]
    for photo, graph in zip(data.photos, graphs, strict=True):
        (tmp_path / f"{photo.stem}.json").write_text(json.dumps(graph), encoding="utf-8")
    scores = data.score(tmp_path, tmp_path / "truth")
    scorer = scorer_of(data.scorer)
    found = all_verdicts(list(zip(data.truths, graphs, strict=True)), data.measure, scorer)
    right = sum(verdict.right for verdict in found.edges)
    wanted = sum(len(kept(truth)) for truth in data.truths)
    f1 = 2 * right / (len(found.edges) + wanted)
    assert f1 == pytest.approx(scores["edge_f1" if name == "hdbpmn" else "relation_f1"], abs=1e-3)
    assert 0.3 < f1 < 1


def kept(truth):
    if "relationships" in truth:
        return truth["relationships"]
    aside = {one["id"] for one in truth["nodes"] if one["shape"] == "annotation"}
    return [one for one in truth["edges"] if not {one["source"], one["target"]} & aside]


def made_from(truth):
    if "classes" in truth:
        nodes = [{**one, "id": one["name"], "kind": "class", "confidence": 1} for one in truth["classes"]]
    else:
        boxed = [one for one in truth["nodes"] if one["bbox"]]
        nodes = [{**one, "shape": one["shape"].split("|")[0], "confidence": 1} for one in boxed]
    edges = []
    for index, one in enumerate(kept(truth)):
        ends = (one["target"], one["source"]) if index % 3 == 0 else (one["source"], one["target"])
        kind = "inheritance" if index % 3 == 0 else one.get("kind")
        edges.append(edge(*ends, 0.5, kind=kind))
    size = {side: truth[side] for side in ("width", "height") if side in truth}
    return {"graph": size, "nodes": nodes, "edges": edges}
