"""Flowcharts."""

from __future__ import annotations

import itertools

import numpy as np

from sketch2model.elements import ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, NodeKind
from training.sketches import vocabulary as words
from training.sketches import wordbook
from training.sketches.description import Description, Figure, Line
from training.sketches.grid import Cell, placed
from training.sketches.hand import Hand
from training.sketches.layout import Slack
from training.sketches.notations.common import ORIGIN, arrow, arrowhead
from training.sketches.wordbook import one

STEPS = (
    (ShapeKind.RECTANGLE, NodeKind.STEP),
    (ShapeKind.PARALLELOGRAM, NodeKind.STEP),
    (ShapeKind.ROUNDED_RECTANGLE, NodeKind.STEP),
    (ShapeKind.CYLINDER, NodeKind.STORE),
    (ShapeKind.DOCUMENT, NodeKind.DOCUMENT),
    (ShapeKind.CIRCLE, NodeKind.STEP),
)
STEP_ODDS = (0.6, 0.17, 0.1, 0.05, 0.05, 0.03)
ENDS = (
    ShapeKind.STADIUM,
    ShapeKind.STADIUM,
    ShapeKind.ELLIPSE,
    ShapeKind.CIRCLE,
    ShapeKind.ROUNDED_RECTANGLE,
)
ANSWERS = (("yes", "no"), ("Yes", "No"), ("y", "n"), ("true", "false"), ("ok", "else"), ("+", "-"))


def flowchart(hand: Hand, rng: np.random.Generator) -> Description:
    """Steps and decisions along a trunk, with ways aside and back."""
    count = int(rng.choice((rng.integers(1, 4), rng.integers(3, 8), rng.integers(7, 13)), p=(0.2, 0.55, 0.25)))
    slack, head, answers = Slack.random(rng), arrowhead(rng), one(ANSWERS, rng)
    sideways, wide = rng.random() < 0.25, int(rng.integers(6, 16))
    trunk = [_end("start", one(("Start", "start", "Begin", "S"), rng), rng)]
    trunk += [_step(f"s{row}", wide, row < count and rng.random() < 0.35, rng) for row in range(1, count + 1)]
    trunk.append(_end("end", one(("End", "end", "Stop", "E"), rng), rng))
    cells: list[tuple[Cell, Figure]] = [((row, 1), figure) for row, figure in enumerate(trunk)]
    lines: list[Line] = []
    route = one(("clear_orthogonal", "clear_orthogonal", "clear_straight", "clear"), rng)
    for row, (before, after) in enumerate(itertools.pairwise(trunk)):
        decided = before.means is NodeKind.DECISION
        lines.append(arrow(before.id, after.id, answers[0] if decided else None, route="clear_straight", head=head))
        if decided:
            lines += _aside(before.id, row, trunk, cells, answers[1], wide, route, rng)
    lines = [
        line if line.target_end is head else arrow(line.source, line.target, line.label, route=route, head=head)
        for line in lines
    ]
    sized = [((cell[::-1] if sideways else cell), slack.applied(figure, hand, rng)) for cell, figure in cells]
    drawn, size = placed(sized, hand, rng, gap=float(np.clip(rng.lognormal(0.9, 0.4), 1.2, 7)))
    return Description(DiagramKind.FLOW, size, drawn, tuple(lines))


def _aside(
    name: str,
    row: int,
    trunk: list[Figure],
    cells: list[tuple[Cell, Figure]],
    answer: str,
    wide: int,
    route: str,
    rng: np.random.Generator,
) -> list[Line]:
    """The other way out of a decision: back, on, or over a step aside."""
    later, earlier = trunk[min(len(trunk) - 1, row + 2)].id, trunk[max(0, row - int(rng.integers(1, 4)))].id
    sort = rng.random()
    if sort < 0.3:
        return [arrow(name, earlier, answer, route="clear_orthogonal")]
    if sort < 0.45:
        return [arrow(name, later, answer, route="clear_orthogonal")]
    column = 2 if rng.random() < 0.65 else 0
    step = _step(f"a{row}", wide, False, rng)
    cells.append(((row, column), step))
    lines = [arrow(name, step.id, answer, route="clear_straight")]
    if rng.random() < 0.6:
        lines.append(arrow(step.id, one((later, earlier, trunk[-1].id), rng), route=route))
    return lines


def _step(name: str, wide: int, decided: bool, rng: np.random.Generator) -> Figure:
    if decided:
        text = one(words.QUESTIONS, rng) if rng.random() < 0.5 else wordbook.phrase(rng, 3) + "?"
        return Figure(name, ShapeKind.DIAMOND, ORIGIN, wordbook.folded(text, wide), NodeKind.DECISION)
    kind, means = STEPS[int(rng.choice(len(STEPS), p=STEP_ODDS))]
    text = wordbook.folded(wordbook.phrase(rng), wide) if rng.random() < 0.95 else None
    if kind is ShapeKind.CIRCLE and text:
        text = one(tuple("ABCDE12345"), rng)
    return Figure(name, kind, ORIGIN, text, means, symbol="wave" if kind is ShapeKind.DOCUMENT else None)


def _end(name: str, label: str, rng: np.random.Generator) -> Figure:
    return Figure(name, one(ENDS, rng), ORIGIN, label, NodeKind.EVENT)
