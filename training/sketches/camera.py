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

LIGHT_STEP = 4
"""Light changes so slowly that it is worked out for every fourth pixel only."""


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
        quarters: Quarter turns of the whole photo, counter-clockwise.
        shadow_form: arm | band | corner.
        glare: How bright a lamp is reflected, 0 to 1.
        hardness: How much the picture is driven to black and white, as scanners do, 0 to 1.
        jpeg: Quality it was stored with, None if it never was.
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
    quarters: int = 0
    shadow_form: str = "arm"
    glare: float = 0.0
    hardness: float = 0.0
    jpeg: int | None = None

    @classmethod
    def random(cls, rng: np.random.Generator) -> Camera:
        """A scanner now and then, else somebody's phone."""
        side = int(rng.integers(1000, 2000))
        if rng.random() < 0.25:
            return cls(
                side,
                turn=float(rng.normal(0, 0.5)),
                table=float(rng.uniform(-0.02, 0)),
                quarters=_random_quarters(rng),
                hardness=float(rng.choice((0.0, rng.uniform(0.3, 1.0)), p=(0.6, 0.4))),
                jpeg=int(rng.integers(40, 96)) if rng.random() < 0.5 else None,
            )
        return cls(
            side,
            tilt=float(rng.uniform(0, 0.06) * rng.random()),
            turn=float(rng.normal(0, 1.7)),
            table=float(rng.choice((rng.uniform(-0.03, 0), rng.uniform(0, 0.08)), p=(0.6, 0.4))),
            unevenness=float(rng.uniform(0.03, 0.4)),
            shadow=float(rng.choice((0, rng.uniform(0.08, 0.4)), p=(0.72, 0.28))),
            warmth=float(rng.normal(0.15, 0.35)),
            blur=float(rng.uniform(0.4, 1.3)),
            noise=float(rng.uniform(0.5, 5)),
            quarters=_random_quarters(rng),
            shadow_form=str(rng.choice(("arm", "band", "corner"))),
            glare=float(rng.choice((0.0, rng.uniform(0.2, 1.0)), p=(0.93, 0.07))),
            jpeg=int(rng.integers(25, 96)) if rng.random() < 0.7 else None,
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
    width, height = int(size[0]), int(size[1])
    for _ in range(camera.quarters):
        matrix = np.array([(0, 1, 0), (-1, 0, width), (0, 0, 1)], float) @ matrix
        width, height = height, width
    return Transform.of(matrix), (width, height)


def _random_quarters(rng: np.random.Generator) -> int:
    """Few people turn the page or the phone."""
    return int(rng.choice(4, p=(0.94, 0.025, 0.01, 0.025)))


def photograph(
    sheet: Picture, camera: Camera, view: Transform, size: tuple[int, int], rng: np.random.Generator
) -> NDArray[np.uint8]:
    """Take the picture: (height, width, 3) RGB."""
    height, width = size[1], size[0]
    seen = seen_through(np.clip(sheet, 0, 255).astype(np.uint8), view, size, border=cv2.BORDER_REPLICATE)
    seen = seen.astype(np.float32)
    cover = cv2.warpPerspective(np.ones(sheet.shape[:2], np.float32), view.array, size)[..., None]
    if float(cover.min()) < 1:
        seen = seen * cover + _table(width, height, rng) * _sheet_shadow(cover, width) * (1 - cover)
    coarse = (max(2, width // LIGHT_STEP), max(2, height // LIGHT_STEP))
    seen *= cv2.resize(_light(camera, *coarse, rng), size, interpolation=cv2.INTER_LINEAR)
    seen = cv2.GaussianBlur(seen, (0, 0), camera.blur) if camera.blur > 0 else seen
    rough = cv2.GaussianBlur(rng.standard_normal((height, width), dtype=np.float32), (0, 0), 0.7)
    seen += np.float32(2 * camera.noise) * rough[..., None]
    taken = np.clip(seen, 0, 255)
    if camera.hardness > 0:
        dark = 1 / (1 + np.exp(np.clip((0.72 * np.median(taken) - taken) / 9, -30, 30)))
        taken = (1 - camera.hardness) * taken + camera.hardness * 255 * dark
    return _stored(taken.round().astype(np.uint8), camera.jpeg)


def _stored(pixels: NDArray[np.uint8], quality: int | None) -> NDArray[np.uint8]:
    """The picture after it was stored as JPEG."""
    if quality is None:
        return pixels
    _, data = cv2.imencode(".jpg", pixels[..., ::-1], (cv2.IMWRITE_JPEG_QUALITY, quality))
    return np.ascontiguousarray(cv2.imdecode(data, cv2.IMREAD_COLOR)[..., ::-1]).astype(np.uint8)


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
        light *= 1 - camera.shadow * SHADOWS[camera.shadow_form](width, height, rng)
    if camera.glare > 0:
        light += camera.glare * _reflection(xs / width, ys / height, rng)
    tone = np.array([1 + 0.04 * camera.warmth, 1.0, 1 - 0.11 * camera.warmth], np.float32)
    return (light[..., None] * tone).astype(np.float32)


def _reflection(x: Picture, y: Picture, rng: np.random.Generator) -> Picture:
    """The image of a lamp, blurred."""
    spot = np.zeros_like(x)
    for _ in range(int(rng.integers(1, 3))):
        cx, cy = rng.uniform(0.1, 0.9, 2)
        rx, ry = rng.uniform(0.03, 0.2, 2)
        spot += np.exp(-(((x - cx) / rx) ** 2) - ((y - cy) / ry) ** 2)
    return np.minimum(spot, 1).astype(np.float32)


def _band_shadow(width: int, height: int, rng: np.random.Generator) -> Picture:
    """A window frame or a phone, as a band with soft edges."""
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    angle, scale = rng.uniform(0, np.pi), max(width, height)
    across = (np.cos(angle) * (xs - width / 2) + np.sin(angle) * (ys - height / 2)) / scale - rng.uniform(-0.3, 0.3)
    soft, half = rng.uniform(0.005, 0.05), rng.uniform(0.05, 0.3)
    return (1 / (1 + np.exp(np.clip((np.abs(across) - half) / soft, -30, 30)))).astype(np.float32)


def _corner_shadow(width: int, height: int, rng: np.random.Generator) -> Picture:
    """A straight edge of shade over one corner."""
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    angle = rng.uniform(0, 2 * np.pi)
    across = (np.cos(angle) * (xs - width / 2) + np.sin(angle) * (ys - height / 2)) / max(width, height)
    soft = rng.uniform(0.004, 0.06)
    return (1 / (1 + np.exp(np.clip((across - rng.uniform(-0.2, 0.3)) / -soft, -30, 30)))).astype(np.float32)


def _cast_shadow(width: int, height: int, rng: np.random.Generator) -> Picture:
    """The photographer's arm and head, out of focus: (height, width), 0 to 1."""
    shape = np.zeros((height, width), np.float32)
    x = rng.uniform(0.15, 0.85) * width
    reach = rng.uniform(0.45, 0.8) * height
    arm = [(x - 0.16 * width, height), (x - 0.05 * width, reach), (x + 0.1 * width, reach), (x + 0.24 * width, height)]
    cv2.fillPoly(shape, [np.array(arm, np.int32)], 1.0)
    cv2.ellipse(shape, (int(x + 0.02 * width), int(reach)), (width // 9, width // 8), 10, 0, 360, 1.0, cv2.FILLED)
    return cv2.GaussianBlur(shape, (0, 0), width / 50)


SHADOWS = {"arm": _cast_shadow, "band": _band_shadow, "corner": _corner_shadow}
