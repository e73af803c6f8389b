"""How large figures are, where they lie, and how much of the sheet they take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from sketch2model.elements import Box, Point
from training.sketches.description import Description, Figure
from training.sketches.figures import planned_box
from training.sketches.grid import Cell, placed
from training.sketches.hand import Hand

SHEETS = (1.414, 1.333, 1.778, 1.0, 2.2)
"""Usual proportions of sheets and photos."""
DETAIL = 1.1
"""Sheets are drawn with so many times the pixels of the photo."""
SMALLEST_EM = 6.5
"""Letters are not written smaller than this, in sheet pixels."""
TRIES = 40


@dataclass(frozen=True, slots=True)
class Slack:
    """How much larger than its writing one person draws shapes: medians and spread of the factors for both sides."""

    width: float
    height: float
    spread: float

    @classmethod
    def random(cls, rng: np.random.Generator) -> Slack:
        """From boxes that nearly touch their writing to boxes with a word in a corner of their space."""
        sort = rng.random()
        if sort < 0.25:
            return cls(float(rng.uniform(0.88, 1.0)), float(rng.uniform(0.9, 1.02)), 0.04)
        if sort < 0.7:
            return cls(float(rng.uniform(1.0, 1.4)), float(rng.uniform(1.0, 1.6)), 0.12)
        return cls(float(rng.uniform(1.2, 2.6)), float(rng.uniform(1.3, 3.5)), 0.25)

    def applied(self, figure: Figure, hand: Hand, rng: np.random.Generator) -> Figure:
        """A figure with a size of its own."""
        box = planned_box(figure, hand)
        stretch = np.array([self.width, self.height]) * rng.lognormal(0, self.spread, 2)
        width, height = np.array([box.width, box.height]) * np.maximum(stretch, 0.86)
        blank = 0.55 * hand.size * figure.blanks
        return replace(figure, size=(float(max(width, hand.size)), float(max(height, hand.size) + blank)))


def arranged(
    figures: Sequence[Figure], cells: Sequence[Cell], hand: Hand, rng: np.random.Generator, gap: float | None = None
) -> tuple[tuple[Figure, ...], tuple[int, int]]:
    """Figures in rows and columns or anywhere, near or far from each other; and the size of the drawing."""
    gap = gap or float(np.clip(rng.lognormal(1.35, 0.5), 1.2, 12))
    if rng.random() < 0.55:
        return placed(list(zip(cells, figures, strict=True)), hand, rng, gap=gap)
    return scattered(figures, hand, rng, gap=gap)


def scattered(
    figures: Sequence[Figure], hand: Hand, rng: np.random.Generator, *, gap: float
) -> tuple[tuple[Figure, ...], tuple[int, int]]:
    """Figures anywhere, at least half a gap (in ems) apart; the drawing grows until all have room."""
    boxes = [planned_box(figure, hand) for figure in figures]
    room = gap * hand.size
    area = sum((box.width + room) * (box.height + room) for box in boxes)
    width = float(np.sqrt(area * rng.uniform(0.6, 2.2)))
    extent = np.array([width, area / width])
    taken: list[Box] = []
    for box in boxes:
        spot = _free_spot(box, taken, extent, 0.5 * room, rng)
        while spot is None:
            extent = extent * 1.12
            spot = _free_spot(box, taken, extent, 0.5 * room, rng)
        taken.append(spot)
    left, top = min(box.x0 for box in taken), min(box.y0 for box in taken)
    margin = hand.size * rng.uniform(0.8, 3.0, 4)
    shift = margin[:2] - (left, top)
    out = tuple(
        replace(figure, at=(spot.x0 + float(shift[0]), spot.y0 + float(shift[1])))
        for figure, spot in zip(figures, taken, strict=True)
    )
    right, bottom = max(box.x1 for box in taken), max(box.y1 for box in taken)
    return out, (round(right + shift[0] + margin[2]), round(bottom + shift[1] + margin[3]))


def _free_spot(box: Box, taken: list[Box], extent: np.ndarray, apart: float, rng: np.random.Generator) -> Box | None:
    for _ in range(TRIES):
        x, y = rng.random(2) * np.maximum(extent - (box.width, box.height), 1.0)
        spot = Box(float(x), float(y), float(x) + box.width, float(y) + box.height)
        if all(spot.grown(apart).overlap(other) == 0 for other in taken):
            return spot
    return None


def free_place(
    figure: Figure,
    around: Point,
    away: tuple[float, float],
    taken: Sequence[Box],
    hand: Hand,
    rng: np.random.Generator,
    within: Box | None = None,
) -> Figure | None:
    """The figure somewhere around a point where nothing is yet, if there is such a place.

    Args:
        figure: What is to be placed.
        around: The point.
        away: Least distance of the figure's middle, and the greatest that is tried.
        taken: Where it must not lie.
        hand: Who draws.
        rng: Chooses.
        within: It must lie inside this.
    """
    size = planned_box(figure, hand)
    for attempt in range(TRIES):
        angle = rng.uniform(0, 2 * np.pi)
        radius = away[0] + (away[1] - away[0]) * rng.random() * (attempt + 4) / (TRIES + 4)
        x = around[0] + radius * float(np.cos(angle)) - size.width / 2
        y = around[1] + radius * float(np.sin(angle)) - size.height / 2
        box = Box(x, y, x + size.width, y + size.height)
        if (within is None or box.inside(within) > 0.99) and all(box.overlap(other) == 0 for other in taken):
            return replace(figure, at=(x, y))
    return None


def framed(
    figures: Sequence[Figure], hand: Hand, rng: np.random.Generator
) -> tuple[tuple[Figure, ...], tuple[int, int]]:
    """Figures moved so that they begin at the margin, and the size of the drawing."""
    boxes = [planned_box(figure, hand) for figure in figures]
    margin = hand.size * rng.uniform(0.8, 3.0, 4)
    x = float(margin[0]) - min(box.x0 for box in boxes)
    y = float(margin[1]) - min(box.y0 for box in boxes)
    out = tuple(replace(figure, at=(figure.at[0] + x, figure.at[1] + y)) for figure in figures)
    right, bottom = max(box.x1 for box in boxes) + x, max(box.y1 for box in boxes) + y
    return out, (round(right + margin[2]), round(bottom + margin[3]))


def near_pairs(figures: Sequence[Figure], hand: Hand) -> list[tuple[int, int]]:
    """Pairs of figures with no third one between them: none lies nearer to both than they to each other."""
    centres = np.array([planned_box(figure, hand).center for figure in figures])
    away = np.hypot(*(centres[:, None] - centres[None]).transpose(2, 0, 1))
    return [
        (a, b)
        for a in range(len(figures))
        for b in range(a + 1, len(figures))
        if not any(max(away[a, c], away[b, c]) < 0.97 * away[a, b] for c in range(len(figures)) if c not in (a, b))
    ]


def linked_pairs(
    figures: Sequence[Figure], hand: Hand, rng: np.random.Generator, often: float
) -> list[tuple[int, int]]:
    """Pairs to be connected: many of the near ones, either way round; now and then far ones, and one pair twice."""
    near = near_pairs(figures, hand)
    pairs = [pair if rng.random() < 0.5 else pair[::-1] for pair in near if rng.random() < often]
    if len(figures) > 3 and rng.random() < 0.35:
        for _ in range(int(rng.integers(1, 4))):
            a, b = rng.permutation(len(figures))[:2].tolist()
            if (a, b) not in near and (b, a) not in near:
                pairs.append((a, b))
    if pairs and rng.random() < 0.12:
        pairs.append(pairs[int(rng.integers(len(pairs)))])
    return pairs


def on_sheet(description: Description, rng: np.random.Generator) -> Description:
    """The same drawing somewhere on a sheet of usual proportions, with little or much paper left over."""
    drawn = np.array(description.size, float)
    spare = float(
        rng.choice((rng.uniform(1, 1.12), rng.uniform(1.1, 1.6), rng.uniform(1.5, 2.6)), p=(0.62, 0.32, 0.06))
    )
    proportion = float(rng.choice(SHEETS, p=(0.35, 0.3, 0.2, 0.08, 0.07)))
    if (drawn[0] < drawn[1]) != (rng.random() < 0.15):
        proportion = 1 / proportion
    width = max(drawn[0], drawn[1] * proportion)
    sheet = np.array([width, width / proportion]) * spare
    if rng.random() < 0.2:
        sheet = np.minimum(sheet, drawn * spare * rng.uniform(1, 1.3, 2))
    sheet = np.maximum(sheet, drawn)
    shift = (sheet - drawn) * np.clip(rng.normal(0.45, 0.22, 2), 0, 1)
    return replace(_moved(description, 1.0, shift), size=(round(sheet[0]), round(sheet[1])))


def at_scale(description: Description, hand: Hand, side: float) -> tuple[Description, Hand]:
    """The same page with its longer side about that many pixels, and the hand that draws it at that size."""
    factor = max(side * DETAIL / max(description.size), SMALLEST_EM / hand.size)
    size = (round(description.size[0] * factor), round(description.size[1] * factor))
    return replace(_moved(description, factor, np.zeros(2)), size=size), replace(hand, size=hand.size * factor)


def _moved(description: Description, factor: float, shift: np.ndarray) -> Description:
    """Everything made larger by a factor, then shifted."""

    def at(point: tuple[float, float]) -> tuple[float, float]:
        return point[0] * factor + float(shift[0]), point[1] * factor + float(shift[1])

    figures = tuple(
        replace(figure, at=at(figure.at), size=figure.size and (figure.size[0] * factor, figure.size[1] * factor))
        for figure in description.figures
    )
    lines = tuple(replace(line, loose=line.loose and at(line.loose)) for line in description.lines)
    marks = tuple(
        replace(mark, box=Box(*at((mark.box.x0, mark.box.y0)), *at((mark.box.x1, mark.box.y1))))
        for mark in description.marks
    )
    return replace(description, figures=figures, lines=lines, marks=marks)
