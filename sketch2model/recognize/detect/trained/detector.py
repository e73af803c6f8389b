"""The detector: the network looks once; shapes, connectors and writing follow from its maps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import cv2
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Connector, Findings, Page, Shape, ShapeKind
from sketch2model.recognize.detect.contours import ContourDetector
from sketch2model.recognize.detect.contours.compartments import find_compartment_lines
from sketch2model.recognize.detect.text_lines import find_text_lines
from sketch2model.recognize.detect.texture import is_texture, nothing_but_texture
from sketch2model.recognize.detect.trained.borders import Borders
from sketch2model.recognize.detect.trained.connectors import find_connectors
from sketch2model.recognize.detect.trained.containers import find_containers
from sketch2model.recognize.detect.trained.dividers import with_dividers
from sketch2model.recognize.detect.trained.ends import sign_seen
from sketch2model.recognize.detect.trained.maps import Maps, look
from sketch2model.recognize.detect.trained.shapes import find_shapes
from sketch2model.recognize.detect.trained.sides import drawn_corners
from sketch2model.recognize.detect.trained.weights import load_network

ALONE = 0.75
"""Share of the shapes that are boxes where a page shows boxes alone."""

BOXES = (ShapeKind.RECTANGLE, ShapeKind.ROUNDED_RECTANGLE, ShapeKind.NOTE)

WRITTEN = 0.4
"""Ink with at least this chance is writing."""


class TrainedDetector:
    """Finds shapes, connectors and writing with a network that has seen drawn and photographed pages."""

    name = "trained"

    def __init__(self) -> None:
        """Load the weights.

        Raises:
            WeightsError: If they are missing or damaged.
        """
        self._network = load_network()
        self._contours = ContourDetector()

    def detect(self, page: Page) -> Findings:
        """Everything found, in page pixels; nothing on a page that is all texture, and an issue that says so."""
        if is_texture(page):
            return nothing_but_texture(page)
        maps = look(page, self._network)
        borders = Borders.of(page.mask, maps.scale)
        shapes = (*find_containers(maps, borders), *with_dividers(find_shapes(maps, borders), maps))
        return self._completed(page, maps, shapes)

    def detect_given(self, page: Page, shapes: tuple[Shape, ...]) -> Findings:
        """Everything found on a page whose shapes are known, with the lines that cross them."""
        maps = look(page, self._network)
        return self._completed(page, maps, with_dividers(shapes, maps))

    def _completed(self, page: Page, maps: Maps, shapes: tuple[Shape, ...]) -> Findings:
        if boxes_alone(shapes):
            drawn = tuple(_as_drawn(shape, page) if shape.kind in BOXES else shape for shape in shapes)
            return self._contours.completed(page, drawn, partial(sign_seen, maps), find_connectors(maps, shapes))
        connectors = find_connectors(maps, shapes)
        text_mask = _writing(page, maps)
        regions = find_text_lines(text_mask, shapes, pen_width=page.pen_width, letter_height=page.letter_height)
        return Findings(shapes, connectors, regions, text_mask)

    def connectors(self, page: Page, shapes: tuple[Shape, ...]) -> tuple[Connector, ...]:
        """The connectors of a page whose shapes are known."""
        maps = look(page, self._network)
        if boxes_alone(shapes):
            return self._contours.connectors(page, shapes, partial(sign_seen, maps), find_connectors(maps, shapes))
        return find_connectors(maps, shapes)


def boxes_alone(shapes: Sequence[Shape]) -> bool:
    """Whether a page shows boxes and hardly anything else, as class diagrams do.

    Of such pages the network has seen drawn ones only; triangles and diamonds at the ends of real lines are told
    better by their contours. So are the lines and the writing of a page without any shape, such as a list.
    """
    kinds = [shape.kind for shape in shapes if shape.kind is not ShapeKind.CONTAINER]
    return sum(kind in BOXES for kind in kinds) >= ALONE * len(kinds)


def _as_drawn(shape: Shape, page: Page) -> Shape:
    """A box with its sides aslant, and with the lines in its ink that cross it if the network has seen none."""
    corners = drawn_corners(page, shape.box)
    lines = shape.compartment_lines or tuple(find_compartment_lines(page, corners, ()))
    return replace(shape, outline=corners, compartment_lines=lines)


def _writing(page: Page, maps: Maps) -> NDArray[np.bool_]:
    """The ink of the page where the network sees writing."""
    size = (round(maps.text.shape[1] * 2 * maps.scale), round(maps.text.shape[0] * 2 * maps.scale))
    chance = cv2.resize(maps.text, size, interpolation=cv2.INTER_LINEAR)[: page.height, : page.width]
    written = np.zeros_like(page.mask)
    written[: chance.shape[0], : chance.shape[1]] = chance >= WRITTEN
    return written & page.mask
