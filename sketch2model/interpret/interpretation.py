"""Notation applied to a drawn graph."""

from __future__ import annotations

import copy

import networkx as nx

from sketch2model.elements import EndKind, LineStyle, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind
from sketch2model.graph import EdgeData, LineData, NodeData
from sketch2model.interpret.attribute_grammar import PRIMARY_KEY, STATIC
from sketch2model.interpret.chen import apply_chen
from sketch2model.interpret.compartments import is_list, joined, sort_lines
from sketch2model.interpret.diagram_kind import diagram_kind
from sketch2model.interpret.ends import line_texts, plain_label
from sketch2model.interpret.node_kinds import WITH_MEMBERS, node_kind
from sketch2model.interpret.relations import relation_kind
from sketch2model.interpret.rows import rows_of
from sketch2model.interpret.type_repair import repair_types
from sketch2model.settings import InterpretOptions

_MARKER_LETTERS = 2
_MARKED = (ShapeKind.CIRCLE, ShapeKind.DIAMOND)
_UNCOUNTED = (EdgeKind.INHERITANCE, EdgeKind.REALIZATION)
"""Relations between classes and not their objects, so that what looks like a multiplicity is part of the sign."""
_UNDERLINED = {NodeKind.CLASS: STATIC, NodeKind.ENTITY: PRIMARY_KEY}
"""What it means that an attribute is underlined: UML 2.5.1, 9.5.4, and the custom of entity-relationship diagrams."""
_ASSOCIATING = (DiagramKind.CLASS, DiagramKind.ER, DiagramKind.ATTRIBUTE_LIST)


def interpret(graph: nx.MultiDiGraph, options: InterpretOptions) -> nx.MultiDiGraph:
    """Give names, attributes, kinds and labels to what was drawn.

    Works from `lines`; a node or edge without lines keeps the texts it has. The input is left as it is.

    Args:
        graph: As `assemble` made it.
        options: The kind of diagram, if the caller knows it.
    """
    meant: nx.MultiDiGraph = copy.deepcopy(graph)
    diagram = options.diagram or diagram_kind(meant)
    meant.graph["diagram"] = str(diagram)
    for _, node in meant.nodes(data=True):
        _interpret_node(node, diagram)
    names = [node["name"] for _, node in meant.nodes(data=True) if node["name"]]
    repair_types([attribute for _, node in meant.nodes(data=True) for attribute in node["attributes"]], names)
    for *_, edge in meant.edges(data=True):
        _interpret_edge(edge, diagram)
    if diagram is DiagramKind.ER:
        apply_chen(meant)
    return meant


def _interpret_node(node: NodeData, diagram: DiagramKind) -> None:
    kind = node_kind(diagram, ShapeKind(node["shape"]))
    if kind is NodeKind.NOTE and diagram in _ASSOCIATING and is_list(rows_of(node["lines"])):
        kind = NodeKind.ATTRIBUTE_LIST
    node["kind"] = str(kind)
    lines = _without_marker(node["lines"], ShapeKind(node["shape"]), diagram)
    if not node["lines"]:
        return
    node["text"] = "\n".join(row.text for row in rows_of(lines)) or None
    if kind not in WITH_MEMBERS and not (kind is NodeKind.NODE and any(line["compartment"] for line in lines)):
        node["name"] = joined(rows_of(lines))
        return
    divided = kind is not NodeKind.NODE
    sorted_lines = sort_lines(
        lines, divided=divided, title_only=kind is NodeKind.ATTRIBUTE_LIST, underlined=_UNDERLINED.get(kind)
    )
    node["name"], node["stereotype"] = sorted_lines.name, sorted_lines.stereotype
    node["attributes"], node["operations"] = sorted_lines.attributes, sorted_lines.operations


def _without_marker(lines: list[LineData], shape: ShapeKind, diagram: DiagramKind) -> list[LineData]:
    """A sign in a gateway or event, such as X or +, is part of the symbol and not its text."""
    if shape not in _MARKED or diagram not in (DiagramKind.PROCESS, DiagramKind.FLOW):
        return lines
    return [line for line in lines if line["place"] == "caption" or len(line["text"].strip()) > _MARKER_LETTERS]


def _interpret_edge(edge: EdgeData, diagram: DiagramKind) -> None:
    source_end, target_end = EndKind(edge["source_end"]), EndKind(edge["target_end"])
    if diagram in _ASSOCIATING:
        texts = line_texts(edge["lines"], source_end, target_end, edge["points"])
        for end, written in (("source", texts.source), ("target", texts.target)):
            edge[f"{end}_multiplicity"] = written.multiplicity or edge[f"{end}_multiplicity"]  # type: ignore[literal-required]
            edge[f"{end}_role"] = written.role or edge[f"{end}_role"]  # type: ignore[literal-required]
        edge["label"] = texts.label or edge["label"]
    else:
        edge["label"] = plain_label(edge["lines"]) or edge["label"]
    edge["kind"] = str(
        relation_kind(
            diagram,
            LineStyle(edge["style"]),
            source_end,
            target_end,
            source_multiplicity=bool(edge["source_multiplicity"]),
            target_multiplicity=bool(edge["target_multiplicity"]),
        )
    )
    if edge["kind"] in _UNCOUNTED:
        edge["source_multiplicity"] = edge["target_multiplicity"] = None
