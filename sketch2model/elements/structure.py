"""Whether a page shows classes, entities or tables, told from what is drawn."""

from __future__ import annotations

from collections.abc import Sequence

from sketch2model.elements.findings import Connector, Shape
from sketch2model.elements.vocabulary import EndKind, ShapeKind

BOXES = (ShapeKind.RECTANGLE, ShapeKind.ROUNDED_RECTANGLE)
"""Shapes that classes and tables are drawn as."""
_FOREIGN = (
    ShapeKind.CIRCLE,
    ShapeKind.DIAMOND,
    ShapeKind.ACTOR,
    ShapeKind.DOCUMENT,
    ShapeKind.CYLINDER,
    ShapeKind.ELLIPSE,
    ShapeKind.PARALLELOGRAM,
    ShapeKind.STADIUM,
)
_STRUCTURAL_ENDS = frozenset(EndKind) - {EndKind.NONE, EndKind.OPEN, EndKind.FILLED_TRIANGLE, EndKind.CIRCLE}
_DIVIDED_WEIGHT, _SIGN_WEIGHT, _PLAIN_WEIGHT = 2.0, 1.5, 1.0
_ENOUGH = 1.0


def shows_structure(shapes: Sequence[Shape], connectors: Sequence[Connector]) -> bool:
    """Whether a page shows classes, entities or tables rather than a process.

    Divided boxes, triangles, diamonds and crow's feet at ends, and lines that bear no sign at all speak for it;
    events, decisions and other shapes of processes speak against it.

    Args:
        shapes: Outlines of the page.
        connectors: Its lines.
    """
    foreign = sum(shape.kind in _FOREIGN for shape in shapes) / max(1, len(shapes))
    divided = sum(shape.kind in BOXES and bool(shape.compartment_lines) for shape in shapes)
    ends = [end.kind for connector in connectors for end in (connector.first, connector.second)]
    signs = sum(end in _STRUCTURAL_ENDS for end in ends)
    plain = bool(ends) and all(end is EndKind.NONE for end in ends)
    evidence = _DIVIDED_WEIGHT * divided + _SIGN_WEIGHT * signs + _PLAIN_WEIGHT * plain
    return max(0.0, 1.0 - 2.0 * foreign) * evidence >= _ENOUGH
