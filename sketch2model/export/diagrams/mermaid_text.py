"""Names and labels in Mermaid's syntax."""

from __future__ import annotations

from sketch2model.concepts import UmlElement
from sketch2model.elements import Box
from sketch2model.export.diagrams.drawing import Drawing
from sketch2model.export.escape import LABEL_LIMIT, mermaid, mermaid_label, one_line

BLANK = "#32;"
"""A space that Mermaid keeps."""


def written(text: str | None) -> str:
    """Text on one line, without anything Mermaid could take for markup."""
    return mermaid(one_line(text or "", LABEL_LIMIT))


def quoted(text: str | None) -> str:
    """A name; a space where there is none, since Mermaid wants something between the quotes."""
    return f'"{written(text) or " "}"'


def label(text: str | None) -> str:
    """What follows a line behind a colon, or nothing."""
    word = mermaid_label(one_line(text or "", LABEL_LIMIT))
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
