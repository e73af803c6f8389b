"""Diagrams of every notation, and large ones, to be drawn and looked at."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace
from pathlib import Path

import pytest

from sketch2model.concepts import (
    DiagramPart,
    Transition,
    UmlAttribute,
    UmlDiagram,
    UmlElement,
    UmlOperation,
    UmlRelation,
)
from sketch2model.elements import Box, EndKind, LineStyle, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind

TOOLS = Path(__file__).parents[2] / "tools"
ONE, MANY, ZERO_ONE, ZERO_MANY = EndKind.ONE, EndKind.MANY, EndKind.ZERO_ONE, EndKind.ZERO_MANY


def a(name, type_=None, **known):
    return UmlAttribute(name, type_, **known)


def element(number, name, x, y, kind=NodeKind.CLASS, shape=ShapeKind.RECTANGLE, w=200, h=100, **known):
    return UmlElement(f"n{number}", name, kind, shape, Box(x, y, x + w, y + h), **known)


def sign(number, x, y, stereotype):
    return element(number, None, x, y, NodeKind.EVENT, ShapeKind.CIRCLE, 30, 30, stereotype=stereotype)


def line(kind, source, target, **known):
    return UmlRelation(f"n{source}", f"n{target}", kind, **known)


def billing():
    """Packages, an enumeration, an association class, loops, an abstract class, a doubtful attribute."""
    literals = tuple(a(name) for name in ("OPEN", "FROZEN", "CLOSED"))
    elements = (
        element(1, "accounts", 50, 50, NodeKind.CONTAINER, ShapeKind.CONTAINER, 900, 500),
        element(2, "Account", 100, 120, parent="n1", attributes=(a("id", "UUID", flags=("pk",)), a("opened", "Date"))),
        element(3, "AccountState", 600, 120, parent="n1", stereotype="enumeration", attributes=literals),
        element(
            4,
            "Person",
            100,
            800,
            stereotype="abstract",
            attributes=(a("name", "String", confidence=0.3),),
            operations=(
                UmlOperation("greet", "other: Person", "String", "+", ("abstract",)),
                UmlOperation("count", None, "int", "+", ("static",)),
            ),
        ),
        element(5, "Company", 1000, 800, attributes=(a("vat", "String"),)),
        element(6, "Contract", 550, 1100, attributes=(a("signed", "Date"), a("salary", "Money"))),
        element(7, "Student", 50, 1300),
        element(8, "Teacher", 350, 1300, attributes=(a("subject", "String"),)),
        element(9, "legal", 1200, 50, NodeKind.CONTAINER, ShapeKind.CONTAINER),
    )
    relations = (
        line(
            EdgeKind.ASSOCIATION,
            4,
            2,
            label="owns",
            source_multiplicity="1..*",
            target_multiplicity="0..*",
            source_role="holders",
            target_role="accounts",
        ),
        line(
            EdgeKind.ASSOCIATION,
            4,
            5,
            label="works for",
            source_multiplicity="*",
            target_multiplicity="0..1",
            source_role="employee",
            target_role="employer",
            association_class="n6",
        ),
        line(EdgeKind.INHERITANCE, 7, 4, target_end=EndKind.TRIANGLE),
        line(EdgeKind.INHERITANCE, 8, 4, target_end=EndKind.TRIANGLE),
        line(
            EdgeKind.AGGREGATION,
            5,
            5,
            source_end=EndKind.DIAMOND,
            source_multiplicity="0..1",
            source_role="parent",
            target_multiplicity="*",
            target_role="subsidiaries",
        ),
        line(EdgeKind.DEPENDENCY, 2, 3, style=LineStyle.DASHED, target_end=EndKind.OPEN),
        line(EdgeKind.DEPENDENCY, 5, 9, style=LineStyle.DASHED, target_end=EndKind.OPEN, label="«import»"),
    )
    return UmlDiagram(DiagramKind.CLASS, elements, relations, "billing.jpg", 1500, 1500)


def orders():
    """Tables with crow's feet of all kinds and a loop."""

    def table(number, name, x, y, *columns):
        return element(number, name, x, y, NodeKind.ENTITY, attributes=columns)

    key = a("id", "int", flags=("pk",))
    elements = (
        table(1, "customer", 100, 100, key, a("email", "text", flags=("unique",))),
        table(2, "order", 600, 100, key, a("customer_id", "int", flags=("fk",)), a("placed_at", "timestamp")),
        table(3, "order_line", 600, 500, a("order_id", "int", flags=("pk", "fk")), a("quantity", "int", default="1")),
        table(4, "product", 100, 500, key, a("price", "numeric(12,2)")),
        table(5, "category", 100, 900, key, a("parent_id", "int", flags=("fk", "nullable"))),
    )
    relations = tuple(
        line(EdgeKind.ASSOCIATION, source, target, source_end=one, target_end=other, **known)
        for source, target, one, other, known in (
            (1, 2, ONE, ZERO_MANY, {"label": "places"}),
            (2, 3, ONE, MANY, {}),
            (4, 3, ONE, ZERO_MANY, {}),
            (5, 4, ZERO_ONE, ZERO_MANY, {}),
            (5, 5, ZERO_ONE, ZERO_MANY, {"source_role": "parent", "target_role": "children"}),
        )
    )
    return UmlDiagram(DiagramKind.ER, elements, relations, "orders.jpg", 1000, 1200)


