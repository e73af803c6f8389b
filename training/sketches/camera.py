"""The photo: a sheet seen by a scanner or by a hand-held camera, and the exact way from sheet to photo."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Transform
from training.sketches.paper import Picture

FINEST = 1.3
"""Sheets with more detail than this, in photo pixels, are made smaller before they are projected."""


@dataclass(frozen=True, slots=True)
class Camera:
    """How the picture is taken. The defaults are a good flatbed scanner.

    Attributes:
        side: Longer side of the photo, in pixels; the shorter one follows from the sheet.
        tilt: How far the corners of the sheet are displaced by perspective, as a share of the width.
        turn: Degrees the sheet is turned.
        table: Share of the width by which the table shows around the sheet; negative to cut into the sheet.
        unevenness: How much darker the darkest side is, 0 to 1.
        shadow: How dark a shadow falls over the sheet, 0 to 1.
        warmth: Colour of the light, -1 (blue) to 1 (yellow).
        blur: Sigma, in photo pixels.
        noise: Sigma of the sensor's noise, in grey values.
    """

    side: int = 1600
    tilt: float = 0.0
    turn: float = 0.0
    table: float = 0.0
    unevenness: float = 0.0
    shadow: float = 0.0
    warmth: float = 0.0
    blur: float = 0.5
    noise: float = 1.5

    @classmethod
    def random(cls, rng: np.random.Generator) -> Camera:
        """A scanner now and then, else somebody's phone."""
        side = int(rng.integers(1000, 2000))
        if rng.random() < 0.25:
            return cls(side, turn=float(rng.normal(0, 0.5)), table=float(rng.uniform(-0.02, 0)))
        return cls(
            side,
            tilt=float(rng.uniform(0, 0.06) * rng.random()),
            turn=float(rng.normal(0, 1.7)),
            table=float(rng.choice((rng.uniform(-0.03, 0), rng.uniform(0, 0.08)), p=(0.6, 0.4))),
            unevenness=float(rng.uniform(0.03, 0.4)),
            shadow=float(rng.choice((0, rng.uniform(0.08, 0.4)), p=(0.72, 0.28))),
            warmth=float(rng.normal(0.15, 0.35)),
            blur=float(rng.uniform(0.4, 1.3)),
            noise=float(rng.uniform(1, 5)),
        )


def view_of(camera: Camera, sheet: tuple[int, int], rng: np.random.Generator) -> tuple[Transform, tuple[int, int]]:
    """The map from sheet to photo pixels, and the photo's width and height.

    Args:
        camera: How the picture is taken.
        sheet: Width and height of the sheet.
        rng: For the direction of the tilt.
    """
    size = np.round(np.array(sheet) * camera.side / max(sheet)).astype(int)
    corners = np.array([(0, 0), (sheet[0], 0), (sheet[0], sheet[1]), (0, sheet[1])], np.float64)
    margin = camera.table * size[0]
    placed = margin + corners / np.array(sheet) * (size - 2 * margin)
    angle = np.deg2rad(camera.turn)
    spin = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    placed = (placed - size / 2) @ spin.T + size / 2
    far = np.array([(1, 1), (-1, 1), (0, 0), (0, 0)]) * rng.uniform(0.7, 1.3, (4, 1))
    if rng.random() < 0.3:
        far = np.roll(far, 1, axis=0) * np.array([1, -1])
    placed = placed + camera.tilt * size[0] * (far + rng.normal(0, 0.15, (4, 2)))
    matrix = cv2.getPerspectiveTransform(corners.astype(np.float32), placed.astype(np.float32))
    return Transform.of(matrix), (int(size[0]), int(size[1]))


