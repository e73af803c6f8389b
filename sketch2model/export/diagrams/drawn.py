"""From a diagram to a finished drawing: Graphviz lays out, the texts of lines find places, Graphviz draws.

Graphviz itself keeps no room for texts at the ends of lines and puts labels of rectangular lines anywhere. So its
layout is read back, lines are tidied (`curves`), texts are placed (`label_places`), and it draws what it is told. If
texts still clash, the boxes move apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sketch2model.concepts import UmlDiagram
from sketch2model.elements import Box
from sketch2model.export.diagrams.curves import loop, rounded
from sketch2model.export.diagrams.dot import dot_source, drawing_of
from sketch2model.export.diagrams.dot_groups import TAB_FOOT
from sketch2model.export.diagrams.drawing import Drawing, is_package
from sketch2model.export.diagrams.label_places import Placing, place_texts
from sketch2model.export.diagrams.laid_out import Frame, LaidOut, Route, TextWidths
from sketch2model.export.diagrams.places import CLUSTER, CORNER, GRAPH, Places, is_visible, written
from sketch2model.export.diagrams.renderer import render
from sketch2model.export.diagrams.routing import ORTHO, SPLINE, routing_of
from sketch2model.settings import ExportOptions

_ROOMS = (1.0, 1.35, 1.8)
_LARGE = 150
"""A drawing of more elements is laid out once, with the middle room."""
_AT_BORDER = 2.0
_LEFT_OF_CAPTION = 8.0
_PLACES = {"taillabel": "tail_lp", "label": "lp", "headlabel": "head_lp"}


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A layout with so many times the usual room and lines of that kind, and the places of its texts."""

    room: float
    routing: str
    laid_out: LaidOut
    placing: Placing


@dataclass(frozen=True, slots=True)
class Drawn:
    """A finished drawing.

    Attributes:
        drawing: What it shows.
        source: DOT in which everything has its place.
        widths: How wide Graphviz takes each text to be.
    """

    drawing: Drawing
    source: str
    widths: TextWidths


def draw(diagram: UmlDiagram, options: ExportOptions) -> Drawn:
    """Lay out and place everything.

    Raises:
        ToolMissingError: If there is no Graphviz.
        OutputError: If it fails or takes too long.
    """
    drawing = drawing_of(diagram)
    first, *others = _ways(diagram, options)
    best = _attempt(drawing, options, *first)
    for way in others:
        if not best.placing.trouble:
            break
        best = min(best, _attempt(drawing, options, *way), key=lambda attempt: attempt.placing.trouble)
    places = _places(drawing, best, options.layout == "sketch")
    source = dot_source(drawing, options, best.room, places, best.routing)
    return Drawn(drawing, source, best.laid_out.widths)


def _ways(diagram: UmlDiagram, options: ExportOptions) -> list[tuple[float, str]]:
    """Rooms and kinds of lines to try, the most wanted first."""
    routing = routing_of(diagram, options.layout == "sketch")
    if len(diagram.elements) > _LARGE:
        return [(_ROOMS[1], routing)]
    ways = [(room, routing) for room in _ROOMS]
    return [*ways, (_ROOMS[1], SPLINE)] if routing == ORTHO else ways


def _attempt(drawing: Drawing, options: ExportOptions, room: float, routing: str) -> _Attempt:
    laid_out = LaidOut.read(render(dot_source(drawing, options, room, routing=routing), "json"))
    if routing == ORTHO:
        laid_out = replace(laid_out, routes=tuple(_tidied(laid_out, options.layout == "sketch")))
    return _Attempt(room, routing, laid_out, place_texts(laid_out, trusted=routing != ORTHO))


def _tidied(laid_out: LaidOut, on_paper: bool) -> Iterable[Route]:
    loops = Counter[str]()
    for route in laid_out.routes:
        if not route.is_loop:
            yield rounded(route)
            continue
        # Of the two texts the label only kept room, which there is at the right side alone.
        texts = {name: size for name, size in route.texts.items() if name != "label"}
        side = _freer_side(laid_out, route.tail) if on_paper else 1
        yield loop(replace(route, texts=texts), laid_out.nodes[route.tail], loops[route.tail], side)
        loops[route.tail] += 1


def _freer_side(laid_out: LaidOut, node: str) -> int:
    """1 if no more lines end at the right side of the node than at its left side, otherwise -1."""
    box = laid_out.nodes[node]
    tips = [
        tip
        for r in laid_out.routes
        if not r.is_loop
        for tip, at in zip(r.tips, (r.tail, r.head), strict=True)
        if at == node
    ]
    right, left = (sum(abs(tip[0] - border) < _AT_BORDER for tip in tips) for border in (box.x1, box.x0))
    return 1 if right <= left else -1


def _places(drawing: Drawing, attempt: _Attempt, on_paper: bool) -> Places:
    laid_out = attempt.laid_out
    places = {name: {"pos": written(box.center)} for name, box in laid_out.nodes.items()}
    packages = {
        CLUSTER + drawing.names[element.id]
        for element in drawing.diagram.elements
        if is_package(element, drawing.kind_around(element))
    }
    for name, frame in laid_out.frames.items():
        if name in packages:
            frame = _with_tab(frame)
            places[CORNER + name] = {
                "pos": written((frame.box.x0, frame.caption.y1 if frame.caption else frame.box.y1))
            }
        elif on_paper and is_visible(name):
            frame = _captioned_left(frame)
        places[name] = _frame(frame)
    for route in laid_out.routes:
        tips = [f"{letter},{written(tip)}" for letter, tip in (("s", route.start), ("e", route.end)) if tip]
        places[route.name] = {"pos": " ".join([*tips, *map(written, route.points)])}
        for name in route.texts:
            places[route.name][_PLACES[name]] = written(attempt.placing.centers[route.name, name])
    places[GRAPH] = _frame(Frame(laid_out.box, laid_out.caption))
    return places


def _with_tab(frame: Frame) -> Frame:
    """The caption becomes a tab on top of the package, at its left."""
    if frame.caption is None:
        return frame
    box, caption = frame.box, frame.caption
    top = caption.y0 + TAB_FOOT
    return Frame(Box(box.x0, box.y0, box.x1, top), Box(box.x0, caption.y0, box.x0 + caption.width, caption.y1))


def _captioned_left(frame: Frame) -> Frame:
    if frame.caption is None:
        return frame
    x0 = frame.box.x0 + _LEFT_OF_CAPTION
    return replace(frame, caption=Box(x0, frame.caption.y0, x0 + frame.caption.width, frame.caption.y1))


def _frame(frame: Frame) -> dict[str, str]:
    box = frame.box
    placed = {"bb": f"{written((box.x0, box.y0))},{written((box.x1, box.y1))}"}
    return placed | ({"lp": written(frame.caption.center)} if frame.caption else {})
