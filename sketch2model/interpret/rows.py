"""Lines of writing as rows: pieces side by side are one row, wrapped attributes are joined."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sketch2model.graph import LineData
from sketch2model.interpret.attribute_grammar import is_type_word
from sketch2model.interpret.type_repair import nearest_type

_SHARED_HEIGHT = 0.6
"""Part of the lower piece's height that is beside the other one's in the same row."""
_INDENT = 0.7
"""Row heights by which a wrapped type is set in."""
_CLEAR_TYPE = 5
"""Letters from which a word that is nearly a type is taken for one."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of writing; `box` is [x0, y0, x1, y1] in photo pixels, `underlined` whether any of it is."""

    text: str
    box: tuple[float, float, float, float]
    confidence: float
    compartment: int
    underlined: bool = False

    def joined(self, other: Row) -> Row:
        """Both, one after the other."""
        a, b = self.box, other.box
        return Row(
            f"{self.text} {other.text}",
            (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])),
            min(self.confidence, other.confidence),
            self.compartment,
            self.underlined or other.underlined,
        )


def rows_of(lines: Sequence[LineData]) -> list[Row]:
    """Rows from lines in reading order."""
    rows = [
        Row(
            line["text"].strip(),
            tuple(line["bbox"]),  # type: ignore[arg-type]
            line["confidence"],
            line["compartment"] or 0,
            line.get("underlined", False),
        )
        for line in lines
        if line["text"].strip()
    ]
    return _fold(rows, _side_by_side)


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
    shared = min(left.box[3], right.box[3]) - max(left.box[1], right.box[1])
    lower = min(left.box[3] - left.box[1], right.box[3] - right.box[1])
    return lower > 0 and shared >= _SHARED_HEIGHT * lower and right.box[0] >= (left.box[0] + left.box[2]) / 2


def _wraps(upper: Row, lower: Row) -> bool:
    if upper.text.count("(") > upper.text.count(")"):
        return True
    if upper.text.endswith((":", "=")):
        return ":" not in lower.text
    if lower.text.startswith((":", "=")):
        return True
    height = lower.box[3] - lower.box[1]
    typed = is_type_word(lower.text) or (len(lower.text) >= _CLEAR_TYPE and nearest_type(lower.text) is not None)
    return ":" not in upper.text and typed and lower.box[0] - upper.box[0] >= _INDENT * height
