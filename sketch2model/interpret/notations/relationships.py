"""Relationships that are drawn as diamonds: their legs, and how many of each entity take part.

Two ways of counting are in use, and they count different things:

- `1`, `N` and `M` (Chen 1976) say, at an entity, how many of it there are for one of each of the others: they look
  across, as a UML multiplicity at that end does.
- `(0,1)` and `(1,n)`, in brackets or with a comma (Abrial 1974, and Merise), say how often one of the entity takes
  part: they look here. Of two entities it is the multiplicity at the *other* end that says so.

On the leg from an entity to its diamond the first kind is the multiplicity at the entity's end and the second one that
at the diamond's end, as UML would have it if the diamond were a class. Where on the leg it is written says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx

from sketch2model.elements import EndKind
from sketch2model.elements.vocabulary import EdgeKind, NodeKind
from sketch2model.graph import EdgeData, NodeData, new_edge
from sketch2model.interpret.ends import line_texts
from sketch2model.interpret.multiplicity import normalise
from sketch2model.interpret.notations.structure import read_relation

_PARTICIPATION = re.compile(r"([(\[{]?)\s*([\doODlI|])\s*([,;]|\.{1,3}|…)\s*([\dlI|nNmM*xX])\s*([)\]}]?)")
_JOINED = (NodeKind.ENTITY, NodeKind.CLASS)


@dataclass(frozen=True, slots=True)
class _Leg:
    """A line from an entity to a diamond; `across` and `taking_part` as the module says."""

    entity: str
    across: str | None
    taking_part: str | None
    role: str | None
    points: list[list[float]]


def participation(text: str) -> str | None:
    """How often one of an entity takes part, if that is what a text says.

    >>> [participation(text) for text in ("(0,1)", "(1,n)", "0,N", "1..*", "N")]
    ['0..1', '1..*', '*', None, None]
    """
    found = _PARTICIPATION.fullmatch(text.strip())
    if found is None or not (found[1] or found[5] or found[3] in ",;"):
        return None
    return normalise(f"{found[2]}..{found[4]}", at_end=True)


def read_relation_or_leg(edge: EdgeData, source: NodeData, target: NodeData) -> None:
    """Read a line whose ends may be a diamond or an oval; such a line ties, and is no relation by itself."""
    kinds = (source["kind"], target["kind"])
    if NodeKind.RELATIONSHIP in kinds and any(kind in _JOINED for kind in kinds):
        edge["kind"] = str(EdgeKind.LINK)
        _read_leg(edge, *(("target", "source") if kinds[0] == NodeKind.RELATIONSHIP else ("source", "target")))
        return
    read_relation(edge, source, target)
    if NodeKind.RELATIONSHIP in kinds or NodeKind.ATTRIBUTE in kinds:
        edge["kind"] = str(EdgeKind.LINK)


def _read_leg(edge: EdgeData, entity: str, diamond: str) -> None:
    counts = [participation(line["text"]) for line in edge["lines"]]
    others = [line for line, count in zip(edge["lines"], counts, strict=True) if count is None]
    texts = line_texts(others, EndKind(edge["source_end"]), EndKind(edge["target_end"]), edge["points"])
    near, far = (texts.source, texts.target) if entity == "source" else (texts.target, texts.source)
    roles = [text for text in (near.role, texts.label, far.role) if text]
    for name, read in (
        (f"{entity}_multiplicity", near.multiplicity or far.multiplicity),
        (f"{diamond}_multiplicity", next(filter(None, counts), None)),
        (f"{entity}_role", " ".join(roles)),
    ):
        edge[name] = read or edge[name]  # type: ignore[literal-required]


def join_pairs(graph: nx.MultiDiGraph, nodes: Sequence[str]) -> None:
    """Join the two entities of each diamond with two legs by an association; in place.

    The association names the diamond as its association class where that has attributes of its own. A diamond with
    more legs stays alone, since no relation between two of its entities says what it says.
    """
    for key in nodes:
        if graph.nodes[key]["kind"] == NodeKind.RELATIONSHIP:
            legs = _legs(graph, key)
            if len(legs) == 2:
                _join(graph, key, *legs)


def _legs(graph: nx.MultiDiGraph, diamond: str) -> list[_Leg]:
    """In the order of their entities."""
    order = {key: index for index, key in enumerate(graph)}
    legs: list[_Leg] = []
    for source, target, edge in (*graph.in_edges(diamond, data=True), *graph.out_edges(diamond, data=True)):
        entity, here, there = (source, "source", "target") if target == diamond else (target, "target", "source")
        if graph.nodes[entity]["kind"] in _JOINED:
            points = edge["points"] if here == "source" else edge["points"][::-1]
            across, taking_part = edge[f"{here}_multiplicity"], edge[f"{there}_multiplicity"]
            legs.append(_Leg(entity, across, taking_part, edge[f"{here}_role"], points))
    return sorted(legs, key=lambda leg: order[leg.entity])


def _join(graph: nx.MultiDiGraph, diamond: str, first: _Leg, second: _Leg) -> None:
    node = graph.nodes[diamond]
    edge = new_edge(
        kind=str(EdgeKind.ASSOCIATION),
        label=node["name"],
        source_multiplicity=first.across or second.taking_part,
        target_multiplicity=second.across or first.taking_part,
        source_role=first.role,
        target_role=second.role,
        points=[*first.points, *second.points[::-1]],
        confidence=node["confidence"],
    )
    if node["attributes"]:
        edge["association_class"] = diamond
    between = graph.get_edge_data(first.entity, second.entity, default={}).values()
    earlier = next((other for other in between if not other["lines"] and other["points"] == edge["points"]), None)
    if earlier is None:
        graph.add_edge(first.entity, second.entity, **edge)
    elif not earlier.get("corrected"):
        earlier.update(edge)
