"""Ink without meaning: things crossed out, buttons, pictures, dots."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from sketch2model.elements import Box, ShapeKind
from training.sketches.canvas import Layer
from training.sketches.description import Mark
from training.sketches.pen import Pen
from training.sketches.shapes import draw_outline
from training.sketches.strokes import Path, smoothed, wobble
from training.sketches.symbols import SYMBOLS
from training.sketches.wordbook import made_up

CROSSED = ("crossed_word", "crossed_box", "crossed_circle", "crossed_line", "scribble", "zigzag")
"""What people cross out."""


def draw_mark(mark: Mark, pen: Pen) -> None:
    """Draw it over whatever is there."""
    if mark.kind in SYMBOLS:
        _trace(SYMBOLS[mark.kind](mark.box), pen)
        return
    _DRAWN[mark.kind](mark.box, pen)


def _trace(strokes: tuple[Path, ...], pen: Pen) -> None:
    for stroke in strokes:
        pen.trace(wobble(stroke, pen.hand.unsteadiness, pen.rng), Layer.OTHER)


def _line(box: Box, pen: Pen) -> None:
    y = box.center[1] + pen.rng.normal(0, 0.05, 2) * box.height
    _trace((np.array([(box.x0, y[0]), (box.x1, y[1])]),), pen)


def _scribble(box: Box, pen: Pen) -> None:
    """Loops back and forth until nothing can be read."""
    turns = pen.rng.uniform(5, 14)
    t = np.linspace(0, 1, 400)
    x = box.x0 + box.width * (t + 0.09 * np.sin(2 * np.pi * turns * t + 1))
    y = box.center[1] + 0.5 * box.height * np.sin(2 * np.pi * turns * t) * (0.75 + 0.25 * np.sin(9 * t))
    _trace((np.stack([x, y], axis=1),), pen)


def _zigzag(box: Box, pen: Pen) -> None:
    count = int(np.clip(box.width / (2.2 * pen.hand.pen), 6, 40))
    x = np.linspace(box.x0, box.x1, count) + pen.rng.normal(0, 0.02, count) * box.width
    y = np.where(np.arange(count) % 2, box.y0, box.y1) + pen.rng.normal(0, 0.08, count) * box.height
    _trace((smoothed(np.repeat(np.stack([x, y], axis=1), 3, axis=0), 1),), pen)


def _struck(box: Box, pen: Pen) -> None:
    """Crossed out in one of the usual ways."""
    sort = pen.rng.random()
    if sort < 0.3:
        for _ in range(int(pen.rng.integers(1, 4))):
            _line(box, pen)
    elif sort < 0.45:
        _trace(SYMBOLS["cross"](box), pen)
    elif sort < 0.75:
        _zigzag(box, pen)
    else:
        _scribble(box, pen)


def _crossed_word(box: Box, pen: Pen) -> None:
    writing = pen.write(made_up(pen.rng))
    written = pen.put(writing, box.x0, box.y0, "none", layer=Layer.OTHER)
    _struck(written.box.grown(0.1 * pen.hand.size), pen)


def _crossed_shape(kind: ShapeKind) -> Callable[[Box, Pen], None]:
    def draw(box: Box, pen: Pen) -> None:
        for stroke in draw_outline(kind, box, pen.hand, pen.rng).strokes:
            pen.trace(stroke, Layer.OTHER)
        _struck(box.grown(0.05 * box.width), pen)

    return draw


def _crossed_line(box: Box, pen: Pen) -> None:
    _line(box, pen)
    middle = Box(box.x0 + 0.3 * box.width, box.y0, box.x0 + 0.7 * box.width, box.y1)
    _struck(middle, pen)


_DRAWN: dict[str, Callable[[Box, Pen], None]] = {
    "line": _line,
    "scribble": _scribble,
    "zigzag": _zigzag,
    "crossed_word": _crossed_word,
    "crossed_box": _crossed_shape(ShapeKind.RECTANGLE),
    "crossed_circle": _crossed_shape(ShapeKind.CIRCLE),
    "crossed_line": _crossed_line,
}
