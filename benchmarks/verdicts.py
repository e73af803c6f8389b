"""Which nodes and edges of a graph are right, by the shared scorer's own rules, each with its confidence."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

Graph = dict[str, Any]
"""What was found, as JSON of the contract."""

Truth = dict[str, Any]
"""What is true of a picture, as its data set writes it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How sure something found was, 0 to 1, and whether it is right."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Of all nodes and edges found."""

    nodes: tuple[Verdict, ...] = ()
    edges: tuple[Verdict, ...] = ()

    def __add__(self, other: Verdicts) -> Verdicts:
        """Both together."""
        return Verdicts(self.nodes + other.nodes, self.edges + other.edges)


def scorer_of(file: Path) -> ModuleType:
    """The shared scorer, to ask for single pictures."""
    spec = importlib.util.spec_from_file_location("shared_scorer", file)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judge_boxes(scorer: ModuleType, truth: Truth, graph: Graph) -> Verdicts:
    """By geometry: a node is right with its outline and shape, an edge with its source, target and direction.

    What lies on an annotation, or is joined to one, is not judged, as it is not scored.
    """
    size = graph.get("graph", {})
    kx, ky = (truth[side] / (size.get(side) or truth[side]) for side in ("width", "height"))
    found = [node for node in graph["nodes"] if node.get("bbox")]
    there = [node for node in truth["nodes"] if node["bbox"]]
    boxes = [[v * k for v, k in zip(node["bbox"], (kx, ky, kx, ky), strict=True)] for node in found]
    pairs = dict(scorer.assign([[scorer.iou(box, node["bbox"]) for node in there] for box in boxes], 0.5))
    aside = {node["id"] for node in truth["nodes"] if node["shape"] == "annotation"}
    nodes, true_id = [], {}
    for index, node in enumerate(found):
        match = there[pairs[index]] if index in pairs else None
        if match is not None:
            true_id[node["id"]] = match["id"]
        if match is None or match["id"] not in aside:
            shape = scorer.SHAPES.get(node["shape"], node["shape"])
            nodes.append(Verdict(node["confidence"], match is not None and shape in match["shape"].split("|")))
    wanted = [(e["source"], e["target"]) for e in truth["edges"] if not {e["source"], e["target"]} & aside]
    edges = []
    for edge in scorer.pred_edges(graph):
        joined = (true_id.get(edge["source"]), true_id.get(edge["target"]))
        if not set(joined) & aside:
            edges.append(Verdict(edge["confidence"], _struck(wanted, joined)))
    return Verdicts(tuple(nodes), tuple(edges))


def judge_uml(scorer: ModuleType, truth: Truth, graph: Graph) -> Verdicts:
    """By meaning: a class is right if it is one of those drawn, a relation with its kind, source and target."""
    found = [node for node in graph["nodes"] if node.get("kind", "class") not in scorer.NOT_CLASSES]
    classes = truth["classes"]
    pairs = dict(scorer.assign([[_likeness(scorer, node, one) for one in classes] for node in found], 0.34))
    name_of = {node["id"]: classes[pairs[index]]["name"] for index, node in enumerate(found) if index in pairs}
    nodes = tuple(Verdict(node["confidence"], node["id"] in name_of) for node in found)
    wanted = [_relation(r["kind"], r["source"], r["target"]) for r in truth["relationships"]]
    judged = {node["id"] for node in found}
    edges = []
    for edge in scorer.pred_edges(graph):
        if {edge["source"], edge["target"]} <= judged:
            kind = scorer.KIND.get(edge.get("kind"), edge.get("kind") or "association")
            relation = _relation(kind, name_of.get(edge["source"]), name_of.get(edge["target"]))
            edges.append(Verdict(edge["confidence"], _struck(wanted, relation)))
    return Verdicts(nodes, tuple(edges))


def _likeness(scorer: ModuleType, node: dict[str, Any], drawn: dict[str, Any]) -> float:
    """How much a node is like a class, as the scorer has it."""
    name = scorer.sim(node.get("name"), drawn["name"])
    mine, theirs = (
        [scorer.attr_parts(attribute)[0] for attribute in one.get("attributes") or []] for one in (node, drawn)
    )
    shared = sum(max((scorer.sim(a, b) for a in mine), default=0) for b in theirs) / len(theirs) if theirs else 0
    return float(max(name, 0) + 0.3 * shared) if name >= 0.34 or shared >= 0.6 else 0.0


def _relation(kind: str, source: str | None, target: str | None) -> tuple[Any, ...]:
    """An association has no direction."""
    return (kind, frozenset((source, target))) if kind == "association" else (kind, source, target)


def _struck(wanted: list[Any], found: Any) -> bool:
    """Whether something found is wanted; it is wanted once less then."""
    if found not in wanted:
        return False
    wanted.remove(found)
    return True


def all_verdicts(pairs: Sequence[tuple[Truth, Graph]], measure: str, scorer: ModuleType) -> Verdicts:
    """Of many pictures; `measure` is `boxes` or `uml`."""
    judge = judge_uml if measure == "uml" else judge_boxes
    return sum((judge(scorer, truth, graph) for truth, graph in pairs), Verdicts())
