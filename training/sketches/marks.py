"""Ink without meaning: things crossed out, buttons, pictures, dots."""

from __future__ import annotations

import numpy as np

from sketch2model.elements import Box
from training.sketches.canvas import Layer
from training.sketches.description import Mark
from training.sketches.pen import Pen
from training.sketches.strokes import Path, smoothed, wobble
from training.sketches.symbols import SYMBOLS

MARKS = ("scribble", "zigzag", "cross", "line", *SYMBOLS)
"""What `Mark.kind` may be."""


def draw_mark(mark: Mark, pen: Pen) -> None:
    """Draw it over whatever is there."""
    for stroke in _strokes(mark.kind, mark.box, pen):
        pen.trace(wobble(stroke, pen.hand.pen * pen.hand.wobble, pen.rng), Layer.OTHER)


def _strokes(kind: str, box: Box, pen: Pen) -> tuple[Path, ...]:
    match kind:
        case "scribble":
            return (_scribble(box, pen.rng),)
        case "zigzag":
            return (_zigzag(box, pen),)
        case "line":
            y = box.center[1] + pen.rng.normal(0, 0.05, 2) * box.height
            return (np.array([(box.x0, y[0]), (box.x1, y[1])]),)
        case _:
            return SYMBOLS[kind](box)


def _scribble(box: Box, rng: np.random.Generator) -> Path:
    """Loops back and forth until nothing can be read."""
    turns = rng.uniform(5, 12)
    t = np.linspace(0, 1, 400)
    x = box.x0 + box.width * (t + 0.09 * np.sin(2 * np.pi * turns * t + 1))
    y = box.center[1] + 0.5 * box.height * np.sin(2 * np.pi * turns * t) * (0.75 + 0.25 * np.sin(9 * t))
    return np.stack([x, y], axis=1)


def _zigzag(box: Box, pen: Pen) -> Path:
    count = int(np.clip(box.width / (2.2 * pen.hand.pen), 6, 40))
    x = np.linspace(box.x0, box.x1, count) + pen.rng.normal(0, 0.02, count) * box.width
    y = np.where(np.arange(count) % 2, box.y0, box.y1) + pen.rng.normal(0, 0.08, count) * box.height
    return smoothed(np.repeat(np.stack([x, y], axis=1), 3, axis=0), 1)
