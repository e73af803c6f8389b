"""Overlaps: of outlines that cover the same ground the best one stays, and only containers hold others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from sketch2model.elements import Page
from sketch2model.recognize.detect.contours.candidates import Candidate
from sketch2model.recognize.detect.contours.leftovers import STRADDLING
from sketch2model.recognize.detect.contours.stacks import SAME_OUTLINE, Stack
from sketch2model.recognize.detect.contours.support import has_writing

RIVALRY = 0.15
"""Share of its area that a shape has in common with another from which on it must stand inside it."""

MIN_CONTAINER_SIDE, MIN_INNER_SIDE = 4.0, 1.6
"""Smallest sides of a container and of a shape in one, in letter heights."""

MAX_INNER_SHARE, MIN_INSIDE = 0.5, 0.6
"""Largest share of a container's area that one shape takes, and smallest share of the shape that lies inside."""

Outlined = TypeVar("Outlined", Candidate, Stack)


def distinct(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Of candidates that cover the same ground, the one with the best score."""
    return _first_of_each(candidates, lambda c: (-c.score, -c.box.area, c.box.y0, c.box.x0))


def survivors(stacks: Iterable[Stack], page: Page) -> list[Stack]:
    """Settles overlaps: nested outlines of one shape, pieces of boxes, letters inside boxes.

    Of stacks that cover the same ground, one with compartments goes before the best.
    """
    apart = _first_of_each(stacks, lambda s: (-min(2, len(s.parts)), -s.score, -s.box.area, s.box.y0, s.box.x0))
    kept: list[Stack] = []
    for stack in sorted(apart, key=lambda s: (-s.box.area, s.box.y0, s.box.x0)):
        rivals = [other for other in kept if stack.box.overlap(other.box) > RIVALRY * stack.box.area]
        if all(_may_stand_inside(stack, other, page) for other in rivals):
            kept.append(stack)
    return kept


def _first_of_each(items: Iterable[Outlined], preference: Callable[[Outlined], tuple[float, ...]]) -> list[Outlined]:
    """Items in order of preference, without those that cover the same ground as one before."""
    kept: list[Outlined] = []
    for item in sorted(items, key=preference):
        if all(item.box.iou(other.box) < SAME_OUTLINE for other in kept):
            kept.append(item)
    return kept


def _may_stand_inside(inner: Stack, outer: Stack, page: Page) -> bool:
    """Whether a container may hold this shape: it keeps clear of the border and is not cut out by writing."""
    letter = page.letter_height
    inside = inner.box.inside(outer.box)
    if len(outer.parts) > 1 or inner.box.area > MAX_INNER_SHARE * outer.box.area or inside < MIN_INSIDE:
        return False
    if min(outer.box.width, outer.box.height) < MIN_CONTAINER_SIDE * letter:
        return False
    if min(inner.box.width, inner.box.height) <= MIN_INNER_SIDE * letter:
        return False
    clear = outer.encloses(inner.box, letter)
    if inner.is_box:
        return clear and has_writing(inner.box, page)
    return clear or inside < STRADDLING[1]
