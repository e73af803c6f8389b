"""What a sheet has been through: folded, punched, written on from behind; or a board that was wiped."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from training.sketches.paper import Paper, Picture

HOLE = 0.009
"""Radius of a punched hole, as a share of the sheet's longer side."""
TABLE = (92.0, 74.0, 60.0)
"""What shows through a hole."""
MARGIN_INK = (205.0, 120.0, 130.0)


def worn(sheet: Picture, paper: Paper, ink: NDArray[np.uint8], rng: np.random.Generator) -> Picture:
    """The sheet before this page was drawn on it.

    Args:
        sheet: (height, width, 3) RGB, printed.
        paper: What has happened to it.
        ink: Coverage of this page; the other side is made of it.
        rng: Where exactly.
    """
    height, width = sheet.shape[:2]
    if paper.margin:
        x, thickness = int(width * rng.uniform(0.06, 0.16)), max(1, round(0.0009 * max(width, height)))
        x = x if rng.random() < 0.7 else width - x
        cv2.line(sheet, (x, 0), (x + int(rng.normal(0, 2)), height), MARGIN_INK, thickness, cv2.LINE_AA)
    if paper.bleed:
        behind = cv2.GaussianBlur(np.ascontiguousarray(ink[:, ::-1]), (0, 0), max(1.0, 0.0012 * width))
        behind = np.roll(behind, tuple(int(v) for v in rng.normal(0, 0.1, 2) * (height, width)), axis=(0, 1))
        sheet = sheet * (1 - paper.bleed * behind.astype(np.float32)[..., None] / 255)
    if paper.board:
        sheet = _wiped(sheet, rng)
    for _ in range(paper.creases):
        sheet = sheet * _crease(width, height, rng)[..., None]
    if paper.holes:
        _punch(sheet, int(paper.holes), rng)
    return sheet


def _crease(width: int, height: int, rng: np.random.Generator) -> NDArray[np.float32]:
    """A fold across the sheet: another light on its other side, and a line where it is broken."""
    upright = rng.random() < 0.5
    extent = width if upright else height
    at = extent * float(rng.choice((0.5, 0.33, 0.67, rng.uniform(0.2, 0.8)))) + extent * rng.normal(0, 0.01)
    away = (np.arange(extent) - at).astype(np.float32)
    reach = extent * float(rng.uniform(0.03, 0.25))
    step = np.sign(away) * np.exp(-np.abs(away) / reach) * rng.uniform(0.01, 0.09) * rng.choice((-1, 1))
    line = np.exp(-((away / max(1.2, 0.0011 * extent)) ** 2)) * rng.uniform(-0.05, 0.16)
    light = (1 + step - line).astype(np.float32)
    return np.broadcast_to(light[None, :] if upright else light[:, None], (height, width))


def _punch(sheet: Picture, count: int, rng: np.random.Generator) -> None:
    """Holes along one side, in place."""
    height, width = sheet.shape[:2]
    radius = max(2, round(HOLE * max(width, height) * float(rng.uniform(0.5, 1.2))))
    upright = rng.random() < 0.7
    along, across = (height, width) if upright else (width, height)
    side = 2.2 * radius if rng.random() < 0.75 else across - 2.2 * radius
    shares = (
        np.linspace(0.5 - 0.35 * rng.random(), 0.95 - 0.2 * rng.random(), count)
        if count < 8
        else np.linspace(0.02, 0.98, count)
    )
    brightness = float(rng.uniform(0.3, 2.2))
    colour = tuple(brightness * value for value in TABLE)
    for share in shares:
        x, y = (side, share * along) if upright else (share * along, side)
        cv2.circle(sheet, (round(x), round(y)), radius, colour, cv2.FILLED, cv2.LINE_AA)


def _wiped(sheet: Picture, rng: np.random.Generator) -> Picture:
    """Traces of what was wiped off a board, and the shine of a lamp on it."""
    height, width = sheet.shape[:2]
    smear = np.zeros((height // 4 + 1, width // 4 + 1), np.float32)
    for _ in range(int(rng.integers(2, 9))):
        centre = rng.random(2) * (width // 4, height // 4)
        steps = rng.normal(0, 0.05, (12, 2)) * (width // 4, height // 4)
        path = (centre + np.cumsum(steps, axis=0)).astype(np.int32)
        cv2.polylines(smear, [path], False, float(rng.uniform(0.03, 0.2)), int(rng.integers(2, 14)), cv2.LINE_AA)
    smear = cv2.resize(cv2.GaussianBlur(smear, (0, 0), 3), (width, height))[..., None]
    colour = np.array(((60, 80, 170), (170, 60, 60), (60, 60, 64), (50, 130, 80))[int(rng.integers(4))], np.float32)
    return (sheet * (1 - smear) + colour * smear).astype(np.float32)
