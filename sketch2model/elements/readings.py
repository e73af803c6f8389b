"""What an OCR engine read, in page pixels."""

from __future__ import annotations

from dataclasses import dataclass

from sketch2model.elements.geometry import Box

DOUBTFUL = 0.5
"""What is below this confidence is worth a second look."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another reading of the same ink.

    Attributes:
        text: What it might say.
        confidence: 0 to 1.
    """

    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of writing and what it says.

    Attributes:
        text: Best reading, never empty.
        box: Bounding box of its ink.
        angle: As in `TextRegion`.
        confidence: 0 to 1.
        alternatives: Other readings, most likely first.
        underlined: As in `TextRegion`.
    """

    text: str
    box: Box
    confidence: float
    angle: int = 0
    alternatives: tuple[Alternative, ...] = ()
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class Readings:
    """All lines of a page, in reading order.

    Attributes:
        lines: What was read.
        engine: Name of the engine that read it.
    """

    lines: tuple[TextLine, ...]
    engine: str
