"""Chen's entity-relationship diagrams: boxes are entities, diamonds relationships, ovals attributes (Chen 1976).

Ovals tied to a box or to a diamond are its attributes, those tied to such an oval are parts of it and attributes too.
What is underlined is a key.
"""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx

from sketch2model.elements import ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, NodeKind
from sketch2model.graph import AttributeData, NodeData
from sketch2model.interpret.attribute_grammar import COMPOSITE, FLAGS, PRIMARY_KEY
from sketch2model.interpret.compartments import attribute_of
from sketch2model.interpret.notations.crows_feet import ENTITY_SHAPES, FOOT, crows_feet, read_entity
from sketch2model.interpret.notations.drawn import BOXES, Drawn, is_arrow
from sketch2model.interpret.notations.notation import Notation
from sketch2model.interpret.notations.relationships import join_pairs, read_relation_or_leg
from sketch2model.interpret.rows import Row

_OVAL, _LEG = 1.5, 1.0
_SIGN = 2


def _evidence(drawn: Drawn) -> float:
    """Ovals and diamonds tied to boxes by lines without arrowheads; some writers put crow's feet at those lines."""
    ovals = legs = 0
    for source, target, edge in drawn.edges:
        shapes = {source["shape"], target["shape"]}
        box, diamond = not shapes.isdisjoint(BOXES), ShapeKind.DIAMOND in shapes
        if not is_arrow(edge):
            ovals += (_is_oval(source) or _is_oval(target)) and (box or diamond)
            legs += box and diamond
    tied = _OVAL * ovals + _LEG * legs
    return tied + FOOT * crows_feet(drawn) if tied and drawn.shapes[ShapeKind.RECTANGLE] else 0.0


def _is_oval(node: NodeData) -> bool:
    """Whether a node is an ellipse, or a circle in which more than a sign is written."""
    if node["shape"] == ShapeKind.ELLIPSE:
        return True
    written = any(line["place"] == "inside" and len(line["text"].strip()) > _SIGN for line in node["lines"])
    return node["shape"] == ShapeKind.CIRCLE and written


def _read_node(node: NodeData) -> None:
    """A diamond gets attributes from its ovals alone."""
    if node["kind"] == NodeKind.RELATIONSHIP and node["lines"]:
        node["attributes"] = []
    read_entity(node)


def _conclude(graph: nx.MultiDiGraph, nodes: Sequence[str]) -> None:
    """List ovals in what they belong to, and join the two entities of a relationship."""
    _list_attributes(graph, nodes)
    join_pairs(graph, nodes)


def _list_attributes(graph: nx.MultiDiGraph, nodes: Sequence[str]) -> None:
    ovals = [key for key in nodes if graph.nodes[key]["kind"] == NodeKind.ATTRIBUTE]
    owners = {key: _neighbours(graph, key, NodeKind.ENTITY, NodeKind.RELATIONSHIP) for key in ovals}
    parts_of: dict[str, list[str]] = {}
    reached = [key for key in ovals if owners[key]]
    for whole in reached:  # grows while it is walked: parts may have parts
        for part in _neighbours(graph, whole, NodeKind.ATTRIBUTE):
            if not owners[part]:
                owners[part] = owners[whole]
                parts_of.setdefault(whole, []).append(part)
                reached.append(part)
    said: dict[str, list[AttributeData]] = {}
    for key in ovals:
        attribute = _attribute(graph.nodes[key], composite=key in parts_of)
        if attribute is not None:
            for owner in owners[key]:
                said.setdefault(owner, []).append(attribute)
    for owner, attributes in said.items():
        _list_in(graph.nodes[owner], attributes)


def _neighbours(graph: nx.MultiDiGraph, key: str, *kinds: NodeKind) -> list[str]:
    joined = {*graph.predecessors(key), *graph.successors(key)} - {key}
    return [other for other in graph if other in joined and graph.nodes[other]["kind"] in kinds]


def _attribute(oval: NodeData, *, composite: bool) -> AttributeData | None:
    if not oval["name"]:
        return None
    x0, y0, x1, y1 = oval["bbox"]
    underlined = any(line.get("underlined", False) for line in oval["lines"])
    attribute = attribute_of(Row(oval["name"], (x0, y0, x1, y1), oval["confidence"], 0, underlined), PRIMARY_KEY)
    if attribute is not None and composite:
        attribute["flags"] = [flag for flag in FLAGS if flag in (*attribute["flags"], COMPOSITE)]
    return attribute


def _list_in(owner: NodeData, attributes: Sequence[AttributeData]) -> None:
    """Add what ovals say, in place of what they said before; the list that a person made stays as it is."""
    if owner.get("corrected"):
        return
    places = [attribute["bbox"] for attribute in attributes]
    owner["attributes"] = [attribute for attribute in owner["attributes"] if attribute["bbox"] not in places]
    for attribute in attributes:
        if attribute not in owner["attributes"]:
            owner["attributes"].append(attribute)


CHEN = Notation(DiagramKind.ER, _evidence, ENTITY_SHAPES, _read_node, read_relation_or_leg, _conclude)
