"""How well the samples are read today: `python -m benchmarks.samples`.

Compares each sample's graph with its expected one and prints the scores as a Markdown table.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import networkx as nx

from benchmarks.datasets import REPOSITORY, table
from sketch2model import read_sketch
from sketch2model.elements import Box
from sketch2model.graph import graph_from_json

Item = dict[str, Any]

SAMPLES = REPOSITORY / "samples"
SAME_PLACE, SAME_NAME = 0.5, 0.75


def likeness(a: str | None, b: str | None) -> float:
    """How alike two names are, 0 to 1; case and spaces do not count."""
    a, b = ("".join((text or "").casefold().split()) for text in (a, b))
    return SequenceMatcher(None, a, b).ratio() if a or b else 1.0


def best_pairs(
    first: Sequence[Item], second: Sequence[Item], score: Callable[[Item, Item], float], floor: float
) -> list[tuple[Item, Item]]:
    """Pairs of items with a score from `floor` on, best first, each item once."""
    ranked = sorted(((score(a, b), i, j) for i, a in enumerate(first) for j, b in enumerate(second)), reverse=True)
    used_first, used_second, pairs = set(), set(), []
    for value, i, j in ranked:
        if value >= floor and i not in used_first and j not in used_second:
            used_first.add(i)
            used_second.add(j)
            pairs.append((first[i], second[j]))
    return pairs


def _f1(found: int, drawn: int, read: int) -> float:
    return 2 * found / (drawn + read) if drawn + read else 1.0


def compare(expected: nx.MultiDiGraph, actual: nx.MultiDiGraph) -> dict[str, float]:
    """Scores from 0 to 1 for shapes, names and so on; relations are connections with kind and direction."""
    drawn, read = list(expected.nodes.values()), list(actual.nodes.values())
    pairs = best_pairs(drawn, read, lambda a, b: Box(*a["bbox"]).iou(Box(*b["bbox"])), SAME_PLACE)
    names = [likeness(a["name"], b["name"]) for a, b in pairs]
    attributes = sum(
        len(best_pairs(a["attributes"], b["attributes"], lambda x, y: likeness(x["name"], y["name"]), SAME_NAME))
        for a, b in pairs
    )
    edges = _edge_pairs(expected, actual, {b["id"]: a["id"] for a, b in pairs})
    multiplicities = [(a[key], b.get(key)) for a, b in edges for key in ("source", "target") if a[key]]
    return {
        "shapes": _f1(sum(a["shape"] == b["shape"] for a, b in pairs), len(drawn), len(read)),
        "names": sum(name >= SAME_NAME for name in names) / len(drawn),
        "attributes": _f1(attributes, *(sum(len(n["attributes"]) for n in side) for side in (drawn, read))),
        "connections": _f1(_joined(expected, actual, pairs), expected.number_of_edges(), actual.number_of_edges()),
        "relations": _f1(len(edges), expected.number_of_edges(), actual.number_of_edges()),
        "multiplicities": _f1(
            sum(a == b for a, b in multiplicities), _count_multiplicities(expected), _count_multiplicities(actual)
        ),
    }


def _joined(expected: nx.MultiDiGraph, actual: nx.MultiDiGraph, pairs: Sequence[tuple[Item, Item]]) -> int:
    """How many lines join the right figures, whatever they mean and whichever way they point."""
    to_expected = {b["id"]: a["id"] for a, b in pairs}
    drawn = Counter(frozenset(edge) for edge in expected.edges())
    read = Counter(frozenset((to_expected.get(s), to_expected.get(t))) for s, t in actual.edges())
    return (drawn & read).total()


def _edge_pairs(
    expected: nx.MultiDiGraph, actual: nx.MultiDiGraph, to_expected: dict[str, str]
) -> list[tuple[Item, Item]]:
    """Edges of the same kind between the same figures; each as a dict with the multiplicities of its ends."""
    left = [_ends(s, t, data) for s, t, data in expected.edges(data=True)]
    pairs = []
    for source, target, data in actual.edges(data=True):
        ends = _ends(to_expected.get(source), to_expected.get(target), data)
        hit = next((edge for edge in left if edge["key"] == ends["key"]), None)
        if hit:
            left.remove(hit)
            pairs.append((hit, ends if ends["from"] == hit["from"] else _turned(ends)))
    return pairs


def _ends(source: str | None, target: str | None, data: Item) -> Item:
    ends = {"from": source, "source": data["source_multiplicity"], "target": data["target_multiplicity"]}
    directed = data["kind"] not in ("association", "aggregation", "composition", "link")
    return {**ends, "key": (data["kind"], (source, target) if directed else frozenset((source, target)))}


def _turned(ends: Item) -> Item:
    return {**ends, "source": ends["target"], "target": ends["source"]}


def _count_multiplicities(graph: nx.MultiDiGraph) -> int:
    return sum(bool(d[f"{end}_multiplicity"]) for *_, d in graph.edges(data=True) for end in ("source", "target"))


def score_sample(photo: Path) -> dict[str, float]:
    """Scores of one sample, read with the default settings."""
    return compare(expected_graph(photo), read_sketch(photo).graph)


def expected_graph(photo: Path) -> nx.MultiDiGraph:
    """The graph that lies beside a sample."""
    return graph_from_json(photo.with_suffix(".expected.json").read_text(encoding="utf-8"))


def main() -> int:
    """The command line."""
    scores = {photo.stem: score_sample(photo) for photo in sorted(SAMPLES.glob("*.jpg"))}
    names = list(next(iter(scores.values())))
    print(table(["sample", *names], [[stem, *(f"{one[name]:.2f}" for name in names)] for stem, one in scores.items()]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
