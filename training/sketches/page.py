"""From a description to a picture and the truth about it."""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import networkx as nx
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import ShapeKind, Transform
from training.sketches.camera import Camera, photograph, seen_through, view_of
from training.sketches.canvas import Canvas, Layer
from training.sketches.description import Description
from training.sketches.figures import DrawnFigure, draw_figure
from training.sketches.hand import Hand
from training.sketches.labels import Room
from training.sketches.marks import draw_mark
from training.sketches.paper import Paper, grain, make_sheet
from training.sketches.pen import Pen
from training.sketches.trees import draw_tree
from training.sketches.truth import truth_graph
from training.sketches.wear import worn
from training.sketches.wiring import DrawnLine, add_words, draw_line


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A drawn and photographed page.

    Attributes:
        pixels: (height, width, 3) uint8 RGB.
        graph: The graph of the contract, in photo pixels, with every name and multiplicity as written.
        figures: Outlines, dividers and words, in sheet pixels.
        lines: Connectors, in sheet pixels; those without a source or target are not in the graph.
        view: From sheet to photo pixels.
        direction: Degrees by which the photo must be turned counter-clockwise to be upright.
        drawn: For each layer, (height, width) uint8 coverage in sheet pixels.
    """

    pixels: NDArray[np.uint8] = field(repr=False)
    graph: nx.MultiDiGraph = field(repr=False)
    figures: tuple[DrawnFigure, ...]
    lines: tuple[DrawnLine, ...]
    view: Transform
    direction: int
    drawn: dict[Layer, NDArray[np.uint8]] = field(repr=False)

    @property
    def ink(self) -> dict[Layer, NDArray[np.uint8]]:
        """For each layer, (height, width) uint8 coverage in photo pixels; worked out anew each time."""
        size = (self.pixels.shape[1], self.pixels.shape[0])
        return {layer: seen_through(plane, self.view, size) for layer, plane in self.drawn.items()}


def draw_page(description: Description, hand: Hand, paper: Paper, camera: Camera, *, seed: int, source: str) -> Picture:
    """Draw a page and photograph it; the same arguments give the same picture.

    Args:
        description: What is on the page.
        hand: Who draws it.
        paper: On what.
        camera: How it is photographed.
        seed: Of everything that is left to chance.
        source: File name for the graph.
    """
    drawing, surface, seeing = np.random.default_rng(seed).spawn(3)
    width, height = description.size
    pen = Pen(hand, Canvas(width, height), drawing)
    figures, lines = _draw(description, pen)
    sheet = _inked_sheet(pen, paper, surface)
    view, size = view_of(camera, description.size, seeing)
    pixels = photograph(sheet, camera, view, size, seeing)
    graph = truth_graph(figures, lines, description.diagram, view, size, source)
    return Picture(pixels, graph, tuple(figures), tuple(lines), view, -90 * camera.quarters % 360, pen.canvas.layers)


def _draw(description: Description, pen: Pen) -> tuple[list[DrawnFigure], list[DrawnLine]]:
    room = Room(*description.size, pen.hand.size, pen.hand.habits.label_gap)
    figures: dict[str, DrawnFigure] = {}
    for figure in description.figures:
        pen.change()
        figures[figure.id] = draw_figure(figure, pen)
    holders = {figure.parent for figure in description.figures}
    for key, drawn in figures.items():
        room.take_figure(drawn, holds=key in holders or drawn.figure.kind is ShapeKind.CONTAINER)
    lines = [line for tree in description.trees for line in draw_tree(tree, figures, room, pen)]
    connectors: list[DrawnLine] = []
    for line in description.lines:
        other = None if line.other is None else connectors[line.other].points
        pen.change()
        connectors.append(draw_line(line, figures, room, pen, other))
    worded = [add_words(line, room, pen) for line in (*lines, *connectors)]
    for mark in description.marks:
        draw_mark(mark, pen)
    return list(figures.values()), worded


def _inked_sheet(pen: Pen, paper: Paper, rng: np.random.Generator) -> NDArray[np.float32]:
    """The sheet with its ink, (height, width, 3) RGB; the paper's tooth breaks up a pencil's strokes."""
    coverage = pen.canvas.coverage().astype(np.float32) / 255
    height, width = coverage.shape
    tooth = grain(width, height, rng)
    uneven = cv2.resize(rng.standard_normal((height // 30 + 2, width // 30 + 2), dtype=np.float32), (width, height))
    strength = 1 - pen.hand.grain * np.clip(0.45 + 0.4 * tooth + 0.12 * uneven, 0, 0.95)
    alpha = (coverage * strength)[..., None]
    ink = np.array(pen.hand.ink, np.float32)
    if pen.canvas.second is not None:
        share = pen.canvas.second.astype(np.float32)[..., None] / 255
        ink = ink * (1 - share) + np.array(pen.hand.habits.second_ink, np.float32) * share
    sheet = worn(make_sheet(paper, width, height, tooth), paper, pen.canvas.coverage(), rng)
    sheet += (ink - sheet) * alpha
    return sheet
