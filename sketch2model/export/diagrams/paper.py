"""Positions of the paper for editable drawings: boxes stay where they were drawn and hold their text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sketch2model.concepts import UmlElement
from sketch2model.elements import Box, Point, ShapeKind
from sketch2model.export.diagrams.drawing import Drawing
from sketch2model.export.diagrams.figures import Figure, FigureKind, Lettering, Size, relation_label
from sketch2model.export.diagrams.paper_scale import Spacing, fitting_scale, largest_scale
from sketch2model.export.diagrams.signatures import end_text

MARGIN = 40.0
CAPTION = 30.0
"""Room for the name of a container, at its left and at its top."""

_GAP = 26.0
_AIR = 12.0
_LONGEST_LINE = 24
_SPACING = Spacing(_GAP, _GAP, (0.6, 2.4))
_LARGEST_SIDE = 20_000.0
_LARGEST_SIGN = 56.0


@dataclass(frozen=True, slots=True)
class Paper:
    """Where everything goes, in the drawing's pixels, y down; nothing lies left of or above 0.

    Attributes:
        figures: Element id to its figure.
        boxes: Element id to its box; a container's holds those of all that lie inside.
        scale: The drawing's pixels for one of the photo.
        shift: What is added after scaling.
        lettering: Of the drawing.
    """

    figures: Mapping[str, Figure]
    boxes: Mapping[str, Box]
    scale: float
    shift: Point
    lettering: Lettering

    @classmethod
    def of(cls, drawing: Drawing, figures: Mapping[str, Figure], lettering: Lettering) -> Paper:
        """Choose the smallest scale at which no two boxes overlap, within reason, and place all boxes."""
        leaves = [leaf for root in drawing.roots for leaf in drawing.leaves(root)]
        sizes = {leaf.id: _footprint(figures[leaf.id], lettering) for leaf in leaves}
        scale = min(
            fitting_scale(leaves, sizes, _writing_between(drawing, lettering), _SPACING),
            largest_scale(leaves, _LARGEST_SIDE),
        )
        boxes: dict[str, Box] = {}
        for root in drawing.roots:
            _place(root, drawing, figures, scale, lettering, boxes)
        extent = Box.around(corner for box in boxes.values() for corner in box.corners) if boxes else Box(0, 0, 0, 0)
        shift = (MARGIN - extent.x0, MARGIN - extent.y0)
        placed = {key: _moved(box, shift) for key, box in boxes.items()}
        return cls(figures, placed, scale, shift, lettering)

    def point(self, point: Point) -> Point:
        """Where a point of the photo goes."""
        return (point[0] * self.scale + self.shift[0], point[1] * self.scale + self.shift[1])


def _place(
    element: UmlElement,
    drawing: Drawing,
    figures: Mapping[str, Figure],
    scale: float,
    lettering: Lettering,
    boxes: dict[str, Box],
) -> Box:
    """Note the boxes of an element and of all inside; the box with its captions is handed back."""
    figure, drawn = figures[element.id], _scaled(element.box, scale)
    if element.id not in drawing.children:
        box = boxes[element.id] = _leaf(figure, drawn)
        caption = lettering.size(figure.title) if figure.captioned else (0.0, 0.0)
        half = max(box.width, caption[0]) / 2
        return Box(box.center[0] - half, box.y0, box.center[0] + half, box.y1 + caption[1])
    inside = [_place(child, drawing, figures, scale, lettering, boxes) for child in drawing.children[element.id]]
    box = drawn
    for other in inside:
        box = box.union(Box(other.x0 - CAPTION - _AIR, other.y0 - CAPTION - _AIR, other.x1 + _AIR, other.y1 + _AIR))
    boxes[element.id] = box
    return box


def _leaf(figure: Figure, drawn: Box) -> Box:
    (x, y), (width, height) = drawn.center, figure.size
    if figure.kind in (FigureKind.SIGN, FigureKind.INITIAL, FigureKind.FINAL):
        width = height = min(max(width, drawn.width, drawn.height), _LARGEST_SIGN)
    else:
        # Compartments are as high as their lines.
        width = max(width, drawn.width)
        height = height if figure.compartments else max(height, drawn.height)
        if figure.shape is ShapeKind.CIRCLE and figure.kind is FigureKind.SHAPE:
            width = height = max(width, height)
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def _footprint(figure: Figure, lettering: Lettering) -> Size:
    """Room that a figure takes with its caption."""
    width, height = figure.size
    if not figure.captioned:
        return figure.size
    caption = lettering.size(figure.title)
    return (max(width, caption[0]), height + 2 * caption[1])


def _writing_between(drawing: Drawing, lettering: Lettering) -> dict[frozenset[str], float]:
    """For each pair of elements joined by a line, how wide its label is and what stands at its ends."""
    widths: dict[frozenset[str], float] = {}
    for relation in drawing.relations:
        ends = (
            end_text(relation.source_multiplicity, relation.source_role),
            end_text(relation.target_multiplicity, relation.target_role),
        )
        label = relation_label(relation)
        letters = min(len(label) + sum(map(len, ends)), _LONGEST_LINE)
        signs = _GAP * (sum(map(bool, ends)) + bool(label))
        pair = frozenset((relation.source, relation.target))
        widths[pair] = max(widths.get(pair, 0.0), letters * lettering.letter + signs)
    return widths


def _scaled(box: Box, scale: float) -> Box:
    return Box(box.x0 * scale, box.y0 * scale, box.x1 * scale, box.y1 * scale)


def _moved(box: Box, shift: Point) -> Box:
    return Box(box.x0 + shift[0], box.y0 + shift[1], box.x1 + shift[0], box.y1 + shift[1])
