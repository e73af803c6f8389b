"""What else the ink may say: other readings, parsed as the first one was, ready to be put in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import networkx as nx

from sketch2model.elements.vocabulary import NodeKind
from sketch2model.graph import AttributeData, EdgeData, LineData, NodeData, OperationData, lines_behind, lines_within
from sketch2model.interpret.compartments import joined
from sketch2model.interpret.diagrams import told_diagrams
from sketch2model.interpret.members import other_attribute, other_operation
from sketch2model.interpret.notations import Notation
from sketch2model.interpret.rows import rows_of
from sketch2model.interpret.stereotypes import without_stereotype

MOST = 5
"""So many are offered for each text."""

Value = str | AttributeData | OperationData
_Member = TypeVar("_Member", AttributeData, OperationData)

_WITH_STEREOTYPES = (NodeKind.CLASS, NodeKind.ENTITY, NodeKind.ATTRIBUTE_LIST)
_TEXTS = ("label", "source_multiplicity", "target_multiplicity", "source_role", "target_role")
_UNSAID = ("text", "bbox", "confidence")
"""What does not make a member another one."""


@dataclass(frozen=True, slots=True)
class AlternativeValue:
    """Another thing that some ink may say.

    Attributes:
        text: To be shown to a person.
        confidence: 0 to 1.
        value: What to put in its place: a text, or an attribute or operation of the contract.
    """

    text: str
    confidence: float
    value: Value


def alternatives_of(graph: nx.MultiDiGraph) -> dict[str, list[AlternativeValue]]:
    """Other readings of names, members and writing at lines, by JSON pointer into the node-link JSON.

    The reading that the engine liked best is among them where a person put something else. Best first, at most `MOST`
    each, none twice and never what is there already; texts without any have no entry.

    Args:
        graph: An interpreted graph, which a person may have corrected.
    """
    found: dict[str, list[AlternativeValue]] = {}
    notation_of = {key: diagram.notation for diagram in told_diagrams(graph) for key in diagram.nodes}
    for index, (key, node) in enumerate(graph.nodes(data=True)):
        if node["lines"]:
            _keep(found, f"/nodes/{index}/name", node["name"], _names(node, notation_of[key]))
            for place, attribute in enumerate(node["attributes"]):
                others = _members(attribute, node["attributes"], node["lines"], other_attribute)
                _keep(found, f"/nodes/{index}/attributes/{place}", attribute, others)
            for place, operation in enumerate(node["operations"]):
                others = _members(operation, node["operations"], node["lines"], other_operation)
                _keep(found, f"/nodes/{index}/operations/{place}", operation, others)
    for index, (source, target, edge) in enumerate(graph.edges(data=True)):
        if edge["lines"]:
            ends = graph.nodes[source], graph.nodes[target]
            for name, texts in _texts(edge, ends, notation_of[source]).items():
                _keep(found, f"/edges/{index}/{name}", edge[name], texts)
    return found


def _keep(
    found: dict[str, list[AlternativeValue]], pointer: str, present: Value | None, others: Iterable[AlternativeValue]
) -> None:
    """Keep the best ones that say something else than what is there."""
    kept: list[AlternativeValue] = []
    for other in sorted(others, key=lambda other: -other.confidence):
        if not any(_same(other.value, each) for each in (present, *(its.value for its in kept))):
            kept.append(other)
    if kept:
        found[pointer] = kept[:MOST]


def _same(one: Value | None, other: Value | None) -> bool:
    if isinstance(one, dict) and isinstance(other, dict):
        return _said(one) == _said(other)
    return one == other


def _said(member: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in member.items() if name not in _UNSAID}


def _readings(lines: Sequence[LineData]) -> Iterator[tuple[list[LineData], float]]:
    """The lines as read, then with one of them read otherwise, and how sure that is."""
    if lines:
        yield list(lines), min(line["confidence"] for line in lines)
    for place, line in enumerate(lines):
        sure = line.get("alternative_confidences", [])
        for number, text in enumerate(line["alternatives"]):
            if text.strip():
                other: LineData = {**line, "text": text, "alternatives": []}
                yield [*lines[:place], other, *lines[place + 1 :]], sure[number] if number < len(sure) else 0.0


def _names(node: NodeData, notation: Notation) -> Iterator[AlternativeValue]:
    written = lines_behind(node["name"], node["lines"]) if node["name"] else []
    if not written:
        first = _first_reading(node, notation)
        written = lines_behind(first, node["lines"]) if first else []
    for lines, confidence in _readings(written):
        rows = rows_of(lines)
        if node["kind"] in _WITH_STEREOTYPES:
            rows, _ = without_stereotype(rows, all_rows=True)
        name = joined(rows)
        if name and node["kind"] == NodeKind.ATTRIBUTE_LIST:
            name = name.rstrip(": ")
        if name:
            yield AlternativeValue(name, confidence, name)


def _first_reading(node: NodeData, notation: Notation) -> str | None:
    """The name that the lines give, whatever a person put in its place."""
    read: NodeData = {**node, "name": None, "attributes": [], "operations": []}
    notation.read_node(read)
    return read["name"]


def _members(
    member: _Member,
    siblings: Sequence[_Member],
    lines: Sequence[LineData],
    parse: Callable[[str, _Member, float], _Member | None],
) -> Iterator[AlternativeValue]:
    """Several values of an enumeration on one row have no lines of their own, and so no alternatives."""
    if sum(each["bbox"] == member["bbox"] for each in siblings) > 1:
        return
    for others, confidence in _readings(lines_within(member["bbox"], lines)):
        value = parse(" ".join(line["text"].strip() for line in others), member, confidence)
        if value is not None:
            yield AlternativeValue(value["text"], confidence, value)


def _texts(edge: EdgeData, ends: tuple[NodeData, NodeData], notation: Notation) -> dict[str, list[AlternativeValue]]:
    """For each text at a line what it might say instead."""
    found: dict[str, list[AlternativeValue]] = {}
    usual: dict[str, str] = {}
    for lines, confidence in _readings(edge["lines"]):
        read: EdgeData = {**edge, **dict.fromkeys(_TEXTS), "lines": lines}  # type: ignore[typeddict-item]
        notation.read_edge(read, *ends)
        texts = {name: text for name in _TEXTS if (text := read[name])}  # type: ignore[literal-required]
        for name, text in texts.items():
            if text != usual.get(name):
                found.setdefault(name, []).append(AlternativeValue(text, confidence, text))
        usual = usual or texts
    return found
