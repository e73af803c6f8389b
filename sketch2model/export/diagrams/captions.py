"""Captions of signs: beside them, where no line is in the way."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from sketch2model.concepts import UmlRelation
from sketch2model.elements import Box, Point
from sketch2model.export.diagrams.figures import Size
from sketch2model.export.diagrams.paper import Paper
from sketch2model.export.diagrams.paper_routes import Route

_GAP = 4.0


class Side(StrEnum):
    """Where a caption stands, the best place first."""

    BELOW = "below"
    ABOVE = "above"
    RIGHT = "right"
    LEFT = "left"


def caption_sides(paper: Paper, relations: Sequence[UmlRelation], routes: Sequence[Route]) -> dict[str, Side]:
    """For each figure with a caption beside it, the first side at which no line ends."""
    taken: dict[str, set[Side]] = {}
    for relation, route in zip(relations, routes, strict=True):
        for element, point in ((relation.source, route.points[0]), (relation.target, route.points[-1])):
            taken.setdefault(element, set()).add(_side(paper.boxes[element], point))
    return {
        key: next((side for side in Side if side not in taken.get(key, ())), Side.BELOW)
        for key, figure in paper.figures.items()
        if figure.captioned
    }


def caption_box(side: Side, box: Box, size: Size) -> Box:
    """Where a caption of this size goes."""
    (x, y), (width, height) = box.center, size
    left, top = x - width / 2, y - height / 2
    if side in (Side.ABOVE, Side.BELOW):
        top = box.y1 + _GAP if side is Side.BELOW else box.y0 - _GAP - height
    else:
        left = box.x1 + _GAP if side is Side.RIGHT else box.x0 - _GAP - width
    return Box(left, top, left + width, top + height)


def _side(box: Box, point: Point) -> Side:
    gaps = {
        Side.BELOW: box.y1 - point[1],
        Side.ABOVE: point[1] - box.y0,
        Side.RIGHT: box.x1 - point[0],
        Side.LEFT: point[0] - box.x0,
    }
    return min(gaps, key=lambda side: gaps[side])
