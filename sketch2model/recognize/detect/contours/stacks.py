"""Stacks: boxes that stand on each other with the same width, such as the compartments of a class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sketch2model.elements import Box, Page, Point, ShapeKind
from sketch2model.recognize.detect.contours.candidates import Candidate
from sketch2model.recognize.detect.contours.support import has_writing

BOXES = (ShapeKind.RECTANGLE, ShapeKind.ROUNDED_RECTANGLE, ShapeKind.PARALLELOGRAM, ShapeKind.STADIUM)

SAME_OUTLINE = 0.72
"""Intersection over union from which two outlines are drawings of one."""

STACK_TOLERANCE = (0.8, 0.6)
"""How far corners of stacked compartments may lie apart in x and y, in letter heights."""

STACK_SHARE = 0.08
"""In x also this share of the width."""

MIN_LANE_ITEM = 2.2
"""Smallest side of a shape that makes a compartment a lane, in letter heights; capital letters are smaller."""

MAX_LANE_ITEM = 0.2
"""Largest such shape, as a share of the stack's area."""

MIN_INSIDE = 2
"""So many whole shapes inside make compartments lanes."""

CLEARANCE = 0.25
"""Shapes inside others keep this far from the border, in letter heights."""


@dataclass(frozen=True, slots=True, eq=False)
class Stack:
    """Compartments from top to bottom; most shapes are a stack of one.

    Attributes:
        parts: The outlines, at least one.
        box: Bounding box of all.
        score: Mean score, weighted by area, 0 to 1.
    """

    parts: tuple[Candidate, ...]
    box: Box
    score: float

    @classmethod
    def of(cls, parts: Sequence[Candidate]) -> Stack:
        """From outlines in order, at least one."""
        box = parts[0].box
        for part in parts[1:]:
            box = box.union(part.box)
        score = float(np.average([part.score for part in parts], weights=[part.box.area for part in parts]))
        return cls(tuple(parts), box, score)

    @property
    def is_box(self) -> bool:
        """Whether it has four sides, two of them level; stacks of several always have."""
        return self.parts[0].kind in BOXES

    @property
    def corners(self) -> tuple[Point, Point, Point, Point]:
        """Top left, top right, bottom right, bottom left; of round figures those of the bounding box."""
        top, bottom = self.parts[0], self.parts[-1]
        return (_corner(top, -1, -1), _corner(top, 1, -1), _corner(bottom, 1, 1), _corner(bottom, -1, 1))

    @property
    def outline(self) -> tuple[Point, ...]:
        """The figure of a single outline, the four corners of a stack."""
        return self.parts[0].corners if len(self.parts) == 1 else self.corners

    def encloses(self, inner: Box, letter_height: float) -> bool:
        """Whether a box lies in one of the parts and keeps clear of its border."""
        return any(inner.inside(part.box.grown(-CLEARANCE * letter_height)) > 0.999 for part in self.parts)


def stacked(candidates: Sequence[Candidate], letter_height: float) -> list[Stack]:
    """Joins boxes that stand on each other; everything else becomes a stack of one.

    Args:
        candidates: Outlines that cover different ground.
        letter_height: In page pixels.
    """
    boxes = sorted((c for c in candidates if c.kind in BOXES), key=lambda c: (c.box.y0, c.box.x0))
    below: dict[int, int] = {}
    taken: set[int] = set()
    for i, upper in enumerate(boxes):
        fitting = [
            (gap, j)
            for j, lower in enumerate(boxes)
            if j != i and (gap := _stacking_gap(upper, lower, letter_height)) is not None
        ]
        if fitting and min(fitting)[1] not in taken:
            below[i] = min(fitting)[1]
            taken.add(below[i])
    stacks = []
    for first in (i for i in range(len(boxes)) if i not in taken):
        chain = [first]
        while chain[-1] in below and below[chain[-1]] not in chain:
            chain.append(below[chain[-1]])
        stacks.append(Stack.of([boxes[i] for i in chain]))
    return stacks + [Stack.of([c]) for c in candidates if c.kind not in BOXES]


def lanes_apart(stacks: Sequence[Stack], page: Page) -> list[Stack]:
    """Takes stacks apart that hold whole shapes: lanes on each other are containers, not compartments.

    The outline around all lanes of a stack goes with it.
    """
    pools = [
        stack
        for stack in stacks
        if len(stack.parts) > 1 and sum(_is_lane_item(other, stack, page) for other in stacks) >= MIN_INSIDE
    ]
    others = [stack for stack in stacks if all(stack.box.iou(pool.box) < SAME_OUTLINE for pool in pools)]
    return [Stack.of([part]) for pool in pools for part in pool.parts] + others


def _is_lane_item(inner: Stack, outer: Stack, page: Page) -> bool:
    """Whether a whole shape, rather than a letter or a part of a box, stands in a compartment."""
    large = min(inner.box.width, inner.box.height) > MIN_LANE_ITEM * page.letter_height
    return (
        large
        and inner.box.area < MAX_LANE_ITEM * outer.box.area
        and outer.encloses(inner.box, page.letter_height)
        and (not inner.is_box or has_writing(inner.box, page))
    )


def _stacking_gap(upper: Candidate, lower: Candidate, letter_height: float) -> float | None:
    """How far the bottom corners of one lie from the top corners of the other; None if they do not stack."""
    width = min(upper.box.width, lower.box.width)
    across = max(STACK_TOLERANCE[0] * letter_height, STACK_SHARE * width)
    down = STACK_TOLERANCE[1] * letter_height
    if lower.box.y0 > upper.box.y1 + down or max(upper.box.x0, lower.box.x0) - min(upper.box.x1, lower.box.x1) > across:
        return None
    total = 0.0
    for side in (-1, 1):
        above, below = _corner(upper, side, 1), _corner(lower, side, -1)
        dx, dy = abs(above[0] - below[0]), abs(above[1] - below[1])
        if dx > across or dy > down:
            return None
        total += dx + dy
    return total


def _corner(candidate: Candidate, right: int, down: int) -> Point:
    """The figure's corner farthest towards one of the four diagonals; `right` and `down` are 1 or -1."""
    box = candidate.box
    if len(candidate.corners) != 4:
        return (box.x1 if right > 0 else box.x0, box.y1 if down > 0 else box.y0)
    (cx, cy), w, h = box.center, max(1.0, box.width), max(1.0, box.height)
    return max(candidate.corners, key=lambda p: right * (p[0] - cx) / w + down * (p[1] - cy) / h)
