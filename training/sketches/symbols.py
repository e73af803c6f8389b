"""Small drawings inside figures that have no meaning of their own: envelopes, clocks, crosses."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from sketch2model.elements import Box
from training.sketches.strokes import Path

Strokes = tuple[Path, ...]


def _at(box: Box, *shares: tuple[float, float]) -> Path:
    return np.array([(box.x0 + x * box.width, box.y0 + y * box.height) for x, y in shares])


def _round(box: Box, first: float = 0.0, last: float = 2 * np.pi + 0.3) -> Path:
    angles = np.linspace(first, last, 40)
    cx, cy = box.center
    return np.stack([cx + box.width / 2 * np.cos(angles), cy + box.height / 2 * np.sin(angles)], axis=1)


def _envelope(box: Box) -> Strokes:
    outline = _at(box, (0, 0.18), (1, 0.18), (1, 0.82), (0, 0.82), (0, 0.18))
    return outline, _at(box, (0, 0.18), (0.5, 0.55), (1, 0.18))


def _clock(box: Box) -> Strokes:
    return _round(box), _at(box, (0.5, 0.15), (0.5, 0.5), (0.8, 0.6))


def _hands(box: Box) -> Strokes:
    return (_at(box, (0.5, 0.0), (0.5, 0.5), (0.9, 0.6)),)


def _triangle(box: Box) -> Strokes:
    return (_at(box, (0.5, 0), (1, 0.85), (0, 0.85), (0.5, 0)),)


def _bolt(box: Box) -> Strokes:
    return (_at(box, (0, 1), (0.35, 0.1), (0.65, 0.7), (1, 0)),)


def _cross(box: Box) -> Strokes:
    return _at(box, (0, 0), (1, 1)), _at(box, (1, 0), (0, 1))


def _plus(box: Box) -> Strokes:
    return _at(box, (0.5, 0), (0.5, 1)), _at(box, (0, 0.5), (1, 0.5))


def _ring(box: Box) -> Strokes:
    return (_round(box),)


def _pentagon(box: Box) -> Strokes:
    angles = -np.pi / 2 + np.arange(6) * 2 * np.pi / 5
    return (
        np.stack([box.center[0] + box.width / 2 * np.cos(angles), box.center[1] + box.height / 2 * np.sin(angles)], 1),
    )


def _ringed_pentagon(box: Box) -> Strokes:
    return (*_ring(box), *_pentagon(box.grown(-0.2 * box.width)))


def _lines(box: Box) -> Strokes:
    return tuple(_at(box, (0.0, y), (x, y)) for x, y in ((0.9, 0.2), (1.0, 0.5), (0.6, 0.8)))


def _blob(box: Box) -> Strokes:
    """A spiral dense enough to be a dot."""
    t = np.linspace(0, 1, 160)
    radius = 0.5 * np.array([box.width, box.height])
    return (np.array(box.center) + t[:, None] * radius * np.stack([np.cos(34 * t), np.sin(34 * t)], 1),)


def _plus_box(box: Box) -> Strokes:
    """The mark of a collapsed sub-process."""
    return (_at(box, (0, 0), (1, 0), (1, 1), (0, 1), (0, 0)), *_plus(box.grown(-0.2 * box.width)))


def _person(box: Box) -> Strokes:
    head = _round(Box(box.x0 + 0.3 * box.width, box.y0, box.x0 + 0.7 * box.width, box.y0 + 0.4 * box.height))
    return head, _at(box, (0, 1), (0.1, 0.6), (0.5, 0.45), (0.9, 0.6), (1, 1))


SYMBOLS: dict[str, Callable[[Box], Strokes]] = {
    "envelope": _envelope,
    "clock": _clock,
    "hands": _hands,
    "triangle": _triangle,
    "bolt": _bolt,
    "cross": _cross,
    "plus": _plus,
    "ring": _ring,
    "pentagon": _pentagon,
    "ringed_pentagon": _ringed_pentagon,
    "lines": _lines,
    "blob": _blob,
    "plus_box": _plus_box,
    "person": _person,
}
"""How each is drawn in a box that it fills."""

SHARES = {"blob": 0.62, "plus_box": 0.2, "person": 0.2, "hands": 0.42}
"""Size of a symbol as a share of its figure, where it is not the usual."""
USUAL_SHARE = 0.52
CORNERED = {"plus_box": (0.5, 0.86), "person": (0.14, 0.2)}
"""Symbols that do not stand in the middle of their figure: where their middle is."""


def symbol_strokes(name: str, box: Box) -> Strokes:
    """The symbol of that name inside a figure's box."""
    side = SHARES.get(name, USUAL_SHARE) * min(box.width, box.height)
    x, y = CORNERED.get(name, (0.5, 0.5))
    cx, cy = box.x0 + x * box.width, box.y0 + y * box.height
    return SYMBOLS[name](Box(cx - side / 2, cy - side / 2, cx + side / 2, cy + side / 2))
