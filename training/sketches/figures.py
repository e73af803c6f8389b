"""A figure on the sheet: its outline, its dividers, its writing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sketch2model.elements import Box, ShapeKind
from training.sketches.canvas import Layer
from training.sketches.connectors import on_ring
from training.sketches.description import Figure
from training.sketches.hand import LINE_SPACING, Hand, text_width
from training.sketches.pen import Pen, WrittenLine
from training.sketches.shapes import LID, Outline, draw_outline
from training.sketches.strokes import Path, extended, wobble
from training.sketches.symbols import SYMBOLS, symbol_strokes

PADDING = 0.5
"""Room between writing and outline, in ems."""
GROWTH = {
    ShapeKind.DIAMOND: (1.75, 1.9),
    ShapeKind.ELLIPSE: (1.35, 1.45),
    ShapeKind.CIRCLE: (1.35, 1.35),
    ShapeKind.PARALLELOGRAM: (1.35, 1.1),
    ShapeKind.STADIUM: (1.25, 1.05),
    ShapeKind.DOCUMENT: (1.15, 1.25),
    ShapeKind.NOTE: (1.15, 1.15),
}
"""How much larger than its writing a shape must be, in x and y."""
VARIANTS = ("wave", "cut", "dog_ear", "tick", "diagonal", "ringed")
"""Symbols that change the outline itself."""
FLUSH = (ShapeKind.RECTANGLE, ShapeKind.ROUNDED_RECTANGLE, ShapeKind.NOTE)
"""Shapes in which words may begin at the left side."""
TAB, TAB_HEIGHT = "tab", 1.25
"""The symbol of a package, with its name in a tab above it; height in ems."""
BRACKET = "bracket"
"""The symbol of an annotation: a bracket to the left of its text, open to the right."""
UPWARD_SPACING = 1.05
"""From one line to the next where they are written upwards, in ems."""
RIMS = ("faint", "shaky", "overshot")
"""Borders of containers: hardly to be seen, drawn with an unsure hand, with sides longer than they should be."""
FAINT, SHAKY, OVERSHOT = 0.42, 3.0, 1.4
"""Strength of a faint rim, unsteadiness of a shaky one as a multiple of the usual, most excess of a side in ems."""
X_HEIGHT = 0.5
"""Height of small letters, in ems."""


@dataclass(frozen=True, slots=True, eq=False)
class DrawnFigure:
    """A figure with where its ink is.

    Attributes:
        figure: What was to be drawn.
        box: Around the outline; around the writing where there is none.
        ring: The closed outline; the box's corners where there is none.
        dividers: Paths of the lines between compartments, and beside a name that is written upwards.
        lines: Its writing.
    """

    figure: Figure
    box: Box
    ring: Path
    dividers: tuple[Path, ...]
    lines: tuple[WrittenLine, ...]


def planned_box(figure: Figure, hand: Hand) -> Box:
    """Where a figure will be: its own size, or as large as its writing asks for."""
    x, y = figure.at
    width, height = figure.size or _fitting(figure, hand)
    return Box(x, y, x + width, y + height)


def _fitting(figure: Figure, hand: Hand) -> tuple[float, float]:
    em = hand.size
    written = [line for part in figure.compartments for line in part]
    width = max((text_width(line, hand) for line in written), default=em) + 2.4 * PADDING * em
    height = sum(_compartment_height(part, hand) for part in figure.compartments)
    if figure.kind is ShapeKind.CYLINDER:
        height += 3 * LID * width
    if figure.kind is ShapeKind.CIRCLE:
        width = height = max(width, height)
    across, along = GROWTH.get(figure.kind, (1.0, 1.0))
    return width * across, height * along


def _compartment_height(lines: tuple[str, ...], hand: Hand) -> float:
    return len(lines) * hand.line_height + PADDING * hand.size


def draw_figure(figure: Figure, pen: Pen) -> DrawnFigure:
    """Draw a figure on the pen's canvas."""
    box = planned_box(figure, pen.hand)
    if figure.kind is ShapeKind.NONE:
        return _draw_list(figure, box, pen)
    outline = _outlined(figure, box, pen)
    drawn_box = Box.around(map(tuple, outline.ring))
    dividers: tuple[Path, ...] = ()
    if figure.captioned:
        lines = _caption(figure, drawn_box, pen)
    elif figure.upwards:
        dividers, lines = _upwards(figure, drawn_box, pen)
    elif figure.kind is ShapeKind.CONTAINER and figure.caption == "inside":
        height = _compartment_height(figure.compartments[0], pen.hand)
        lines = _stack(figure.compartments[0], 0, box.x0, box.x1, box.center[1] - height / 2, pen)
    elif figure.kind is ShapeKind.CONTAINER:
        top = box.y0 + (0.2 if figure.symbol != TAB else -TAB_HEIGHT) * pen.hand.size
        left, right = (box.x0, box.x1) if figure.caption == "above" else (box.x0 + 0.4 * pen.hand.size, None)
        lines = _stack(figure.compartments[0], 0, left, right, top, pen)
        if figure.titled:
            y = box.y0 + (0.4 + LINE_SPACING * max(1, len(lines))) * pen.hand.size
            dividers = (
                pen.line(np.array([_edge(outline.ring, box, y, side, pen) for side in (-1, 1)]), Layer.DIVIDER),
            )
        if figure.symbol == TAB:
            right = max([line.box.x1 for line in lines], default=box.x0) + 0.5 * pen.hand.size
            corners = [(box.x0, box.y0), (box.x0, top), (right, top), (right, box.y0)]
            pen.line(np.array(corners), Layer.OTHER)
    else:
        dividers, lines = _compartments(figure, box, outline.ring, pen)
    return DrawnFigure(figure, drawn_box, outline.ring, dividers, tuple(lines))


