"""Elements of an Excalidraw scene: https://docs.excalidraw.com/docs/codebase/json-schema."""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

from sketch2model.elements import Box, LineStyle, Point, ShapeKind
from sketch2model.export.diagrams.figures import Lettering

Element = dict[str, Any]

LETTERING = Lettering(letter=8.6, line=20.0)
_FONT_SIZE = 16
_LINE_HEIGHT = 1.25
_EXCALIFONT = 5
_ADAPTIVE_RADIUS = 3
_ARC = 12
_STROKE_STYLES = {LineStyle.SOLID: "solid", LineStyle.DASHED: "dashed", LineStyle.DOTTED: "dotted"}


def element(name: str, kind: str, box: Box, /, **known: Any) -> Element:
    """What all elements have; the same name always gets the same seed, so it always wobbles the same way."""
    seed = zlib.crc32(name.encode()) & 0x7FFFFFFF
    return {
        "id": name,
        "type": kind,
        "x": round(box.x0, 1),
        "y": round(box.y0, 1),
        "width": round(box.width, 1),
        "height": round(box.height, 1),
        "angle": 0,
        "strokeColor": "#1e1e1e",
        "backgroundColor": "transparent",
        "fillStyle": "solid",
        "strokeWidth": 1,
        "strokeStyle": "solid",
        "roughness": 1,
        "opacity": 100,
        "groupIds": [],
        "frameId": None,
        "index": None,
        "roundness": None,
        "seed": seed,
        "version": 1,
        "versionNonce": seed,
        "isDeleted": False,
        "boundElements": [],
        "updated": 1,
        "link": None,
        "locked": False,
        **known,
    }


def text(name: str, lines: Sequence[str], middle: Point, *, align: str = "center", **known: Any) -> Element:
    """Lines of text around a point."""
    width, height = LETTERING.size(lines)
    return element(
        name,
        "text",
        Box(middle[0] - width / 2, middle[1] - height / 2, middle[0] + width / 2, middle[1] + height / 2),
        **{
            "text": "\n".join(lines),
            "originalText": "\n".join(lines),
            "fontSize": _FONT_SIZE,
            "fontFamily": _EXCALIFONT,
            "lineHeight": _LINE_HEIGHT,
            "textAlign": align,
            "verticalAlign": "middle",
            "containerId": None,
            "autoResize": True,
            **known,
        },
    )


def bound_text(container: Element, lines: Sequence[str], middle: Point, vertical: str = "middle") -> Element:
    """Text that belongs to a box or an arrow; the container is told."""
    name = f"{container['id']}-text"
    container["boundElements"].append({"type": "text", "id": name})
    known = {"containerId": container["id"], "verticalAlign": vertical, "frameId": container["frameId"]}
    return text(name, lines, middle, groupIds=list(container["groupIds"]), **known)


def stroke(name: str, kind: str, points: Sequence[Point], style: LineStyle = LineStyle.SOLID, **known: Any) -> Element:
    """A `line` or an `arrow` through the given points; ends where it began, it can be filled."""
    (x, y), extent = points[0], Box.around(points)
    place = Box(x, y, x + extent.width, y + extent.height)
    course = [[round(px - x, 1), round(py - y, 1)] for px, py in points]
    ends = {"startBinding": None, "endBinding": None, "startArrowhead": None, "endArrowhead": None}
    arrow = {"elbowed": False} if kind == "arrow" else {}
    more = {"points": course, "lastCommittedPoint": None, "strokeStyle": _STROKE_STYLES[style], **ends, **arrow}
    return element(name, kind, place, **{**more, **known})


def rounded() -> dict[str, int]:
    """Corners that Excalidraw rounds by itself."""
    return {"type": _ADAPTIVE_RADIUS}


def outlines(shape: ShapeKind, box: Box) -> tuple[tuple[Point, ...], ...]:
    """Strokes of the shapes that Excalidraw has no element for; the first is closed. Empty for all others."""
    (x0, y0, x1, y1), (x, _), width, height = (box.x0, box.y0, box.x1, box.y1), box.center, box.width, box.height
    if shape is ShapeKind.CYLINDER:
        rim = rim_of(box)
        back, front = (tuple(_arc(x0, x1, y0 + rim, rise)) for rise in (-rim, rim))
        bottom = tuple(_arc(x1, x0, y1 - rim, rim))
        return ((*back, *bottom, back[0]), front)
    if shape is ShapeKind.DOCUMENT:
        wave = height / 8
        foot = (*_arc(x1, x, y1 - wave, -wave), *tuple(_arc(x, x0, y1 - wave, wave))[1:])
        return (((x0, y0), (x1, y0), *foot, (x0, y0)),)
    if shape is ShapeKind.PARALLELOGRAM:
        lean = min(20.0, width / 4)
        return (((x0 + lean, y0), (x1, y0), (x1 - lean, y1), (x0, y1), (x0 + lean, y0)),)
    if shape is ShapeKind.NOTE:
        ear = min(14.0, width / 3, height / 3)
        page = ((x0, y0), (x1 - ear, y0), (x1, y0 + ear), (x1, y1), (x0, y1), (x0, y0))
        return (page, ((x1 - ear, y0), (x1 - ear, y0 + ear), (x1, y0 + ear)))
    if shape is ShapeKind.ACTOR:
        head, hip = height / 3, y0 + height * 2 / 3
        top, neck = tuple(_arc(x - head / 2, x + head / 2, y0 + head / 2, -head / 2)), y0 + head
        face = (*top, *_arc(x + head / 2, x - head / 2, y0 + head / 2, head / 2))
        arms = ((x0, neck + head / 3), (x1, neck + head / 3))
        return (face, ((x, neck), (x, hip)), arms, ((x0, y1), (x, hip), (x1, y1)))
    return ()


def rim_of(box: Box) -> float:
    """How high the curve at the top of a cylinder is, to either side."""
    return min(box.height / 6, box.width / 4, 14.0)


def focus(box: Box, shape: ShapeKind, before: Point, end: Point) -> float:
    """How far from the middle of a box an arrow aims, -1 to 1, as Excalidraw measures it (`determineFocusDistance`)."""
    (x, y), (dx, dy) = box.center, (end[0] - before[0], end[1] - before[1])
    aside = dx * (end[1] - y) - dy * (end[0] - x)
    width, height = box.width, box.height
    axes = ((width, 0.0), (0.0, height)) if shape is ShapeKind.DIAMOND else ((width, height), (width, -height))
    turns = [axis[0] * dy - axis[1] * dx for axis in axes]
    shares = [2 * abs(aside / turn) for turn in turns if abs(turn) > 1e-9]
    return round(math.copysign(min([*shares, 1.0]), -aside), 4) if abs(aside) > 1e-9 else 0.0


def _arc(start: float, end: float, y: float, rise: float) -> Iterable[Point]:
    """Half an ellipse from one x to another."""
    for step in range(_ARC + 1):
        turn = math.pi * step / _ARC
        yield ((start + end) / 2 + (start - end) / 2 * math.cos(turn), y + rise * math.sin(turn))
