"""Names, stereotypes, ends and labels in PlantUML's syntax."""

from __future__ import annotations

from sketch2model.elements import EndKind, LineStyle
from sketch2model.export.diagrams.lines import Line
from sketch2model.export.escape import LABEL_LIMIT, one_line, plantuml, plantuml_line

_LEFT = {
    EndKind.OPEN: "<",
    EndKind.TRIANGLE: "<|",
    EndKind.FILLED_TRIANGLE: "<",
    EndKind.DIAMOND: "o",
    EndKind.FILLED_DIAMOND: "*",
    EndKind.ONE: "||",
    EndKind.MANY: "}|",
    EndKind.ZERO_ONE: "|o",
    EndKind.ZERO_MANY: "}o",
}
_MIRRORED = str.maketrans("<{}", ">}{")


def quoted(text: str | None) -> str:
    """A name; a space where there is none, since PlantUML wants something between the quotes."""
    return f'"{written(text) or " "}"'


def written(text: str | None) -> str:
    """Text on one line, without anything PlantUML could take for markup."""
    return plantuml(one_line(text or "", LABEL_LIMIT))


def written_line(text: str | None) -> str:
    """The same for text that is not quoted: members and labels."""
    return plantuml_line(one_line(text or "", LABEL_LIMIT))


def stereotype_of(text: str | None) -> str:
    """`<<text>>` behind a space, or nothing."""
    word = written((text or "").strip("«»<> "))
    # A stereotype that begins with one of these would name a sprite or the letter in the circle.
    if word.startswith(("$", "(")):
        word = f"&#8203;{word}"
    return f" <<{word}>>" if word else ""


def label(text: str | None) -> str:
    """What follows a line, or nothing."""
    word = written_line(text)
    return f" : {word}" if word else ""


def arrow(line: Line, *, upside_down: bool = False) -> str:
    """The line with the signs at its ends, from source to target or, upside down, from target to source."""
    left, right = (line.target_end, line.source_end) if upside_down else (line.source_end, line.target_end)
    stroke = "--" if line.style is LineStyle.SOLID else ".."
    return f"{_LEFT.get(left, '')}{stroke}{_LEFT.get(right, '')[::-1].translate(_MIRRORED)}"


def arrow_style(line: Line) -> str:
    """The style of an arrow between states or activities, in brackets, or nothing."""
    return "" if line.style is LineStyle.SOLID else f"[{line.style}]"
