"""What goes wrong on a page and what else is written on it: crossed-out tries, loose ends, titles, capitals."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sketch2model.elements import Box, EndKind, LineStyle, ShapeKind
from sketch2model.elements.vocabulary import EdgeKind, NodeKind
from training.sketches import wordbook
from training.sketches.description import Description, Figure, Line, Mark
from training.sketches.figures import planned_box
from training.sketches.hand import Hand, spelled
from training.sketches.layout import free_place
from training.sketches.marks import CROSSED
from training.sketches.respelling import respelled
from training.sketches.wordbook import one

EXTENTS = {"crossed_word": (3.0, 1.2), "crossed_line": (5.0, 0.8)}
"""Room for what is crossed out, in ems, where it is not the usual."""
USUAL_EXTENT = (3.0, 1.8)
ENDS = (EndKind.NONE, EndKind.OPEN, EndKind.OPEN, EndKind.TRIANGLE, EndKind.FILLED_TRIANGLE)
STYLES = (LineStyle.SOLID, LineStyle.SOLID, LineStyle.SOLID, LineStyle.DASHED, LineStyle.DOTTED)


def with_mishaps(description: Description, hand: Hand, rng: np.random.Generator) -> Description:
    """The same page less tidy, more often than not."""
    if rng.random() < 0.25:
        description = _crossed_out(description, hand, rng)
    if rng.random() < 0.2:
        description = _loose_ends(description, hand, rng)
    if rng.random() < 0.15:
        description = _written_beside(description, hand, rng)
    return description


def _taken(description: Description, hand: Hand) -> list[Box]:
    figures = [figure for figure in description.figures if figure.kind is not ShapeKind.CONTAINER]
    return [planned_box(figure, hand).grown(0.3 * hand.size) for figure in figures]


def _spot(description: Description, size: tuple[float, float], hand: Hand, rng: np.random.Generator) -> Box | None:
    """A free place anywhere on the sheet."""
    width, height = description.size
    nothing = Figure("", ShapeKind.NONE, (0.0, 0.0), None, NodeKind.NODE, size)
    sheet = Box(0, 0, width, height)
    reach = (0.0, 0.6 * max(width, height))
    found = free_place(nothing, sheet.center, reach, _taken(description, hand), hand, rng, sheet)
    return planned_box(found, hand) if found else None


def _crossed_out(description: Description, hand: Hand, rng: np.random.Generator) -> Description:
    marks = []
    for _ in range(int(rng.integers(1, 5))):
        kind = one(CROSSED, rng)
        extent = np.array(EXTENTS.get(kind, USUAL_EXTENT)) * hand.size * rng.uniform(0.6, 1.8)
        if kind == "crossed_circle":
            extent[:] = extent.min()
        spot = _spot(description, (float(extent[0]), float(extent[1])), hand, rng)
        if spot is not None:
            marks.append(Mark(kind, spot))
    return replace(description, marks=(*description.marks, *marks))


def _loose_ends(description: Description, hand: Hand, rng: np.random.Generator) -> Description:
    """Lines that begin or end at nothing."""
    outlined = [figure for figure in description.figures if figure.kind not in (ShapeKind.NONE, ShapeKind.CONTAINER)]
    lines = []
    for _ in range(int(rng.integers(1, 4)) if outlined else 0):
        figure = one(outlined, rng)
        centre = np.array(planned_box(figure, hand).center)
        angle, away = rng.uniform(0, 2 * np.pi), hand.size * rng.uniform(3, 9)
        box = planned_box(figure, hand)
        end = centre + (away + 0.5 * np.hypot(box.width, box.height)) * np.array([np.cos(angle), np.sin(angle)])
        if not (0 < end[0] < description.size[0] and 0 < end[1] < description.size[1]):
            continue
        leaving = rng.random() < 0.7
        lines.append(
            Line(
                figure.id if leaving else None,
                None if leaving else figure.id,
                EdgeKind.LINK,
                one(STYLES, rng),
                target_end=one(ENDS, rng),
                loose=(float(end[0]), float(end[1])),
            )
        )
    return replace(description, lines=(*description.lines, *lines))


def _written_beside(description: Description, hand: Hand, rng: np.random.Generator) -> Description:
    """A title or a remark that belongs to nothing."""
    text = wordbook.phrase(rng, 4)
    text = text if rng.random() < 0.6 else wordbook.folded(wordbook.phrase(rng, 8), 14)
    figure = Figure("remark", ShapeKind.NONE, (0.0, 0.0), text, NodeKind.NODE, bullet=one(("", "", "- "), rng))
    box = planned_box(figure, hand)
    spot = _spot(description, (box.width, box.height), hand, rng)
    if spot is None:
        return description
    return replace(description, figures=(*description.figures, replace(figure, at=(spot.x0, spot.y0))))


def as_spelled(description: Description, hand: Hand) -> Description:
    """The same page with everything in capitals, or nothing, if the hand writes so."""
    return respelled(description, lambda text: spelled(text, hand))
