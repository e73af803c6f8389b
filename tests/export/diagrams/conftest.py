"""Diagrams of every notation, and large ones, to be drawn and looked at."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace
from pathlib import Path

import pytest
from drawn_diagrams import billing, classes, coffee, door, orders, page, school

from sketch2model.concepts import (
    DiagramPart,
    UmlAttribute,
    UmlDiagram,
    UmlElement,
    UmlRelation,
)
from sketch2model.elements import Box, EndKind, LineStyle, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind

TOOLS = Path(__file__).parents[2] / "tools"


@pytest.fixture(scope="session")
def diagrams(examples) -> dict[str, UmlDiagram]:
    """Diagrams of all notations by name."""
    made = {make.__name__: make() for make in (billing, orders, school, door, coffee, page)}
    large = {f"classes {number}": classes(number) for number in (3, 15, 60, 100)}
    return {name: each.uml for name, each in examples.items()} | made | large


@pytest.fixture(scope="session")
def hostile_diagrams(hostile, nasty_texts):
    """Every nasty text in every place, in every kind of diagram; at last several kinds on one page."""
    made = []
    for kind, start in itertools.product(DiagramKind, range(0, len(nasty_texts), 5)):
        exportable = hostile(nasty_texts[start:] + nasty_texts[:start])
        made.append(replace(exportable, uml=replace(exportable.uml, kind=kind)))
    ids = [element.id for element in made[0].uml.elements]
    halves = (
        DiagramPart(DiagramKind.PROCESS, 0.9, tuple(ids[::2])),
        DiagramPart(DiagramKind.ER, 0.9, tuple(ids[1::2])),
    )
    return [*made, replace(made[0], uml=replace(made[0].uml, parts=halves))]


@pytest.fixture(scope="session")
def wild_diagrams(exportable_from):
    """Boxes, containers and lines of all kinds, anyhow: on top of each other, inside out, back to themselves."""

    def made(seed):
        chance = random.Random(seed)  # noqa: S311

        def point():
            return (chance.uniform(0, 1000), chance.uniform(0, 1000))

        def element(number):
            kind = chance.choice([*NodeKind, NodeKind.CONTAINER, NodeKind.CONTAINER, NodeKind.EVENT])
            members = (UmlAttribute("a", "int"),) if kind is NodeKind.CLASS else ()
            return UmlElement(
                f"n{number}",
                chance.choice(["a name", "", None]),
                kind,
                chance.choice(list(ShapeKind)),
                Box.around((point(), chance.choice([point(), (5.0, 5.0)]))),
                chance.choice([None, None, "start", "end", "initial", "final"]),
                attributes=members,
                parent=chance.choice([None, f"n{chance.randint(1, 16)}"]),
            )

        def relation():
            return UmlRelation(
                f"n{chance.randint(1, 16)}",
                f"n{chance.randint(1, 16)}",
                chance.choice([*EdgeKind, EdgeKind.FLOW, EdgeKind.FLOW, EdgeKind.MESSAGE]),
                chance.choice(list(LineStyle)),
                chance.choice(list(EndKind)),
                chance.choice(list(EndKind)),
                chance.choice([None, "a label"]),
                points=tuple(point() for _ in range(chance.choice([0, 1, 2, 5]))),
                association_class=chance.choice([None, "n1", "n99"]),
            )

        elements = tuple(element(number) for number in range(1, 17))
        kind = chance.choice([DiagramKind.PROCESS, DiagramKind.FLOW, DiagramKind.STATE, DiagramKind.GENERIC])
        return UmlDiagram(kind, elements, tuple(relation() for _ in range(30)), "wild.jpg", 1000, 1000)

    return [exportable_from(made(seed)) for seed in range(25)]
