"""Diagrams for all exporters."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import networkx as nx
import pytest
from hostile_diagrams import NASTY, hostile_classes, hostile_exportable
from university import university
from written_diagrams import EXAMPLES, attribute, element, exportable_of, graph_of

from sketch2model.concepts import (
    DataType,
    TypeName,
    UmlDiagram,
    UmlRelation,
)
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind
from sketch2model.export.base import Exportable
from sketch2model.settings import ExportOptions


@pytest.fixture(scope="session")
def hostile_diagrams() -> list[Exportable]:
    """Two dozen diagrams of hostile classes, and two of everything else."""
    plain = [hostile_exportable(NASTY), hostile_exportable(NASTY[::-1])]
    return [*plain, *(hostile_classes(NASTY, seed) for seed in range(24))]


@pytest.fixture(scope="session")
def many_classes() -> Exportable:
    """300 classes with five attributes each, and as many lines."""
    kinds = itertools.cycle((EdgeKind.ASSOCIATION, EdgeKind.INHERITANCE, EdgeKind.COMPOSITION))
    data_types = [DataType(name) for name in (TypeName.INTEGER, TypeName.STRING, TypeName.DATE, TypeName.NUMERIC)]
    elements = tuple(
        element(
            number,
            f"Class {number}",
            220 * (number % 20),
            150 * (number // 20),
            attributes=tuple(
                attribute(f"attribute {each}", "String", data_type=data_types[each % 4]) for each in range(5)
            ),
        )
        for number in range(300)
    )
    relations = tuple(
        UmlRelation(f"n{number}", f"n{number * 7 % 300}", next(kinds), source_multiplicity="1", target_multiplicity="*")
        for number in range(300)
    )
    return exportable_of(UmlDiagram(DiagramKind.CLASS, elements, relations, "many.jpg", 4400, 2300))


@pytest.fixture(params=EXAMPLES)
def example(request) -> Exportable:
    """Each of the examples in turn."""
    return EXAMPLES[request.param]()


@pytest.fixture(scope="session", name="university")
def _university() -> Exportable:
    """The example for records."""
    return university()


@pytest.fixture(scope="session")
def examples() -> dict[str, Exportable]:
    """All of them by name."""
    return {name: make() for name, make in EXAMPLES.items()}


@pytest.fixture(scope="session")
def hostile() -> Callable[[list[str]], Exportable]:
    """Makes an exportable out of any texts."""
    return hostile_exportable


@pytest.fixture(scope="session")
def nasty_texts() -> list[str]:
    """What a hostile or unlucky hand may have written."""
    return NASTY


@pytest.fixture(scope="session")
def exportable_from() -> Callable[..., Exportable]:
    """Makes an exportable out of a diagram and, if given, its schema."""
    return exportable_of


@pytest.fixture(scope="session")
def graph_from() -> Callable[[UmlDiagram], nx.MultiDiGraph]:
    """Makes the graph that would have meant a diagram."""
    return graph_of


@pytest.fixture
def options() -> ExportOptions:
    return ExportOptions()
