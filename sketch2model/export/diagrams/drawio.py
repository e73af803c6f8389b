"""The sketch for draw.io (diagrams.net): editable, in the positions of the paper.

An uncompressed `mxfile` with one page. Classes are swimlanes with rows, containers hold their cells, lines are tied
to both ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from sketch2model.concepts import UmlRelation
from sketch2model.elements import Box, Point
from sketch2model.export.base import Exportable, Format
from sketch2model.export.diagrams.captions import Side, caption_sides
from sketch2model.export.diagrams.chen import keys, without_repetitions
from sketch2model.export.diagrams.drawing import Drawing
from sketch2model.export.diagrams.drawio_styles import (
    ANCHOR,
    DIVIDER_STYLE,
    END_LABEL,
    Style,
    figure_style,
    line_style,
    member_style,
    written,
)
from sketch2model.export.diagrams.figures import DIVIDER, Figure, Lettering, figures_of, relation_label
from sketch2model.export.diagrams.lines import Line
from sketch2model.export.diagrams.paper import Paper
from sketch2model.export.diagrams.paper_routes import Route, routes_of
from sketch2model.export.escape import LABEL_LIMIT, drawio_label, one_line, xml_text
from sketch2model.settings import ExportOptions

LETTERING = Lettering(letter=6.6, line=16.0)
_LAYER = "1"
_HALF_WAY = 0.5


def _write(exportable: Exportable, options: ExportOptions) -> bytes:
    drawing = Drawing.of(without_repetitions(exportable.uml), keys(exportable.uml))
    paper = Paper.of(drawing, figures_of(drawing, LETTERING), LETTERING)
    file = etree.Element("mxfile", host="sketch2model")
    name = xml_text(one_line(exportable.uml.source, LABEL_LIMIT)) or "sketch"
    page = etree.SubElement(file, "diagram", id="page-1", name=name)
    root = etree.SubElement(etree.SubElement(page, "mxGraphModel", grid="1", math="0", tooltips="1"), "root")
    etree.SubElement(root, "mxCell", id="0")
    etree.SubElement(root, "mxCell", id=_LAYER, parent="0")
    routes = routes_of(paper, drawing.relations)
    cells = _Cells(root, drawing, paper, caption_sides(paper, drawing.relations, routes))
    cells.add_figures()
    for number, (relation, route) in enumerate(zip(drawing.relations, routes, strict=True), 1):
        cells.add_line(f"e{number}", relation, route)
    data: bytes = etree.tostring(file, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return data


class _Cells:
    """Writes cells below one root, containers before what they hold."""

    def __init__(self, root: etree._Element, drawing: Drawing, paper: Paper, captions: Mapping[str, Side]) -> None:
        self._root, self._drawing, self._paper, self._captions = root, drawing, paper, captions
        self._elements = {element.id: element for element in drawing.diagram.elements}

    def add_figures(self) -> None:
        """All boxes and signs."""
        waiting = [(element, _LAYER, (0.0, 0.0)) for element in reversed(self._drawing.roots)]
        while waiting:
            element, parent, origin = waiting.pop()
            box, name = self._paper.boxes[element.id], self._drawing.names[element.id]
            self._figure(self._paper.figures[element.id], name, parent, _inside(box, origin))
            inside = self._drawing.children.get(element.id, ())
            waiting += [(child, name, (box.x0, box.y0)) for child in reversed(inside)]

    def add_line(self, name: str, relation: UmlRelation, route: Route) -> None:
        """A line with the texts at its ends, and the dashed one to its association class."""
        line = Line.of(relation, self._elements)
        source, target = (self._drawing.names[key] for key in (relation.source, relation.target))
        style = {
            **line_style(line),
            **_tied("exit", route.points[0], self._paper.boxes[relation.source]),
            **_tied("entry", route.points[-1], self._paper.boxes[relation.target]),
        }
        self._edge(name, relation_label(relation), style, (source, target), route)
        ends = (
            ("sm", relation.source_multiplicity, True, 1),
            ("sr", relation.source_role, True, -1),
            ("tm", relation.target_multiplicity, False, 1),
            ("tr", relation.target_role, False, -1),
        )
        for suffix, text, at_source, side in ends:
            label = one_line(text or "", LABEL_LIMIT)
            if label:
                end = route.points[0 if at_source else -1]
                middle = route.beside_end(LETTERING.size([label]), at_source=at_source, side=side)
                place = (middle[0] - end[0], middle[1] - end[1])
                self._on_line(f"{name}-{suffix}", label, END_LABEL, name, -1 if at_source else 1, place)
        class_ = self._drawing.names.get(relation.association_class or "")
        if class_:
            anchor = f"{name}-anchor"
            self._on_line(anchor, "", ANCHOR, name, 0, (0.0, 0.0))
            self._edge(f"{name}-class", "", {"endArrow": "none", "dashed": 1}, (class_, anchor), None)

    def _figure(self, figure: Figure, name: str, parent: str, box: Box) -> None:
        kind = self._drawing.kind_around(figure.element)
        style = figure_style(figure, kind, self._captions.get(figure.element.id))
        self._vertex(name, figure.title, style, parent, box)
        top = figure.title_height
        for number, members in enumerate(figure.compartments, 1):
            if number > 1:
                self._vertex(f"{name}-divider", (), DIVIDER_STYLE, name, Box(0, top, box.width, top + DIVIDER))
                top += DIVIDER
            for row, member in enumerate(members, 1):
                place = Box(0, top, box.width, top + member.height)
                self._vertex(f"{name}-{number}-{row}", member.lines, member_style(member), name, place)
                top += member.height

    def _vertex(self, name: str, lines: Iterable[str], style: Style, parent: str, box: Box) -> None:
        cell = self._cell(name, "\n".join(lines), style, parent, vertex="1")
        sides = {"x": box.x0, "y": box.y0, "width": box.width, "height": box.height}
        _geometry(cell, **{key: f"{value:.1f}" for key, value in sides.items()})

    def _edge(self, name: str, label: str, style: Style, ends: tuple[str, str], route: Route | None) -> None:
        cell = self._cell(name, label, style, _LAYER, edge="1", source=ends[0], target=ends[1])
        # Of the place of a label: -1 is the source, 1 the target.
        along = {"x": f"{2 * route.label_at - 1:.2f}"} if route and route.label_at != _HALF_WAY else {}
        geometry = _geometry(cell, **along, relative="1")
        bends = route.points[1:-1] if route else ()
        if bends:
            points = etree.SubElement(geometry, "Array", {"as": "points"})
            for x, y in bends:
                etree.SubElement(points, "mxPoint", x=f"{x:.1f}", y=f"{y:.1f}")

    def _on_line(self, name: str, label: str, style: Style, line: str, along: int, place: Point) -> None:
        """A cell that moves with a line: -1 is its source, 1 its target; `place` is where it is seen from there."""
        cell = self._cell(name, label, style, line, vertex="1", **({"connectable": "0"} if label else {}))
        geometry = _geometry(cell, x=str(along), relative="1")
        etree.SubElement(geometry, "mxPoint", {"x": f"{place[0]:.1f}", "y": f"{place[1]:.1f}", "as": "offset"})

    def _cell(self, name: str, text: str, style: Style, parent: str, **known: str) -> etree._Element:
        return etree.SubElement(
            self._root,
            "mxCell",
            {"id": name, "value": xml_text(drawio_label(text)), "style": written(style), "parent": parent, **known},
        )


def _geometry(cell: etree._Element, **values: str) -> etree._Element:
    return etree.SubElement(cell, "mxGeometry", {**values, "as": "geometry"})


def _inside(box: Box, origin: Point) -> Box:
    return Box(box.x0 - origin[0], box.y0 - origin[1], box.x1 - origin[0], box.y1 - origin[1])


def _tied(side: str, point: Point, box: Box) -> dict[str, str | float]:
    """Where on a figure a line is fixed, as shares of its width and height."""
    x, y = (point[0] - box.x0) / (box.width or 1.0), (point[1] - box.y0) / (box.height or 1.0)
    return {f"{side}X": f"{x:.4f}", f"{side}Y": f"{y:.4f}", f"{side}Dx": 0, f"{side}Dy": 0, f"{side}Perimeter": 0}


DRAWIO = Format("drawio", "drawio", "Drawing for draw.io, editable", "application/vnd.jgraph.mxfile", _write)
