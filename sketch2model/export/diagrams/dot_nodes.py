"""Elements other than classes as nodes of DOT."""

from __future__ import annotations

import textwrap

from sketch2model.concepts import UmlElement
from sketch2model.elements import ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, NodeKind
from sketch2model.export.diagrams.class_boxes import class_table, stereotype_text
from sketch2model.export.diagrams.drawing import Drawing, is_classifier, is_note, is_package
from sketch2model.export.diagrams.themes import FONT, Theme
from sketch2model.export.escape import LABEL_LIMIT, dot_label, one_line

_POINTS_PER_INCH = 72
_WRAP = 24
_WRAP_IN_DIAMOND = 14
_WRAP_BELOW_SIGN = 18
_BORDER = "1.2"
_THICK_BORDER = "3"

_SHAPES: dict[ShapeKind, dict[str, str]] = {
    ShapeKind.RECTANGLE: {"shape": "box"},
    ShapeKind.ROUNDED_RECTANGLE: {"shape": "box", "style": "filled,rounded"},
    ShapeKind.CIRCLE: {"shape": "circle", "margin": "0.04,0.04"},
    ShapeKind.ELLIPSE: {"shape": "ellipse", "margin": "0.06,0.04"},
    ShapeKind.DIAMOND: {"shape": "diamond", "margin": "0.09,0.05"},
    ShapeKind.PARALLELOGRAM: {"shape": "parallelogram", "margin": "0.02,0.06"},
    ShapeKind.CYLINDER: {"shape": "cylinder"},
    ShapeKind.DOCUMENT: {"shape": "note"},
    ShapeKind.CONTAINER: {"shape": "box"},
    ShapeKind.NOTE: {"shape": "note"},
    ShapeKind.ACTOR: {"shape": "box", "style": "filled,rounded"},
    ShapeKind.STADIUM: {"shape": "ellipse", "margin": "0.06,0.04"},
    ShapeKind.NONE: {"shape": "plaintext", "style": "solid", "margin": "0.04,0.02"},
}
_ENDS_OF_THE_ROAD = ("initial", "final", "start", "end")
_SIGN_SIDE = {ShapeKind.DIAMOND: "0.6"}
_PSEUDO_STATE_SIDE = {"initial": "0.22", "final": "0.2"}


def node_defaults(theme: Theme) -> dict[str, str]:
    """What all nodes share."""
    return {
        "fontname": FONT,
        "fontsize": "12",
        "fontcolor": theme.text,
        "color": theme.ink,
        "fillcolor": theme.box,
        "style": "filled",
        "penwidth": _BORDER,
        "margin": "0.16,0.09",
    }


def node_attributes(
    element: UmlElement, drawing: Drawing, theme: Theme, least: tuple[float, float] = (0.0, 0.0)
) -> dict[str, str]:
    """Attributes of the node; values are ready to be written, labels are HTML-like.

    Args:
        element: What to draw.
        drawing: What it is a part of.
        theme: Colours.
        least: Width and height in points that it takes even if its text needs less; 0 for no such wish.
    """
    kind = drawing.kind_around(element)
    if is_sign(element, kind):
        return _sign(element, theme)
    if is_classifier(element) and not is_note(element):
        return {"shape": "plain", "style": "solid", "label": f"<{class_table(element, theme, least[0])}>"}
    sides = {
        side: f"{points / _POINTS_PER_INCH:.2f}"
        for side, points in zip(("width", "height"), least, strict=True)
        if points
    }
    label = _wrapped(element, _WRAP_IN_DIAMOND if element.shape is ShapeKind.DIAMOND else _WRAP)
    if element.id in drawing.keys:
        label = f"<U>{label}</U>"
    return {**_outline(element, kind, theme), "label": f"<{label}>", **sides}


def is_sign(element: UmlElement, diagram: DiagramKind) -> bool:
    """Whether it is one of the small circles and diamonds whose caption stands beside them."""
    if element.shape is ShapeKind.CIRCLE:
        return element.kind is NodeKind.EVENT or element.stereotype in _ENDS_OF_THE_ROAD
    return element.shape is ShapeKind.DIAMOND and diagram is DiagramKind.PROCESS


def group_label(element: UmlElement) -> str:
    """The caption of a container, ready to be written."""
    return f"<<B>{_wrapped(element, LABEL_LIMIT)}</B>>"


def caption(element: UmlElement) -> str:
    """The caption of a sign, ready to be written; empty if it has none."""
    return f"<{_wrapped(element, _WRAP_BELOW_SIGN)}>" if (element.name or "").strip() else ""


def _outline(element: UmlElement, kind: DiagramKind, theme: Theme) -> dict[str, str]:
    if is_note(element):
        return {**_SHAPES[ShapeKind.NOTE], "fillcolor": theme.note}
    if is_package(element, kind):
        return {"shape": "tab", "fillcolor": theme.group}
    shape = dict(_SHAPES[element.shape])
    if element.kind is NodeKind.STATE and element.shape is ShapeKind.RECTANGLE:
        shape = dict(_SHAPES[ShapeKind.ROUNDED_RECTANGLE])
    if element.shape is ShapeKind.CONTAINER:
        shape["fillcolor"] = theme.group
    if element.kind is NodeKind.RELATIONSHIP or (element.kind is NodeKind.ENTITY and kind is DiagramKind.ER):
        shape["fillcolor"] = theme.header
    return shape


def _sign(element: UmlElement, theme: Theme) -> dict[str, str]:
    """BPMN's events (10.5.2, 10.5.3) and gateways, UML's first and final states (2.5.1, 14.2.4.6, 14.2.4.8)."""
    side = _PSEUDO_STATE_SIDE.get(element.stereotype or "", _SIGN_SIDE.get(element.shape, "0.5"))
    look = {**_SHAPES[element.shape], "label": "", "fixedsize": "true", "width": side, "height": side}
    if element.stereotype == "initial":
        return {**look, "fillcolor": theme.ink}
    if element.stereotype == "final":
        return {**look, "shape": "doublecircle", "fillcolor": theme.ink}
    return {**look, "penwidth": _THICK_BORDER} if element.stereotype == "end" else look


def _wrapped(element: UmlElement, width: int) -> str:
    name = one_line(element.name or "", LABEL_LIMIT)
    stereotype = "" if element.stereotype in _ENDS_OF_THE_ROAD else stereotype_text(element)
    text = f"{stereotype} {name}" if stereotype else name
    return dot_label("\n".join(textwrap.wrap(text, width)))
