"""Styles of draw.io cells: outlines of figures, lines and their ends."""

from __future__ import annotations

from collections.abc import Mapping

from sketch2model.concepts import UmlElement
from sketch2model.elements import EndKind, LineStyle, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, NodeKind
from sketch2model.export.diagrams.captions import Side
from sketch2model.export.diagrams.drawing import is_package
from sketch2model.export.diagrams.figures import Figure, FigureKind, Member
from sketch2model.export.diagrams.lines import Line

Style = Mapping[str, str | float]

_INK = "#27364a"
_PAPER = "#ffffff"
_DOUBT = "#a84300"
_LABEL: Style = {"html": 1, "fontColor": "#1b2430"}
_TEXT: Style = {**_LABEL, "whiteSpace": "wrap"}
_MEMBER: Style = {
    **_TEXT,
    "text": 1,
    "strokeColor": "none",
    "fillColor": "none",
    "align": "left",
    "verticalAlign": "middle",
    "spacingLeft": 6,
    "spacingRight": 4,
    "overflow": "hidden",
    "rotatable": 0,
    "points": "[[0,0.5],[1,0.5]]",
    "portConstraint": "eastwest",
}
DIVIDER_STYLE: Style = {
    "shape": "line",
    "strokeWidth": 1,
    "fillColor": "none",
    "strokeColor": _INK,
    "rotatable": 0,
    "points": "[]",
    "portConstraint": "eastwest",
}
END_LABEL: Style = {**_LABEL, "edgeLabel": 1, "resizable": 0, "align": "center", "verticalAlign": "middle"}
_ELLIPSE: Style = {"shape": "ellipse", "perimeter": "ellipsePerimeter"}
ANCHOR: Style = {"shape": "ellipse", "strokeColor": "none", "fillColor": "none", "perimeter": "centerPerimeter"}

_BOLD, _ITALIC, _UNDERLINED = 1, 2, 4
_CAPTIONS: Mapping[Side, Style] = {
    Side.BELOW: {"verticalLabelPosition": "bottom", "verticalAlign": "top"},
    Side.ABOVE: {"verticalLabelPosition": "top", "verticalAlign": "bottom"},
    Side.RIGHT: {"labelPosition": "right", "align": "left"},
    Side.LEFT: {"labelPosition": "left", "align": "right"},
}
_CLASS: Style = {
    **_TEXT,
    "shape": "swimlane",
    "childLayout": "stackLayout",
    "horizontal": 1,
    "horizontalStack": 0,
    "resizeParent": 1,
    "resizeParentMax": 0,
    "resizeLast": 0,
    "collapsible": 0,
    "marginBottom": 0,
    "fillColor": "#e4ebf5",
    "swimlaneFillColor": _PAPER,
    "strokeColor": _INK,
}
_PACKAGE: Style = {
    "shape": "folder",
    "tabWidth": 120,
    "tabHeight": 22,
    "tabPosition": "left",
    "labelInHeader": 1,
    "verticalAlign": "top",
    "align": "center",
}
_GROUP: Style = {**_TEXT, "container": 1, "collapsible": 0, "recursiveResize": 0, "fillColor": "#f6f8fb"}
_LANE: Style = {"shape": "swimlane", "startSize": 26, "swimlaneFillColor": "none", "strokeColor": _INK}
_SHAPES: Mapping[ShapeKind, Style] = {
    ShapeKind.RECTANGLE: {"rounded": 0},
    ShapeKind.ROUNDED_RECTANGLE: {"rounded": 1},
    ShapeKind.CIRCLE: {**_ELLIPSE, "aspect": "fixed"},
    ShapeKind.ELLIPSE: _ELLIPSE,
    ShapeKind.DIAMOND: {"shape": "rhombus", "perimeter": "rhombusPerimeter"},
    ShapeKind.PARALLELOGRAM: {"shape": "parallelogram", "perimeter": "parallelogramPerimeter", "fixedSize": 1},
    ShapeKind.CYLINDER: {"shape": "cylinder3", "boundedLbl": 1, "backgroundOutline": 1, "size": 12},
    ShapeKind.DOCUMENT: {"shape": "document", "boundedLbl": 1, "size": 0.2},
    ShapeKind.CONTAINER: {"rounded": 0},
    ShapeKind.NOTE: {"shape": "note", "size": 14, "fillColor": "#fff6cf"},
    ShapeKind.ACTOR: {"shape": "umlActor", "outlineConnect": 0},
    ShapeKind.STADIUM: {"rounded": 1, "arcSize": 50},
    ShapeKind.NONE: {"text": 1, "strokeColor": "none", "fillColor": "none"},
}
_SIGNS: Mapping[FigureKind, Style] = {
    FigureKind.INITIAL: {**_ELLIPSE, "fillColor": _INK},
    FigureKind.FINAL: {**_ELLIPSE, "shape": "endState", "fillColor": _INK},
}
_ENDS: Mapping[EndKind, tuple[str, int, int]] = {
    EndKind.NONE: ("none", 0, 6),
    EndKind.OPEN: ("open", 0, 10),
    EndKind.TRIANGLE: ("block", 0, 14),
    EndKind.FILLED_TRIANGLE: ("block", 1, 8),
    EndKind.DIAMOND: ("diamondThin", 0, 16),
    EndKind.FILLED_DIAMOND: ("diamondThin", 1, 16),
    EndKind.ONE: ("ERone", 0, 10),
    EndKind.MANY: ("ERmany", 0, 12),
    EndKind.ZERO_ONE: ("ERzeroToOne", 0, 12),
    EndKind.ZERO_MANY: ("ERzeroToMany", 0, 12),
    EndKind.CIRCLE: ("oval", 0, 8),
}
"""Name of the arrowhead, whether it is filled, its size in pixels."""
_STROKES: Mapping[LineStyle, Style] = {
    LineStyle.SOLID: {},
    LineStyle.DASHED: {"dashed": 1},
    LineStyle.DOTTED: {"dashed": 1, "dashPattern": "1 3"},
}
_NAMED = ("text", "edgeLabel")
_LANES = (DiagramKind.PROCESS, DiagramKind.FLOW)


