from __future__ import annotations

import json

import pytest

from sketch2model.export.diagrams.laid_out import LaidOut
from sketch2model.export.diagrams.renderer import render

SOURCE = """digraph { fontname="DejaVu Sans"
  node [fontname="DejaVu Sans"] edge [fontname="DejaVu Sans"]
  subgraph cluster_x { label=<<B>box</B>>; a [label=one] }
  a -> b [id=e1, dir=both, arrowtail=tee, arrowhead=crowodot, label="m", headlabel="0..*", taillabel="a<BR/>b"]
}"""


def test_everything_is_read():
    laid_out = LaidOut.read(render(SOURCE, "json"))
    assert set(laid_out.nodes) == {"a", "b"}
    assert laid_out.nodes["a"].y0 > laid_out.nodes["b"].y1
    (edge,) = laid_out.routes
    assert (edge.name, edge.tail, edge.head, edge.is_loop) == ("e1", "a", "b", False)
    assert edge.start
    assert edge.end
    assert edge.start[1] > edge.points[0][1] > edge.points[-1][1] > edge.end[1]
    assert set(edge.texts) == {"label", "headlabel", "taillabel"}
    assert set(edge.places) == set(edge.texts)
    assert edge.texts["headlabel"][0] > edge.texts["label"][0] > 0
    frame = laid_out.frames["cluster_x"]
    assert frame.caption
    assert frame.caption.inside(frame.box) == pytest.approx(1)
    assert laid_out.widths["box", 14.0, True, False] > 0
    assert ("box", 14.0, False, False) not in laid_out.widths


def test_tips_that_graphviz_mixed_up_are_put_right():
    edge = {"_gvid": 0, "tail": 0, "head": 1, "id": "e1", "pos": "s,0,0 e,0,100 0,95 0,70 0,40 0,15"}
    things = [{"_gvid": 0, "name": "a", "pos": "0,110", "width": "1", "height": "0.2"}]
    things.append({"_gvid": 1, "name": "b", "pos": "0,-10", "width": "1", "height": "0.2"})
    (route,) = LaidOut.read(json.dumps({"objects": things, "edges": [edge]}).encode()).routes
    assert route.tips == ((0, 100), (0, 0))


def test_an_empty_drawing_is_read():
    laid_out = LaidOut.read(render("digraph {}", "json"))
    assert (dict(laid_out.nodes), laid_out.routes, laid_out.caption) == ({}, (), None)