def photograph(
    sheet: Picture, camera: Camera, view: Transform, size: tuple[int, int], rng: np.random.Generator
) -> NDArray[np.uint8]:
    """Take the picture: (height, width, 3) RGB."""
    height, width = size[1], size[0]
    seen = seen_through(sheet, view, size, border=cv2.BORDER_REPLICATE)
    cover = cv2.warpPerspective(np.ones(sheet.shape[:2], np.float32), view.array, size)[..., None]
    if float(cover.min()) < 1:
        seen = seen * cover + _table(width, height, rng) * _sheet_shadow(cover, width) * (1 - cover)
    seen = seen * _light(camera, width, height, rng)
    seen = cv2.GaussianBlur(seen, (0, 0), camera.blur) if camera.blur > 0 else seen
    rough = cv2.GaussianBlur(rng.standard_normal((height, width, 3), dtype=np.float32), (0, 0), 0.7)
    return np.clip(seen + 2 * camera.noise * rough, 0, 255).round().astype(np.uint8)


def seen_through(plane: NDArray, view: Transform, size: tuple[int, int], border: int = cv2.BORDER_CONSTANT) -> NDArray:
    """A plane of the sheet as it lies in the photo; made smaller first where the photo is much smaller."""
    matrix = view.array
    factor = FINEST * max(size) / max(plane.shape[:2])
    if factor < 1:
        height, width = plane.shape[:2]
        plane = cv2.resize(plane, (round(width * factor), round(height * factor)), interpolation=cv2.INTER_AREA)
        fx, fy = plane.shape[1] / width, plane.shape[0] / height
        matrix = matrix @ np.array([(1 / fx, 0, 0.5 / fx - 0.5), (0, 1 / fy, 0.5 / fy - 0.5), (0, 0, 1)])
    return cv2.warpPerspective(plane, matrix, size, flags=cv2.INTER_CUBIC, borderMode=border)


def _table(width: int, height: int, rng: np.random.Generator) -> Picture:
    """Wood, more or less."""
    colours = ((122, 84, 54), (86, 60, 44), (164, 128, 92), (70, 72, 76))
    streaks = cv2.resize(rng.standard_normal((height // 4 + 1, 6), dtype=np.float32), (width, height))
    fine = cv2.resize(rng.standard_normal((height, 24), dtype=np.float32), (width, height))
    colour = np.array(colours[int(rng.integers(len(colours)))], np.float32)
    return colour * (1 + 0.10 * streaks + 0.05 * fine)[..., None]


def _sheet_shadow(cover: Picture, width: int) -> Picture:
    """The edge of the sheet darkens the table next to it."""
    shifted = np.roll(cover[..., 0], (width // 250, width // 350), axis=(0, 1))
    return (1 - 0.55 * cv2.GaussianBlur(shifted, (0, 0), width / 260))[..., None]


def _light(camera: Camera, width: int, height: int, rng: np.random.Generator) -> Picture:
    """Brightness at each pixel, per channel."""
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    angle = rng.uniform(0, 2 * np.pi)
    ramp = np.cos(angle) * xs / width + np.sin(angle) * ys / height
    ramp = (ramp - ramp.min()) / np.ptp(ramp)
    vignette = ((xs / width - 0.5) ** 2 + (ys / height - 0.5) ** 2) * 0.5
    light = 1 - camera.unevenness * (0.8 * ramp**1.3 + vignette)
    if camera.shadow > 0:
        light *= 1 - camera.shadow * _cast_shadow(width, height, rng)
    tone = np.array([1 + 0.04 * camera.warmth, 1.0, 1 - 0.11 * camera.warmth], np.float32)
    return (light[..., None] * tone).astype(np.float32)


def _cast_shadow(width: int, height: int, rng: np.random.Generator) -> Picture:
    """The photographer's arm and head, out of focus: (height, width), 0 to 1."""
    shape = np.zeros((height, width), np.float32)
    x = rng.uniform(0.15, 0.85) * width
    reach = rng.uniform(0.45, 0.8) * height
    arm = [(x - 0.16 * width, height), (x - 0.05 * width, reach), (x + 0.1 * width, reach), (x + 0.24 * width, height)]
    cv2.fillPoly(shape, [np.array(arm, np.int32)], 1.0)
    cv2.ellipse(shape, (int(x + 0.02 * width), int(reach)), (width // 9, width // 8), 10, 0, 360, 1.0, cv2.FILLED)
    return cv2.GaussianBlur(shape, (0, 0), width / 50)
