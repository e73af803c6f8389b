"""Containers as clusters of DOT: lanes and pools, packages, and frames that nobody sees."""

from __future__ import annotations

from sketch2model.concepts import UmlElement
from sketch2model.elements.vocabulary import DiagramKind
from sketch2model.export.diagrams.class_boxes import is_doubtful
from sketch2model.export.diagrams.dot_nodes import group_label
from sketch2model.export.diagrams.drawing import Drawing, is_package
from sketch2model.export.diagrams.themes import FONT, Theme

FRAMELESS = {
    "peripheries": "0",
    "style": "solid",
    "bgcolor": "transparent",
    "labelloc": "t",
    "label": "",
    "margin": "12",
}
CAPTION_FRAME = {
    "peripheries": "0",
    "style": "solid",
    "bgcolor": "transparent",
    "labelloc": "b",
    "labeljust": "c",
    "margin": "3",
}
TAB_FOOT = 10
"""Points below the tab of a package that its label keeps free, inside of the package."""

_INVISIBLE = 'BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"'
_PACKAGE = {"style": "filled", "margin": "18", "labelloc": "t"}
_LANE = {"labelloc": "t", "style": "filled,rounded", "margin": "16"}


def group_defaults(theme: Theme) -> dict[str, str]:
    """What the drawing and all its containers share."""
    return {
        "bgcolor": theme.canvas,
        "fillcolor": theme.group,
        "color": theme.frame,
        "fontcolor": theme.muted,
        "fontname": FONT,
        "fontsize": "12",
        "labeljust": "l",
    }


def group_attributes(element: UmlElement, kind: DiagramKind, theme: Theme) -> dict[str, str]:
    """Attributes of the cluster; a package carries its name on a tab (OMG UML 2.5.1, 12.2.4)."""
    if not is_package(element, kind):
        return {"label": group_label(element), **_LANE}
    look = f'BORDER="1" CELLBORDER="0" CELLSPACING="0" CELLPADDING="5" COLOR="{theme.frame}" BGCOLOR="{theme.group}"'
    tab = f"<TABLE {look}><TR><TD>{group_label(element)[1:-1]}</TD></TR></TABLE>"
    foot = f'<TR><TD HEIGHT="{TAB_FOOT}"></TD></TR>'
    return {"label": f"<<TABLE {_INVISIBLE}><TR><TD>{tab}</TD></TR>{foot}</TABLE>>", **_PACKAGE}


def legend(drawing: Drawing, theme: Theme) -> dict[str, str]:
    """What the mark of doubt means, below the drawing if it is there."""
    elements = drawing.diagram.elements
    if not any(any(map(is_doubtful, e.attributes)) or any(map(is_doubtful, e.operations)) for e in elements):
        return {"label": ""}
    mark = f'<FONT COLOR="{theme.doubt}"><B>?</B></FONT>'
    return {"label": f'<<FONT POINT-SIZE="10">{mark} read with doubt</FONT>>', "labelloc": "b"}
