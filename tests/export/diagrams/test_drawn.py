"""Nothing lies on top of anything else, measured on what Graphviz says it has drawn."""

from __future__ import annotations

import itertools
import json
import math
import shutil
import time

import pytest

from sketch2model.elements import Box
from sketch2model.export.diagrams.drawn import draw
from sketch2model.export.diagrams.rendered import SVG
from sketch2model.export.diagrams.renderer import render
from sketch2model.settings import ExportOptions

NAMES = ["shop", "approval", "library", "billing", "orders", "school", "door", "coffee", "page"]
LARGE = ["classes 3", "classes 15", "classes 60", "classes 100"]
SHRUNK = 0.4
"""Points by which boxes are taken smaller, since Graphviz rounds what it says."""


def text_boxes(ops) -> list[Box]:
    """Boxes around the capitals of each text that was drawn."""
    size, boxes = 0.0, []
    for op in ops:
        if op["op"] == "F":
            size = op["size"]
        elif op["op"] == "T":
            (x, y), width = op["pt"], op["width"]
            x0 = {"l": x, "c": x - width / 2, "r": x - width}[op["align"]]
            boxes.append(Box(x0, y, x0 + width, y + 0.72 * size).grown(-SHRUNK))
    return boxes


def pieces(ops) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """The curves that were drawn as short straight pieces."""
    found = []
    for op in ops:
        if op["op"] not in "bB":
            continue
        p = op["points"]
        curve = [tuple(p[0])]
        for start in range(0, len(p) - 3, 3):
            for step in range(1, 17):
                t = step / 16
                weights = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
                curve.append(tuple(sum(w * p[start + i][axis] for i, w in enumerate(weights)) for axis in (0, 1)))
        found += itertools.pairwise(curve)
    return found


def meets(box: Box, piece) -> bool:
    (x0, y0), (x1, y1) = piece
    steps = max(1, math.ceil(math.hypot(x1 - x0, y1 - y0)))
    inside = ((x0 + (x1 - x0) * s / steps, y0 + (y1 - y0) * s / steps) for s in range(steps + 1))
    return any(box.x0 < x < box.x1 and box.y0 < y < box.y1 for x, y in inside)


def node_box(node) -> Box:
    x, y = map(float, node["pos"].split(","))
    width, height = float(node["width"]) * 72, float(node["height"]) * 72
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2).grown(-SHRUNK)


def overlaps(data: bytes) -> list[str]:
    """What lies on top of what, in a drawing as JSON of Graphviz: texts of lines, captions, boxes, lines."""
    graph = json.loads(data)
    things, edges = graph.get("objects", []), graph.get("edges", [])
    texts = []
    for edge in edges:
        for name in ("_ldraw_", "_hldraw_", "_tldraw_"):
            texts += [(f"{edge['id']}{name}", box) for box in text_boxes(edge.get(name, []))]
    captions = [(t["name"], box) for t in things if "bb" in t for box in text_boxes(t.get("_ldraw_", []))]
    nodes = [(t["name"], node_box(t)) for t in things if "pos" in t and t.get("style") != "invis"]
    found = [f"{n} on {m}" for (n, one), (m, other) in itertools.combinations(nodes, 2) if one.overlap(other)]
    found += [f"{n} on {m}" for (n, one), (m, other) in itertools.combinations(texts, 2) if one.overlap(other)]
    found += [f"{n} on {m}" for n, one in texts for m, other in nodes + captions if one.overlap(other)]
    for edge in edges:
        for piece in pieces(edge.get("_draw_", [])):
            around = Box.around(piece).grown(0.1)
            found += [f"{edge['id']} through {n}" for n, box in texts if around.overlap(box) and meets(box, piece)]
    return found


def drawn_json(diagram, **options) -> bytes:
    return render(draw(diagram, ExportOptions(**options)).source, "json")


def test_the_measure_sees_what_overlaps():
    node = 'a [shape=box, pos="50,50", width=1, height=0.5]'
    head = "digraph { layout=nop2; " + node + '; b [pos="50,300"]; a -> b [id=e1, pos="50,70 50,100 50,200 50,280"'
    assert overlaps(render(head + ', headlabel="beside", head_lp="100,150"] }', "json")) == []
    assert set(overlaps(render(head + ', headlabel="across", head_lp="52,150"] }', "json"))) == {
        "e1 through e1_hldraw_"
    }
    assert overlaps(render(head + ', headlabel="x", head_lp="20,50"] }', "json")) == ["e1_hldraw_ on a"]
    both = ', headlabel="x", head_lp="90,150", taillabel="y", tail_lp="92,150"] }'
    assert overlaps(render(head + both, "json")) == ["e1_hldraw_ on e1_tldraw_"]
    assert "a on c" in overlaps(render("digraph { layout=nop2; " + node + '; c [pos="60,50"] }', "json"))


@pytest.mark.parametrize("name", NAMES + LARGE)
@pytest.mark.parametrize("layout", ["auto", "sketch"])
def test_nothing_overlaps(diagrams, name, layout):
    assert overlaps(drawn_json(diagrams[name], layout=layout)) == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_overlaps_without_the_dot_program(diagrams, name, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert overlaps(drawn_json(diagrams[name])) == []


def test_a_hundred_classes_are_drawn_in_seconds(diagrams, exportable_from):
    exportable = exportable_from(diagrams["classes 100"])
    start = time.perf_counter()
    SVG.write(exportable, ExportOptions())
    assert time.perf_counter() - start < 10
