"""Lines of Python in the shape that `ruff format` would give them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

WIDTH = 88
_INDENT = "    "


def assignment(
    target: str, call: str | None = None, arguments: Sequence[str] = (), *, value: str = "", remark: str = ""
) -> list[str]:
    """The lines of `target`, `target = value` or `target = call(arguments)` inside a class.

    Args:
        target: A name, with its annotation if it has one.
        call: What is called, if anything.
        arguments: Of the call.
        value: What is assigned where nothing is called.
        remark: Without line ends. It stands behind the code where there is room, otherwise above it.
    """
    line = _INDENT + target + (f" = {value}" if value else "")
    behind = f"  # {remark}" if remark else ""
    above = [f"{_INDENT}# {remark}"] if remark else []
    if call is None:
        return [line + behind] if _fits(line + behind) else [*above, line]
    whole = f"{line} = {call}({', '.join(arguments)})"
    if _fits(whole + behind):
        return [whole + behind]
    if _fits(whole):
        return [*above, whole]
    return [*above, f"{line} = {call}(", *(f"{_INDENT * 2}{each}," for each in arguments), f"{_INDENT})"]


def class_header(name: str, bases: Sequence[str]) -> list[str]:
    """The first line of a class, or lines where there are many bases."""
    whole = f"class {name}({', '.join(bases)}):" if bases else f"class {name}:"
    if _fits(whole):
        return [whole]
    return [f"class {name}(", *(f"{_INDENT}{base}," for base in bases), "):"]


def docstring(lines: Sequence[str], indent: str = _INDENT) -> list[str]:
    """The lines of a docstring; its texts are escaped already, and one line each."""
    if len(lines) == 1:
        return [f'{indent}"""{lines[0]}"""']
    return [f'{indent}"""{lines[0]}', "", *(f"{indent}{line}" for line in lines[1:]), f'{indent}"""']


def _fits(line: str) -> bool:
    wide = sum(unicodedata.east_asian_width(letter) not in ("Na", "N", "H") for letter in line)
    return len(line) + wide <= WIDTH
