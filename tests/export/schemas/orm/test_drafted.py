"""Whatever is drawn, however tangled, becomes Django models and SQLAlchemy classes that run."""

from __future__ import annotations

import random

import pytest

from sketch2model.concepts import UmlAttribute, UmlDiagram, UmlElement, UmlRelation
from sketch2model.elements import Box, EndKind, LineStyle, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind
from sketch2model.export.schemas.django_classes import DJANGO
from sketch2model.export.schemas.sqlalchemy_classes import SQLALCHEMY
from sketch2model.interpret import draft_schema
from sketch2model.interpret.attribute_types import with_types
from sketch2model.settings import INHERITANCES, ExportOptions, SchemaOptions

TANGLED = (64, 263, 344, 684, 783, 1115, 1196)
"""Two of one family with one name; a column of two abstract parents; a key that outlives its reference; composite
keys of references beside constraints."""
SEEDS = (*range(25), *TANGLED)
NAMES = ("Order", "Person", "People", "Line", "Item", "Status", "Child", "Parent", "order", None)
MEMBERS = "id name order_id person_id code date status parent items kind type position".split()  # noqa: SIM905
TYPES = (None, None, "int", "String", "Order", "Status", "date")
COUNTS = (None, "1", "0..1", "*", "1..*", "*")
KINDS = [NodeKind.CLASS] * 8 + [NodeKind.ENTITY] * 2 + [NodeKind.RELATIONSHIP] * 3 + [NodeKind.ATTRIBUTE_LIST]
STEREOTYPES = (*[None] * 8, "interface", "abstract", "enumeration")
FLAGS = ((), (), (), ("pk",), ("pk",), ("unique",), ("fk",), ("nullable",), ("pk", "fk"))
LINES = [EdgeKind.ASSOCIATION] * 5 + [EdgeKind.INHERITANCE] * 3 + [EdgeKind.REALIZATION]
ENDS = (EndKind.NONE, EndKind.NONE, EndKind.DIAMOND, EndKind.FILLED_DIAMOND)


def tangle(seed: int) -> UmlDiagram:
    """Two to seven boxes with up to four attributes each, and up to nine lines between any of them."""
    dice = random.Random(seed)  # noqa: S311
    keys = [f"n{number}" for number in range(dice.randint(2, 7))]
    elements = []
    for key in keys:
        attributes = tuple(
            UmlAttribute(
                dice.choice(MEMBERS),
                dice.choice(TYPES),
                multiplicity=dice.choice((*[None] * 6, "0..1", "*")),
                flags=dice.choice(FLAGS),
            )
            for _ in range(dice.randint(0, 4))
        )
        name, kind = dice.choice(NAMES), dice.choice(KINDS)
        box, stereotype = Box(0, 0, 10, 10), dice.choice(STEREOTYPES)
        elements.append(UmlElement(key, name, kind, ShapeKind.RECTANGLE, box, stereotype, attributes))
    relations = tuple(
        UmlRelation(
            dice.choice(keys),
            dice.choice(keys),
            dice.choice(LINES),
            LineStyle.SOLID,
            dice.choice(ENDS),
            dice.choice(ENDS),
            dice.choice((None, None, "has", "parent")),
            dice.choice(COUNTS),
            dice.choice(COUNTS),
            dice.choice((None, None, None, "boss", "items")),
            dice.choice((None, None, None, "boss", "items")),
            association_class=dice.choice((*[None] * 4, *keys)),
        )
        for _ in range(dice.randint(0, 9))
    )
    return UmlDiagram(DiagramKind.CLASS, with_types(elements), relations, "page.png", 100, 100)


@pytest.fixture(scope="module")
def tangles(exportable_from):
    found = {}
    for seed in SEEDS:
        diagram = tangle(seed)
        schema = draft_schema(diagram, SchemaOptions(INHERITANCES[seed % 3]))
        found[f"tangle_{seed}"] = exportable_from(diagram, schema)
    return found


def test_django_checks_and_migrates_them_all(tangles, run_apps):
    apps = {name: (DJANGO.write(each, ExportOptions()).decode(), "") for name, each in tangles.items()}
    assert run_apps(apps) == {name: [] for name in apps}


def test_sqlalchemy_creates_them_all(tangles, created):
    for each in tangles.values():
        module = created(SQLALCHEMY.write(each, ExportOptions()).decode())
        assert len(module.Base.metadata.tables) == len(each.schema.tables)