def _outlined(figure: Figure, box: Box, pen: Pen) -> Outline:
    """The outline with what belongs to it: a second ring, a thick one, a symbol, underlines."""
    variant = figure.symbol if figure.symbol in VARIANTS else None
    if figure.open_sides or figure.border in RIMS:
        outline = _side_by_side(figure, box, pen)
    else:
        outline = draw_outline(figure.kind, box, pen.hand, pen.rng, variant)
    for stroke in outline.strokes:
        pen.trace(stroke, Layer.OUTLINE, FAINT if figure.border == "faint" else 1.0)
    side = min(box.width, box.height)
    if figure.border == "double":
        gap = max(0.1 * side if side < 3 * pen.hand.size else 0.2 * pen.hand.size, 1.8 * pen.hand.pen)
        if 3 * gap < side:
            for stroke in draw_outline(figure.kind, box.grown(-gap), pen.hand, pen.rng, variant).strokes:
                pen.trace(stroke, Layer.OUTLINE)
    elif figure.border in ("filled", "eye"):
        _fill(outline.ring, 1.0 if figure.border == "filled" else 0.6, pen)
    elif figure.border == "thick":
        for _ in range(3):
            inner = box.grown(-float(pen.rng.uniform(0, 1.4)) * pen.hand.pen)
            for stroke in draw_outline(figure.kind, inner, pen.hand, pen.rng, variant).strokes:
                pen.trace(stroke, Layer.OUTLINE)
    if figure.symbol in SYMBOLS:
        for stroke in symbol_strokes(figure.symbol, box):
            pen.trace(wobble(stroke, 0.5 * pen.hand.unsteadiness, pen.rng), Layer.OTHER)
    return outline


def _fill(ring: Path, share: float, pen: Pen) -> None:
    """Blacken a ring made smaller by a factor, more or less evenly."""
    centre = ring.mean(axis=0)
    pen.fill(centre + share * (ring - centre), Layer.OUTLINE)


def _side_by_side(figure: Figure, box: Box, pen: Pen) -> Outline:
    """A rectangle some of whose sides may be missing or drawn badly."""
    shaky = SHAKY if figure.border == "shaky" else 1.0
    shift = pen.rng.normal(0, 0.5 * (shaky - 1) * pen.hand.slip, (4, 2))
    corners = np.array(box.corners, float) + shift
    named = zip(("top", "right", "bottom", "left"), corners, np.roll(corners, -1, axis=0), strict=True)
    sides = {name: wobble(np.stack([a, b]), shaky * pen.hand.unsteadiness, pen.rng) for name, a, b in named}
    drawn = [side for name, side in sides.items() if name not in figure.open_sides]
    if figure.border == "overshot":
        excess = OVERSHOT * pen.hand.size * pen.rng.uniform(-0.1, 1.0, (len(drawn), 2))
        drawn = [extended(side, *ends) for side, ends in zip(drawn, excess.tolist(), strict=True)]
    return Outline(np.concatenate([side[:-1] for side in sides.values()]), tuple(drawn))


def _draw_list(figure: Figure, box: Box, pen: Pen) -> DrawnFigure:
    lines: list[WrittenLine] = []
    y = box.y0
    for index, part in enumerate(figure.compartments):
        indent = 0.0 if index == 0 else 0.5 * pen.hand.size
        lines += _stack(part, index, box.x0 + indent, None, y, pen)
        y += _compartment_height(part, pen.hand)
    around = lines[0].box
    for line in lines[1:]:
        around = around.union(line.box)
    if figure.symbol == BRACKET:
        around = around.grown(0.25 * pen.hand.size)
        reach = around.x0 + pen.rng.uniform(0.2, 0.9) * pen.hand.size
        corners = [(reach, around.y0), (around.x0, around.y0), (around.x0, around.y1), (reach, around.y1)]
        pen.line(np.array(corners), Layer.OUTLINE)
    return DrawnFigure(figure, around, np.array(around.corners, float), (), tuple(lines))


