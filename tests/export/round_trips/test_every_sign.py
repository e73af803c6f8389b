"""Each sign at each end of each kind of line, in each notation; and how long many of them take."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from sketch2model.elements import EndKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind
from sketch2model.export.diagrams.mermaid import MERMAID
from sketch2model.export.diagrams.plantuml import PLANTUML

NOTATIONS = (DiagramKind.CLASS, DiagramKind.ER, DiagramKind.STATE, DiagramKind.PROCESS)


@pytest.fixture
def every_sign(examples, exportable_from):
    """The shop of the examples in each notation, with all of them between two of its classes."""
    shop = examples["shop"].uml
    relations = [
        replace(shop.relations[4], kind=kind, source_end=end, target_end=other)
        for kind in (EdgeKind.ASSOCIATION, EdgeKind.FLOW)
        for end, other in itertools.product(EndKind, EndKind)
    ]
    relations += [replace(shop.relations[4], kind=kind) for kind in EdgeKind]
    return [exportable_from(replace(shop, kind=kind, relations=tuple(relations))) for kind in NOTATIONS]


@pytest.mark.heavy("javac", "plantuml")
def test_plantuml_reads_every_line(every_sign, options, plantuml_says):
    for exportable, [read] in zip(
        every_sign, plantuml_says([PLANTUML.write(each, options) for each in every_sign]), strict=True
    ):
        assert len(read["links"]) == len(exportable.uml.relations)


@pytest.mark.heavy("node")
def test_mermaid_reads_every_line(every_sign, options, mermaid_says):
    classes, entities, states, flow = mermaid_says([MERMAID.write(each, options) for each in every_sign])
    drawn = len(every_sign[0].uml.relations)
    assert classes["type"] == entities["type"] == "classDiagram"
    assert len(classes["relations"]) == len(flow["edges"]) == drawn
    assert len([each for each in states["statements"] if each["stmt"] == "relation"]) == drawn
