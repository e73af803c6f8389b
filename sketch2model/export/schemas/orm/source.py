"""Lines of generated Python, laid out as `ruff format` leaves them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from sketch2model.export.escape import LABEL_LIMIT, one_line, python_comment

WIDTH = 88
"""What `ruff format` and `black` take where nothing else is said."""


@dataclass(frozen=True, slots=True)
class Call:
    """Something with brackets: a call, a list, the head of a class.

    Attributes:
        opening: Everything up to and with the opening bracket.
        items: What stands between the brackets.
        closing: The closing bracket and what follows.
        tall: Whether each item has a line of its own, even if there were room.
    """

    opening: str
    items: tuple[str | Call, ...]
    closing: str = ")"
    tall: bool = False

    def __str__(self) -> str:
        return f"{self.opening}{', '.join(map(str, self.items))}{self.closing}"


def bracketed(opening: str, *items: str | Call, closing: str = ")") -> Call:
    """A call with these arguments."""
    return Call(opening, items, closing)


def listed(opening: str, items: Sequence[str]) -> Call:
    """A list, with what stands before it."""
    return Call(f"{opening}[", tuple(items), "]")


def lines_of(code: str | Call, indent: int = 4, note: str = "") -> list[str]:
    """The lines of a statement; the note stands behind it where there is room, otherwise above.

    Args:
        code: The statement.
        indent: Spaces before it.
        note: Any text.
    """
    lines = _lines(code, indent, 0)
    comment = python_comment(one_line(note, LABEL_LIMIT))
    if not comment:
        return lines
    behind = f"{lines[0]}  # {comment}"
    return [behind] if len(lines) == 1 and _width(behind) <= WIDTH else [f"{' ' * indent}# {comment}", *lines]


def _lines(code: str | Call, indent: int, room: int) -> list[str]:
    line = f"{' ' * indent}{code}"
    if isinstance(code, str) or not code.items or (_width(line) + room <= WIDTH and not code.tall):
        return [line]
    lines = [f"{' ' * indent}{code.opening}"]
    together = f"{' ' * (indent + 4)}{', '.join(map(str, code.items))}"
    if code.closing == ")" and not code.tall and _width(together) <= WIDTH:
        return [*lines, together, f"{' ' * indent}{code.closing}"]
    for item in code.items:
        *inner, last = _lines(item, indent + 4, 1)
        lines += [*inner, f"{last},"]
    return [*lines, f"{' ' * indent}{code.closing}"]


def _width(line: str) -> int:
    """Columns that a line takes on a screen (Unicode Standard Annex 11)."""
    if line.isascii():
        return len(line)
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in line)
