"""Shapes of process diagrams: tasks, events, gateways, data, annotations; all about a centre."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from sketch2model.elements import Point, ShapeKind
from sketch2model.elements.vocabulary import NodeKind
from training.sketches import vocabulary as words
from training.sketches import wordbook
from training.sketches.description import Figure
from training.sketches.figures import BRACKET, planned_box
from training.sketches.hand import Hand
from training.sketches.layout import Slack
from training.sketches.wordbook import one

EVENT_SYMBOLS = (None, "envelope", "hands", "triangle", "blob", "clock", "bolt", "pentagon")
EVENT_ODDS = (0.45, 0.28, 0.08, 0.02, 0.05, 0.08, 0.01, 0.03)
GATEWAY_SYMBOLS = ("cross", "plus", None, "ring", "ringed_pentagon")
GATEWAY_ODDS = (0.42, 0.28, 0.18, 0.05, 0.07)
SHEET_SORTS = (None, None, "dog_ear", "dog_ear", "dog_ear", "tick", "diagonal", "cut", "wave", "lines")
STORED = 0.4
"""How often data are a store."""
LETTER = 0.46
"""About how wide a letter is, in ems."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large one person draws what, in sheet pixels, and in which way; `letters` to a line of a task."""

    circle: float
    diamond: float
    sheet: tuple[float, float]
    can: tuple[float, float]
    letters: int
    slack: Slack
    rounded: bool
    captioned: float
    can_sort: str | None
    sheet_sort: str | None

    @classmethod
    def random(cls, side: float, task: float, hand: Hand, rng: np.random.Generator) -> Sizes:
        """For a page with that longer side and tasks about that wide."""
        circle = side * float(np.clip(rng.lognormal(np.log(0.034), 0.3), 0.018, 0.065))
        height = side * float(np.clip(rng.lognormal(np.log(0.034), 0.4), 0.014, 0.08))
        can = side * float(np.clip(rng.lognormal(np.log(0.036), 0.35), 0.016, 0.08))
        return cls(
            circle,
            float(np.clip(circle * rng.lognormal(0.05, 0.2), 0.018 * side, 0.068 * side)),
            (height * float(rng.uniform(0.6, 1.05)), height),
            (can * float(rng.lognormal(0.12, 0.32)), can),
            max(5, round(task / (LETTER * hand.size))),
            Slack.random(rng),
            bool(rng.random() < 0.7),
            float(rng.choice((0.1, 0.5, 0.95))),
            one((None, "ringed", "ringed"), rng),
            one(SHEET_SORTS, rng),
        )


def centred(figure: Figure, at: Point, hand: Hand) -> Figure:
    """The figure with its middle there."""
    box = planned_box(figure, hand)
    return replace(figure, at=(at[0] - box.width / 2, at[1] - box.height / 2))


def task(name: str, parent: str | None, sizes: Sizes, room: Point, hand: Hand, rng: np.random.Generator) -> Figure:
    """A box with a few words; at most as large as the room for it."""
    text = wordbook.folded(wordbook.phrase(rng), sizes.letters) if rng.random() < 0.97 else None
    kind = ShapeKind.ROUNDED_RECTANGLE if sizes.rounded == (rng.random() < 0.95) else ShapeKind.RECTANGLE
    symbol = "plus_box" if rng.random() < 0.03 else "person" if rng.random() < 0.02 else None
    figure = Figure(name, kind, (0.0, 0.0), text, NodeKind.STEP, symbol=symbol, parent=parent)
    figure = sizes.slack.applied(figure, hand, rng)
    fit = planned_box(replace(figure, size=None), hand)
    least = (sizes.letters * LETTER * hand.size * rng.uniform(0.6, 1.0), 1.3 * hand.size)
    width, height = figure.size or (0.0, 0.0)
    return replace(
        figure,
        size=(
            max(fit.width * 0.9, min(max(width, least[0]), room[0])),
            max(fit.height * 0.9, min(max(height, least[1]), room[1])),
        ),
    )


