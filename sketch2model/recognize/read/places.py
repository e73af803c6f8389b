"""What each text region can say, told from where it stands: before a word of it has been read."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import BOXES, Box, Connector, Findings, Place, Shape, ShapeKind, TextRegion, shows_structure

_REACH = 4.0
"""Letter heights between writing and the connector it may belong to."""
_END_ZONE = 4.0
"""Letter heights around a connector's end in which writing belongs to that end."""
_SIGN_ZONE = 6.0
"""The same for writing no longer than..."""
_SIGN_LENGTH = 3.0
"""...so many letter heights."""
_STEP = 0.5
"""Letter heights between the places of a connector that are looked at."""
_WRAPPED_NAME = 2
"""Rows up to which all writing in an undivided box is a name."""
_SAME_ROW = 0.5
"""Part of the lower line's height that is beside the other one's in the same row."""
_CAPTIONED = (ShapeKind.CIRCLE, ShapeKind.DIAMOND, ShapeKind.ACTOR, ShapeKind.DOCUMENT, ShapeKind.CYLINDER)


def places_of(findings: Findings, letter_height: float) -> list[Place]:
    """Say of each text region where it stands.

    Only a page of classes or tables has names, members and ends: divided boxes, triangles, diamonds and crow's feet
    tell it from a process, where all that stands in boxes and beside events is text. Where nothing is drawn at all,
    the writing is a list of attributes.

    Args:
        findings: What was found, page pixels.
        letter_height: Page pixels.

    Returns:
        One place for each of `findings.text_regions`.
    """
    regions = findings.text_regions
    if not findings.shapes and not findings.connectors:
        return [Place.MEMBER] * len(regions)
    structure = shows_structure(findings.shapes, findings.connectors)
    paths = [_sampled(connector, _STEP * letter_height) for connector in findings.connectors]
    captioned = [shape for shape in findings.shapes if shape.kind in _CAPTIONED]
    owners = [_owner(region.box, findings.shapes) for region in regions]
    places = []
    for index, owner in enumerate(owners):
        if owner is None:
            places.append(_outside(regions[index].box, captioned, paths, letter_height, structure=structure))
        elif structure and findings.shapes[owner].kind in BOXES:
            members = [other for other, its in enumerate(owners) if its == owner]
            places.append(_inside(index, findings.shapes[owner], regions, members))
        else:
            places.append(Place.TEXT)
    return places


def _owner(box: Box, shapes: Sequence[Shape]) -> int | None:
    """The smallest shape around the middle of a line of writing; containers hold none."""
    around = [
        index
        for index, shape in enumerate(shapes)
        if shape.kind is not ShapeKind.CONTAINER and shape.box.holds(box.center)
    ]
    return min(around, key=lambda index: (shapes[index].box.area, index), default=None)


def _inside(index: int, shape: Shape, regions: Sequence[TextRegion], members: Sequence[int]) -> Place:
    """Name or member: by compartment, else by row."""
    compartments = {i: sum(line.y < regions[i].box.center[1] for line in shape.compartment_lines) for i in members}
    first = min(compartments.values())
    if any(compartment > first for compartment in compartments.values()):
        return Place.NAME if compartments[index] == first else Place.MEMBER
    rows = _rows([regions[i].box for i in members])
    row = rows[members.index(index)]
    return Place.NAME if row == 0 or max(rows) < _WRAPPED_NAME else Place.MEMBER


def _rows(boxes: Sequence[Box]) -> list[int]:
    """The row of each box, counted from the top."""
    rows = [0] * len(boxes)
    order = sorted(range(len(boxes)), key=lambda index: boxes[index].center[1])
    for above, below in pairwise(order):
        a, b = boxes[above], boxes[below]
        beside = min(a.y1, b.y1) - max(a.y0, b.y0) >= _SAME_ROW * min(a.height, b.height)
        rows[below] = rows[above] + (not beside)
    return rows


def _outside(
    box: Box, captioned: Sequence[Shape], paths: Sequence[NDArray[np.float64]], letter_height: float, *, structure: bool
) -> Place:
    """End, label or text: by what is nearest."""
    away = [_distances(box, path) / letter_height for path in paths]
    nearest = min((float(gaps.min()) for gaps in away), default=_REACH)
    if nearest >= min([_REACH, *(shape.box.gap(box) / letter_height for shape in captioned)]):
        return Place.TEXT
    zone = _SIGN_ZONE if max(box.width, box.height) <= _SIGN_LENGTH * letter_height else _END_ZONE
    at_end = any(gaps.min() < _REACH and min(gaps[0], gaps[-1]) <= zone for gaps in away)
    return Place.END if structure and at_end else Place.LABEL


def _sampled(connector: Connector, step: float) -> NDArray[np.float64]:
    """(n, 2) places along a connector, at most `step` apart, both ends among them."""
    points = np.array(connector.points, dtype=np.float64)
    pieces = [np.linspace(a, b, max(1, math.ceil(math.dist(a, b) / step)), endpoint=False) for a, b in pairwise(points)]
    return np.concatenate([*pieces, points[-1:]])


def _distances(box: Box, path: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far each place of a path is from a box; 0 inside."""
    low, high = np.array([box.x0, box.y0]), np.array([box.x1, box.y1])
    away: NDArray[np.float64] = np.hypot(*np.maximum(np.maximum(low - path, path - high), 0.0).T)
    return away
