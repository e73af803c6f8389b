"""Outlines as a hand draws them: corners left open or overshot, circles that do not quite close."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sketch2model.elements import Box, ShapeKind
from training.sketches.hand import Hand
from training.sketches.strokes import Path, extended, resample, smoothed, wobble

FOLD = 0.24
"""Folded corner of a document, as a share of its shorter side."""
FOLDS = (0.16, 0.5)
"""The same for folds of any size."""
LID = 0.16
"""Half the height of a cylinder's lid, as a share of its width."""
LIDS = (0.08, 0.26)
"""The same for lids of any height."""
SKEW = 0.18
"""How far a parallelogram leans, as a share of its width."""


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """A shape as drawn.

    Attributes:
        ring: The closed outline, dense, first point not repeated.
        strokes: Paths of the pen along it and inside it.
    """

    ring: Path
    strokes: tuple[Path, ...]


def draw_outline(
    kind: ShapeKind, box: Box, hand: Hand, rng: np.random.Generator, variant: str | None = None
) -> Outline:
    """Draw a shape of that kind that fills the box, more or less.

    Args:
        kind: Which shape.
        box: Where.
        hand: Who draws it.
        rng: Where the unevenness comes from.
        variant: A document may have a `wave` for its lower side; it and a note a `cut` corner without the fold, a
            `dog_ear` of any size, or a whole corner with a `tick` or a `diagonal` in it. A cylinder may be `ringed`.
    """
    if variant == "wave":
        return _wavy(box, hand, rng)
    if kind in (ShapeKind.CIRCLE, ShapeKind.ELLIPSE):
        return _round(_ellipse(box), hand, rng)
    if kind in (ShapeKind.ROUNDED_RECTANGLE, ShapeKind.STADIUM):
        radius = 0.5 if kind is ShapeKind.STADIUM else rng.uniform(0.16, 0.3)
        return _round(_rounded(box, radius * min(box.width, box.height)), hand, rng)
    if kind is ShapeKind.CYLINDER:
        return _ringed(box, hand, rng) if variant == "ringed" else _cylinder(box, hand, rng)
    if kind is ShapeKind.ACTOR:
        return _actor(box, hand, rng)
    if kind in (ShapeKind.DOCUMENT, ShapeKind.NOTE):
        return _folded(box, hand, rng, variant)
    return _cornered(_shaken(_corners(kind, box), hand, rng), hand, rng)


def _folded(box: Box, hand: Hand, rng: np.random.Generator, variant: str | None) -> Outline:
    """A sheet with a corner folded over, or with a sign for it in the corner."""
    share = FOLD if variant in (None, "cut") else float(rng.uniform(*FOLDS))
    fold = share * min(box.width, box.height)
    inner = (box.x1 - fold, box.y0 + fold)
    before, after = (inner[0], box.y0), (box.x1, inner[1])
    if variant in ("tick", "diagonal"):
        outline = _cornered(_shaken(np.array(box.corners, float), hand, rng), hand, rng)
        sign = np.array([before, inner, after] if variant == "tick" else [before, after])
        return Outline(outline.ring, (*outline.strokes, wobble(sign, 0.5 * hand.wobble, rng)))
    corners = np.array([(box.x0, box.y0), before, after, (box.x1, box.y1), (box.x0, box.y1)])
    corners = _shaken(corners, hand, rng)
    outline = _cornered(corners, hand, rng)
    if variant == "cut":
        return outline
    crease = np.array([corners[1], [corners[1][0], corners[2][1]], corners[2]])
    return Outline(outline.ring, (*outline.strokes, wobble(crease, 0.5 * hand.wobble, rng)))


def _corners(kind: ShapeKind, box: Box) -> Path:
    x0, y0, x1, y1 = box.x0, box.y0, box.x1, box.y1
    cx, cy = box.center
    if kind is ShapeKind.DIAMOND:
        return np.array([(cx, y0), (x1, cy), (cx, y1), (x0, cy)])
    if kind is ShapeKind.PARALLELOGRAM:
        lean = SKEW * box.width
        return np.array([(x0 + lean, y0), (x1, y0), (x1 - lean, y1), (x0, y1)])
    return np.array(box.corners, float)


def _shaken(corners: Path, hand: Hand, rng: np.random.Generator) -> Path:
    """Corners are missed by about a pen width, more on large shapes."""
    spread = hand.slip * (0.5 + hand.looseness) + 0.008 * float(np.ptp(corners, axis=0).min())
    return corners + rng.normal(0, spread, corners.shape)


def _cornered(corners: Path, hand: Hand, rng: np.random.Generator) -> Outline:
    ends = np.roll(corners, -1, axis=0)
    sides = [wobble(np.stack(side), hand.unsteadiness, rng) for side in zip(corners, ends, strict=True)]
    ring = np.concatenate([side[:-1] for side in sides])
    habit = rng.choice(("sides", "two", "round"), p=(0.4, 0.25, 0.35))
    if habit == "sides":
        strokes = sides
    elif habit == "two":
        half = len(sides) // 2
        strokes = [np.concatenate(sides[:half]), np.concatenate(sides[half:])]
    else:
        strokes = [np.concatenate(sides)]
    return Outline(ring, tuple(_carelessly(smoothed(stroke, 0.8 * hand.pen), hand, rng) for stroke in strokes))


