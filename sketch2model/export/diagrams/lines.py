"""Relations with the signs that UML demands for their kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sketch2model.concepts import UmlElement, UmlRelation
from sketch2model.elements import EndKind, LineStyle
from sketch2model.elements.vocabulary import EdgeKind

_TARGET_END = {
    EdgeKind.INHERITANCE: EndKind.TRIANGLE,
    EdgeKind.REALIZATION: EndKind.TRIANGLE,
    EdgeKind.DEPENDENCY: EndKind.OPEN,
    EdgeKind.DIRECTED_ASSOCIATION: EndKind.OPEN,
}
_WHOLE_END = {EdgeKind.AGGREGATION: EndKind.DIAMOND, EdgeKind.COMPOSITION: EndKind.FILLED_DIAMOND}
_HEADS = (EndKind.OPEN, EndKind.TRIANGLE, EndKind.FILLED_TRIANGLE)
_FEET = (EndKind.ONE, EndKind.MANY, EndKind.ZERO_ONE, EndKind.ZERO_MANY)
_DASHED = (EdgeKind.REALIZATION, EdgeKind.DEPENDENCY)
_DIAMONDS = (EndKind.DIAMOND, EndKind.FILLED_DIAMOND)
_DIRECTED = (EdgeKind.FLOW, EdgeKind.MESSAGE, EdgeKind.DIRECTED_ASSOCIATION, EdgeKind.DEPENDENCY)


Signs = tuple[EndKind, EndKind]
"""At the first and at the other end of a line."""


@dataclass(frozen=True, slots=True)
class Line:
    """A relation as it is to be drawn.

    Attributes:
        relation: What it shows.
        source_end: Sign at the source.
        target_end: Sign at the target.
        style: Solid, dashed or dotted.
        upside_down: Whether its target belongs above its source: a parent above its children.
    """

    relation: UmlRelation
    source_end: EndKind
    target_end: EndKind
    style: LineStyle
    upside_down: bool

    @classmethod
    def of(cls, relation: UmlRelation, elements: Mapping[str, UmlElement]) -> Line:
        """The signs that its kind demands, otherwise those drawn; a flow has one kind of arrowhead, however drawn."""
        source_end, target_end = relation.source_end, relation.target_end
        if relation.kind in _TARGET_END:
            target_end = _TARGET_END[relation.kind]
        if relation.kind in _WHOLE_END and target_end in _DIAMONDS:
            target_end = _WHOLE_END[relation.kind]
        elif relation.kind in _WHOLE_END:
            source_end = _WHOLE_END[relation.kind]
        if relation.kind is EdgeKind.FLOW:
            source_end, target_end = _flow_ends(source_end, target_end)
        style = LineStyle.DASHED if relation.kind in _DASHED else relation.style
        if relation.kind in (EdgeKind.INHERITANCE, EdgeKind.REALIZATION):
            upside_down = True
        elif relation.kind in _WHOLE_END:
            upside_down = target_end in _DIAMONDS
        elif relation.kind in _DIRECTED:
            upside_down = False
        else:
            upside_down = elements[relation.target].box.center[1] < elements[relation.source].box.center[1]
        return cls(relation, source_end, target_end, style, upside_down)

    @property
    def signs(self) -> Signs:
        """Those of the end that is drawn first and of the other one."""
        ends = (self.source_end, self.target_end)
        return (ends[1], ends[0]) if self.upside_down else ends


def _flow_ends(source_end: EndKind, target_end: EndKind) -> Signs:
    """One kind of arrowhead; a foot is a carelessly drawn one where there is no other, otherwise nothing."""
    ends = [EndKind.OPEN if end in _HEADS else end for end in (source_end, target_end)]
    for number in (1, 0):
        if ends[number] in _FEET:
            ends[number] = EndKind.NONE if EndKind.OPEN in ends else EndKind.OPEN
    return (ends[0], ends[1])
