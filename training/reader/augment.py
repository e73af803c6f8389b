"""Other pens, other light, other edges: what makes one picture of a line many."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.recognize.read.lines import HEIGHT, at_line_height

Picture = NDArray[np.uint8]

SLANT, TURN, STRETCH = 0.22, 2.5, 0.22
"""Largest shear, rotation in degrees, and logarithm of the change of width."""


def augmented(picture: Picture, rng: np.random.Generator) -> Picture:
    """The same writing by a slightly different hand, cut out a little differently, at the network's height."""
    picture = _framed(picture, rng)
    if rng.random() < 0.8:
        picture = _bent(picture, rng)
    if rng.random() < 0.35:
        picture = _other_pen(picture, rng)
    line = at_line_height(picture)
    if rng.random() < 0.25:
        line = _coarse(line, rng)
    if rng.random() < 0.5:
        line = _other_light(line, rng)
    if rng.random() < 0.12:
        line = _remnants(line, rng)
    return line


def _framed(picture: Picture, rng: np.random.Generator) -> Picture:
    """A little more paper around the line, or a little less."""
    height = picture.shape[0]
    top, bottom = np.round(rng.normal(0.03, 0.05, 2) * height).astype(int).tolist()
    left, right = np.round(rng.normal(0.13, 0.11, 2) * height).astype(int).tolist()
    padded = np.pad(picture, [(max(0, top), max(0, bottom)), (max(0, left), max(0, right))], constant_values=255)
    cut = padded[max(0, -top) : padded.shape[0] - max(0, -bottom), max(0, -left) : padded.shape[1] - max(0, -right)]
    return cut if min(cut.shape) > 3 else picture


def _bent(picture: Picture, rng: np.random.Generator) -> Picture:
    """Sheared, turned, made wider or narrower, and wobbling."""
    height, width = picture.shape
    scale = HEIGHT * 1.25 / height
    stretch = scale * float(np.exp(rng.uniform(-STRETCH, STRETCH)))
    shear, turn = rng.uniform(-SLANT, SLANT), np.deg2rad(rng.normal(0, TURN / 2))
    if width > 6 * height:
        turn /= 3
    matrix = np.array([[stretch, -shear * scale - np.sin(turn) * scale], [np.sin(turn) * stretch, scale]])
    corners = matrix @ np.array([[0, width, 0, width], [0, 0, height, height]], np.float64)
    low, high = corners.min(axis=1), corners.max(axis=1)
    size = np.maximum(1, np.ceil(high - low)).astype(int)
    x, y = np.meshgrid(np.arange(size[0], dtype=np.float32), np.arange(size[1], dtype=np.float32))
    back = np.linalg.inv(matrix)
    if rng.random() < 0.5:
        x, y = x + _wobble(x, y, rng), y + _wobble(x, y, rng)
    from_x = (back[0, 0] * (x + low[0]) + back[0, 1] * (y + low[1])).astype(np.float32)
    from_y = (back[1, 0] * (x + low[0]) + back[1, 1] * (y + low[1])).astype(np.float32)
    return np.asarray(cv2.remap(picture, from_x, from_y, cv2.INTER_LINEAR, borderValue=255), np.uint8)


def _wobble(x: NDArray[np.float32], y: NDArray[np.float32], rng: np.random.Generator) -> NDArray[np.float32]:
    along, across = rng.uniform(0.02, 0.12, 2)
    phases = rng.uniform(0, 6.3, 2)
    return np.float32(rng.uniform(0.3, 1.3)) * (np.sin(along * x + phases[0]) + np.sin(across * y + phases[1]))


def _other_pen(picture: Picture, rng: np.random.Generator) -> Picture:
    """Thicker or thinner strokes."""
    size = int(rng.integers(2, 4)) if picture.shape[0] > 40 else 2
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
    changed = cv2.erode(picture, kernel) if rng.random() < 0.6 else cv2.dilate(picture, kernel)
    share = rng.uniform(0.3, 1.0)
    return np.asarray(cv2.addWeighted(changed, share, picture, 1 - share, 0), np.uint8)


def _coarse(line: Picture, rng: np.random.Generator) -> Picture:
    """As if from a photo with fewer pixels."""
    factor = rng.uniform(0.3, 0.8)
    size = (max(2, round(line.shape[1] * factor)), max(2, round(line.shape[0] * factor)))
    return np.asarray(cv2.resize(cv2.resize(line, size, interpolation=cv2.INTER_AREA), line.shape[::-1]), np.uint8)


def _other_light(line: Picture, rng: np.random.Generator) -> Picture:
    """Fainter or stronger ink, grain of the paper, blur."""
    darkness = (255 - line.astype(np.float32)) / 255
    darkness = np.clip(darkness ** rng.uniform(0.6, 1.6) * rng.uniform(0.5, 1.2), 0, 1)
    if rng.random() < 0.4:
        darkness = cv2.GaussianBlur(darkness, (0, 0), rng.uniform(0.4, 1.2))
    if rng.random() < 0.5:
        darkness = darkness + rng.normal(0, rng.uniform(0.01, 0.08), darkness.shape)
    return np.round(255 * (1 - np.clip(darkness, 0, 1))).astype(np.uint8)


def _remnants(line: Picture, rng: np.random.Generator) -> Picture:
    """A bit of a border or of another line's letters at one of the edges, or an underline."""
    marked = line.copy()
    height, width = line.shape
    thickness = int(rng.integers(1, 4))
    dark = int(rng.integers(0, 120))
    kind = int(rng.integers(0, 4))
    y = int(rng.integers(0, 5)) if kind == 0 else height - 1 - int(rng.integers(0, 5))
    if kind <= 1:
        first = int(rng.integers(0, width))
        cv2.line(marked, (first, y), (min(width, first + int(rng.integers(8, 200))), y + 1), dark, thickness)
    else:
        x = int(rng.integers(0, 3)) if kind == 2 else width - 1 - int(rng.integers(0, 3))
        top = int(rng.integers(0, height // 2))
        cv2.line(marked, (x, top), (x, top + int(rng.integers(8, height))), dark, thickness)
    return marked
