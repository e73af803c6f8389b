"""The photo with everything found drawn over it; colour says how sure each finding is.

The ramp runs from vermillion (0) over orange (0.5) and sky blue (0.75) to blue (1): colours of Okabe and Ito,
"Color Universal Design" (2008), which people with any kind of colour vision tell apart.
"""

from __future__ import annotations

import io
import math
from bisect import bisect_right
from itertools import pairwise
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from sketch2model.errors import BadOptionError
from sketch2model.export.base import Exportable, Format
from sketch2model.export.mark import marked
from sketch2model.settings import ExportOptions

Color = tuple[int, int, int]

LONGEST_SIDE = 2000
RAMP: tuple[tuple[float, Color], ...] = (
    (0.0, (213, 94, 0)),
    (0.5, (230, 159, 0)),
    (0.75, (86, 180, 233)),
    (1.0, (0, 114, 178)),
)
_PAPER: Color = (255, 255, 255)
_INK: Color = (20, 20, 20)
_VEIL = 0.45  # share of white over the photo, so that drawings and labels stand out
_LONGEST_LABEL = 48
_LEGEND_STEPS = 24


def color_of(confidence: float) -> Color:
    """The ramp's colour for a confidence; outside 0 to 1 that of the nearer end."""
    value = min(1.0, max(0.0, confidence if math.isfinite(confidence) else 0.0))
    after = min(bisect_right([stop for stop, _ in RAMP], value), len(RAMP) - 1)
    (start, low), (end, high) = RAMP[after - 1], RAMP[after]
    share = (value - start) / (end - start)
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(low, high, strict=True))
    return red, green, blue


def write_overlay(exportable: Exportable, options: ExportOptions) -> bytes:
    """A PNG of the photo, at most `LONGEST_SIDE` pixels a side, with nodes, edges and lines of writing drawn over it.

    Raises:
        BadOptionError: If there is no photo to draw on.
    """
    if exportable.photo is None:
        raise BadOptionError("an overlay needs the photo", hint="convert the photo, not a stored graph")
    picture = Image.fromarray(exportable.photo.pixels)
    scale = min(1.0, LONGEST_SIDE / max(picture.size))
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    if size != picture.size:
        picture = picture.resize(size, Image.Resampling.BOX)
    picture = Image.blend(picture, Image.new("RGB", size, _PAPER), _VEIL)
    pen = _Pen(picture, scale)
    graph = exportable.graph
    for _, node in graph.nodes(data=True):
        pen.node(node)
    for *_, edge in graph.edges(data=True):
        pen.edge(edge)
    for element in (*(data for _, data in graph.nodes(data=True)), *(data for *_, data in graph.edges(data=True))):
        for line in element.get("lines") or ():
            pen.line(line)
    for _, node in graph.nodes(data=True):
        pen.node_label(node)
    for *_, edge in graph.edges(data=True):
        pen.ends(edge)
    pen.legend()
    file = io.BytesIO()
    picture.save(file, "PNG")
    return marked(file.getvalue())


