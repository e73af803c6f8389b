"""From a diagram to a finished drawing: Graphviz lays out, the texts of lines find places, Graphviz draws.

Graphviz itself keeps no room for texts at the ends of lines and puts labels of rectangular lines anywhere. So its
layout is read back, lines are tidied (`routes`), texts are placed (`label_places`), and it draws what it is told. If
texts still clash, the boxes move apart, and at last right angles give way to curves. They do so as well where Graphviz
fails to find any.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sketch2model.concepts import UmlDiagram
from sketch2model.errors import OutputError
from sketch2model.export.diagrams.dot import dot_source, drawing_of
from sketch2model.export.diagrams.dot_edges import signs_of
from sketch2model.export.diagrams.drawing import Drawing
from sketch2model.export.diagrams.label_places import Placing, place_texts
from sketch2model.export.diagrams.laid_out import LaidOut, TextWidths
from sketch2model.export.diagrams.placed import places_of
from sketch2model.export.diagrams.renderer import render
from sketch2model.export.diagrams.routes import tidied
from sketch2model.export.diagrams.routing import ORTHO, SPLINE, routing_of
from sketch2model.settings import ExportOptions

_ROOMS = (1.0, 1.35, 1.8)
_LARGE = 150
"""A drawing of more elements is laid out once, with the middle room."""


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
    best: _Attempt | None = None
    for room, routing in _ways(diagram, options):
        try:
            attempt = _attempt(drawing, options, room, routing)
        except OutputError:
            if routing != ORTHO:
                raise
            continue
        best = min(best or attempt, attempt, key=lambda each: each.placing.trouble)
        if not best.placing.trouble:
            break
    if best is None:
        best = _attempt(drawing, options, 1.0, SPLINE)
    places = places_of(drawing, best.laid_out, best.placing, options.layout == "sketch")
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
        laid_out = replace(laid_out, routes=tuple(tidied(laid_out, signs_of(drawing), options.layout == "sketch")))
    return _Attempt(room, routing, laid_out, place_texts(laid_out, trusted=routing != ORTHO))