def _carelessly(path: Path, hand: Hand, rng: np.random.Generator) -> Path:
    """Start and stop a little before or after the corner."""
    miss = rng.normal(0.4, 1.0, 2) * hand.slip * 2.2 * hand.looseness
    if hand.habits.gap:
        open_by = hand.habits.gap * hand.size * rng.uniform(-0.2, 1.0, 2) * (rng.random(2) < 0.4)
        return extended(path, *(-np.minimum(open_by, 0.12 * len(path))).tolist())
    return extended(path, float(max(miss[0], -2 * hand.pen)), float(max(miss[1], -2 * hand.pen)))


def _round(curve: Path, hand: Hand, rng: np.random.Generator) -> Outline:
    """One stroke round a closed curve, from anywhere, closing roughly."""
    start = int(rng.integers(len(curve)))
    open_curve = np.roll(curve, -start, axis=0)
    ring = wobble(np.concatenate([open_curve, open_curve[:1]]), 0.8 * hand.unsteadiness, rng)
    miss = rng.normal(0, 1, 2) * hand.slip * (0.4 + hand.looseness)
    ring += np.linspace(0, 1, len(ring))[:, None] ** 2 * miss
    return Outline(ring[:-1], (extended(ring, 0, rng.uniform(-0.5, 4.5) * hand.pen * hand.looseness),))


def _ellipse(box: Box, first: float = 0, last: float = 2 * np.pi) -> Path:
    angles = np.linspace(first, last, 120)
    cx, cy = box.center
    return np.stack([cx + box.width / 2 * np.cos(angles), cy + box.height / 2 * np.sin(angles)], axis=1)


def _rounded(box: Box, radius: float) -> Path:
    inner = box.grown(-radius)
    quarter = np.linspace(0, np.pi / 2, 24)
    turns = ((0, inner.corners[2]), (1, inner.corners[3]), (2, inner.corners[0]), (3, inner.corners[1]))
    arcs = [
        np.array(corner) + radius * np.stack([np.cos(quarter + k * np.pi / 2), np.sin(quarter + k * np.pi / 2)], axis=1)
        for k, corner in turns
    ]
    return resample(np.concatenate([*arcs, arcs[0][:1]]))[:-1]


def _cylinder(box: Box, hand: Hand, rng: np.random.Generator, lid: float = LID) -> Outline:
    half = min(lid * box.width, 0.25 * box.height)
    top = _round(_ellipse(Box(box.x0, box.y0, box.x1, box.y0 + 2 * half)), hand, rng)
    bottom = _ellipse(Box(box.x0, box.y1 - 2 * half, box.x1, box.y1), 0, np.pi)
    mantle = np.concatenate([[(box.x1, box.y0 + half)], bottom, [(box.x0, box.y0 + half)]])
    mantle = wobble(mantle, hand.unsteadiness, rng)
    back = _ellipse(Box(box.x0, box.y0, box.x1, box.y0 + 2 * half), np.pi, 2 * np.pi)
    return Outline(np.concatenate([mantle, back]), (*top.strokes, _carelessly(mantle, hand, rng)))


def _ringed(box: Box, hand: Hand, rng: np.random.Generator) -> Outline:
    """A cylinder with a flat or high lid and up to three arcs below it."""
    lid = float(rng.uniform(*LIDS))
    outline = _cylinder(box, hand, rng, lid)
    half = min(lid * box.width, 0.25 * box.height)
    step = min(float(rng.uniform(0.5, 1.3)) * half + 1.5 * hand.pen, 0.25 * box.height)
    arcs = []
    for number in range(1, 1 + min(int(rng.integers(0, 4)), int((box.height - 3 * half) / step))):
        y = box.y0 + number * step
        arc = wobble(_ellipse(Box(box.x0, y, box.x1, y + 2 * half), 0, np.pi), hand.unsteadiness, rng)
        arcs.append(_carelessly(arc, hand, rng))
    return Outline(outline.ring, (*outline.strokes, *arcs))


def _wavy(box: Box, hand: Hand, rng: np.random.Generator) -> Outline:
    """A sheet whose lower side is a wave."""
    t = np.linspace(1, 0, 40)
    swing = rng.uniform(0.05, 0.11) * box.height
    level = box.y1 - swing
    wave = np.stack([box.x0 + t * box.width, level + swing * np.sin(2 * np.pi * t) * rng.choice((-1, 1))], axis=1)
    ring = np.concatenate([[(box.x0, box.y0), (box.x1, box.y0)], wave, [(box.x0, box.y0)]])
    ring = wobble(ring, hand.unsteadiness, rng)
    return Outline(ring[:-1], (_carelessly(smoothed(ring, 0.8 * hand.pen), hand, rng),))


def _actor(box: Box, hand: Hand, rng: np.random.Generator) -> Outline:
    """A stick man: head, trunk, arms, legs."""
    cx, _ = box.center
    head = min(box.width, 0.3 * box.height) / 2
    neck, hip, arms = box.y0 + 2 * head, box.y0 + 0.66 * box.height, box.y0 + 0.44 * box.height
    limbs = ([(cx, neck), (cx, hip)], [(box.x0, arms), (box.x1, arms)], [(box.x0, box.y1), (cx, hip), (box.x1, box.y1)])
    strokes = [wobble(np.array(limb), 0.5 * hand.unsteadiness, rng) for limb in limbs]
    skull = _round(_ellipse(Box(cx - head, box.y0, cx + head, neck)), hand, rng)
    return Outline(np.array(box.corners, float), (*skull.strokes, *strokes))
