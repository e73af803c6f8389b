"""Boxes and arrows without a notation, and lists without boxes."""

from __future__ import annotations

import numpy as np

from sketch2model.elements import EndKind, LineStyle, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind
from training.sketches import vocabulary as words
from training.sketches import wordbook
from training.sketches.description import Description, Figure, Line
from training.sketches.grid import Cell, placed
from training.sketches.hand import Hand
from training.sketches.layout import Slack, arranged, linked_pairs, scattered
from training.sketches.notations.common import ORIGIN, cells_for, figure_count, page_routes
from training.sketches.wordbook import one

OUTLINES = (
    ShapeKind.RECTANGLE,
    ShapeKind.ROUNDED_RECTANGLE,
    ShapeKind.ELLIPSE,
    ShapeKind.DIAMOND,
    ShapeKind.CYLINDER,
    ShapeKind.DOCUMENT,
    ShapeKind.NOTE,
    ShapeKind.PARALLELOGRAM,
    ShapeKind.CIRCLE,
    ShapeKind.STADIUM,
    ShapeKind.ACTOR,
)
ENDS = (EndKind.OPEN, EndKind.FILLED_TRIANGLE, EndKind.TRIANGLE, EndKind.NONE)


def boxes_and_arrows(hand: Hand, rng: np.random.Generator) -> Description:
    """Any shapes, any arrows."""
    count = figure_count(rng)
    few = [one(OUTLINES, rng) for _ in range(int(rng.integers(1, 6)))]
    slack, routes = Slack.random(rng), page_routes(rng)
    wide = int(rng.integers(5, 14))
    figures = [slack.applied(_part(f"p{index}", one(few, rng), wide, rng), hand, rng) for index in range(count)]
    drawn, size = arranged(figures, cells_for(count, rng), hand, rng)
    end, often = one(ENDS, rng), rng.uniform(0.4, 1.0)
    lines = []
    for a, b in linked_pairs(drawn, hand, rng, often):
        last = end if rng.random() < 0.8 else one(ENDS, rng)
        both = last is EndKind.OPEN and rng.random() < 0.08
        lines.append(
            Line(
                drawn[a].id,
                drawn[b].id,
                EdgeKind.LINK if last is EndKind.NONE else EdgeKind.FLOW,
                one((LineStyle.SOLID, LineStyle.SOLID, LineStyle.SOLID, LineStyle.DASHED, LineStyle.DOTTED), rng),
                last if both else EndKind.NONE,
                last,
                label=_label(rng) if rng.random() < 0.3 else None,
                route=one(routes, rng),
            )
        )
    return Description(DiagramKind.GENERIC, size, drawn, tuple(lines))


def _label(rng: np.random.Generator) -> str:
    return one(words.VERBS, rng) if rng.random() < 0.5 else wordbook.phrase(rng, 2)


def _part(name: str, kind: ShapeKind, wide: int, rng: np.random.Generator) -> Figure:
    sort = rng.random()
    text: str | None = wordbook.noun(rng)
    if sort < 0.08:
        text = None
    elif sort < 0.4:
        text = wordbook.folded(wordbook.phrase(rng), wide)
    if kind is ShapeKind.ACTOR:
        return Figure(name, kind, ORIGIN, wordbook.noun(rng), NodeKind.ACTOR, (60.0, 110.0), captioned=True)
    border = "double" if rng.random() < 0.06 else "thick" if rng.random() < 0.05 else "single"
    return Figure(name, kind, ORIGIN, text, NodeKind.NODE, border=border)


def attribute_lists(hand: Hand, rng: np.random.Generator) -> Description:
    """Titles with lists of attributes, no boxes."""
    count = int(rng.integers(1, 7))
    bullet, typed = one(("", "- ", "• ", "* ", "> "), rng), rng.random() < 0.5
    lists: list[tuple[Cell, Figure]] = []
    for row in range(count):
        name = wordbook.noun(rng)
        fields = wordbook.fields_of(name, rng, typed=typed, visible=False, most=10)
        figure = Figure(f"l{row}", ShapeKind.NONE, ORIGIN, name, NodeKind.ATTRIBUTE_LIST, fields=fields, bullet=bullet)
        lists.append(((row, 0), figure))
    gap = float(rng.uniform(1.2, 4))
    if rng.random() < 0.5:
        drawn, size = placed(lists, hand, rng, gap=gap)
    else:
        drawn, size = scattered([figure for _, figure in lists], hand, rng, gap=gap)
    return Description(DiagramKind.ATTRIBUTE_LIST, (size[0] + round(8 * hand.size * rng.random()), size[1]), drawn)
