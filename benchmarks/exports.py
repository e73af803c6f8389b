"""How long every format takes for a large diagram: `python -m benchmarks.exports [--classes N]`.

The diagram is made: classes with five attributes each and as many relations of four kinds. The best of three counts.
"""

from __future__ import annotations

import argparse
import sys
import time

import networkx as nx

from benchmarks.datasets import commit, table
from sketch2model.graph import new_attribute, new_edge, new_graph, new_node
from sketch2model.meaning import exportable_of, write
from sketch2model.registry import format_names, get_format
from sketch2model.settings import ExportOptions, SchemaOptions

ROUNDS = 3
KINDS = ("association", "inheritance", "composition", "dependency")
TYPES = ("int", "String", "date", None, "decimal(8,2)")
PICTURES = ("pdf", "png", "svg")


def large_graph(classes: int) -> nx.MultiDiGraph:
    """A graph of the contract with so many classes, twenty in a row."""
    graph = new_graph(source="large.jpg", page=0, width=4000, height=200 * (classes // 20 + 1))
    graph.graph["diagram"] = "class"
    for number in range(1, classes + 1):
        x, y = 200.0 * (number % 20), 200.0 * (number // 20)
        attributes = [new_attribute(name=f"part{place}", type=kind) for place, kind in enumerate(TYPES)]
        node = new_node(
            id=f"n{number}",
            shape="rectangle",
            kind="class",
            bbox=[x, y, x + 150.0, y + 120.0],
            name=f"Thing {number}",
            attributes=attributes,
            confidence=0.9,
        )
        graph.add_node(f"n{number}", **node)
    for number in range(1, classes + 1):
        kind = KINDS[number % len(KINDS)]
        edge = new_edge(kind=kind, source_multiplicity="1", target_multiplicity="*", points=[[0.0, 0.0], [9.0, 9.0]])
        graph.add_edge(f"n{number}", f"n{number * 7 % number + 1}", **edge)
    return graph


def measure(classes: int, *, pictures: bool) -> list[list[str]]:
    """Rows: the format, seconds, size."""
    exportable = exportable_of(large_graph(classes), SchemaOptions())
    rows = []
    for name in format_names():
        if get_format(name).needs_photo or (name in PICTURES and not pictures):
            continue
        taken = []
        for _ in range(1 if name in PICTURES else ROUNDS):
            started = time.perf_counter()
            data = write(exportable, name, ExportOptions())
            taken.append(time.perf_counter() - started)
        rows.append([name, f"{min(taken):.2f}", f"{len(data) / 1000:.0f}"])
    return rows


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.exports", description=__doc__)
    parser.add_argument("--classes", type=int, default=300, help="how many there are")
    parser.add_argument("--pictures", action="store_true", help="time the formats as well that Graphviz draws")
    wanted = parser.parse_args()
    sys.stdout.write(f"{commit()}, {wanted.classes} classes\n\n")
    sys.stdout.write(table(["format", "seconds", "KB"], measure(wanted.classes, pictures=wanted.pictures)) + "\n")


if __name__ == "__main__":
    main()
