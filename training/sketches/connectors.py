"""Where connectors run and what stands at their ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sketch2model.elements import Box, EndKind
from training.sketches.habits import TIDY, Habits
from training.sketches.strokes import Path

SIDES = {"left": (-1, 0), "right": (1, 0), "top": (0, -1), "bottom": (0, 1)}
BEND = 0.16
"""Sagitta of a curved connector, as a share of its length."""


@dataclass(frozen=True, slots=True, eq=False)
class EndSign:
    """The sign at the end of a connector.

    Attributes:
        strokes: Lines that make it up.
        fills: Areas that are blackened.
        setback: The connector's own line stops this far from the tip.
    """

    strokes: tuple[Path, ...] = ()
    fills: tuple[Path, ...] = ()
    setback: float = 0.0


def end_sign(
    kind: EndKind, tip: Path, heading: Path, size: float, rng: np.random.Generator, habits: Habits = TIDY
) -> EndSign:
    """Draw the sign of that kind.

    Args:
        kind: Which sign.
        tip: Where the connector touches, (2,).
        heading: Unit vector along the connector towards the tip.
        size: Length of an arrowhead.
        rng: Where the unevenness comes from.
        habits: Of the hand that draws it.
    """
    crooked = 0.035 + 0.11 * habits.sloppiness
    splay = habits.splay
    if habits.sloppiness:
        lean = rng.normal(0, 0.16 * habits.sloppiness)
        heading = np.array([[np.cos(lean), -np.sin(lean)], [np.sin(lean), np.cos(lean)]]) @ heading
        size, splay = size * rng.lognormal(0, 0.18), splay * rng.lognormal(0, 0.15)
    across = np.array([-heading[1], heading[0]])

    def at(back: float, side: float) -> Path:
        return tip - heading * back * size + across * side * splay * size + rng.normal(0, crooked * size, 2)

    def closed(ring: Path) -> Path:
        """Some leave a side out or do not come back to where they began."""
        if not habits.sloppiness or rng.random() > 0.5 * habits.sloppiness:
            return ring
        return np.concatenate([ring[:-1], ring[-2:-1] + (ring[-1:] - ring[-2:-1]) * rng.uniform(0.3, 1.15)])

    match kind:
        case EndKind.OPEN:
            return EndSign((np.array([at(1, 0.5), tip, at(1, -0.5)]),))
        case EndKind.TRIANGLE | EndKind.FILLED_TRIANGLE:
            ring = np.array([tip, at(1.05, 0.58), at(1.05, -0.58), tip])
            return EndSign((closed(ring),), (ring,) if kind is EndKind.FILLED_TRIANGLE else (), 1.05 * size)
        case EndKind.DIAMOND | EndKind.FILLED_DIAMOND:
            ring = np.array([tip, at(0.75, 0.42), at(1.5, 0), at(0.75, -0.42), tip])
            return EndSign((closed(ring),), (ring,) if kind is EndKind.FILLED_DIAMOND else (), 1.5 * size)
        case EndKind.ONE:
            return EndSign((np.array([at(0.7, 0.5), at(0.7, -0.5)]),))
        case EndKind.MANY:
            return EndSign((_crows_foot(at),))
        case EndKind.ZERO_ONE:
            return EndSign((np.array([at(0.6, 0.5), at(0.6, -0.5)]), _ring(at(1.25, 0), 0.32 * size)))
        case EndKind.ZERO_MANY:
            return EndSign((_crows_foot(at), _ring(at(1.4, 0), 0.32 * size)))
        case EndKind.CIRCLE:
            back = 0.35 * (1 - habits.sloppiness * rng.random()) if habits.sloppiness else 0.35
            return EndSign((_ring(tip - heading * back * size, 0.35 * size),), (), (back + 0.35) * size)
        case _:
            return EndSign()


def _crows_foot(at: Callable[[float, float], Path]) -> Path:
    return np.array([at(0, 0.55), at(1.05, 0), at(0, -0.55)])


def _ring(centre: Path, radius: float) -> Path:
    angles = np.linspace(0, 2 * np.pi + 0.4, 40)
    return centre + radius * np.stack([np.cos(angles), np.sin(angles)], axis=1)


def side_point(box: Box, side: str, share: float) -> Path:
    """A point on one side of a box; `share` counts from its left or top end."""
    x, y = box.x0 + share * box.width, box.y0 + share * box.height
    return np.array({"left": (box.x0, y), "right": (box.x1, y), "top": (x, box.y0), "bottom": (x, box.y1)}[side])


def on_ring(ring: Path, inside: Path, outside: Path) -> Path:
    """Where the ray from `inside` towards `outside` leaves the outline (the last crossing)."""
    heading = (outside - inside) / max(np.hypot(*(outside - inside)), 1e-9)
    offset = ring - inside
    forward, sideways = offset @ heading, offset @ np.array([-heading[1], heading[0]])
    crossing = (np.sign(sideways) != np.sign(np.roll(sideways, -1))) & (forward > 0)
    if not crossing.any():
        return inside
    return inside + heading * float(forward[crossing].max())


def straight(a: Box, b: Box) -> tuple[Path, Path]:
    """Two points inside the boxes that a straight connector aims at: straight up or across where the boxes face."""
    first, second = np.array(a.center), np.array(b.center)
    for axis, (low, high) in enumerate(
        ((max(a.x0, b.x0), min(a.x1, b.x1)), (max(a.y0, b.y0), min(a.y1, b.y1))),
    ):
        if high - low > 0.25 * min((a.width, a.height)[axis], (b.width, b.height)[axis]):
            first[axis] = second[axis] = (low + high) / 2
    return first, second


def facing_sides(a: Box, b: Box) -> tuple[str, str]:
    """The sides through which a right-angled connector best goes."""
    across = max(b.x0 - a.x1, a.x0 - b.x1)
    along = max(b.y0 - a.y1, a.y0 - b.y1)
    if across > along:
        return ("right", "left") if b.center[0] > a.center[0] else ("left", "right")
    return ("bottom", "top") if b.center[1] > a.center[1] else ("top", "bottom")


def right_angled(p: Path, leaves: str, q: Path, enters: str, stub: float, middle: float = 0.5) -> Path:
    """Corners of a right-angled path from p to q.

    Args:
        p: Start on the source's outline.
        leaves: The side of the source it starts from.
        q: End on the target's outline.
        enters: The side of the target it ends at.
        stub: How far it runs straight out before it may turn back.
        middle: Where between the figures it turns, as a share of the way.
    """
    out, into = np.array(SIDES[leaves], float), np.array(SIDES[enters], float)
    axis = 0 if out[0] else 1
    if out @ into == 0:
        corner = np.where(np.arange(2) == axis, q, p)
        if (corner - p) @ out > 0 and (corner - q) @ into > 0:
            return np.array([p, corner, q])
        return np.array([p, p + out * stub, _mixed(q + into * stub, p + out * stub, axis), q + into * stub, q])
    if out @ into > 0:
        reach = max(p[axis] * out[axis], q[axis] * out[axis]) + stub
        turn = reach * out[axis]
    else:
        turn = (1 - middle) * p[axis] + middle * q[axis]
        if abs(p[1 - axis] - q[1 - axis]) < 0.8 * stub:
            return np.array([p, q])
    first, second = p.copy(), q.copy()
    first[axis] = second[axis] = turn
    return np.array([p, first, second, q])


def roundabout(p: Path, leaves: str, q: Path, enters: str, stub: float, level: float) -> Path:
    """Corners of a path with four bends that runs along a level aside of both ends.

    Args:
        p: Start on the source's outline.
        leaves: The side of the source it starts from.
        q: End on the target's outline.
        enters: The side of the target it ends at: the same or the opposite one.
        stub: How far it runs straight out of both.
        level: Where it runs from one to the other: y where it leaves to the left or right, otherwise x.
    """
    axis = 0 if SIDES[leaves][0] else 1
    out, back = p + stub * np.array(SIDES[leaves]), q + stub * np.array(SIDES[enters])
    first, second = out.copy(), back.copy()
    first[1 - axis] = second[1 - axis] = level
    return np.array([p, out, first, second, back, q])


def _mixed(a: Path, b: Path, axis: int) -> Path:
    return np.array([b[0], a[1]]) if axis == 0 else np.array([a[0], b[1]])


def bow(p: Path, leaves: str, q: Path, enters: str, pull: float) -> Path:
    """A curve that leaves and enters square to the outlines, the rounder the stronger the pull."""
    first, second = p + pull * np.array(SIDES[leaves]), q + pull * np.array(SIDES[enters])
    t = np.linspace(0, 1, 60)[:, None]
    return (1 - t) ** 3 * p + 3 * t * (1 - t) ** 2 * first + 3 * t**2 * (1 - t) * second + t**3 * q


def curved(p: Path, q: Path, rng: np.random.Generator) -> Path:
    """A single bow from p to q."""
    span = q - p
    middle = (p + q) / 2 + np.array([-span[1], span[0]]) * 2 * BEND * rng.choice((-1, 1)) * rng.uniform(0.6, 1.2)
    t = np.linspace(0, 1, 60)[:, None]
    return (1 - t) ** 2 * p + 2 * t * (1 - t) * middle + t**2 * q
