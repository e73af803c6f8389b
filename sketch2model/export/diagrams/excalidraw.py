"""The sketch as an Excalidraw scene: editable, in the positions of the paper.

Texts are bound to their boxes, arrows to what they join, outermost containers are frames.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sketch2model.concepts import UmlElement, UmlRelation
from sketch2model.elements import Box, EndKind, LineStyle, Point, ShapeKind
from sketch2model.export.base import Exportable, Format
from sketch2model.export.diagrams.captions import Side, caption_box, caption_sides
from sketch2model.export.diagrams.chen import keys, without_repetitions
from sketch2model.export.diagrams.drawing import Drawing
from sketch2model.export.diagrams.excalidraw_elements import (
    LETTERING,
    Element,
    bound_text,
    element,
    focus,
    outlines,
    rim_of,
    rounded,
    stroke,
    text,
)
from sketch2model.export.diagrams.figures import DIVIDER, Figure, FigureKind, figures_of, relation_label, wrapped
from sketch2model.export.diagrams.lines import Line
from sketch2model.export.diagrams.paper import CAPTION, Paper
from sketch2model.export.diagrams.paper_routes import Route, routes_of
from sketch2model.export.diagrams.signatures import multiplicity_of
from sketch2model.export.escape import json_bytes
from sketch2model.settings import ExportOptions

_INK, _PAPER, _NOTE, _DOUBT = "#1e1e1e", "#ffffff", "#fff6cf", "#a84300"
_INSET = 14.0
_GAP = 1
_HALF_WAY = 0.5
_TYPES = {ShapeKind.CIRCLE: "ellipse", ShapeKind.ELLIPSE: "ellipse", ShapeKind.DIAMOND: "diamond"}
_ROUND = (ShapeKind.ROUNDED_RECTANGLE, ShapeKind.STADIUM)
_ARROWHEADS = {
    EndKind.OPEN: "arrow",
    EndKind.TRIANGLE: "triangle_outline",
    EndKind.FILLED_TRIANGLE: "triangle",
    EndKind.DIAMOND: "diamond_outline",
    EndKind.FILLED_DIAMOND: "diamond",
    EndKind.ONE: "crowfoot_one",
    EndKind.MANY: "crowfoot_many",
    EndKind.ZERO_ONE: "circle_outline",
    EndKind.ZERO_MANY: "crowfoot_many",
    EndKind.CIRCLE: "circle_outline",
}
_SAID_IN_WORDS = (EndKind.ZERO_ONE, EndKind.ZERO_MANY)
"""Crow's feet that Excalidraw cannot draw."""


def _write(exportable: Exportable, options: ExportOptions) -> bytes:
    drawing = Drawing.of(without_repetitions(exportable.uml), keys(exportable.uml))
    paper = Paper.of(drawing, figures_of(drawing, LETTERING), LETTERING)
    routes = routes_of(paper, drawing.relations)
    scene = _Scene(drawing, paper, caption_sides(paper, drawing.relations, routes))
    for root in drawing.roots:
        scene.add_figures(root, None)
    for number, (relation, route) in enumerate(zip(drawing.relations, routes, strict=True), 1):
        scene.add_line(f"e{number}", relation, route)
    file = {
        "type": "excalidraw",
        "version": 2,
        "source": "sketch2model",
        "elements": scene.elements,
        "appState": {"viewBackgroundColor": _PAPER, "theme": options.theme, "gridSize": None},
        "files": {},
    }
    return json_bytes(json.dumps(file, ensure_ascii=False, indent=1) + "\n")


