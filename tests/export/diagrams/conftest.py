"""Diagrams for exporters of drawings to meet, and the way to ask a tool in node."""

from __future__ import annotations

import itertools
import json
import random
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from sketch2model.concepts import DiagramPart, UmlAttribute, UmlDiagram, UmlElement, UmlRelation
from sketch2model.elements import Box, EndKind, LineStyle, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind

TOOLS = Path(__file__).parents[2] / "tools"


@pytest.fixture(scope="session")
def ask_node():
    """Runs one of the scripts in tests/tools on all texts at once, since node takes a second to start."""

    def ask(script, texts):
        if not (TOOLS / "node_modules").is_dir():
            pytest.skip("npm install was not run in tests/tools")
        done = subprocess.run(
            ["node", script],
            cwd=TOOLS,
            input=json.dumps(texts),
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        answers = json.loads(done.stdout)
        assert len(answers) == len(texts)
        return answers

    return ask


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