def event(name: str, parent: str | None, place: str, sizes: Sizes, rng: np.random.Generator) -> Figure:
    """A circle; `place` is start, middle or end."""
    border = {"start": "single", "middle": "double", "end": "thick"}[place]
    if rng.random() < 0.15:
        border = one(("single", "double", "thick"), rng)
    odds = np.array(EVENT_ODDS)
    if place == "middle":
        odds[0] *= 0.15
    symbol = EVENT_SYMBOLS[int(rng.choice(len(odds), p=odds / odds.sum()))]
    text = one(words.EVENTS, rng) if rng.random() < 0.3 else wordbook.phrase(rng, 4)
    return Figure(
        name,
        ShapeKind.CIRCLE,
        (0.0, 0.0),
        wordbook.folded(text, int(sizes.letters * rng.uniform(0.7, 1.2))) if rng.random() < 0.85 else None,
        NodeKind.EVENT,
        _round(sizes.circle, rng, 0.09),
        captioned=True,
        parent=parent,
        border=border,
        symbol=symbol,
        caption=_caption(rng),
    )


def gateway(name: str, parent: str | None, sizes: Sizes, rng: np.random.Generator) -> Figure:
    """A small diamond, mostly with a sign in it."""
    symbol = GATEWAY_SYMBOLS[int(rng.choice(len(GATEWAY_SYMBOLS), p=GATEWAY_ODDS))]
    text = one(words.QUESTIONS, rng) if rng.random() < 0.5 else wordbook.phrase(rng, 3) + "?"
    return Figure(
        name,
        ShapeKind.DIAMOND,
        (0.0, 0.0),
        wordbook.folded(text, sizes.letters) if rng.random() < 0.4 * sizes.captioned else None,
        NodeKind.DECISION,
        _round(sizes.diamond, rng, 0.12),
        captioned=True,
        parent=parent,
        symbol=symbol,
        caption=one(("above", "above", "below"), rng),
    )


def data(name: str, parent: str | None, sizes: Sizes, rng: np.random.Generator) -> Figure:
    """A sheet or a store, with its name beside it or now and then in it."""
    stored = rng.random() < STORED
    size = sizes.can if stored else sizes.sheet
    text = one(words.STORES if stored else words.PAPERS, rng) if rng.random() < 0.4 else wordbook.phrase(rng, 3)
    symbol = sizes.can_sort if stored else sizes.sheet_sort
    named = rng.random() < 0.9
    captioned = not (stored and named and rng.random() < 0.12)
    return Figure(
        name,
        ShapeKind.CYLINDER if stored else ShapeKind.DOCUMENT,
        (0.0, 0.0),
        wordbook.folded(text, sizes.letters) if named else None,
        NodeKind.STORE if stored else NodeKind.DOCUMENT,
        (size[0] * float(rng.lognormal(0, 0.1)), size[1] * float(rng.lognormal(0, 0.1))) if captioned else None,
        captioned=captioned,
        parent=parent,
        symbol=symbol if rng.random() < 0.85 else None,
        caption=_caption(rng),
    )


def annotation(name: str, parent: str | None, sizes: Sizes, rng: np.random.Generator) -> Figure:
    """Words beside a bracket."""
    text = wordbook.folded(wordbook.phrase(rng, 8), int(sizes.letters * rng.uniform(0.8, 1.6)))
    return Figure(name, ShapeKind.NONE, (0.0, 0.0), text, NodeKind.NOTE, parent=parent, symbol=BRACKET)


def _caption(rng: np.random.Generator) -> str:
    return one(("below", "below", "below", "below", "above", "right", "left"), rng)


def _round(side: float, rng: np.random.Generator, spread: float) -> tuple[float, float]:
    width, height = side * rng.lognormal(0, spread, 2)
    return float(width), float(height)