@dataclass(slots=True)
class _Scene:
    """Elements in the order in which they are drawn; what a frame holds comes before it."""

    drawing: Drawing
    paper: Paper
    captions: Mapping[str, Side]
    elements: list[Element] = field(default_factory=list)
    boxes: dict[str, Element] = field(default_factory=dict)

    def add_figures(self, each: UmlElement, frame: str | None) -> None:
        """An element and all inside."""
        figure, name, box = self.paper.figures[each.id], self.drawing.names[each.id], self.paper.boxes[each.id]
        inside = self.drawing.children.get(each.id, ())
        is_frame = bool(inside) and frame is None
        if is_frame:
            own = [element(name, "frame", box, name=" ".join(figure.title) or None)]
            self.boxes[each.id] = own[0]
        else:
            own = list(self._figure(figure, name, box))
            for part in own:
                part["frameId"] = frame
            self.elements += own
        for child in inside:
            self.add_figures(child, name if is_frame else frame)
        if is_frame:
            self.elements += own

    def add_line(self, name: str, relation: UmlRelation, route: Route) -> None:
        """An arrow with its label, the texts at its ends and the dashed line to its association class."""
        line = Line.of(relation, {each.id: each for each in (self._of(relation.source), self._of(relation.target))})
        points = _with_place_for_label(route)
        arrow = stroke(
            name,
            "arrow",
            points,
            line.style,
            startBinding=self._bound(name, relation.source, route.points[1], route.points[0]),
            endBinding=self._bound(name, relation.target, route.points[-2], route.points[-1]),
            startArrowhead=_ARROWHEADS.get(line.source_end),
            endArrowhead=_ARROWHEADS.get(line.target_end),
        )
        self.elements.append(arrow)
        label = wrapped(relation_label(relation))
        if label:
            self.elements.append(bound_text(arrow, label, _label_place(points)))
        ends = (
            ("sm", _multiplicity(relation.source_multiplicity, line.source_end), True, 1),
            ("sr", relation.source_role, True, -1),
            ("tm", _multiplicity(relation.target_multiplicity, line.target_end), False, 1),
            ("tr", relation.target_role, False, -1),
        )
        for suffix, words, at_source, side in ends:
            lines = wrapped(words or "")
            if lines:
                place = route.beside_end(LETTERING.size(lines), at_source=at_source, side=side)
                self.elements.append(text(f"{name}-{suffix}", lines, place))
        if relation.association_class in self.boxes:
            self._tie(f"{name}-class", relation.association_class, _label_place(points))

    def _tie(self, name: str, key: str, middle: Point) -> None:
        box = self.paper.boxes[key]
        start = (min(max(middle[0], box.x0), box.x1), min(max(middle[1], box.y0), box.y1))
        binding = self._bound(name, key, middle, start)
        self.elements.append(stroke(name, "arrow", (start, middle), LineStyle.DASHED, startBinding=binding))

    def _of(self, key: str) -> UmlElement:
        return self.paper.figures[key].element

    def _bound(self, arrow: str, key: str, before: Point, end: Point) -> dict[str, object]:
        container, bound = self.boxes[key], {"type": "arrow", "id": arrow}
        if bound not in container["boundElements"]:
            container["boundElements"].append(bound)
        shape = ShapeKind.DIAMOND if container["type"] == "diamond" else ShapeKind.RECTANGLE
        return {
            "elementId": container["id"],
            "focus": focus(self.paper.boxes[key], shape, before, end),
            "gap": _GAP,
        }

    def _figure(self, figure: Figure, name: str, box: Box) -> Iterator[Element]:
        shape = figure.shape if figure.kind is FigureKind.SHAPE else ShapeKind.RECTANGLE
        drawn = outlines(shape, box)
        look = self._look(figure, bare=bool(drawn))
        group = [f"{name}-group"] if drawn or figure.compartments or figure.captioned else []
        fill = _NOTE if shape is ShapeKind.NOTE else _PAPER
        for number, points in enumerate(drawn, 1):
            closed = fill if number == 1 else "transparent"
            yield stroke(f"{name}-outline-{number}", "line", points, groupIds=group, backgroundColor=closed)
        container = element(name, _type(figure), box, groupIds=group, **look)
        self.boxes[figure.element.id] = container
        yield container
        if figure.kind is FigureKind.FINAL:
            inner = box.grown(-box.width / 5)
            yield element(f"{name}-final", "ellipse", inner, groupIds=group, backgroundColor=_INK)
        if figure.title:
            yield self._title(figure, container, box)
        yield from _compartments(figure, name, box, group)

    def _title(self, figure: Figure, container: Element, box: Box) -> Element:
        size = LETTERING.size(figure.title)
        if figure.captioned:
            place = caption_box(self.captions[figure.element.id], box, size)
            return text(f"{container['id']}-text", figure.title, place.center, groupIds=container["groupIds"])
        if figure.compartments:
            return bound_text(container, figure.title, (box.center[0], box.y0 + figure.title_height / 2), "top")
        if figure.kind is FigureKind.GROUP:
            return bound_text(container, figure.title, (box.center[0], box.y0 + CAPTION / 2), "top")
        lower = rim_of(box) if figure.shape is ShapeKind.CYLINDER else 0.0
        return bound_text(container, figure.title, (box.center[0], box.center[1] + lower))

    def _look(self, figure: Figure, *, bare: bool) -> dict[str, object]:
        """Stroke and fill; the outline of some shapes is drawn apart."""
        if bare or (figure.kind is FigureKind.SHAPE and figure.shape is ShapeKind.NONE):
            return {"strokeColor": "transparent"}
        if figure.kind is FigureKind.GROUP:
            return {}
        fill = _INK if figure.kind is FigureKind.INITIAL else _PAPER
        corners = rounded() if figure.shape in _ROUND and figure.kind is FigureKind.SHAPE else None
        return {
            "backgroundColor": fill,
            "roundness": corners,
            "strokeWidth": 4 if figure.element.stereotype == "end" else 1,
        }


