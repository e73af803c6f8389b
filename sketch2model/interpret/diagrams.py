"""Which diagrams a page shows: which notation each one follows, how sure that is, and which nodes are its own."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import networkx as nx

from sketch2model.elements.vocabulary import DiagramKind
from sketch2model.interpret.groups import gap, groups_of
from sketch2model.interpret.notations import NOTATIONS, Drawn, Notation

_ENOUGH = 1.0
"""Evidence from which a notation is taken for the one that is meant."""
_DOUBT = 1.5
"""What speaks for no notation, on the scale of the weights; fitted so that sure cases lie above 0.8."""
_STANDS_ALONE = 3.0
_SURE = 0.8
"""Evidence and confidence from which a group of nodes is a diagram of its own..."""
_FEWEST = 2
"""...if it has so many nodes."""
_WITH_LISTS = (DiagramKind.CLASS, DiagramKind.ER)
"""Kinds in which free lists of attributes stand beside boxes."""
_KINDS = tuple(dict.fromkeys(notation.diagram for notation in NOTATIONS))


@dataclass(frozen=True, slots=True, eq=False)
class Diagram:
    """One diagram of a page.

    Attributes:
        notation: What it follows.
        confidence: How sure that is, 0 to 1.
        evidence: How much speaks for the notation.
        nodes: Ids of its nodes, in the graph's order.
    """

    notation: Notation
    confidence: float
    evidence: float
    nodes: tuple[str, ...]

    @property
    def kind(self) -> DiagramKind:
        """What sort of diagram it is."""
        return self.notation.diagram

    @property
    def stands_alone(self) -> bool:
        """Whether it is surely a diagram by itself."""
        return len(self.nodes) >= _FEWEST and self.confidence >= _SURE and self.evidence >= _STANDS_ALONE


def diagrams_of(graph: nx.MultiDiGraph, wanted: DiagramKind | None = None) -> tuple[Diagram, ...]:
    """The diagrams of a page, in reading order; most pages show one.

    Groups of nodes that stand far from each other are different diagrams if each of them, by itself, surely follows a
    notation and these differ. Lists of attributes are of one kind with classes or entities beside them, and groups
    that say little belong to the nearest diagram.

    Args:
        graph: As drawn.
        wanted: The kind of the whole page, if the caller knows it.
    """
    if wanted is not None:
        return (_follows(graph, tuple(graph), wanted),)
    groups = [_judged(graph, nodes) for nodes in groups_of(graph)]
    sure = [group for group in groups if group.stands_alone]
    with_lists = next((group.kind for group in sure if group.kind in _WITH_LISTS), DiagramKind.ATTRIBUTE_LIST)
    kinds = {group: with_lists if group.kind is DiagramKind.ATTRIBUTE_LIST else group.kind for group in sure}
    if len(set(kinds.values())) < 2:
        return (_judged(graph, tuple(graph)),)
    members: dict[DiagramKind, set[str]] = {}
    for group in groups:
        nearest = min(sure, key=lambda other: gap(graph, group.nodes, other.nodes))
        members.setdefault(kinds[nearest], set()).update(group.nodes)
    parts = [_judged(graph, tuple(key for key in graph if key in nodes)) for nodes in members.values()]
    order = {key: index for index, key in enumerate(graph)}
    return tuple(sorted(parts, key=lambda part: order[part.nodes[0]]))


def told_diagrams(graph: nx.MultiDiGraph) -> tuple[Diagram, ...]:
    """The diagrams that an interpreted graph names; a node that none of them lists belongs to the largest one."""
    told = graph.graph.get("diagrams") or [{"kind": graph.graph["diagram"], "nodes": []}]
    largest = max(range(len(told)), key=lambda index: len(told[index]["nodes"]))
    home = {key: index for index, part in enumerate(told) for key in part["nodes"]}
    members = [tuple(key for key in graph if home.get(key, largest) == index) for index in range(len(told))]
    return tuple(
        _follows(graph, nodes, DiagramKind(part["kind"])) for part, nodes in zip(told, members, strict=True) if nodes
    )


def _follows(graph: nx.MultiDiGraph, nodes: tuple[str, ...], kind: DiagramKind) -> Diagram:
    """The notation of a known kind that most speaks for."""
    drawn = Drawn.of(graph.subgraph(nodes))
    found = [(notation.evidence(drawn), notation) for notation in NOTATIONS if notation.diagram is kind]
    evidence, notation = max(found, key=lambda pair: pair[0])
    return Diagram(notation, 1.0, evidence, nodes)


def _judged(graph: nx.MultiDiGraph, nodes: tuple[str, ...]) -> Diagram:
    """The notation with most evidence; the generic one where none has enough.

    Evidence counts like logarithms of odds: the weight of a kind grows with its exponential, and the confidence is the
    share of the kind that wins, among all kinds and a doubt that is always there.
    """
    candidates = [_follows(graph, nodes, kind) for kind in _KINDS]
    best = max(candidates, key=lambda candidate: candidate.evidence)
    most = best.evidence
    weights = {each.kind: math.exp(each.evidence - most) - math.exp(-most) for each in candidates}
    weights[DiagramKind.GENERIC] = _DOUBT * math.exp(-most)
    if best.evidence < _ENOUGH:
        best = next(candidate for candidate in candidates if candidate.kind is DiagramKind.GENERIC)
    return replace(best, confidence=round(weights[best.kind] / sum(weights.values()), 3))
