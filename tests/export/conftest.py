"""Diagrams for all exporters."""

from __future__ import annotations

from collections.abc import Callable

import networkx as nx
import pytest
from hostile_diagrams import NASTY, hostile_classes, hostile_exportable
from university import university
from written_diagrams import EXAMPLES, exportable_of, graph_of

from sketch2model.concepts import (
    UmlDiagram,
)
from sketch2model.export.base import Exportable
from sketch2model.settings import ExportOptions


@pytest.fixture(scope="session")
def hostile_diagrams() -> list[Exportable]:
    """Two dozen diagrams of hostile classes, and two of everything else."""
    plain = [hostile_exportable(NASTY), hostile_exportable(NASTY[::-1])]
    return [*plain, *(hostile_classes(NASTY, seed) for seed in range(24))]


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
