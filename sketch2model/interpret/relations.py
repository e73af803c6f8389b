"""Which relation a line stands for, by its ends, its style and the kind of diagram."""

from __future__ import annotations

from sketch2model.elements import EndKind, LineStyle
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind

_STRUCTURE = (DiagramKind.CLASS, DiagramKind.ER, DiagramKind.ATTRIBUTE_LIST)
_BEHAVIOUR = (DiagramKind.FLOW, DiagramKind.PROCESS, DiagramKind.STATE)
_ARROWS = (EndKind.OPEN, EndKind.TRIANGLE, EndKind.FILLED_TRIANGLE)
_CROWS_FEET = (EndKind.ONE, EndKind.MANY, EndKind.ZERO_ONE, EndKind.ZERO_MANY)


def relation_kind(
    diagram: DiagramKind,
    style: LineStyle,
    source_end: EndKind,
    target_end: EndKind,
    *,
    source_multiplicity: bool = False,
    target_multiplicity: bool = False,
) -> EdgeKind:
    """The kind of an edge.

    In class diagrams a shaded triangle counts as inheritance, since writers shade them, unless multiplicities
    stand at the line: UML knows no filled arrowhead, so then it is a carelessly drawn arrow. A generalization has
    no multiplicities in UML 2.5.1: one at the child's end makes the line an association, whatever the other
    end looks like; a star that touches a line looks much like a triangle.
    """
    ends = (source_end, target_end)
    if diagram in _BEHAVIOUR:
        dashed_message = diagram is DiagramKind.PROCESS and style is not LineStyle.SOLID
        return EdgeKind.MESSAGE if dashed_message else EdgeKind.FLOW
    if EndKind.FILLED_DIAMOND in ends:
        return EdgeKind.COMPOSITION
    if EndKind.DIAMOND in ends:
        return EdgeKind.AGGREGATION
    if any(end in _CROWS_FEET for end in ends):
        return EdgeKind.ASSOCIATION
    if diagram in _STRUCTURE:
        if target_end in _ARROWS:
            return _structural(style, target_end, source_multiplicity, target_multiplicity)
        return _structural(style, source_end, target_multiplicity, source_multiplicity)
    if EndKind.TRIANGLE in ends:
        return EdgeKind.INHERITANCE if style is LineStyle.SOLID else EdgeKind.REALIZATION
    return EdgeKind.FLOW if any(end in _ARROWS for end in ends) else EdgeKind.LINK


def _structural(style: LineStyle, sign: EndKind, far_multiplicity: bool, near_multiplicity: bool) -> EdgeKind:
    solid = style is LineStyle.SOLID
    if sign is EndKind.TRIANGLE and far_multiplicity:
        return EdgeKind.ASSOCIATION
    if sign is EndKind.TRIANGLE or (sign is EndKind.FILLED_TRIANGLE and not (far_multiplicity or near_multiplicity)):
        return EdgeKind.INHERITANCE if solid else EdgeKind.REALIZATION
    if sign in _ARROWS:
        return EdgeKind.DIRECTED_ASSOCIATION if solid else EdgeKind.DEPENDENCY
    return EdgeKind.ASSOCIATION
