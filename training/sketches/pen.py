"""A hand at work on a sheet: it draws strokes and writes lines, and remembers where."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sketch2model.elements import Box, LineStyle
from training.sketches.canvas import Canvas, Layer
from training.sketches.hand import Hand, Writing, write
from training.sketches.strokes import Path, dashes, pressed, resample, wobble

OTHER_PEN = 0.3
"""How often the other pen is taken by those who have two."""
NARROWEST_GAP = 1.4
"""Of a gap between dashes less the round ends of the dashes leave a trace, in pen widths."""
PURPOSES = {
    Layer.TEXT: "text",
    Layer.CONNECTOR: "connectors",
    Layer.OUTLINE: "outlines",
    Layer.DIVIDER: "outlines",
}
"""What a second pen may be kept for."""


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """One line of writing on the sheet.

    Attributes:
        text: What it says.
        box: Around its ink.
        words: Each word and the box around its ink.
        angle: Degrees it must be turned counter-clockwise to be upright: 0, or 270 where it runs upwards.
        place: As in `sketch2model.graph.LineData`.
        compartment: As in `sketch2model.graph.LineData`.
    """

    text: str
    box: Box
    words: tuple[tuple[str, Box], ...]
    angle: int
    place: str
    compartment: int | None


class Pen:
    """Draws with one hand on one canvas."""

    def __init__(self, hand: Hand, canvas: Canvas, rng: np.random.Generator) -> None:
        self.hand = hand
        self.canvas = canvas
        self.rng = rng
        self.changed = False

    def change(self) -> None:
        """Perhaps take the other pen for the next thing, where there is one and it has no purpose of its own."""
        if self.hand.habits.second_ink is not None:
            self.changed = self.hand.habits.second_for == "any" and bool(self.rng.random() < OTHER_PEN)

    def _second(self, layer: Layer) -> bool:
        """Whether the other pen draws on that layer now."""
        habits = self.hand.habits
        return habits.second_ink is not None and (self.changed or PURPOSES.get(layer) == habits.second_for)

    def trace(self, path: Path, layer: Layer, strength: float = 1.0) -> None:
        """Draw along a path that has its wobble already; with a strength below 1 the ink does not cover fully."""
        stroke = pressed(resample(path), self.hand.pen, self.rng)
        self.canvas.stroke(stroke, layer, second=self._second(layer), strength=strength)
        if self.hand.habits.retraced and self.rng.random() < self.hand.habits.retraced:
            again = (
                wobble(path, self.hand.pen * max(1.0, self.hand.wobble), self.rng)
                + self.rng.normal(0, 0.6, 2) * self.hand.pen
            )
            self.canvas.stroke(pressed(again, self.hand.pen, self.rng), layer, second=self._second(layer))

    def line(self, path: Path, layer: Layer, style: LineStyle = LineStyle.SOLID) -> Path:
        """Draw a wobbly line along a path; gives the dense path that was drawn."""
        drawn = wobble(path, self.hand.unsteadiness, self.rng)
        em = self.hand.size
        if style is LineStyle.SOLID:
            pieces = [drawn]
        elif style is LineStyle.DASHED:
            dash, gap = self.hand.habits.dash
            least = NARROWEST_GAP * self.hand.pen
            careless = self.hand.habits.sloppiness
            pieces = dashes(drawn, max(dash * em, 2 * self.hand.pen), max(gap * em, least), self.rng, careless)
        else:
            dash, gap = self.hand.habits.dot
            pieces = dashes(drawn, dash * em, max(gap * em, 2 * self.hand.pen), self.rng)
        for piece in pieces:
            self.canvas.stroke(pressed(piece, self.hand.pen, self.rng), layer, second=self._second(layer))
        return drawn

    def fill(self, polygon: Path, layer: Layer) -> None:
        """Blacken the inside of a polygon."""
        self.canvas.fill(polygon, layer, second=self._second(layer))

    def write(self, text: str, scale: float = 1.0) -> Writing:
        """Prepare one line of writing; `put` lays it down."""
        return write(text, self.hand, self.rng, scale)

    def put(
        self,
        writing: Writing,
        x: float,
        y: float,
        place: str,
        compartment: int | None = None,
        upwards: bool = False,
        layer: Layer = Layer.TEXT,
    ) -> WrittenLine:
        """Lay down a line of writing with the top left corner of its ink at (x, y)."""
        height, width = writing.coverage.shape
        left, top = round(x), round(y)
        patch = np.ascontiguousarray(np.rot90(writing.coverage)) if upwards else writing.coverage
        self.canvas.paste(patch, left, top, layer, second=self._second(layer))

        def moved(box: Box) -> Box:
            if upwards:
                box = Box(box.y0, width - box.x1, box.y1, width - box.x0)
            return Box(box.x0 + left, box.y0 + top, box.x1 + left, box.y1 + top)

        words = tuple((word, moved(box)) for word, box in writing.words)
        whole = moved(Box(0, 0, width, height))
        return WrittenLine(writing.text, whole, words, 270 if upwards else 0, place, compartment)
