"""Entity-relationship diagrams with crow's feet."""

from __future__ import annotations

import numpy as np

from sketch2model.elements import EndKind, LineStyle, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind
from training.sketches import vocabulary as words
from training.sketches import wordbook
from training.sketches.description import Description, Field, Figure, Line
from training.sketches.hand import Hand
from training.sketches.layout import Slack, arranged, linked_pairs
from training.sketches.notations.common import ORIGIN, cells_for, figure_count, page_routes
from training.sketches.wordbook import one

FEET = (EndKind.ONE, EndKind.MANY, EndKind.ZERO_ONE, EndKind.ZERO_MANY, EndKind.NONE)


def er_diagram(hand: Hand, rng: np.random.Generator) -> Description:
    """Entities with keys, joined by crow's feet."""
    count = figure_count(rng)
    slack, routes = Slack.random(rng), page_routes(rng)
    keyed, detailed, lower = rng.random() < 0.6, rng.random() < 0.8, rng.random() < 0.5
    rounded = ShapeKind.ROUNDED_RECTANGLE if rng.random() < 0.08 else ShapeKind.RECTANGLE
    figures = []
    for index in range(count):
        name = wordbook.noun(rng)
        fields: tuple[Field, ...] = ()
        if detailed and rng.random() < 0.9:
            keys = (Field("id", "int", flags=("pk",) if keyed else ()),)
            keys += tuple(
                Field(f"{one(tuple(words.ENTITIES), rng).lower()}_id", "int", flags=("fk",) if keyed else ())
                for _ in range(int(rng.integers(0, 3)))
            )
            typed = rng.random() < 0.7
            fields = (*keys, *wordbook.fields_of(name, rng, typed=typed, visible=False, most=5))
        name = name.lower() if lower else name
        figure = Figure(f"e{index}", rounded, ORIGIN, name, NodeKind.ENTITY, fields=fields)
        figures.append(slack.applied(figure, hand, rng))
    gap = float(np.clip(rng.lognormal(1.6, 0.35), 3, 10))
    drawn, size = arranged(figures, cells_for(count, rng), hand, rng, gap)
    lines = []
    for a, b in linked_pairs(drawn, hand, rng, 0.85):
        lines.append(
            Line(
                drawn[a].id,
                drawn[b].id,
                EdgeKind.ASSOCIATION,
                LineStyle.DASHED if rng.random() < 0.1 else LineStyle.SOLID,
                FEET[int(rng.choice(5, p=(0.35, 0.2, 0.2, 0.15, 0.1)))],
                FEET[int(rng.choice(5, p=(0.2, 0.35, 0.1, 0.3, 0.05)))],
                label=one(words.VERBS, rng) if rng.random() < 0.3 else None,
                route=one(routes, rng),
            )
        )
    return Description(DiagramKind.ER, size, drawn, tuple(lines))
