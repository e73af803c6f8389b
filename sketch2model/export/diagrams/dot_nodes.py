"""Elements as nodes of DOT."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from sketch2model.concepts import UmlElement
from sketch2model.elements import ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, NodeKind
from sketch2model.export.diagrams.drawing import is_classifier, is_note
from sketch2model.export.diagrams.signatures import attribute_text, is_abstract, operation_text
from sketch2model.export.escape import LABEL_LIMIT, dot_label, one_line

INK = "#27364a"
NODE_DEFAULTS = {
    "fontname": "Helvetica,Arial,sans-serif",
    "fontsize": "12",
    "fontcolor": "#1b2430",
    "color": INK,
    "fillcolor": "#ffffff",
    "style": "filled",
    "penwidth": "1.2",
    "margin": "0.16,0.09",
}
_MEMBERS = 'BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="2"'
_HEADER = "#e4ebf5"
_NOTE = "#fff6cf"
_POINTS_PER_INCH = 72
_WRAP = 24
_WRAP_IN_DIAMOND = 14
_WRAP_BELOW_SIGN = 18

_SHAPES: dict[ShapeKind, dict[str, str]] = {
    ShapeKind.RECTANGLE: {"shape": "box"},
    ShapeKind.ROUNDED_RECTANGLE: {"shape": "box", "style": "filled,rounded"},
    ShapeKind.CIRCLE: {"shape": "circle"},
    ShapeKind.ELLIPSE: {"shape": "ellipse"},
    ShapeKind.DIAMOND: {"shape": "diamond", "margin": "0.02,0.02"},
    ShapeKind.PARALLELOGRAM: {"shape": "parallelogram", "margin": "0.02,0.06"},
    ShapeKind.CYLINDER: {"shape": "cylinder"},
    ShapeKind.DOCUMENT: {"shape": "note"},
    ShapeKind.CONTAINER: {"shape": "box", "fillcolor": "#f6f8fb"},
    ShapeKind.NOTE: {"shape": "note", "fillcolor": _NOTE},
    ShapeKind.ACTOR: {"shape": "box", "style": "filled,rounded"},
    ShapeKind.STADIUM: {"shape": "ellipse"},
    ShapeKind.NONE: {"shape": "plaintext", "style": "solid", "margin": "0.04,0.02"},
}
_SIGN_SIDE = {ShapeKind.CIRCLE: "0.5", ShapeKind.DIAMOND: "0.6"}


def node_attributes(
    element: UmlElement, diagram: DiagramKind, least: tuple[float, float] = (0.0, 0.0)
) -> dict[str, str]:
    """Attributes of the node; values are ready to be written, labels are HTML-like.

    Args:
        element: What to draw.
        diagram: The kind of diagram it belongs to.
        least: Width and height in points that it takes even if its text needs less; 0 for no such wish.
    """
    if is_classifier(element) and not is_note(element):
        return {"shape": "plain", "style": "solid", "label": f"<{class_table(element, least[0])}>"}
    shape = dict(_SHAPES[ShapeKind.NOTE if is_note(element) else element.shape])
    if is_sign(element, diagram):
        side = _SIGN_SIDE[element.shape]
        return {**shape, "label": "", "fixedsize": "true", "width": side, "height": side}
    sides = {
        side: f"{points / _POINTS_PER_INCH:.2f}"
        for side, points in zip(("width", "height"), least, strict=True)
        if points
    }
    label = _wrapped(element, _WRAP_IN_DIAMOND if element.shape is ShapeKind.DIAMOND else _WRAP)
    return {**shape, "label": f"<{label}>", **sides}


def is_sign(element: UmlElement, diagram: DiagramKind) -> bool:
    """Whether it is one of the small circles and diamonds of a process, whose caption stands beside them."""
    if element.shape is ShapeKind.CIRCLE:
        return element.kind is NodeKind.EVENT
    return element.shape is ShapeKind.DIAMOND and diagram is DiagramKind.PROCESS


def class_table(element: UmlElement, least_width: float = 0.0) -> str:
    """The class box: stereotype and name, attributes, operations; at least so many points wide."""
    name = dot_label(one_line(element.name or "", LABEL_LIMIT))
    name = f"<I>{name}</I>" if is_abstract(element) else name
    stereotype = one_line((element.stereotype or "").strip("«»<> "), LABEL_LIMIT)
    above = f'<FONT POINT-SIZE="10">«{dot_label(stereotype)}»</FONT><BR/>' if stereotype else ""
    width = f' WIDTH="{least_width:.0f}"' if least_width else ""
    rows = [f'<TR><TD BGCOLOR="{_HEADER}" CELLPADDING="6"{width}>{above}<B>{name}</B></TD></TR>']
    if element.attributes or element.operations:
        rows.append(_compartment((attribute_text(a), a.flags) for a in element.attributes))
    if element.operations:
        rows.append(_compartment((operation_text(o), o.flags) for o in element.operations))
    look = f'BORDER="0" CELLBORDER="1" CELLSPACING="0" CELLPADDING="5" COLOR="{INK}" BGCOLOR="#ffffff"'
    return f"<TABLE {look}>{''.join(rows)}</TABLE>"


def group_label(element: UmlElement) -> str:
    """The caption of a container, ready to be written."""
    return f"<<B>{_wrapped(element, LABEL_LIMIT)}</B>>"


def caption(element: UmlElement) -> str:
    """The caption of a sign, ready to be written; empty if it has none."""
    return f"<{_wrapped(element, _WRAP_BELOW_SIGN)}>" if (element.name or "").strip() else ""


def _compartment(lines: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    rows = "".join(f'<TR><TD ALIGN="LEFT">{_decorated(text, flags)}</TD></TR>' for text, flags in lines)
    if not rows:
        return '<TR><TD HEIGHT="10"></TD></TR>'
    return f'<TR><TD ALIGN="LEFT" CELLPADDING="3"><TABLE {_MEMBERS}>{rows}</TABLE></TD></TR>'


def _decorated(text: str, flags: tuple[str, ...]) -> str:
    label = dot_label(one_line(text, LABEL_LIMIT))
    if "static" in flags:
        label = f"<U>{label}</U>"
    return f"<B>{label}</B>" if "pk" in flags else label


def _wrapped(element: UmlElement, width: int) -> str:
    name = one_line(element.name or "", LABEL_LIMIT)
    stereotype = one_line((element.stereotype or "").strip("«»<> "), LABEL_LIMIT)
    text = f"«{stereotype}» {name}" if stereotype else name
    return dot_label("\n".join(textwrap.wrap(text, width)))
