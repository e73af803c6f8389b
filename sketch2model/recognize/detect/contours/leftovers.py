"""Left-overs: faces that nobody drew as a shape, enclosed by connectors and neighbours between them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Box, Page, Point, ShapeKind
from sketch2model.recognize.detect.contours.details import special_kind
from sketch2model.recognize.detect.contours.stacks import Stack
from sketch2model.recognize.detect.contours.support import has_writing

RUN_ON = (0.6, 1.4)
"""Where beyond a corner a side's continuation is looked for, in letter heights."""

MIN_RUN_ON = 0.9
"""Share of the places looked at where there is ink."""

MAX_RUNS_ON = 2
"""A drawn box has so many sides at most that overshoot, or that connectors happen to continue."""

STRADDLING = (0.2, 0.8)
"""Share of a shape's area inside an outline from which to which it stands on the border."""

MAX_STRADDLING = 1
"""More boxes or diamonds on a border make it a loop; events stand on the borders of activities, they do not."""

SPAN = 0.9
"""Share of an outline's extent that boxes of a row take up."""

NEIGHBOUR = 0.5
"""An empty box this near to another leans on it, in letter heights."""


def encloses_nothing(stack: Stack, straight: NDArray[np.bool_], page: Page) -> bool:
    """Whether the outline is only what connectors and neighbours leave between them.

    The sides of a drawn box end at its corners; the sides of a gap between other things run on beyond.

    Args:
        stack: The outline.
        straight: The page's straight ink; writing near a corner is no continuation.
        page: The page.
    """
    corners = stack.outline
    if not stack.is_box or len(corners) != 4:
        return False
    count = sum(
        _runs_on(straight, a, b, page) + _runs_on(straight, b, a, page)
        for a, b in zip(corners, corners[1:] + corners[:1], strict=True)
    )
    return count > MAX_RUNS_ON


def is_loop(stack: Stack, others: Sequence[Stack]) -> bool:
    """Whether shapes straddle the outline, as they do on a loop of connectors from shape to shape."""
    straddling = [
        other
        for other in others
        if (other.is_box or other.parts[0].kind is ShapeKind.DIAMOND)
        and other.box.area < 0.5 * stack.box.area
        and STRADDLING[0] < other.box.inside(stack.box) < STRADDLING[1]
    ]
    return len(straddling) > MAX_STRADDLING


def is_row(stack: Stack, others: Sequence[Stack], page: Page) -> bool:
    """Whether the outline only joins boxes with writing that stand beside or below each other, paper between."""

    def is_piece(box: Box) -> bool:
        spans = box.height > SPAN * stack.box.height or box.width > SPAN * stack.box.width
        return spans and box.area < stack.box.area and has_writing(box, page)

    pieces = [other.box for other in others if other.is_box and is_piece(other.box)]
    return any(
        one.gap(other) > page.pen_width and one.union(other).iou(stack.box) > SPAN
        for one, other in combinations(pieces, 2)
    )


def leans_on_another(stack: Stack, others: Sequence[Stack], page: Page) -> bool:
    """Whether an empty box stands against another one: the loop of a connector, or the gap between two shapes."""
    if len(stack.parts) > 1 or not stack.is_box or has_writing(stack.box, page):
        return False
    if special_kind(stack.box, page) is not None:
        return False
    near = stack.box.grown(NEIGHBOUR * page.letter_height)
    return any(other is not stack and 0 < near.overlap(other.box) < 0.5 * stack.box.area for other in others)


def _runs_on(straight: NDArray[np.bool_], start: Point, end: Point, page: Page) -> bool:
    """Whether the side's stroke goes on straight beyond its end."""
    length = math.dist(start, end)
    if length < 1:
        return False
    dx, dy = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    reach = max(page.pen_width, 0.1 * page.letter_height)
    hits = []
    for step in np.linspace(RUN_ON[0] * page.letter_height, RUN_ON[1] * page.letter_height, 8):
        x, y = end[0] + dx * step, end[1] + dy * step
        x0, x1, y0, y1 = (int(v) for v in (x - reach, x + reach + 1, y - reach, y + reach + 1))
        on_page = x0 >= 0 and y0 >= 0 and x1 <= straight.shape[1] and y1 <= straight.shape[0]
        hits.append(on_page and bool(straight[y0:y1, x0:x1].any()))
    return float(np.mean(hits)) > MIN_RUN_ON
