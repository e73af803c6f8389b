"""What class diagrams, entity-relationship diagrams and attribute lists share: things with members, and relations."""

from __future__ import annotations

from sketch2model.elements import EndKind, LineStyle, ShapeKind
from sketch2model.elements.vocabulary import EdgeKind, NodeKind
from sketch2model.graph import EdgeData, NodeData
from sketch2model.interpret.compartments import is_list, joined, sort_lines
from sketch2model.interpret.ends import line_texts
from sketch2model.interpret.notations.drawn import kind_by_signs
from sketch2model.interpret.rows import rows_of

_WITH_MEMBERS = (NodeKind.CLASS, NodeKind.ENTITY, NodeKind.ATTRIBUTE_LIST)
_ARROWS = (EndKind.OPEN, EndKind.TRIANGLE, EndKind.FILLED_TRIANGLE)
_UNCOUNTED = (EdgeKind.INHERITANCE, EdgeKind.REALIZATION)
"""Relations between classes and not their objects, so that what looks like a multiplicity is part of the sign."""


def read_thing(node: NodeData, underlined: str | None) -> None:
    """Name, stereotype, attributes and operations of a class, an entity or a list; any other node has a name only.

    Free writing of several rows is a list of attributes; less of it, and whatever stands in a note, is a remark.

    Args:
        node: Its kind is known.
        underlined: Flag of the attributes and operations that are underlined, if it means anything.
    """
    if node["kind"] == NodeKind.NOTE and node["shape"] == ShapeKind.NONE and _is_listed(node):
        node["kind"] = str(NodeKind.ATTRIBUTE_LIST)
    if node["kind"] not in _WITH_MEMBERS:
        read_node(node)
        return
    if not node["lines"]:
        return
    title_only = node["kind"] == NodeKind.ATTRIBUTE_LIST
    read_members(node, divided=True, title_only=title_only, underlined=None if title_only else underlined)


def _is_listed(node: NodeData) -> bool:
    """Whether free writing is a list; one that a person corrected has its attributes already."""
    return bool(node["attributes"]) or is_list(rows_of(node["lines"]))


def read_node(node: NodeData) -> None:
    """All writing of a node is its name; one of no known kind has members where it has compartments."""
    if not node["lines"]:
        return
    if node["kind"] == NodeKind.NODE and any(line["compartment"] for line in node["lines"]):
        read_members(node, divided=False)
        return
    rows = rows_of(node["lines"])
    node["text"] = "\n".join(row.text for row in rows) or None
    node["name"] = joined(rows)


def read_members(node: NodeData, *, divided: bool, title_only: bool = False, underlined: str | None = None) -> None:
    """Sort the writing of a box into name, stereotype, attributes and operations; see `sort_lines`."""
    sorted_lines = sort_lines(node["lines"], divided=divided, title_only=title_only, underlined=underlined)
    node["text"] = "\n".join(row.text for row in rows_of(node["lines"])) or None
    node["name"], node["stereotype"] = sorted_lines.name, sorted_lines.stereotype
    node["attributes"], node["operations"] = sorted_lines.attributes, sorted_lines.operations


def read_relation(edge: EdgeData, source: NodeData, target: NodeData) -> None:
    """Multiplicities and roles at the ends, the label, and the kind; the line of a note only ties it."""
    source_end, target_end = EndKind(edge["source_end"]), EndKind(edge["target_end"])
    texts = line_texts(edge["lines"], source_end, target_end, edge["points"])
    for end, written in (("source", texts.source), ("target", texts.target)):
        edge[f"{end}_multiplicity"] = written.multiplicity or edge[f"{end}_multiplicity"]  # type: ignore[literal-required]
        edge[f"{end}_role"] = written.role or edge[f"{end}_role"]  # type: ignore[literal-required]
    edge["label"] = texts.label or edge["label"]
    if NodeKind.NOTE in (source["kind"], target["kind"]):
        edge["kind"] = str(EdgeKind.LINK)
        return
    kind = relation_kind(
        LineStyle(edge["style"]),
        source_end,
        target_end,
        source_multiplicity=bool(edge["source_multiplicity"]),
        target_multiplicity=bool(edge["target_multiplicity"]),
    )
    edge["kind"] = str(kind)
    if kind in _UNCOUNTED:
        edge["source_multiplicity"] = edge["target_multiplicity"] = None


def relation_kind(
    style: LineStyle,
    source_end: EndKind,
    target_end: EndKind,
    *,
    source_multiplicity: bool = False,
    target_multiplicity: bool = False,
) -> EdgeKind:
    """What a line between two classes or entities stands for (OMG UML 2.5.1, 7.7, 9.9, 11.5), crow's feet included.

    Diamonds and crow's feet say it first. A hollow triangle is an inheritance, at a dashed
    line a realization. An open arrowhead makes the line navigable, a dashed one a dependency.

    A shaded triangle counts as inheritance, since writers shade them, unless multiplicities stand at the line: UML
    knows no filled arrowhead, so then it is a carelessly drawn arrow. A generalization has no multiplicities: one at
    the child's end makes the line an association, whatever the other end looks like; a star that touches a line looks
    much like a triangle.
    """
    signed = kind_by_signs((source_end, target_end))
    if signed is not None:
        return signed
    if target_end in _ARROWS:
        return _pointing(style, target_end, source_multiplicity, target_multiplicity)
    return _pointing(style, source_end, target_multiplicity, source_multiplicity)


def _pointing(style: LineStyle, sign: EndKind, far_multiplicity: bool, near_multiplicity: bool) -> EdgeKind:
    solid = style is LineStyle.SOLID
    if sign is EndKind.TRIANGLE and far_multiplicity:
        return EdgeKind.ASSOCIATION
    if sign is EndKind.TRIANGLE or (sign is EndKind.FILLED_TRIANGLE and not (far_multiplicity or near_multiplicity)):
        return EdgeKind.INHERITANCE if solid else EdgeKind.REALIZATION
    if sign in _ARROWS:
        return EdgeKind.DIRECTED_ASSOCIATION if solid else EdgeKind.DEPENDENCY
    return EdgeKind.ASSOCIATION
