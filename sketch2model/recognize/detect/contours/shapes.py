"""From many candidate outlines to the shapes of the page.

Compartments that stand on each other become one shape with compartment lines; the rest competes:
of outlines that cover the same ground the best one stays, and what only connectors enclose goes.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Box, CompartmentLine, Page, Point, Shape, ShapeKind
from sketch2model.recognize.detect.contours.candidates import Candidate, find_candidates
from sketch2model.recognize.detect.contours.compartments import find_compartment_lines
from sketch2model.recognize.detect.contours.details import special_kind
from sketch2model.recognize.detect.contours.straight import straight_ink

SAME_OUTLINE = 0.72
STACK_TOLERANCE = (0.8, 0.6)
"""How far corners of stacked compartments may lie apart in x and y, in letter heights."""

STACK_SHARE = 0.08
"""In x also this share of the width."""

RUN_ON_LENGTH = 1.5
"""Length of straight ink that may be such a continuation, in letter heights."""

STRADDLING = (0.2, 0.8)
MAX_STRADDLING = 2
"""So many boxes or diamonds on a border make it a loop; events stand on the borders of activities, they do not."""

MIN_CONTAINER_SIDE = 4.0
MIN_INNER_SIDE = 1.6
MIN_LANE_ITEM = 2.2
"""Smallest sides of a container, of a shape in one, and of a shape that makes a compartment a lane, in letter heights.

Capital letters are smaller."""

MIN_INSIDE = 2
"""So many whole shapes inside make compartments lanes."""

RUN_ON = (0.6, 1.4)
"""Where beyond a corner a side's continuation is looked for, in letter heights."""

RUN_ON_LENGTH = 1.5
"""Length of straight ink that may be such a continuation, in letter heights."""

BOXES = (ShapeKind.RECTANGLE, ShapeKind.ROUNDED_RECTANGLE, ShapeKind.PARALLELOGRAM, ShapeKind.STADIUM)


NEVER_ON_BORDERS = (*BOXES, ShapeKind.DIAMOND)


@dataclass(frozen=True, slots=True, eq=False)
class Stack:
    """Compartments from top to bottom; most shapes are a stack of one."""

    parts: tuple[Candidate, ...]
    box: Box
    score: float


def find_shapes(page: Page) -> tuple[Shape, ...]:
    """The shapes of a page, containers first, otherwise from top to bottom."""
    candidates = distinct(find_candidates(page))
    straight = straight_ink(page.mask, length=RUN_ON_LENGTH * page.letter_height, pen_width=page.pen_width)
    stacks = [stack for stack in stacked(candidates, page.letter_height) if not encloses_nothing(stack, straight, page)]
    stacks = lanes_apart([stack for stack in stacks if not is_loop(stack, stacks)], page)
    stacks = survivors(stacks, page)
    stacks = [stack for stack in stacks if not is_left_over(stack, stacks, page)]
    shapes = [_shape(stack, stacks, page) for stack in stacks]
    return tuple(sorted(shapes, key=lambda s: (s.kind != ShapeKind.CONTAINER, s.box.y0, s.box.x0)))