def school():
    """Chen's notation as `interpret` gives it: ovals listed in entities, associations beside diamonds."""

    def oval(number, name, x, y):
        return element(number, name, x, y, NodeKind.ATTRIBUTE, ShapeKind.ELLIPSE, 120, 60)

    def diamond(number, name, x, y):
        return element(number, name, x, y, NodeKind.RELATIONSHIP, ShapeKind.DIAMOND, 150, 90)

    listed = (a("Number", flags=("pk",)), a("name"), a("phone"))
    elements = (
        element(1, "Student", 100, 400, NodeKind.ENTITY, attributes=listed),
        element(2, "Course", 900, 400, NodeKind.ENTITY, attributes=(a("title"),)),
        diamond(3, "takes", 500, 400),
        oval(4, "number", 50, 100),
        oval(5, "name", 250, 100),
        oval(6, "title", 950, 100),
        oval(7, "grade", 500, 700),
        element(8, "Teacher", 900, 800, NodeKind.ENTITY),
        diamond(9, "gives", 900, 600),
    )
    ties = (
        (1, 3, {"source_multiplicity": "N"}),
        (3, 2, {"target_multiplicity": "M"}),
        (1, 4, {}),
        (1, 5, {}),
        (2, 6, {}),
        (3, 7, {}),
        (8, 9, {"source_multiplicity": "1"}),
        (9, 2, {"target_multiplicity": "N"}),
    )
    relations = (
        *(line(EdgeKind.LINK, source, target, **known) for source, target, known in ties),
        line(EdgeKind.ASSOCIATION, 1, 2, label="takes"),
        line(EdgeKind.ASSOCIATION, 8, 2, label="gives"),
    )
    return UmlDiagram(DiagramKind.ER, elements, relations, "school.jpg", 1200, 1000)


def door():
    """A state machine with first and last state, lines both ways and a loop."""

    def state(number, name, x, y):
        return element(number, name, x, y, NodeKind.STATE, ShapeKind.ROUNDED_RECTANGLE, 150, 60)

    def move(source, target, *said):
        transition = Transition(*said) if said else None
        return line(EdgeKind.FLOW, source, target, target_end=EndKind.OPEN, transition=transition)

    elements = (
        sign(1, 50, 100, "initial"),
        state(2, "Closed", 200, 80),
        state(3, "Open", 600, 80),
        state(4, "Locked", 200, 400),
        state(5, "Broken", 900, 400),
        sign(6, 1200, 400, "final"),
    )
    relations = (
        move(1, 2),
        move(2, 3, "push", None, "squeak"),
        move(3, 2, "pull"),
        move(2, 4, "turn key", "key fits"),
        move(4, 2, "turn key"),
        move(3, 5, "kick", "hard", "fall apart"),
        move(4, 5, "kick"),
        move(5, 6, "remove"),
        move(3, 3, "push", "open already"),
    )
    return UmlDiagram(DiagramKind.STATE, elements, relations, "door.jpg", 1300, 500)


