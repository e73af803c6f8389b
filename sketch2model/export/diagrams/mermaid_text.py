"""Names and labels in Mermaid's syntax."""

from __future__ import annotations

from sketch2model.concepts import UmlElement
from sketch2model.elements import Box
from sketch2model.export.diagrams.drawing import Drawing
from sketch2model.export.escape import LABEL_LIMIT, mermaid, one_line

BLANK = "#160;"
"""A space that Mermaid keeps; without anything in them it cannot draw some of its boxes."""

COLON = "#58;"
"""A colon that begins no label."""

TIE = "association class"
"""What is written at the lines that tie a class to an association: Mermaid has no line to a line."""


def written(text: str | None) -> str:
    """Text on one line, without anything Mermaid could take for markup."""
    return mermaid(one_line(text or "", LABEL_LIMIT))


def quoted(text: str | None) -> str:
    """A name, or a blank."""
    return f'"{written(text) or BLANK}"'


def label(text: str | None) -> str:
    """What follows a line behind a colon, or nothing."""
    word = written(text).replace(":", COLON)
    return f" : {word}" if word else ""


def stereotype_of(element: UmlElement) -> str:
    """The bare word, written."""
    return written((element.stereotype or "").strip("«»<> "))


def direction(drawing: Drawing) -> str:
    """`LR` for a page that is wider than high, otherwise `TB`."""
    if not drawing.roots:
        return "TB"
    extent = Box.around(corner for element in drawing.diagram.elements for corner in element.box.corners)
    return "LR" if extent.width > extent.height else "TB"