class _Pen:
    """Draws graph elements, given in photo pixels, on the scaled picture."""

    def __init__(self, picture: Image.Image, scale: float) -> None:
        self._draw = ImageDraw.Draw(picture)
        self._scale = scale
        self._size = picture.size
        longest = max(picture.size)
        self._width = max(1, round(longest / 900))
        self._stroke = max(2, round(longest / 450))
        self._font = ImageFont.load_default(max(9.0, longest / 105))
        self._small = ImageFont.load_default(max(8.0, longest / 130))

    def node(self, node: dict[str, Any]) -> None:
        color = color_of(node["confidence"])
        if node["shape"] == "none":
            self._draw.rectangle(self._box(node["bbox"]), outline=color, width=self._stroke)
            return
        corners = node["polygon"] or _corners(node["bbox"])
        points = [self._point(corner) for corner in (*corners, corners[0])]
        self._draw.line(points, color, self._stroke, joint="curve")

    def node_label(self, node: dict[str, Any]) -> None:
        x0, y0, *_ = self._box(node["bbox"])
        words = " ".join(str(node[key]) for key in ("id", "kind", "name") if node.get(key))
        self._plate((x0, y0), f"{words} {node['confidence']:.2f}", self._font, color_of(node["confidence"]), above=True)

    def edge(self, edge: dict[str, Any]) -> None:
        points = [self._point(point) for point in edge["points"]]
        if len(points) < 2:
            return
        color = color_of(edge["confidence"])
        self._draw.line(points, color, self._stroke, joint="curve")
        self._plate(_halfway(points), f"{edge['kind']} {edge['confidence']:.2f}", self._small, color)

    def ends(self, edge: dict[str, Any]) -> None:
        points = [self._point(point) for point in edge["points"]]
        if len(points) < 2:
            return
        color = color_of(edge["confidence"])
        self._end(points[1], points[0], edge["source_end"], color)
        self._end(points[-2], points[-1], edge["target_end"], color)

    def line(self, line: dict[str, Any]) -> None:
        color = color_of(line["confidence"])
        x0, y0, x1, y1 = self._box(line["bbox"])
        self._draw.rectangle((x0, y0, x1, y1), outline=color, width=self._width)
        beside = x1 + self._draw.textlength(_shown(line["text"]), self._small) < self._size[0]
        self._plate((x1, y0) if beside else (x0, y1), line["text"], self._small, color)

    def legend(self) -> None:
        """A small ramp in the lower left corner."""
        step = max(2.0, max(self._size) / 220)
        height = step * 3
        x, y = step * 2, self._size[1] - height * 2 - step * 2
        right = x + step * _LEGEND_STEPS
        self._draw.rectangle((x - step, y - step, right + step, y + height * 2 + step), _PAPER, _INK)
        for number in range(_LEGEND_STEPS):
            left = x + number * step
            color = color_of(number / (_LEGEND_STEPS - 1))
            self._draw.rectangle((left, y, left + step, y + height), color)
        self._draw.text((x, y + height), "0", _INK, self._small)
        self._draw.text(((x + right) / 2, y + height), "confidence", _INK, self._small, anchor="ma")
        self._draw.text((right, y + height), "1", _INK, self._small, anchor="ra")

    def _end(self, before: tuple[float, float], tip: tuple[float, float], kind: str, color: Color) -> None:
        """The sign at a line's end, several pens long and pointing at `tip`."""
        dx, dy = tip[0] - before[0], tip[1] - before[1]
        length = math.hypot(dx, dy)
        if kind == "none" or length == 0:
            return
        ux, uy, reach = dx / length, dy / length, self._stroke * 5

        def at(back: float, aside: float) -> tuple[float, float]:
            return (
                tip[0] - (ux * back - uy * aside) * reach,
                tip[1] - (uy * back + ux * aside) * reach,
            )

        fill = color if kind.startswith("filled") else _PAPER
        if kind.endswith("triangle"):
            self._draw.polygon([tip, at(1, 0.5), at(1, -0.5)], fill, color, self._stroke)
        elif kind.endswith("diamond"):
            self._draw.polygon([tip, at(0.8, 0.4), at(1.6, 0), at(0.8, -0.4)], fill, color, self._stroke)
        elif kind == "open":
            self._draw.line([at(1, 0.5), tip, at(1, -0.5)], color, self._stroke)
        else:
            self._crow_foot(at, kind, color)

    def _crow_foot(self, at: Any, kind: str, color: Color) -> None:
        if "many" in kind:
            for aside in (0.5, 0.0, -0.5):
                self._draw.line([at(1, 0), at(0, aside)], color, self._stroke)
        if kind.endswith("one"):
            self._draw.line([at(0.5, 0.5), at(0.5, -0.5)], color, self._stroke)
        if kind.startswith("zero") or kind == "circle":
            x, y = at(1.3, 0)
            self._draw.circle((x, y), self._stroke * 1.5, _PAPER, color, self._stroke)

    def _plate(
        self,
        corner: tuple[float, float],
        text: str,
        font: ImageFont.FreeTypeFont | ImageFont.ImageFont,
        color: Color,
        *,
        above: bool = False,
    ) -> None:
        """Text on a white plate with a coloured border, moved inside the picture."""
        text = _shown(text)
        left, top, right, bottom = self._draw.textbbox((0, 0), text, font)
        margin = self._width
        width, height = right - left + 2 * margin, bottom - top + 2 * margin
        x = min(max(0.0, corner[0]), max(0.0, self._size[0] - width - 1))
        y = min(max(0.0, corner[1] - height if above else corner[1]), max(0.0, self._size[1] - height - 1))
        self._draw.rectangle((x, y, x + width, y + height), _PAPER, color)
        self._draw.text((x + margin - left, y + margin - top), text, _INK, font)

    def _point(self, point: list[float]) -> tuple[float, float]:
        return (point[0] * self._scale, point[1] * self._scale)

    def _box(self, bbox: list[float]) -> tuple[float, float, float, float]:
        x0, y0, x1, y1 = (value * self._scale for value in bbox)
        return (x0, y0, x1, y1)


def _shown(text: str) -> str:
    """One line of at most `_LONGEST_LABEL` characters without anything that is not a letter, digit or sign."""
    line = "".join(c if c.isprintable() else " " for c in text)
    return line if len(line) <= _LONGEST_LABEL else f"{line[: _LONGEST_LABEL - 3]}..."


def _corners(bbox: list[float]) -> list[list[float]]:
    x0, y0, x1, y1 = bbox
    return [[x0, y0], [x1, y0], [x1, y1], [x0, y1]]


def _halfway(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The point half the way along a polyline."""
    left = sum(math.dist(a, b) for a, b in pairwise(points)) / 2
    for (ax, ay), (bx, by) in pairwise(points):
        length = math.dist((ax, ay), (bx, by))
        if left <= length and length > 0:
            share = left / length
            return (ax + (bx - ax) * share, ay + (by - ay) * share)
        left -= length
    return points[-1]


OVERLAY = Format(
    name="overlay",
    suffix="overlay.png",
    title="The photo with everything found drawn over it, colour by confidence (PNG)",
    media_type="image/png",
    write=write_overlay,
    needs_photo=True,
)