def distinct(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Of candidates that cover the same ground, the one with the best score."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (-c.score, -c.box.area, c.box.y0, c.box.x0)):
        if all(candidate.box.iou(other.box) < SAME_OUTLINE for other in kept):
            kept.append(candidate)
    return kept


def stacked(candidates: Sequence[Candidate], letter_height: float) -> list[Stack]:
    """Joins boxes that stand on each other with the same width, such as the compartments of a class."""
    boxes = sorted((c for c in candidates if c.kind in BOXES), key=lambda c: (c.box.y0, c.box.x0))
    below: dict[int, int] = {}
    for i, upper in enumerate(boxes):
        fitting = [
            (gap, j)
            for j, lower in enumerate(boxes)
            if j != i and (gap := _stacking_gap(upper, lower, letter_height)) is not None
        ]
        if fitting and min(fitting)[1] not in below.values():
            below[i] = min(fitting)[1]
    stacks = []
    for first in (i for i in range(len(boxes)) if i not in below.values()):
        chain = [first]
        while chain[-1] in below and below[chain[-1]] not in chain:
            chain.append(below[chain[-1]])
        stacks.append(_stack([boxes[i] for i in chain]))
    return stacks + [_stack([c]) for c in candidates if c.kind not in BOXES]


def _stack(parts: Sequence[Candidate]) -> Stack:
    box = parts[0].box
    for part in parts[1:]:
        box = box.union(part.box)
    areas = [part.box.area for part in parts]
    return Stack(tuple(parts), box, float(np.average([p.score for p in parts], weights=areas)))


def _stacking_gap(upper: Candidate, lower: Candidate, letter_height: float) -> float | None:
    """How far the bottom corners of one lie from the top corners of the other; None if they do not stack."""
    width = min(upper.box.width, lower.box.width)
    across = max(STACK_TOLERANCE[0] * letter_height, STACK_SHARE * width)
    total = 0.0
    for side in (-1, 1):
        above, below = _corner(upper, side, 1), _corner(lower, side, -1)
        dx, dy = abs(above[0] - below[0]), abs(above[1] - below[1])
        if dx > across or dy > STACK_TOLERANCE[1] * letter_height:
            return None
        total += dx + dy
    return total


def _corner(candidate: Candidate, right: int, down: int) -> Point:
    """The figure's corner farthest to one of the four diagonals."""
    if len(candidate.corners) != 4:
        box = candidate.box
        return (box.x1 if right > 0 else box.x0, box.y1 if down > 0 else box.y0)
    cx, cy = candidate.box.center
    w, h = max(1.0, candidate.box.width), max(1.0, candidate.box.height)
    return max(candidate.corners, key=lambda p: right * (p[0] - cx) / w + down * (p[1] - cy) / h)


def encloses_nothing(stack: Stack, straight: NDArray[np.bool_], page: Page) -> bool:
    """Whether the outline is only what connectors and neighbours leave between them.

    The sides of a drawn box end at its corners; the sides of a gap between other things run on beyond.

    Args:
        stack: The outline.
        straight: The page's straight ink; writing near a corner is no continuation.
        page: The page.
    """
    if stack.parts[0].kind not in BOXES or len(stack.parts[0].corners) != 4:
        return False
    corners = _outline(stack)
    count = sum(
        _runs_on(straight, a, b, page) + _runs_on(straight, b, a, page)
        for a, b in zip(corners, corners[1:] + corners[:1], strict=True)
    )
    return count >= 3


def is_loop(stack: Stack, others: Sequence[Stack]) -> bool:
    """Whether shapes straddle the outline, as they do on a loop of connectors from shape to shape."""
    straddling = [
        other
        for other in others
        if other.box.area < 0.5 * stack.box.area and STRADDLING[0] < other.box.inside(stack.box) < STRADDLING[1]
    ]
    return sum(other.parts[0].kind in NEVER_ON_BORDERS for other in straddling) >= MAX_STRADDLING


def is_left_over(stack: Stack, others: Sequence[Stack], page: Page) -> bool:
    """Whether an empty box leans on another one: the loop of a connector, or the gap between two shapes."""
    if len(stack.parts) > 1 or stack.parts[0].kind not in BOXES or has_writing(stack.box, page):
        return False
    grown = stack.box.grown(0.5 * page.letter_height)
    return any(other is not stack and 0 < grown.overlap(other.box) < 0.5 * stack.box.area for other in others)


def _runs_on(mask: NDArray[np.bool_], start: Point, end: Point, page: Page) -> bool:
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
        if x0 < 0 or y0 < 0 or x1 > mask.shape[1] or y1 > mask.shape[0]:
            hits.append(False)
        else:
            hits.append(bool(mask[y0:y1, x0:x1].any()))
    return float(np.mean(hits)) > 0.9


def survivors(stacks: Sequence[Stack], page: Page) -> list[Stack]:
    """Settles overlaps: nested outlines of one shape, pieces of boxes, letters inside boxes."""
    kept: list[Stack] = []
    for stack in sorted(different(stacks), key=lambda s: (-s.box.area, s.box.y0, s.box.x0)):
        rivals = [other for other in kept if stack.box.overlap(other.box) > 0.15 * stack.box.area]
        if all(_may_stand_inside(stack, other, page) for other in rivals):
            kept.append(stack)
    return kept


def different(stacks: Sequence[Stack]) -> list[Stack]:
    """Of stacks that cover the same ground, the one with compartments, or else the best."""
    kept: list[Stack] = []
    for stack in sorted(stacks, key=lambda s: (-min(2, len(s.parts)), -s.score, -s.box.area, s.box.y0, s.box.x0)):
        if all(stack.box.iou(other.box) < SAME_OUTLINE for other in kept):
            kept.append(stack)
    return kept


def lanes_apart(stacks: Sequence[Stack], page: Page) -> list[Stack]:
    """Takes stacks apart that hold whole shapes: lanes on each other are containers, not compartments."""
    found: list[Stack] = []
    for stack in stacks:
        inside = [other for other in stacks if len(stack.parts) > 1 and _is_whole_shape_in(other, stack, page)]
        found += [_stack([part]) for part in stack.parts] if len(inside) >= MIN_INSIDE else [stack]
    return found


def _is_whole_shape_in(inner: Stack, outer: Stack, page: Page) -> bool:
    letter = page.letter_height
    large = min(inner.box.width, inner.box.height) > MIN_LANE_ITEM * letter
    return (
        large
        and inner.box.area < 0.2 * outer.box.area
        and any(inner.box.inside(part.box.grown(-0.25 * letter)) > 0.999 for part in outer.parts)
        and (inner.parts[0].kind not in BOXES or has_writing(inner.box, page))
    )


def _may_stand_inside(inner: Stack, outer: Stack, page: Page) -> bool:
    """Whether a container may hold this shape: it keeps clear of the border and is not cut out by writing."""
    letter = page.letter_height
    if len(outer.parts) > 1 or inner.box.area > 0.5 * outer.box.area or inner.box.inside(outer.box) < 0.6:
        return False
    if min(outer.box.width, outer.box.height) < MIN_CONTAINER_SIDE * letter:
        return False
    clear = inner.box.inside(outer.box.grown(-0.25 * letter)) > 0.999
    large = min(inner.box.width, inner.box.height) > MIN_INNER_SIDE * letter
    if inner.parts[0].kind not in BOXES:
        return large and (clear or inner.box.inside(outer.box) < STRADDLING[1])
    return large and clear and has_writing(inner.box, page)


def has_writing(box: Box, page: Page) -> bool:
    """Whether there is ink inside the box, away from its sides."""
    inner = box.grown(-0.3 * page.letter_height)
    part = page.mask[int(inner.y0) : int(inner.y1) + 1, int(inner.x0) : int(inner.x1) + 1]
    return bool(part.sum() > 2 * page.pen_width * page.letter_height)


def _shape(stack: Stack, others: Sequence[Stack], page: Page) -> Shape:
    kind = stack.parts[0].kind if len(stack.parts) == 1 else ShapeKind.RECTANGLE
    holds_others = any(other is not stack and other.box.inside(stack.box) > 0.9 for other in others)
    lines = [
        CompartmentLine((upper.box.y1 + lower.box.y0) / 2, min(1.0, upper.score, lower.score))
        for upper, lower in zip(stack.parts, stack.parts[1:], strict=False)
    ]
    if holds_others:
        kind = ShapeKind.CONTAINER
    elif kind in BOXES:
        lines += find_compartment_lines(page, _four_corners(stack), [line.y for line in lines])
        kind = (special_kind(stack.box, page) or kind) if not lines else ShapeKind.RECTANGLE
    lines.sort(key=lambda line: line.y)
    return Shape(kind, stack.box, _outline(stack), min(1.0, stack.score), tuple(lines))


def _outline(stack: Stack) -> tuple[Point, ...]:
    return stack.parts[0].corners if len(stack.parts) == 1 else _four_corners(stack)


def _four_corners(stack: Stack) -> tuple[Point, Point, Point, Point]:
    """Top left, top right, bottom right, bottom left."""
    top, bottom = stack.parts[0], stack.parts[-1]
    return (_corner(top, -1, -1), _corner(top, 1, -1), _corner(bottom, 1, 1), _corner(bottom, -1, 1))
