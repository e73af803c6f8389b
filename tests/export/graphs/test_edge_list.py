from __future__ import annotations

import csv
import io
from dataclasses import replace

import networkx as nx

from sketch2model.export.graphs.edge_list import EDGES
from sketch2model.settings import ExportOptions


def rows_of(exportable):
    text = EDGES.write(exportable, ExportOptions()).decode()
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def graph_of(rows):
    graph = nx.MultiDiGraph()
    graph.add_edges_from((row["source"], row["target"], row) for row in rows)
    return graph


def test_networkx_reads_the_same_edges_back(example):
    graph = graph_of(rows_of(example))
    assert sorted(graph.edges()) == sorted(example.graph.edges())


def test_a_line_says_what_the_relation_says(examples):
    row = rows_of(examples["shop"])[4]
    assert row == {
        "source": "n2",
        "target": "n5",
        "source_name": "Customer",
        "target_name": "Order",
        "kind": "association",
        "label": "places",
        "source_multiplicity": "1",
        "target_multiplicity": "0..*",
        "source_role": "",
        "target_role": "orders",
        "source_end": "none",
        "target_end": "none",
        "style": "solid",
        "association_class": "",
        "confidence": "1.00",
    }


def test_lines_to_nowhere_are_left_out(examples):
    shop = examples["shop"]
    relations = (replace(shop.uml.relations[0], target="n99"), *shop.uml.relations[1:])
    assert len(rows_of(replace(shop, uml=replace(shop.uml, relations=relations)))) == len(relations) - 1


def test_ids_that_a_spreadsheet_would_change_are_numbered(examples):
    shop = examples["shop"]
    elements = (replace(shop.uml.elements[0], id="=1+1"), *shop.uml.elements[1:])
    relations = (replace(shop.uml.relations[0], target="=1+1"),)
    (row,) = rows_of(replace(shop, uml=replace(shop.uml, elements=elements, relations=relations)))
    assert (row["source"], row["target"]) == ("n2", "n1")


def test_no_text_becomes_a_formula_or_a_line_of_its_own(hostile, nasty_texts):
    for start in range(0, len(nasty_texts), 2):
        exportable = hostile(nasty_texts[start:] + nasty_texts[:start])
        rows = rows_of(exportable)
        assert len(rows) == len(exportable.uml.relations)
        assert all(len(row) == 15 and None not in row for row in rows)
        cells = [cell for row in rows for cell in row.values()]
        assert not [cell for cell in cells if cell.strip()[:1] in tuple("=+@-|%")]
        names = {element.id: f"n{number}" for number, element in enumerate(exportable.uml.elements, 1)}
        ends = [(row["source"], row["target"]) for row in rows]
        assert ends in (
            [(names[r.source], names[r.target]) for r in exportable.uml.relations],
            [(r.source, r.target) for r in exportable.uml.relations],
        )
