"""The networkx graph: attribute names with meaning, checks, versioned JSON."""

from sketch2model.graph.attributes import (
    FORMAT,
    AttributeData,
    DiagramData,
    EdgeData,
    IssueData,
    LineData,
    NodeData,
    OperationData,
    bbox_of,
    new_attribute,
    new_edge,
    new_graph,
    new_node,
    new_operation,
    points_of,
)
from sketch2model.graph.checks import check_graph
from sketch2model.graph.confidence import node_confidence, outline_confidence, readings_of
from sketch2model.graph.diamonds import repeats_diamond
from sketch2model.graph.doubts import Doubt, doubts_of
from sketch2model.graph.files import read_graph
from sketch2model.graph.json_format import graph_from_json, graph_to_json
from sketch2model.graph.origins import lines_behind, lines_within

__all__ = [
    "FORMAT",
    "AttributeData",
    "DiagramData",
    "Doubt",
    "EdgeData",
    "IssueData",
    "LineData",
    "NodeData",
    "OperationData",
    "bbox_of",
    "check_graph",
    "doubts_of",
    "graph_from_json",
    "graph_to_json",
    "lines_behind",
    "lines_within",
    "new_attribute",
    "new_edge",
    "new_graph",
    "new_node",
    "new_operation",
    "node_confidence",
    "outline_confidence",
    "points_of",
    "read_graph",
    "readings_of",
    "repeats_diamond",
]
