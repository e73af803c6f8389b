"""What the network says about every place of a page."""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np
import onnxruntime
from numpy.typing import NDArray

from sketch2model.elements import EndKind, LineStyle, Page, ShapeKind

SIDE = 1280
"""Longer side of the picture that the network sees, at most, in pixels; what it was trained at."""

LETTER = 20.0
"""Height of letters in that picture, at most, in pixels."""

SHORTEST = 512
"""The longer side is never made shorter than this, whatever the letters."""

MULTIPLE = 32
"""Sides of the network's input are multiples of this."""

SHAPE_KINDS = tuple(kind for kind in ShapeKind if kind not in (ShapeKind.CONTAINER, ShapeKind.NONE))
END_KINDS = tuple(EndKind)
LINE_STYLES = tuple(LineStyle)
"""What shapes, ends and connectors may be, in the order of the network's channels."""

_FINE = (
    ("shape_heat", 1),
    ("shape_kind", len(SHAPE_KINDS)),
    ("shape_sides", 4),
    ("end_heat", 2),
    ("end_kind", len(END_KINDS)),
    ("direction", 2),
    ("style", len(LINE_STYLES)),
    ("reach", 4),
)
"""Answers of the first output, in their order, and how many channels each has."""

Plane = NDArray[np.float32]
"""One or several maps."""


@dataclass(frozen=True, slots=True, eq=False)
class Maps:
    """The network's answers; the network's pixels are page pixels divided by `scale`.

    Attributes:
        scale: Page pixels in one pixel of the network's input.
        shape_heat: (h, w) chance that a shape has its middle here; a cell is 4 pixels wide.
        shape_kind: (kinds, h, w) chance of each of `SHAPE_KINDS`.
        shape_sides: (4, h, w) distances to left, top, right and bottom, in pixels.
        end_heat: (2, h, w) chance of an end without and with a sign.
        end_kind: (kinds, h, w) chance of each of `END_KINDS`.
        direction: (2, h, w) cosine and sine of twice the connector's angle.
        style: (styles, h, w) chance of each of `LINE_STYLES`.
        reach: (4, h, w) dx, dy to where the connector comes from and to where it goes, a little way ahead, in pixels.
        connector: (2h, 2w) chance that a connector runs here, gaps between dashes among it; cells of 2 pixels.
        divider: (2h, 2w) the same for the lines between compartments.
        text: (2h, 2w) the same for writing.
        inside: (h/4, w/4) chance of lying in a container; cells of 16 pixels.
        inner: (4, h/4, w/4) x0, y0, x1, y1 of the innermost container around, in pixels.
        outer: (4, h/4, w/4) the same of the outermost.
    """

    scale: float
    shape_heat: Plane = field(repr=False)
    shape_kind: Plane = field(repr=False)
    shape_sides: Plane = field(repr=False)
    end_heat: Plane = field(repr=False)
    end_kind: Plane = field(repr=False)
    direction: Plane = field(repr=False)
    style: Plane = field(repr=False)
    reach: Plane = field(repr=False)
    connector: Plane = field(repr=False)
    divider: Plane = field(repr=False)
    text: Plane = field(repr=False)
    inside: Plane = field(repr=False)
    inner: Plane = field(repr=False)
    outer: Plane = field(repr=False)


def look(page: Page, network: onnxruntime.InferenceSession) -> Maps:
    """Show the page to the network once."""
    scale = scale_of(page)
    fine, masks, coarse = network.run(None, {"ink": _input(page)})
    parts = dict(zip((n for n, _ in _FINE), np.split(fine[0], np.cumsum([c for _, c in _FINE])[:-1]), strict=True))
    inside, inner, outer = np.split(coarse[0], (1, 5))
    connector, divider, text = _chance(masks[0])
    return Maps(
        scale=scale,
        shape_heat=_chance(parts["shape_heat"][0]),
        shape_kind=_share(parts["shape_kind"]),
        shape_sides=4 * np.exp(np.clip(parts["shape_sides"], -2, 7)),
        end_heat=_chance(parts["end_heat"]),
        end_kind=_share(parts["end_kind"]),
        direction=parts["direction"],
        style=_share(parts["style"]),
        reach=64 * parts["reach"],
        connector=connector,
        divider=divider,
        text=text,
        inside=_chance(inside[0]),
        inner=_boxes(inner),
        outer=_boxes(outer),
    )


def scale_of(page: Page) -> float:
    """Page pixels in one pixel of the network's input: the whole page fits, and writing is no larger than usual."""
    longer = max(page.width, page.height)
    return min(max(longer / SIDE, page.letter_height / LETTER), longer / SHORTEST)


def as_seen(page: Page) -> NDArray[np.uint8]:
    """The page's ink at the size at which the network sees it; page pixels divided by `scale_of` the page."""
    scale = scale_of(page)
    size = (round(page.width / scale), round(page.height / scale))
    method = cv2.INTER_AREA if scale > 1 else cv2.INTER_CUBIC
    return cv2.resize(page.ink, size, interpolation=method).astype(np.uint8)


def _input(page: Page) -> NDArray[np.float32]:
    ink = as_seen(page)
    padded = np.pad(ink, ((0, -ink.shape[0] % MULTIPLE), (0, -ink.shape[1] % MULTIPLE)), constant_values=255)
    return (1 - padded.astype(np.float32) / np.float32(255))[None, None].astype(np.float32)


def _boxes(logits: Plane) -> Plane:
    """Logarithms of distances in units of 64 pixels to boxes in pixels."""
    h, w = logits.shape[1:]
    ys, xs = np.mgrid[0:h, 0:w].astype(np.float32) * 16 + 8
    left, top, right, bottom = 64 * np.exp(np.clip(logits, -4, 4))
    return np.stack([xs - left, ys - top, xs + right, ys + bottom])


def _chance(logits: Plane) -> Plane:
    return (1 / (1 + np.exp(-logits))).astype(np.float32)


def _share(logits: Plane) -> Plane:
    raised = np.exp(logits - logits.max(axis=0))
    shares: Plane = (raised / raised.sum(axis=0)).astype(np.float32)
    return shares
