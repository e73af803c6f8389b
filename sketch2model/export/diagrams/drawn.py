"""From a diagram to a finished drawing: Graphviz lays out, the texts of lines find places, Graphviz draws.

Graphviz itself keeps no room for texts at the ends of lines and puts labels of rectangular lines anywhere. So its
layout is read back, lines are tidied (`curves`), texts are placed (`label_places`), and it draws what it is told. If
texts still clash, the boxes move apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from sketch2model.concepts import UmlDiagram
from sketch2model.elements import Box, Point
from sketch2model.export.diagrams.curves import loop, rounded
from sketch2model.export.diagrams.dot import GRAPH, Places, dot_source, drawing_of
from sketch2model.export.diagrams.drawing import Drawing, is_package
from sketch2model.export.diagrams.label_places import Placing, place_texts
from sketch2model.export.diagrams.laid_out import Frame, LaidOut, Route
from sketch2model.export.diagrams.renderer import render
from sketch2model.export.diagrams.routing import routing_of
from sketch2model.settings import ExportOptions

_ROOMS = (1.0, 1.35, 1.8)
_PLACES = {"taillabel": "tail_lp", "label": "lp", "headlabel": "head_lp"}


def drawn_source(diagram: UmlDiagram, options: ExportOptions) -> tuple[Drawing, str]:
    """The drawing, and DOT in which everything has its place.

    Raises:
        ToolMissingError: If there is no Graphviz.
        OutputError: If it fails or takes too long.
    """
    drawing = drawing_of(diagram)
    best: tuple[int, float, LaidOut, Placing] | None = None
    for room in _ROOMS:
        laid_out = _laid_out(drawing, options, room)
        placing = place_texts(laid_out, trusted=_routing(drawing, options) != "ortho")
        if best is None or placing.clashes < best[0]:
            best = (placing.clashes, room, laid_out, placing)
        if not placing.clashes:
            break
    assert best
    _, room, laid_out, placing = best
    return drawing, dot_source(drawing, options, room, _places(drawing, laid_out, placing))


def _routing(drawing: Drawing, options: ExportOptions) -> str:
    return routing_of(drawing.diagram, options.layout == "sketch")


def _laid_out(drawing: Drawing, options: ExportOptions, room: float) -> LaidOut:
    laid_out = LaidOut.read(render(dot_source(drawing, options, room, placing=True), "json"))
    if _routing(drawing, options) != "ortho":
        return laid_out
    return replace(laid_out, routes=tuple(_tidied(laid_out.routes, laid_out)))


def _tidied(routes: Iterable[Route], laid_out: LaidOut) -> Iterable[Route]:
    loops = Counter[str]()
    for route in routes:
        if route.is_loop:
            yield loop(route, laid_out.nodes[route.tail], loops[route.tail])
            loops[route.tail] += 1
        else:
            yield rounded(route)


def _places(drawing: Drawing, laid_out: LaidOut, placing: Placing) -> Places:
    places = {name: {"pos": _written(box.center)} for name, box in laid_out.nodes.items()}
    packages = {
        f"cluster_{drawing.names[element.id]}"
        for element in drawing.diagram.elements
        if is_package(element, drawing.kind_around(element))
    }
    for name, frame in laid_out.frames.items():
        places[name] = _frame(_with_tab(frame) if name in packages else frame)
    for route in laid_out.routes:
        tips = [f"{letter},{_written(tip)}" for letter, tip in (("s", route.start), ("e", route.end)) if tip]
        places[route.name] = {"pos": " ".join([*tips, *map(_written, route.points)])}
        for name in route.texts:
            places[route.name][_PLACES[name]] = _written(placing.centers[route.name, name])
    places[GRAPH] = _frame(Frame(laid_out.box, laid_out.caption))
    return places


def _with_tab(frame: Frame) -> Frame:
    """The caption becomes a tab on top of the package, at its left."""
    if frame.caption is None:
        return frame
    box, width, height = frame.box, frame.caption.width, frame.caption.height
    top = box.y1 - height
    return Frame(Box(box.x0, box.y0, box.x1, top), Box(box.x0, top, box.x0 + width, box.y1))


def _frame(frame: Frame) -> dict[str, str]:
    box = frame.box
    placed = {"bb": f"{_written((box.x0, box.y0))},{_written((box.x1, box.y1))}"}
    return placed | ({"lp": _written(frame.caption.center)} if frame.caption else {})


def _written(point: Point) -> str:
    return f"{point[0]:.2f},{point[1]:.2f}"
