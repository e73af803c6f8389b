"""Diagrams for exporters of drawings to meet, and the way to ask a tool in node."""

from __future__ import annotations

import itertools
import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from sketch2model.concepts import DiagramPart
from sketch2model.elements.vocabulary import DiagramKind

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
