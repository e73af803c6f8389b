"""Multiplicities that were found in two pieces: `0..` and a `*` beside it."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from sketch2model.graph import LineData
from sketch2model.interpret.multiplicity import normalise

_LOWER = re.compile(r"([01oOlI](?=\s*\.)|0)\s*\.*")
_UPPER = re.compile(r"\.*\s*(\S{1,2})")
_REACH = 1.0
"""Between the halves is at most so much of the longer side of the first."""


def joined_halves(lines: Sequence[LineData]) -> list[LineData]:
    """Put `0..`, `0` or `1.` and the nearest `1` or `*` beside it together, wherever at the line each was placed.

    The whole takes the place of the half that stands at an end.
    """
    joined = list(lines)
    for half in lines:
        lower = _LOWER.fullmatch(half["text"].strip())
        if lower is None or all(line is not half for line in joined):
            continue
        others = [(_gap(half, line), order, line) for order, line in enumerate(joined) if line is not half]
        within = [other for other in others if other[0] <= _REACH * _longer_side(half) and _upper(other[2])]
        if within:
            upper = min(within)[2]
            joined = [line for line in joined if line is not upper and line is not half]
            joined.append(_whole(f"{lower[1]}..{_upper(upper)}", half, upper))
    return joined


def _upper(line: LineData) -> str | None:
    """`1` or `*` if that is all a line says, dots before it aside."""
    sign = _UPPER.fullmatch(line["text"].strip())
    found = normalise(sign[1], at_end=True) if sign else None
    return found if found in ("1", "*") else None


def _whole(text: str, half: LineData, upper: LineData) -> LineData:
    (ax0, ay0, ax1, ay1), (bx0, by0, bx1, by1) = half["bbox"], upper["bbox"]
    return LineData(
        text=text,
        bbox=[min(ax0, bx0), min(ay0, by0), max(ax1, bx1), max(ay1, by1)],
        confidence=min(half["confidence"], upper["confidence"]),
        alternatives=[],
        place=upper["place"] if half["place"] == "middle" else half["place"],
        compartment=None,
    )


def _gap(a: LineData, b: LineData) -> float:
    (ax0, ay0, ax1, ay1), (bx0, by0, bx1, by1) = a["bbox"], b["bbox"]
    return math.hypot(max(0.0, bx0 - ax1, ax0 - bx1), max(0.0, by0 - ay1, ay0 - by1))


def _longer_side(line: LineData) -> float:
    x0, y0, x1, y1 = line["bbox"]
    return max(x1 - x0, y1 - y0)