def coffee():
    """A flowchart with decisions, a document, input and both ends."""
    stadium = (NodeKind.EVENT, ShapeKind.STADIUM, 120, 50)
    elements = (
        element(1, "Start", 300, 20, *stadium, stereotype="start"),
        element(2, "Boil water", 300, 150, NodeKind.STEP),
        element(3, "Beans left?", 300, 320, NodeKind.DECISION, ShapeKind.DIAMOND),
        element(4, "Grind beans", 300, 500, NodeKind.STEP),
        element(5, "Buy beans", 650, 320, NodeKind.STEP),
        element(6, "recipe", 650, 500, NodeKind.DOCUMENT, ShapeKind.DOCUMENT),
        element(7, "Read cups", 300, 650, NodeKind.STEP, ShapeKind.PARALLELOGRAM),
        element(8, "End", 300, 800, *stadium, stereotype="end"),
    )
    flows = ((1, 2, None), (2, 3, None), (3, 4, "yes"), (3, 5, "no"), (5, 3, None), (4, 7, None), (7, 8, None))
    relations = (
        *(line(EdgeKind.FLOW, s, t, label=label, target_end=EndKind.FILLED_TRIANGLE) for s, t, label in flows),
        line(EdgeKind.LINK, 6, 4, style=LineStyle.DOTTED),
    )
    return UmlDiagram(DiagramKind.FLOW, elements, relations, "coffee.jpg", 900, 900)


def page():
    """A state machine and a flowchart side by side on one page."""
    first, second = door(), coffee()

    def moved(id_):
        return f"n{int(id_[1:]) + 10}"

    beside = tuple(
        replace(e, id=moved(e.id), box=Box(e.box.x0 + 1400, e.box.y0, e.box.x1 + 1400, e.box.y1))
        for e in second.elements
    )
    between = tuple(replace(r, source=moved(r.source), target=moved(r.target)) for r in second.relations)
    parts = (
        DiagramPart(DiagramKind.STATE, 0.9, tuple(e.id for e in first.elements)),
        DiagramPart(DiagramKind.FLOW, 0.9, tuple(e.id for e in beside)),
    )
    elements, relations = first.elements + beside, first.relations + between
    return UmlDiagram(DiagramKind.FLOW, elements, relations, "page.jpg", 2300, 900, parts=parts)


def classes(number: int) -> UmlDiagram:
    """So many classes, with a little more relations than classes, in a grid on paper."""
    rng = random.Random(1)  # noqa: S311
    columns = max(2, int(number**0.5))
    known = [a("id", "int"), a("name", "String"), a("created_at", "DateTime"), a("price", "Decimal"), a("x", "Text")]
    elements = tuple(
        element(
            place,
            f"Class{place}",
            300 * (place % columns),
            320 * (place // columns),
            attributes=tuple(rng.sample(known, rng.randint(1, 5))),
        )
        for place in range(number)
    )
    relations = []
    for place in range(1, number):
        other = rng.randrange(max(0, place - 8), place)
        choice = rng.random()
        if choice < 0.25:
            relations.append(line(EdgeKind.INHERITANCE, place, other, target_end=EndKind.TRIANGLE))
        elif choice < 0.4:
            ends = {"source_multiplicity": "1", "target_multiplicity": "1..*"}
            relations.append(line(EdgeKind.COMPOSITION, other, place, source_end=EndKind.FILLED_DIAMOND, **ends))
        else:
            relations.append(
                line(
                    EdgeKind.ASSOCIATION,
                    other,
                    place,
                    label=rng.choice([None, None, "places", "contains", "belongs to"]),
                    source_multiplicity=rng.choice(["1", "0..1", None]),
                    target_multiplicity=rng.choice(["*", "0..*", "1..*"]),
                    target_role=rng.choice([None, "items", "owner", "parent orders"]),
                )
            )
    for _ in range(number // 5):
        one, other = rng.sample(range(number), 2)
        ends = {"source_multiplicity": "*", "target_multiplicity": "0..1"}
        relations.append(line(EdgeKind.DIRECTED_ASSOCIATION, one, other, target_end=EndKind.OPEN, **ends))
    return UmlDiagram(
        DiagramKind.CLASS, elements, tuple(relations), "classes.jpg", 300 * columns, 320 * (number // columns + 1)
    )


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
