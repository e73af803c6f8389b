"""A large diagram is written at once."""

import time
from dataclasses import replace

import pytest

from sketch2model.concepts import UmlAttribute, UmlDiagram, UmlElement, UmlRelation
from sketch2model.elements import Box, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind
from sketch2model.export.base import Exportable
from sketch2model.interpret import draft_schema, uml_diagram
from sketch2model.registry import format_names, get_format
from sketch2model.settings import DIALECTS, ExportOptions, SchemaOptions

CLASSES = 300
DRAWN = ("svg", "png", "pdf", "overlay")
"""Pictures, in which Graphviz lays out every line."""
TYPES = ("int", "String", "date", None, "decimal(8,2)")


@pytest.fixture(scope="module")
def large(graph_from):
    """300 classes with five attributes each and 300 relations of all kinds."""
    elements = tuple(
        UmlElement(
            f"n{number}",
            f"Thing {number}",
            NodeKind.CLASS,
            ShapeKind.RECTANGLE,
            Box(200 * (number % 20), 200 * (number // 20), 200 * (number % 20) + 150, 200 * (number // 20) + 120),
            attributes=tuple(UmlAttribute(f"part{place}", kind) for place, kind in enumerate(TYPES)),
            confidence=0.9,
        )
        for number in range(1, CLASSES + 1)
    )
    kinds = (EdgeKind.ASSOCIATION, EdgeKind.INHERITANCE, EdgeKind.COMPOSITION, EdgeKind.DEPENDENCY)
    relations = tuple(
        UmlRelation(
            f"n{number}",
            f"n{number * 7 % number + 1}",
            kinds[number % 4],
            source_multiplicity="1" if number % 2 else "*",
            target_multiplicity="*",
            points=((1.0, 2.0), (3.0, 4.0)),
        )
        for number in range(1, CLASSES + 1)
    )
    graph = graph_from(UmlDiagram(DiagramKind.CLASS, elements, relations, "large.jpg", 4000, 3200))
    uml = uml_diagram(graph)
    return Exportable(graph, uml, draft_schema(uml, SchemaOptions()))


WRITTEN = [(name, "postgresql") for name in format_names() if name not in DRAWN]
OTHER_SQL = [(name, dialect) for name in ("sql", "dbml") for dialect in DIALECTS if dialect != "postgresql"]


@pytest.mark.parametrize(("name", "dialect"), WRITTEN + OTHER_SQL)
def test_it_takes_less_than_a_second(name, dialect, large):
    assert seconds(name, large, ExportOptions(dialect)) < 1.0


@pytest.mark.parametrize("kind", [DiagramKind.ER, DiagramKind.FLOW, DiagramKind.STATE, DiagramKind.GENERIC])
@pytest.mark.parametrize("name", ["bpmn", "dot", "drawio", "excalidraw", "mermaid", "plantuml"])
def test_so_it_does_in_other_notations(name, kind, large):
    assert seconds(name, replace(large, uml=replace(large.uml, kind=kind)), ExportOptions()) < 1.0


def seconds(name, exportable, options):
    """The least of three times, since others use the processor as well."""
    spent = []
    for _ in range(3):
        started = time.process_time()
        assert get_format(name).write(exportable, options)
        spent.append(time.process_time() - started)
    return min(spent)


def test_a_large_schema_is_drafted_at_once(large):
    started = time.process_time()
    assert len(draft_schema(large.uml, SchemaOptions()).tables) >= CLASSES
    assert time.process_time() - started < 1.0