def _compartments(figure: Figure, name: str, box: Box, group: list[str]) -> Iterator[Element]:
    """A line and the texts of each compartment."""
    top = box.y0 + figure.title_height
    for number, members in enumerate(figure.compartments, 1):
        across = ((box.x0, top), (box.x1, top))
        yield stroke(f"{name}-divider-{number}", "line", across, groupIds=group)
        for row, member in enumerate(members, 1):
            width, _ = LETTERING.size(member.lines)
            middle = (box.x0 + _INSET + width / 2, top + member.height / 2)
            ink = _DOUBT if member.doubtful else _INK
            yield text(f"{name}-{number}-{row}", member.lines, middle, align="left", groupIds=group, strokeColor=ink)
            top += member.height
        top += DIVIDER


def _type(figure: Figure) -> str:
    if figure.kind in (FigureKind.INITIAL, FigureKind.FINAL):
        return "ellipse"
    return _TYPES.get(figure.shape, "rectangle") if figure.kind in (FigureKind.SHAPE, FigureKind.SIGN) else "rectangle"


def _multiplicity(drawn: str | None, end: EndKind) -> str | None:
    return drawn or (multiplicity_of(end) if end in _SAID_IN_WORDS else None)


def _with_place_for_label(route: Route) -> tuple[Point, ...]:
    """A bend where the label goes, since Excalidraw puts it at the middle one."""
    start, *bends, end = route.points
    return route.points if bends or route.label_at == _HALF_WAY else (start, route.label_place, end)


def _label_place(points: tuple[Point, ...]) -> Point:
    """Where Excalidraw puts the label of an arrow: at its middle bend, or in the middle of its middle leg."""
    half = len(points) // 2
    if len(points) % 2:
        return points[half]
    (x0, y0), (x1, y1) = points[half - 1 : half + 1]
    return ((x0 + x1) / 2, (y0 + y1) / 2)


EXCALIDRAW = Format(
    "excalidraw",
    "excalidraw",
    "Drawing for Excalidraw, editable",
    "application/vnd.excalidraw+json",
    _write,
    heeds=("theme",),
)
