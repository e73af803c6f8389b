"""Pages drawn by the generator as examples: photographed, rectified like any photo."""

from __future__ import annotations

import cv2
import numpy as np

from sketch2model.elements import EndKind, Page, ShapeKind
from training.detector.example import Course, Example, Outline, Points
from training.detector.pages import as_seen
from training.sketches.page import Picture
from training.sketches.wiring import DrawnLine

PLAIN = (EndKind.NONE, EndKind.CIRCLE)
"""Ends that say nothing about the direction."""


def drawn_example(picture: Picture, page: Page) -> Example:
    """A drawn page with its truth on the page that `rectify` made of its photo."""
    ink, to_example = as_seen(page)
    matrix = picture.view.then(page.to_photo.inverse()).then(to_example).array

    def placed(points: Points) -> Points:
        return cv2.perspectiveTransform(np.asarray(points, np.float32).reshape(1, -1, 2), matrix)[0]

    outlined = [drawn for drawn in picture.figures if drawn.figure.kind is not ShapeKind.NONE]
    writing = [line for drawn in (*picture.figures, *picture.lines) for line in drawn.lines]
    return Example(
        ink,
        tuple(
            Outline((str(d.figure.kind),), placed(d.ring)) for d in outlined if d.figure.kind is not ShapeKind.CONTAINER
        ),
        tuple(placed(d.ring) for d in outlined if d.figure.kind is ShapeKind.CONTAINER),
        tuple(placed(path) for d in outlined if d.figure.kind is not ShapeKind.CONTAINER for path in d.dividers),
        tuple(placed(np.array(line.box.corners)) for line in writing),
        tuple(_course(drawn, placed(drawn.points)) for drawn in picture.lines),
    )


def _course(drawn: DrawnLine, path: Points) -> Course:
    """The course runs towards the end with a sign, if only one has one."""
    first, second = drawn.line.source_end, drawn.line.target_end
    if first not in PLAIN and second in PLAIN:
        first, second, path = second, first, path[::-1]
    directed = first in PLAIN and second not in PLAIN
    return Course(path, (str(drawn.line.style),), (str(first),), (str(second),), directed)
