"""From many candidate outlines to the shapes of the page.

Compartments that stand on each other become one shape with compartment lines; the rest competes:
of outlines that cover the same ground the best one stays, and what only connectors enclose goes.
"""

from __future__ import annotations

from collections.abc import Sequence

from sketch2model.elements import CompartmentLine, Page, Shape, ShapeKind
from sketch2model.recognize.detect.contours.candidates import find_candidates
from sketch2model.recognize.detect.contours.compartments import find_compartment_lines
from sketch2model.recognize.detect.contours.details import special_kind
from sketch2model.recognize.detect.contours.leftovers import encloses_nothing, is_loop, is_row, leans_on_another
from sketch2model.recognize.detect.contours.overlaps import distinct, survivors
from sketch2model.recognize.detect.contours.stacks import Stack, lanes_apart, stacked
from sketch2model.recognize.detect.contours.straight import SHORT_STRAIGHT, straight_ink

HELD = 0.9
"""Share of a shape's area that lies inside its container."""


def find_shapes(page: Page) -> tuple[Shape, ...]:
    """The shapes of a page, containers first, otherwise from top to bottom; in page pixels."""
    straight = straight_ink(page.mask, length=SHORT_STRAIGHT * page.letter_height, pen_width=page.pen_width)
    stacks = stacked(distinct(find_candidates(page, straight)), page.letter_height)
    stacks = [stack for stack in stacks if not encloses_nothing(stack, straight, page)]
    stacks = [stack for stack in stacks if not (is_loop(stack, stacks) or is_row(stack, stacks, page))]
    stacks = lanes_apart(stacks, page)
    stacks = survivors(stacks, page)
    stacks = [stack for stack in stacks if not leans_on_another(stack, stacks, page)]
    shapes = [_shape(stack, stacks, page) for stack in stacks]
    return tuple(sorted(shapes, key=lambda s: (s.kind != ShapeKind.CONTAINER, s.box.y0, s.box.x0)))


def _shape(stack: Stack, others: Sequence[Stack], page: Page) -> Shape:
    kind = stack.parts[0].kind if len(stack.parts) == 1 else ShapeKind.RECTANGLE
    lines = [
        CompartmentLine((upper.box.y1 + lower.box.y0) / 2, min(1.0, upper.score, lower.score))
        for upper, lower in zip(stack.parts, stack.parts[1:], strict=False)
    ]
    if any(other is not stack and other.box.inside(stack.box) > HELD for other in others):
        kind = ShapeKind.CONTAINER
    elif stack.is_box:
        lines += find_compartment_lines(page, stack.corners, [line.y for line in lines])
        kind = ShapeKind.RECTANGLE if lines else special_kind(stack.box, page) or kind
    lines.sort(key=lambda line: line.y)
    return Shape(kind, stack.box, stack.outline, min(1.0, stack.score), tuple(lines))
