"""State machines and mind maps: rounded things and curved lines."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sketch2model.elements import EndKind, LineStyle, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind
from training.sketches import wordbook
from training.sketches.description import Description, Field, Figure, Line
from training.sketches.figures import planned_box
from training.sketches.hand import Hand
from training.sketches.layout import Slack, arranged, framed, free_place, near_pairs
from training.sketches.notations.common import ORIGIN, arrow, arrowhead, cells_for, figure_count
from training.sketches.wordbook import one

LOOPS = ((("top", 0.3), ("top", 0.7)), (("right", 0.3), ("right", 0.75)), (("top", 0.75), ("right", 0.4)))
BRANCHES = (ShapeKind.ELLIPSE, ShapeKind.ROUNDED_RECTANGLE, ShapeKind.RECTANGLE, ShapeKind.STADIUM, ShapeKind.NONE)


def state_machine(hand: Hand, rng: np.random.Generator) -> Description:
    """States from a dot to a bull's eye, with transitions both ways and loops."""
    count = max(3, figure_count(rng, (0.2, 0.6, 0.18, 0.02)))
    slack, head = Slack.random(rng), arrowhead(rng)
    outline = one((ShapeKind.ROUNDED_RECTANGLE,) * 3 + (ShapeKind.CIRCLE, ShapeKind.ELLIPSE), rng)
    dot = hand.size * float(rng.uniform(0.5, 1.3))
    figures = []
    for index in range(count):
        name = f"s{index}"
        if index == 0 and rng.random() < 0.8:
            figures.append(Figure(name, ShapeKind.CIRCLE, ORIGIN, None, NodeKind.EVENT, (dot, dot), border="filled"))
        elif index == count - 1 and rng.random() < 0.75:
            side = 1.5 * dot
            figures.append(Figure(name, ShapeKind.CIRCLE, ORIGIN, None, NodeKind.EVENT, (side, side), border="eye"))
        else:
            figures.append(slack.applied(_state(name, outline, rng), hand, rng))
    drawn, size = arranged(figures, cells_for(count, rng), hand, rng, float(np.clip(rng.lognormal(1.5, 0.4), 2, 9)))
    labelled, bowed = rng.uniform(0, 1), one(("clear_curved", "clear_curved", "clear_straight", "clear"), rng)
    lines = []
    for pair in near_pairs(drawn, hand):
        a, b = (drawn[index] for index in pair)
        if a.border == "eye" or b.border == "filled":
            a, b = b, a
        lines.append(arrow(a.id, b.id, _trigger(rng) if rng.random() < labelled else None, route=bowed, head=head))
        if rng.random() < 0.2 and "single" == a.border == b.border:
            lines.append(arrow(b.id, a.id, _trigger(rng), route="clear_curved", head=head))
    for figure in drawn:
        if figure.border == "single" and rng.random() < 0.12:
            leaves, enters = one(LOOPS, rng)
            loop = arrow(figure.id, figure.id, _trigger(rng), route="curved", head=head)
            lines.append(replace(loop, leaves=leaves, enters=enters))
    return Description(DiagramKind.STATE, size, drawn, tuple(lines))


def _state(name: str, outline: ShapeKind, rng: np.random.Generator) -> Figure:
    if outline is ShapeKind.CIRCLE:
        return Figure(name, outline, ORIGIN, f"{one('qsSzA', rng)}{rng.integers(0, 10)}", NodeKind.STATE)
    text = wordbook.folded(wordbook.phrase(rng, 3), int(rng.integers(6, 14)))
    fields = ()
    if outline is ShapeKind.ROUNDED_RECTANGLE and rng.random() < 0.15:
        fields = tuple(
            Field(f"{when}/ {wordbook.made_up(rng)}") for when in ("entry", "do", "exit")[: rng.integers(1, 4)]
        )
    border = "double" if outline is not ShapeKind.ROUNDED_RECTANGLE and rng.random() < 0.15 else "single"
    return Figure(name, outline, ORIGIN, text, NodeKind.STATE, fields=fields, border=border)


def _trigger(rng: np.random.Generator) -> str:
    sort = rng.random()
    if sort < 0.25:
        return one(("0", "1", "a", "b", "ε", "0,1", "x"), rng).replace("ε", "e")
    text = wordbook.phrase(rng, 2)
    return f"{text} / {wordbook.made_up(rng)}" if sort < 0.4 else f"[{text}]" if sort < 0.5 else text


def mind_map(hand: Hand, rng: np.random.Generator) -> Description:
    """A thought in the middle, others around it, more around those."""
    slack, outline = Slack.random(rng), one(BRANCHES, rng)
    root = Figure("m", one(BRANCHES[:2], rng), ORIGIN, wordbook.folded(wordbook.phrase(rng, 3), 10), NodeKind.NODE)
    figures = [slack.applied(root, hand, rng)]
    lines: list[Line] = []
    style = LineStyle.DASHED if rng.random() < 0.08 else LineStyle.SOLID
    end, route = one((EndKind.NONE, EndKind.NONE, EndKind.OPEN), rng), one(("clear_curved", "clear_straight"), rng)
    wide = int(rng.integers(6, 14))
    spread = float(rng.uniform(5, 11)) * hand.size
    for level, least, most in ((0, 2, 8), (1, 0, 4)):
        for owner in list(figures) if level else figures[:1]:
            for _ in range(int(rng.integers(least, most)) if owner.id != "m" or not level else 0):
                name = f"m{len(figures)}"
                kind = outline if level == 0 or rng.random() < 0.5 else one(BRANCHES, rng)
                text = wordbook.folded(wordbook.phrase(rng, 3), wide)
                figure = Figure(name, kind, ORIGIN, text, NodeKind.NODE)
                figure = figure if kind is ShapeKind.NONE else slack.applied(figure, hand, rng)
                taken = [planned_box(other, hand).grown(0.5 * hand.size) for other in figures]
                centre = planned_box(owner, hand).center
                spot = free_place(figure, centre, (0.6 * spread, 2.2 * spread), taken, hand, rng)
                if spot is not None:
                    figures.append(spot)
                    lines.append(Line(owner.id, name, EdgeKind.LINK, style, target_end=end, route=route))
    drawn, size = framed(figures, hand, rng)
    return Description(DiagramKind.GENERIC, size, drawn, tuple(lines))
