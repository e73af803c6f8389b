"""Positions of the paper for Graphviz: the boxes stay where they were drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sketch2model.concepts import UmlElement
from sketch2model.elements import Box, Point
from sketch2model.export.diagrams.dot_nodes import is_sign
from sketch2model.export.diagrams.drawing import Drawing, is_classifier
from sketch2model.export.diagrams.paper_scale import Spacing, fitting_scale, largest_scale
from sketch2model.export.diagrams.signatures import attribute_text, end_text, operation_text

Size = tuple[float, float]

_LETTER_WIDTH = 7.0
_LINE_HEIGHT = 15.0
_PADDING = 22.0
_GAP = 34.0
_LONGEST_LINE = 24
_SIGN: Size = (48.0, 60.0)
_SPACING = Spacing(_GAP, _LINE_HEIGHT, (0.5, 1.8))
_LARGEST_SIDE = 7200.0


@dataclass(frozen=True, slots=True)
class SketchLayout:
    """Where everything goes, in points with y up, as Graphviz has it.

    Attributes:
        scale: Points for one photo pixel.
        height: Height of the photo, in pixels.
        groups: Element id of a container to its box.
    """

    scale: float
    height: float
    groups: Mapping[str, Box]

    @classmethod
    def of(cls, drawing: Drawing, room: float = 1.0) -> SketchLayout:
        """Choose the smallest scale at which no two boxes overlap, within reason; `room` times that."""
        leaves = [leaf for root in drawing.roots for leaf in drawing.leaves(root)]
        sizes = {leaf.id: _size(leaf, drawing) for leaf in leaves}
        scale = min(
            fitting_scale(leaves, sizes, _writing_between(drawing), _SPACING) * room,
            largest_scale(leaves, _LARGEST_SIDE),
        )
        paper = cls(scale, float(drawing.diagram.height), {})
        groups: dict[str, Box] = {}
        for root in drawing.roots:
            paper._enclose(root, drawing, sizes, groups)
        return cls(paper.scale, paper.height, groups)

    def node(self, element: UmlElement) -> dict[str, str]:
        """Where a node goes."""
        x, y = self._placed(element.box).center
        return {"pos": f"{x:.1f},{y:.1f}"}

    def size(self, element: UmlElement) -> Size:
        """How large a node was drawn, in points; with more text it becomes larger."""
        box = self._placed(element.box)
        return (box.width, box.height)

    def group(self, element: UmlElement) -> dict[str, str]:
        """Box of a container and where its caption goes."""
        box = self.groups[element.id]
        caption = f"{box.center[0]:.1f},{box.y1 - _LINE_HEIGHT:.1f}"
        return {"bb": f"{box.x0:.1f},{box.y0:.1f},{box.x1:.1f},{box.y1:.1f}", "lp": caption}

    def caption(self, element: UmlElement) -> dict[str, str]:
        """Frame around a sign and where the caption below it goes."""
        x, y = self._placed(element.box).center
        half, below = _SIGN[0] / 2, y - _SIGN[1] / 2
        box = f"{x - half:.1f},{below - _LINE_HEIGHT:.1f},{x + half:.1f},{y + half:.1f}"
        return {"bb": box, "lp": f"{x:.1f},{below:.1f}"}

    def at(self, point: Point) -> dict[str, str]:
        """The place of a point of the photo."""
        return {"pos": f"{point[0] * self.scale:.1f},{(self.height - point[1]) * self.scale:.1f}"}

    def on_border(self, element: UmlElement, point: Point) -> dict[str, str]:
        """The place on a container's border that is nearest to a point of the photo."""
        box = self.groups[element.id]
        x, y = point[0] * self.scale, (self.height - point[1]) * self.scale
        x, y = min(max(x, box.x0), box.x1), min(max(y, box.y0), box.y1)
        gaps = {(box.x0, y): x - box.x0, (box.x1, y): box.x1 - x, (x, box.y0): y - box.y0, (x, box.y1): box.y1 - y}
        x, y = min(gaps, key=lambda place: gaps[place])
        return {"pos": f"{x:.1f},{y:.1f}"}

    def _placed(self, box: Box) -> Box:
        return Box(
            box.x0 * self.scale,
            (self.height - box.y1) * self.scale,
            box.x1 * self.scale,
            (self.height - box.y0) * self.scale,
        )

    def _enclose(self, element: UmlElement, drawing: Drawing, sizes: Mapping[str, Size], groups: dict[str, Box]) -> Box:
        """The box of an element with all that lies inside; those of containers are noted in `groups`."""
        box = self._placed(element.box)
        if element.id not in drawing.children:
            (x, y), (width, height) = box.center, sizes[element.id]
            return box.union(Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2))
        inside = [self._enclose(child, drawing, sizes, groups) for child in drawing.children[element.id]]
        for other in inside:
            box = box.union(Box(other.x0 - _GAP / 2, other.y0 - _GAP / 2, other.x1 + _GAP / 2, other.y1 + _GAP))
        groups[element.id] = box
        return box


def _writing_between(drawing: Drawing) -> dict[frozenset[str], float]:
    """For each pair of elements joined by a line, how wide its label is and what stands at its ends."""
    widths: dict[frozenset[str], float] = {}
    for relation in drawing.relations:
        ends = (
            end_text(relation.source_multiplicity, relation.source_role),
            end_text(relation.target_multiplicity, relation.target_role),
        )
        letters = len(relation.label or "") + sum(map(len, ends))
        pair = frozenset((relation.source, relation.target))
        widths[pair] = max(widths.get(pair, 0.0), min(letters, _LONGEST_LINE) * _LETTER_WIDTH)
    return widths


def _size(element: UmlElement, drawing: Drawing) -> Size:
    """About how much room its text takes, in points."""
    if is_sign(element, drawing.kind_around(element)):
        return _SIGN
    name = element.name or ""
    if not is_classifier(element):
        longest = min(len(name), _LONGEST_LINE)
        lines = 1 + len(name) // _LONGEST_LINE
    else:
        texts = [name, *map(attribute_text, element.attributes), *map(operation_text, element.operations)]
        longest = max(map(len, texts))
        lines = len(texts) + bool(element.stereotype)
    return (longest * _LETTER_WIDTH + _PADDING, lines * _LINE_HEIGHT + _PADDING)
