"""A window of a page seen at another size, turned a little, in other ink."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from training.detector.example import Example, Points

WINDOW = (832, 1024)
"""Height and width of what the network learns from at once; both multiples of 32."""

ZOOM = (0.62, 1.5)
"""How large a page of 1280 pixels may become."""

MIRRORED, UPENDED = 0.25, 0.15
"""How often a page is mirrored, or turned by a quarter."""


def window(example: Example, rng: np.random.Generator, size: tuple[int, int] = WINDOW) -> Example:
    """A random window of a page.

    Args:
        example: The page.
        rng: Where the chance comes from.
        size: Height and width of the window.
    """
    matrix = _view(example.ink.shape, size, rng)
    ink = cv2.warpAffine(example.ink, matrix[:2], size[::-1], flags=cv2.INTER_AREA, borderValue=255)
    return _moved(replace(example, ink=_other_ink(ink, rng)), matrix)


def whole(example: Example, multiple: int = 32) -> Example:
    """The page as it is, padded with paper to sides that are multiples of `multiple`."""
    height, width = example.ink.shape
    pad = ((0, -height % multiple), (0, -width % multiple))
    return replace(example, ink=np.pad(example.ink, pad, constant_values=255))


def _view(page: tuple[int, ...], size: tuple[int, int], rng: np.random.Generator) -> NDArray[np.float64]:
    height, width = page
    zoom = float(np.exp(rng.uniform(*np.log(ZOOM))))
    stretch = float(np.exp(rng.normal(0, 0.06)))
    angle = np.deg2rad(rng.normal(0, 2.0) + (rng.choice((90, -90)) if rng.random() < UPENDED else 0))
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    shear = np.array([[1, rng.normal(0, 0.02)], [0, 1]])
    mirror = np.diag([-1.0 if rng.random() < MIRRORED else 1.0, 1.0])
    linear = turn @ shear @ mirror @ np.diag([zoom * stretch, zoom / stretch])
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], float) @ linear.T
    low, high = corners.min(axis=0), corners.max(axis=0)
    room = np.array(size[::-1]) - (high - low)
    # A page larger than the window is cut anywhere; a smaller one lies anywhere in it.
    offset = -low + np.where(room > 0, rng.random(2) * room, rng.uniform(-0.06, 1.06, 2) * room)
    return np.vstack([np.column_stack([linear, offset]), [0, 0, 1]])


def _moved(example: Example, matrix: NDArray[np.float64]) -> Example:
    def moved(points: Points) -> Points:
        return (points @ matrix[:2, :2].T + matrix[:2, 2]).astype(np.float32)

    return Example(
        example.ink,
        tuple(replace(shape, ring=moved(shape.ring)) for shape in example.shapes),
        tuple(map(moved, example.containers)),
        tuple(map(moved, example.dividers)),
        tuple(map(moved, example.words)),
        tuple(replace(course, path=moved(course.path)) for course in example.courses),
    )


def _other_ink(ink: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    """Thicker or thinner strokes, paler ink, blur, specks, noise, rubbed-out patches."""
    if rng.random() < 0.3:
        kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (3, 3))
        ink = cv2.erode(ink, kernel) if rng.random() < 0.7 else cv2.dilate(ink, kernel[:2, :2])
    if rng.random() < 0.25:
        ink = cv2.GaussianBlur(ink, (0, 0), float(rng.uniform(0.4, 1.4)))
    dark = (255 - ink).astype(np.float32)
    dark = 255 * (dark / 255) ** float(np.exp(rng.normal(0, 0.25)))
    dark *= float(rng.uniform(0.45, 1.1))
    if rng.random() < 0.3:
        height, width = ink.shape
        uneven = cv2.resize(rng.uniform(0.35, 1.1, (5, 6)).astype(np.float32), (width, height))
        dark *= uneven
    if rng.random() < 0.4:
        coarse = rng.standard_normal((ink.shape[0] // 2, ink.shape[1] // 2), dtype=np.float32)
        dark += float(rng.uniform(2, 14)) * cv2.resize(coarse, ink.shape[::-1])
    if rng.random() < 0.3:
        for _ in range(int(rng.integers(1, 60))):
            x, y = int(rng.integers(ink.shape[1])), int(rng.integers(ink.shape[0]))
            cv2.circle(dark, (x, y), int(rng.integers(1, 3)), float(rng.uniform(60, 220)), cv2.FILLED)
    return np.clip(255 - dark, 0, 255).astype(np.uint8)