def _compartments(figure: Figure, box: Box, ring: Path, pen: Pen) -> tuple[tuple[Path, ...], list[WrittenLine]]:
    """Writing from top to bottom, a divider after each compartment but the last."""
    parts, em = figure.compartments, pen.hand.size
    heights = [_compartment_height(part, pen.hand) for part in parts]
    spare = box.height - sum(heights) - (LID * box.width if figure.kind is ShapeKind.CYLINDER else 0)
    if len(parts) == 1:
        y = box.y0 + spare / 2 + (LID * box.width if figure.kind is ShapeKind.CYLINDER else 0)
        flush = pen.hand.habits.flush and figure.kind in FLUSH
        left, right = (box.x0 + PADDING * em, None) if flush else (box.x0, box.x1)
        written = _stack(parts[0], 0, left, right, y + PADDING * em / 2, pen)
        if figure.underlined:
            for line in written:
                _underline(line, pen)
        return (), written
    dividers: list[Path] = []
    lines: list[WrittenLine] = []
    y = box.y0
    for index, (part, height) in enumerate(zip(parts, heights, strict=True)):
        left, right = (box.x0, box.x1) if index == 0 else (box.x0 + PADDING * em, None)
        lines += _stack(part, index, left, right, y + PADDING * em / 2, pen)
        y += height + max(0.0, spare) / len(parts)
        if index < len(parts) - 1:
            ends = np.array([_edge(ring, box, y, side, pen) for side in (-1, 1)])
            dividers.append(pen.line(ends, Layer.DIVIDER))
    return tuple(dividers), lines


def _edge(ring: Path, box: Box, y: float, side: int, pen: Pen) -> Path:
    """Where a divider at height y meets the outline's left (-1) or right (1) side, more or less."""
    middle = np.array([box.center[0], y])
    met = on_ring(ring, middle, np.array([middle[0] + side * box.width, y]))
    met = met + pen.rng.normal(0, (1.2 * pen.hand.looseness * pen.hand.pen, 0.6 * pen.hand.pen))
    if pen.hand.habits.sloppiness:
        short = pen.rng.normal(-0.05, 0.14) * pen.hand.habits.sloppiness * pen.hand.size
        level = pen.rng.normal(0, 0.04) * pen.hand.habits.sloppiness * pen.hand.size
        met = met + np.array([side * short, level])
    return met


def _stack(
    texts: tuple[str, ...], compartment: int, left: float, right: float | None, top: float, pen: Pen
) -> list[WrittenLine]:
    """Lines below each other: centred between left and right, or from the left where right is None."""
    em, lines = pen.hand.size, []
    for row, text in enumerate(texts):
        writing = pen.write(text)
        width = writing.coverage.shape[1]
        baseline = top + row * pen.hand.line_height + (LINE_SPACING + X_HEIGHT) / 2 * em
        x = left if right is None else (left + right - width) / 2
        x += pen.rng.uniform(-0.1, 0.15) * em
        lines.append(pen.put(writing, x, baseline - writing.rise, "inside", compartment))
    return lines


def _underline(line: WrittenLine, pen: Pen) -> None:
    y = line.box.y1 + 0.5 * pen.hand.pen + 0.05 * pen.hand.size
    pen.line(np.array([(line.box.x0, y), (line.box.x1, y)]), Layer.OTHER)


def _caption(figure: Figure, box: Box, pen: Pen) -> list[WrittenLine]:
    texts = [text for text in (figure.name or "").split("\n") if text]
    em, advance = pen.hand.size, 0.95 * pen.hand.line_height
    y = box.y1 + 0.3 * em
    if figure.caption == "above":
        y = box.y0 - 0.3 * em - len(texts) * advance
    elif figure.caption in ("left", "right"):
        y = box.center[1] - len(texts) * advance / 2
    lines = []
    for text in texts:
        writing = pen.write(text, 0.9)
        width = writing.coverage.shape[1]
        x = box.center[0] - width / 2
        if figure.caption == "right":
            x = box.x1 + 0.3 * em
        elif figure.caption == "left":
            x = box.x0 - 0.3 * em - width
        lines.append(pen.put(writing, x, y, "caption"))
        y += advance
    return lines


def band_width(rows: int, hand: Hand) -> float:
    """How wide the band is in which so many lines are written upwards."""
    return (1.7 + UPWARD_SPACING * (rows - 1)) * hand.size


def _upwards(figure: Figure, box: Box, pen: Pen) -> tuple[tuple[Path, ...], list[WrittenLine]]:
    """A lane's name: beside its left edge, from bottom to top, mostly with a line to its right."""
    texts = (figure.name or "").split("\n") if figure.name else []
    header = box.x0 + band_width(max(1, len(texts)), pen.hand)
    lines = []
    for row, text in enumerate(texts):
        writing = pen.write(text)
        height, width = writing.coverage.shape
        middle = (box.x0 + header) / 2 + UPWARD_SPACING * pen.hand.size * (row - (len(texts) - 1) / 2)
        y = box.center[1] - width / 2
        lines.append(pen.put(writing, middle - height / 2, y, "inside", 0, upwards=True))
    if not figure.separated:
        return (), lines
    return (pen.line(np.array([(header, box.y0), (header, box.y1)]), Layer.DIVIDER),), lines