def figure_style(figure: Figure, diagram: DiagramKind, caption: Side | None) -> Style:
    """Style of the cell of a figure; `caption` is where its title stands, if not inside."""
    element = figure.element
    font = _UNDERLINED if figure.underlined else 0
    if figure.kind is FigureKind.CLASS or element.kind in (NodeKind.CLASS, NodeKind.ENTITY):
        font |= _BOLD | (_ITALIC if element.is_abstract else 0)
    if figure.kind is FigureKind.GROUP:
        return {**_group(element, diagram), "fontStyle": _BOLD}
    if figure.compartments:
        return {**_CLASS, "startSize": round(figure.title_height), "fontStyle": font}
    shape = {} if figure.kind in (FigureKind.INITIAL, FigureKind.FINAL) else _SHAPES[figure.shape]
    text = {**_LABEL, **_CAPTIONS[caption]} if caption else _TEXT
    look: Style = {**text, "strokeColor": _INK, "fillColor": _PAPER, **shape, **_SIGNS.get(figure.kind, {})}
    return {**look, "fontStyle": font, **({"strokeWidth": 3} if element.stereotype == "end" else {})}


def line_style(line: Line) -> Style:
    """Style of the cell of a line."""
    (start, start_fill, start_size), (end, end_fill, end_size) = _ENDS[line.source_end], _ENDS[line.target_end]
    return {
        **_LABEL,
        "edgeStyle": "none",
        "rounded": 0,
        "strokeColor": _INK,
        "labelBackgroundColor": _PAPER,
        "startArrow": start,
        "startFill": start_fill,
        "startSize": start_size,
        "endArrow": end,
        "endFill": end_fill,
        "endSize": end_size,
        **_STROKES[line.style],
    }


def member_style(member: Member) -> Style:
    """Style of a row of a compartment."""
    font = _BOLD * member.bold | _ITALIC * member.italic | _UNDERLINED * member.underlined
    ink: Style = {"fontColor": _DOUBT} if member.doubtful else {}
    return {**_MEMBER, **({"fontStyle": font} if font else {}), **ink}


def written(style: Style) -> str:
    """A style as draw.io has it: names of its own styles first, then keys with their values."""
    named = [key for key in _NAMED if key in style]
    return "".join([*(f"{key};" for key in named), *(f"{k}={v};" for k, v in style.items() if k not in named)])


def _group(element: UmlElement, diagram: DiagramKind) -> Style:
    """Packages are folders; the names of lanes that are wider than high stand upright at their left."""
    if is_package(element, diagram):
        return {**_GROUP, **_PACKAGE, "strokeColor": _INK}
    upright = diagram in _LANES and element.box.width > element.box.height
    rounded: Style = {"rounded": 1} if diagram is DiagramKind.STATE else {}
    return {**_GROUP, **_LANE, "horizontal": 0 if upright else 1, **rounded}
