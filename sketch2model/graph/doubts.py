"""Which parts of a graph are worth a second look, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from sketch2model.elements import DOUBTFUL
from sketch2model.elements.issue import Severity
from sketch2model.elements.vocabulary import NodeKind
from sketch2model.graph.attributes import AttributeData, EdgeData, LineData, NodeData, OperationData
from sketch2model.graph.confidence import outline_confidence
from sketch2model.graph.diamonds import repeats_diamond
from sketch2model.graph.origins import lines_behind

MESSAGES = {
    "doubtful-diagram": "the kind of diagram could not be told for sure",
    "doubtful-shape": "this shape could not be made out for sure",
    "doubtful-name": "this name was read with doubt",
    "doubtful-attribute": "this attribute was read with doubt",
    "doubtful-operation": "this operation was read with doubt",
    "doubtful-connection": "this connection could not be made out for sure",
    "doubtful-label": "this label was read with doubt",
    "doubtful-multiplicity": "this multiplicity was read with doubt",
    "doubtful-role": "this role was read with doubt",
}
"""What is said of each kind of doubt; issues of the page bring codes and words of their own."""

_STRAY_TEXT = "stray-text"
_SEVERE = (Severity.WARNING, Severity.ERROR)
_CODES = {
    "label": "doubtful-label",
    "source_multiplicity": "doubtful-multiplicity",
    "target_multiplicity": "doubtful-multiplicity",
    "source_role": "doubtful-role",
    "target_role": "doubtful-role",
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing on a page that a person should look at.

    Attributes:
        pointer: JSON pointer (RFC 6901) into the node-link JSON; None for a remark on the page.
        code: Stable name in kebab-case, a key of `MESSAGES` or the code of an issue.
        message: One sentence.
        confidence: 0 to 1; None for a remark.
        bbox: [x0, y0, x1, y1] in photo pixels; None where it concerns the whole page.
    """

    pointer: str | None
    code: str
    message: str
    confidence: float | None
    bbox: list[float] | None


def doubts_of(graph: nx.MultiDiGraph) -> tuple[Doubt, ...]:
    """Everything doubtful in an interpreted graph: the kind of diagram, nodes, edges, remarks, each in graph order.

    One fault is named once: what was read badly does not make its shape doubtful, and what one oval or diamond says is
    not doubted again where an entity or an association repeats it. What a person corrected is sure.
    """
    return (*_diagram(graph), *_nodes(graph), *_edges(graph), *_remarks(graph))


def _doubt(pointer: str, code: str, confidence: float, bbox: Sequence[float] | None) -> Iterator[Doubt]:
    if confidence < DOUBTFUL:
        yield Doubt(pointer, code, MESSAGES[code], confidence, None if bbox is None else list(bbox))


def _diagram(graph: nx.MultiDiGraph) -> Iterator[Doubt]:
    if graph:
        yield from _doubt("/graph/diagram", "doubtful-diagram", graph.graph.get("diagram_confidence", 1.0), None)


def _nodes(graph: nx.MultiDiGraph) -> Iterator[Doubt]:
    nodes: list[NodeData] = [node for _, node in graph.nodes(data=True)]
    ovals = {tuple(node["bbox"]) for node in nodes if node["kind"] == NodeKind.ATTRIBUTE}
    for index, node in enumerate(nodes):
        pointer = f"/nodes/{index}"
        yield from _doubt(pointer, "doubtful-shape", outline_confidence(node), node["bbox"])
        yield from _name(f"{pointer}/name", node)
        own: list[AttributeData] = [] if node["kind"] == NodeKind.ATTRIBUTE else node["attributes"]
        yield from _members(f"{pointer}/attributes", "doubtful-attribute", own, ovals)
        yield from _members(f"{pointer}/operations", "doubtful-operation", node["operations"], ovals)


def _name(pointer: str, node: NodeData) -> Iterator[Doubt]:
    if node["name"] and not node.get("corrected"):
        lines = lines_behind(node["name"], node["lines"])
        if lines:
            yield from _doubt(pointer, "doubtful-name", _least(lines), _around([line["bbox"] for line in lines]))


def _members(
    pointer: str, code: str, members: Sequence[AttributeData | OperationData], ovals: set[tuple[float, ...]]
) -> Iterator[Doubt]:
    for index, member in enumerate(members):
        if tuple(member["bbox"] or ()) not in ovals:
            yield from _doubt(f"{pointer}/{index}", code, member["confidence"], member["bbox"])


def _edges(graph: nx.MultiDiGraph) -> Iterator[Doubt]:
    for index, (source, target, edge) in enumerate(graph.edges(data=True)):
        if repeats_diamond(graph, source, target, edge):
            continue
        pointer = f"/edges/{index}"
        course = _around([[x, y, x, y] for x, y in edge["points"]])
        yield from _doubt(pointer, "doubtful-connection", edge["confidence"], course)
        if not edge.get("corrected"):
            yield from _texts(pointer, edge)


def _texts(pointer: str, edge: EdgeData) -> Iterator[Doubt]:
    """What is doubted of the writing at a line: each text once, by the least sure of its lines."""
    lines_of: dict[str, list[LineData]] = {}
    for line in edge["lines"]:
        lines_of.setdefault(_text_from(line, edge), []).append(line)
    for name, code in _CODES.items():
        if name in lines_of:
            bbox = _around([line["bbox"] for line in lines_of[name]])
            yield from _doubt(f"{pointer}/{name}", code, _least(lines_of[name]), bbox)


def _text_from(line: LineData, edge: EdgeData) -> str:
    """The attribute of the edge that a line most likely became, or should have become."""
    if line["place"] == "middle" or (edge["label"] and lines_behind(line["text"], [_as_line(edge["label"], line)])):
        return "label"
    end = "target" if line["place"] == "target" else "source"
    role, multiplicity = _value(edge, f"{end}_role"), _value(edge, f"{end}_multiplicity")
    alone = role is not None and len(line["text"].split()) <= len(role.split())
    return f"{end}_role" if role is not None and (alone or multiplicity is None) else f"{end}_multiplicity"


def _value(edge: Mapping[str, object], name: str) -> str | None:
    value = edge[name]
    return value if isinstance(value, str) else None


def _as_line(text: str, line: LineData) -> LineData:
    return {**line, "text": text}


def _remarks(graph: nx.MultiDiGraph) -> Iterator[Doubt]:
    for issue in graph.graph["issues"]:
        if issue["severity"] in _SEVERE or issue["code"] == _STRAY_TEXT:
            yield Doubt(None, issue["code"], issue["message"], None, issue.get("bbox"))


def _least(lines: Sequence[LineData]) -> float:
    return min(line["confidence"] for line in lines)


def _around(boxes: Sequence[Sequence[float]]) -> list[float] | None:
    if not boxes:
        return None
    return [min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)]
