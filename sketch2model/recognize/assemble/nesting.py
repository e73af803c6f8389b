"""Which shapes are containers, and what stands in which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sketch2model.elements import Box, Shape, ShapeKind
from sketch2model.recognize.assemble.reading_order import reading_order

_HELD = 0.9
"""Part of a shape's box that must lie in a container."""
_MARKER_SIDE = 1.5
"""Shapes below this many letter heights are marks in a box, not children of it."""
_ROOM = 3.0
"""A box that becomes a container is at least this many times as large as each child."""

_BOXES = (ShapeKind.RECTANGLE, ShapeKind.ROUNDED_RECTANGLE)


def with_containers(shapes: Sequence[Shape], letter_height: float) -> tuple[Shape, ...]:
    """The shapes, where large boxes without compartments that hold other shapes are containers."""
    return tuple(
        replace(shape, kind=ShapeKind.CONTAINER)
        if shape.kind in _BOXES and not shape.compartment_lines and _has_children(shape, shapes, letter_height)
        else shape
        for shape in shapes
    )


def _has_children(shape: Shape, shapes: Sequence[Shape], letter_height: float) -> bool:
    return any(
        other is not shape
        and min(other.box.width, other.box.height) >= _MARKER_SIDE * letter_height
        and other.box.area * _ROOM <= shape.box.area
        and other.box.inside(shape.box) >= _HELD
        for other in shapes
    )


def parents(shapes: Sequence[Shape]) -> tuple[int | None, ...]:
    """For each shape the index of the smallest container that holds it."""
    return tuple(_parent(index, shapes) for index in range(len(shapes)))


def _parent(index: int, shapes: Sequence[Shape]) -> int | None:
    box = shapes[index].box
    around = [
        other
        for other, shape in enumerate(shapes)
        if shape.kind is ShapeKind.CONTAINER and shape.box.area > box.area and box.inside(shape.box) >= _HELD
    ]
    return min(around, key=lambda other: (shapes[other].box.area, other), default=None)


def ancestors(index: int, parent_of: Sequence[int | None]) -> Iterator[int]:
    """The containers around a shape, innermost first."""
    parent = parent_of[index]
    while parent is not None:
        yield parent
        parent = parent_of[parent]


def holders(shapes: Sequence[Shape]) -> tuple[int | None, ...]:
    """For each shape the index of the smallest shape of any kind that holds it."""
    by_size = sorted(range(len(shapes)), key=lambda index: (shapes[index].box.area, index))
    return tuple(
        next(
            (
                other
                for other in by_size
                if shapes[other].box.area > held.box.area and held.box.inside(shapes[other].box) >= _HELD
            ),
            None,
        )
        for held in shapes
    )


def nested_order(boxes: Sequence[Box], holder_of: Sequence[int | None]) -> list[int]:
    """Indices of the boxes in reading order, each directly before what it holds."""

    def below(holder: int | None) -> Iterator[int]:
        members = [index for index, its in enumerate(holder_of) if its == holder]
        for position in reading_order([boxes[index] for index in members]):
            yield members[position]
            yield from below(members[position])

    return list(below(None))
