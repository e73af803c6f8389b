"""Lines of writing as rows: pieces side by side are one row, wrapped attributes are joined."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sketch2model.graph import LineData
from sketch2model.interpret.attribute_grammar import is_type_word
from sketch2model.interpret.type_repair import nearest_type

_SHARED_HEIGHT = 0.6
"""Part of the lower piece's height that is beside the other one's in the same row."""
_WORD = 3
"""Letters from which writing is longer than high."""
_INDENT = 0.7
"""Row heights by which a wrapped type is set in."""
_CLEAR_TYPE = 5
"""Letters from which a word that is nearly a type is taken for one."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of writing.

    Attributes:
        text: What was read.
        box: (x0, y0, x1, y1) in photo pixels.
        confidence: 0 to 1.
        compartment: In which it stands, from 0 at the top.
        underlined: Whether any of it is.
        turns: Quarter turns, clockwise, of the writing on the photo; 1 where it runs down.
    """

    text: str
    box: tuple[float, float, float, float]
    confidence: float
    compartment: int
    underlined: bool = False
    turns: int = 0

    @property
    def extent(self) -> tuple[float, float, float, float]:
        """The box as (x0, y0, x1, y1) where x runs along the writing and y down its rows."""
        x0, y0, x1, y1 = self.box
        return ((x0, y0, x1, y1), (y0, -x1, y1, -x0), (-x1, -y1, -x0, -y0), (-y1, x0, -y0, x1))[self.turns]

    def joined(self, other: Row) -> Row:
        """Both, one after the other."""
        a, b = self.box, other.box
        return Row(
            f"{self.text} {other.text}",
            (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])),
            min(self.confidence, other.confidence),
            self.compartment,
            self.underlined or other.underlined,
            self.turns,
        )


def rows_of(lines: Sequence[LineData]) -> list[Row]:
    """Rows from lines in reading order, whichever side of the photo is up."""
    turns = _turns(lines)
    rows = [
        Row(
            line["text"].strip(),
            tuple(line["bbox"]),  # type: ignore[arg-type]
            line["confidence"],
            line["compartment"] or 0,
            line.get("underlined", False),
            turns,
        )
        for line in lines
        if line["text"].strip()
    ]
    return _fold(rows, _side_by_side)


def _turns(lines: Sequence[LineData]) -> int:
    """How the writing is turned on the photo: words are wider than high, and the first row is the upper one."""
    words = [line["bbox"] for line in lines if sum(map(str.isalnum, line["text"])) >= _WORD]
    if not words:
        return 0
    sideways = sum(y1 - y0 > x1 - x0 for x0, y0, x1, y1 in words) > len(words) / 2
    first, last = words[0], words[-1]
    if sideways:
        return 1 if last[2] < first[0] else 3
    return 2 if last[3] < first[1] else 0


def unwrapped(rows: Sequence[Row]) -> list[Row]:
    """Rows of an attribute compartment, where a type on a row of its own follows its attribute."""
    return _fold(rows, _wraps)


def _fold(rows: Sequence[Row], belongs: Callable[[Row, Row], bool]) -> list[Row]:
    folded: list[Row] = []
    for row in rows:
        if folded and folded[-1].compartment == row.compartment and belongs(folded[-1], row):
            folded[-1] = folded[-1].joined(row)
        else:
            folded.append(row)
    return folded


def _side_by_side(left: Row, right: Row) -> bool:
    a, b = left.extent, right.extent
    shared = min(a[3], b[3]) - max(a[1], b[1])
    lower = min(a[3] - a[1], b[3] - b[1])
    return lower > 0 and shared >= _SHARED_HEIGHT * lower and b[0] >= (a[0] + a[2]) / 2


def _wraps(upper: Row, lower: Row) -> bool:
    if upper.text.count("(") > upper.text.count(")"):
        return True
    if upper.text.endswith((":", "=")):
        return ":" not in lower.text
    if lower.text.startswith((":", "=")):
        return True
    (left, *_), (x0, y0, _, y1) = upper.extent, lower.extent
    typed = is_type_word(lower.text) or (len(lower.text) >= _CLEAR_TYPE and nearest_type(lower.text) is not None)
    return ":" not in upper.text and typed and x0 - left >= _INDENT * (y1 - y0)
