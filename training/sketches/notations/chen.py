"""Entity-relationship diagrams in Chen's notation."""

from __future__ import annotations

import numpy as np

from sketch2model.elements import EndKind, LineStyle, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind
from training.sketches import vocabulary as words
from training.sketches import wordbook
from training.sketches.description import Description, Figure, Line
from training.sketches.figures import planned_box
from training.sketches.hand import Hand
from training.sketches.layout import Slack, framed, free_place, near_pairs, scattered
from training.sketches.notations.common import ORIGIN
from training.sketches.wordbook import one

CARDINALITIES = ("1", "N", "M", "n", "m", "1", "0..1", "*", "(1,1)", "(0,n)")


def chen_diagram(hand: Hand, rng: np.random.Generator) -> Description:
    """Rectangles for entities, diamonds for relationships, ovals for attributes, and many plain lines."""
    slack, lower = Slack.random(rng), rng.random() < 0.4
    entities = []
    for index in range(int(rng.integers(1, 6))):
        name = wordbook.noun(rng)
        border = "double" if rng.random() < 0.1 else "single"
        figure = Figure(
            f"e{index}",
            ShapeKind.RECTANGLE,
            ORIGIN,
            name.lower() if lower else name,
            NodeKind.ENTITY,
            border=border,
        )
        entities.append(slack.applied(figure, hand, rng))
    reach = float(rng.uniform(9, 17))
    placed, _ = scattered(entities, hand, rng, gap=reach)
    figures, lines = list(placed), []
    counted, headed = rng.random() < 0.85, rng.random() < 0.08
    for first, second in near_pairs(placed, hand):
        if rng.random() < 0.9:
            lines += _related(placed[first], placed[second], figures, slack, hand, rng, counted)
    owners = list(figures)
    most = int(rng.integers(1, 6))
    for owner in owners:
        count = int(rng.integers(0, most + 1)) if owner.means is NodeKind.ENTITY else int(rng.random() < 0.2)
        for index in range(count):
            attribute = _attribute(f"{owner.id}a{index}", index == 0, slack, hand, rng)
            placed_one = _beside(attribute, owner, figures, hand, rng)
            if placed_one is not None:
                figures.append(placed_one)
                end = EndKind.OPEN if headed else EndKind.NONE
                lines.append(_link(owner.id, placed_one.id, rng, end))
    drawn, size = framed(figures, hand, rng)
    return Description(DiagramKind.ER, size, drawn, tuple(lines))


def _related(
    first: Figure,
    second: Figure,
    figures: list[Figure],
    slack: Slack,
    hand: Hand,
    rng: np.random.Generator,
    counted: bool,
) -> list[Line]:
    """A diamond between two entities, near the middle if there is room."""
    a, b = planned_box(first, hand).center, planned_box(second, hand).center
    border = "double" if rng.random() < 0.07 else "single"
    text = one(words.VERBS, rng) if rng.random() < 0.6 else wordbook.made_up(rng)
    name = f"r{len(figures)}"
    diamond = Figure(name, ShapeKind.DIAMOND, ORIGIN, text, NodeKind.RELATIONSHIP, border=border)
    middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    taken = [planned_box(figure, hand).grown(0.8 * hand.size) for figure in figures]
    spot = free_place(slack.applied(diamond, hand, rng), middle, (0.0, 6 * hand.size), taken, hand, rng)
    if spot is None:
        return []
    figures.append(spot)
    lines = []
    for entity in (first, second):
        many = one(CARDINALITIES, rng) if counted else None
        route = "clear_orthogonal" if rng.random() < 0.15 else "clear_straight"
        lines.append(Line(entity.id, name, EdgeKind.LINK, source_multiplicity=many, route=route))
    return lines


def _attribute(name: str, first: bool, slack: Slack, hand: Hand, rng: np.random.Generator) -> Figure:
    text = one(wordbook.FLAT_FIELDS, rng) if rng.random() < 0.6 else wordbook.made_up(rng)
    figure = Figure(
        name,
        ShapeKind.ELLIPSE,
        ORIGIN,
        "id" if first and rng.random() < 0.4 else text,
        NodeKind.ATTRIBUTE,
        underlined=first and bool(rng.random() < 0.8),
        border="double" if rng.random() < 0.06 else "single",
    )
    return slack.applied(figure, hand, rng)


def _beside(
    figure: Figure, owner: Figure, figures: list[Figure], hand: Hand, rng: np.random.Generator
) -> Figure | None:
    box = planned_box(owner, hand)
    taken = [planned_box(other, hand).grown(0.3 * hand.size) for other in figures]
    near = 0.5 * max(box.height, 0.5 * box.width) + 2 * hand.size
    return free_place(figure, box.center, (near, near + 9 * hand.size), taken, hand, rng)


def _link(owner: str, attribute: str, rng: np.random.Generator, end: EndKind) -> Line:
    style = LineStyle.DASHED if rng.random() < 0.04 else LineStyle.SOLID
    route = one(("clear_straight",) * 7 + ("clear_curved",), rng)
    return Line(owner, attribute, EdgeKind.LINK, style, target_end=end, route=route)
