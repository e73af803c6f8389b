"""Sketches of screens, with ways from one to the next; and use cases around a system."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sketch2model.elements import Box, EndKind, LineStyle, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind
from training.sketches import wordbook
from training.sketches.description import Description, Figure, Line, Mark
from training.sketches.figures import planned_box
from training.sketches.hand import Hand
from training.sketches.layout import Slack, arranged, near_pairs
from training.sketches.notations.common import ORIGIN, arrow, arrowhead, cells_for, page_routes
from training.sketches.wordbook import one

BAR = 2.0
"""Height of a title bar, in ems."""
WIDEST_LETTER = 0.72
"""Room that a letter may take, in ems."""
BUTTONS = ("OK", "Cancel", "Save", "Login", "Send", "Back", "Next", "+", "x", "Search", "Delete")
ROWS = ("field", "field", "labelled", "labelled", "button", "buttons", "lines", "check", "picture", "text")


def screens(hand: Hand, rng: np.random.Generator) -> Description:
    """Windows or phones with fields, buttons and lists, and arrows between them."""
    count = int(rng.choice((1, 2, 3, 4, 6), p=(0.35, 0.25, 0.2, 0.12, 0.08)))
    phone, titled = rng.random() < 0.4, rng.random() < 0.75
    outline = np.array((9, 16) if phone else (16, 11)) * hand.size * rng.uniform(0.8, 1.4)
    windows = []
    for index in range(count):
        size = outline * rng.lognormal(0, 0.1, 2)
        name = wordbook.folded(wordbook.phrase(rng, 2), 30).replace("\n", " ") if rng.random() < 0.85 else None
        window = Figure(
            f"w{index}", ShapeKind.CONTAINER, ORIGIN, name, NodeKind.CONTAINER, (size[0], size[1]), titled=titled
        )
        windows.append(window)
    placed, size = arranged(windows, cells_for(count, rng), hand, rng, float(rng.uniform(3, 7)))
    figures, marks, lines = [], [], []
    for window in placed:
        inner, drawn = _content(window, hand, rng)
        figures += [window, *inner]
        marks += drawn
    head, routes = arrowhead(rng), page_routes(rng)
    for a, b in near_pairs(placed, hand):
        if rng.random() < 0.8:
            buttons = [figure for figure in figures if figure.parent == placed[a].id and figure.name]
            start = one(buttons, rng) if buttons and rng.random() < 0.5 else placed[a]
            label = wordbook.phrase(rng, 2) if rng.random() < 0.3 else None
            lines.append(arrow(start.id, placed[b].id, label, route=one(routes, rng), head=head))
    return Description(DiagramKind.GENERIC, size, tuple(figures), tuple(lines), marks=tuple(marks))


def _content(window: Figure, hand: Hand, rng: np.random.Generator) -> tuple[list[Figure], list[Mark]]:
    """Rows of things from top to bottom."""
    em, box = hand.size, planned_box(window, hand)
    inner = Box(box.x0 + 0.8 * em, box.y0 + BAR * em, box.x1 - 0.8 * em, box.y1 - 0.5 * em)
    figures: list[Figure] = []
    marks = [
        Mark(
            one(("cross", "ring"), rng), Box(box.x1 - 1.1 * em, box.y0 + 0.5 * em, box.x1 - 0.5 * em, box.y0 + 1.1 * em)
        )
    ]
    marks = marks if window.titled and rng.random() < 0.6 else []
    y = inner.y0 + 0.3 * em
    while y + 1.6 * em < inner.y1:
        sort = one(ROWS, rng)
        height = em * float(rng.uniform(1.2, 1.7)) if sort not in ("labelled", "text", "check") else 1.65 * em
        name = f"{window.id}_{len(figures)}"
        row = Box(inner.x0, y, inner.x1, y + height)
        if sort in ("field", "text"):
            kind = ShapeKind.RECTANGLE if sort == "field" else ShapeKind.NONE
            text = wordbook.made_up(rng) if sort == "text" or rng.random() < 0.4 else None
            figures.append(_placed(name, kind, text, row, window.id, rng.uniform(0.5, 1), em))
        elif sort == "labelled":
            label = Box(row.x0, row.y0, row.x0 + 0.35 * row.width, row.y1)
            figures.append(_placed(name, ShapeKind.NONE, wordbook.made_up(rng, 2), label, window.id, 1.0, em))
            written = planned_box(figures[-1], hand)
            right = Box(max(row.x0 + 0.45 * row.width, written.x1), row.y0, row.x1, row.y1)
            if right.width > 2 * em:
                figures.append(_placed(name + "f", ShapeKind.RECTANGLE, None, right, window.id, 1.0, em))
        elif sort in ("button", "buttons"):
            count = 1 if sort == "button" else 2
            kind = one((ShapeKind.ROUNDED_RECTANGLE, ShapeKind.RECTANGLE, ShapeKind.STADIUM), rng)
            for index in range(count):
                step = row.width / count
                part = Box(row.x0 + index * step, row.y0, row.x0 + (index + 0.85) * step, row.y1)
                figures.append(
                    _placed(f"{name}b{index}", kind, one(BUTTONS, rng), part, window.id, rng.uniform(0.6, 1), em)
                )
        elif sort == "check":
            small = Box(row.x0, row.y0, row.x0 + 0.8 * em, row.y0 + 0.8 * em)
            figures.append(
                _placed(name, one((ShapeKind.RECTANGLE, ShapeKind.CIRCLE), rng), None, small, window.id, 1.0, em)
            )
            beside = Box(row.x0 + 1.2 * em, row.y0, row.x1, row.y1)
            figures.append(_placed(name + "t", ShapeKind.NONE, wordbook.made_up(rng), beside, window.id, 1.0, em))
        elif sort == "picture" and y + 3.5 * em < inner.y1:
            row = Box(row.x0, row.y0, row.x0 + row.width * float(rng.uniform(0.4, 1)), row.y0 + 3 * em)
            figures.append(_placed(name, ShapeKind.RECTANGLE, None, row, window.id, 1.0, em))
            marks.append(Mark("cross", row.grown(-0.1 * em)))
            height = 3 * em
        else:
            for index in range(int(rng.integers(1, 4))):
                top = row.y0 + 0.6 * em * index
                if top + 0.6 * em < inner.y1:
                    marks.append(
                        Mark("line", Box(row.x0, top, row.x0 + row.width * float(rng.uniform(0.5, 1)), top + 0.4 * em))
                    )
                    height = top + 0.6 * em - row.y0
        y += height + em * float(rng.uniform(0.4, 0.9))
    return figures, marks


def _placed(name: str, kind: ShapeKind, text: str | None, box: Box, parent: str, share: float, em: float) -> Figure:
    if kind is ShapeKind.NONE and text:
        text = text[: max(2, int(box.width / (WIDEST_LETTER * em)))]
    size = None if kind is ShapeKind.NONE else (box.width * float(share), box.height)
    return Figure(name, kind, (box.x0, box.y0), text, NodeKind.NODE, size, parent=parent)


def use_cases(hand: Hand, rng: np.random.Generator) -> Description:
    """Ovals in the frame of a system, people outside."""
    slack, count = Slack.random(rng), int(rng.integers(2, 9))
    cases = [
        slack.applied(
            Figure(
                f"u{i}",
                ShapeKind.ELLIPSE,
                ORIGIN,
                wordbook.folded(wordbook.phrase(rng, 3), 12),
                NodeKind.NODE,
                parent="s",
            ),
            hand,
            rng,
        )
        for i in range(count)
    ]
    placed, size = arranged(cases, cells_for(count, rng), hand, rng, float(rng.uniform(1.5, 4)))
    em, tall = hand.size, hand.size * float(rng.uniform(2.2, 4))
    left, top = 3.2 * em + 0.6 * tall, 2.6 * em
    placed = tuple(replace(figure, at=(figure.at[0] + left, figure.at[1] + top)) for figure in placed)
    frame = (float(size[0]), float(size[1]))
    system = Figure("s", ShapeKind.CONTAINER, (left, top), wordbook.noun(rng), NodeKind.CONTAINER, frame)
    actors, lines = [], []
    for index in range(int(rng.integers(1, 5))):
        x = 0.8 * em if index % 2 == 0 else left + frame[0] + 2 * em
        y = top + (index // 2) * (tall + 2.4 * em)
        who = f"a{index}"
        size_of = (0.6 * tall, tall)
        actors.append(Figure(who, ShapeKind.ACTOR, (x, y), wordbook.noun(rng), NodeKind.ACTOR, size_of, captioned=True))
        lines += [
            Line(who, case.id, EdgeKind.ASSOCIATION, route="clear_straight") for case in placed if rng.random() < 0.4
        ]
    for a, b in near_pairs(placed, hand):
        if rng.random() < 0.3:
            label = one(("«include»", "«extend»", "<<include>>"), rng)
            lines.append(arrow(placed[a].id, placed[b].id, label, route="clear_straight", style=LineStyle.DASHED))
            lines[-1] = replace(lines[-1], kind=EdgeKind.DEPENDENCY, target_end=EndKind.OPEN)
    low = max([top + frame[1], *(actor.at[1] + tall for actor in actors)])
    extent = (round(left + frame[0] + 3.2 * em + 0.6 * tall), round(low + 2.4 * em))
    return Description(DiagramKind.GENERIC, extent, (system, *placed, *actors), tuple(lines))
