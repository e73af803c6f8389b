"""Diagram interchange of BPMN 2.0.2 (chapter 12): where shapes and flows go."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace

from lxml import etree

from sketch2model.concepts import UmlDiagram
from sketch2model.elements import Box, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, NodeKind
from sketch2model.export.diagrams.bpmn_process import CONTAINERS, FlowType, NodeType, Process
from sketch2model.export.diagrams.captions import caption_box, caption_sides
from sketch2model.export.diagrams.drawing import Drawing
from sketch2model.export.diagrams.figures import Lettering, Size, figures_of, relation_label, wrapped
from sketch2model.export.diagrams.paper import CAPTION, Paper
from sketch2model.export.diagrams.paper_routes import routes_of

_DI = "http://www.omg.org/spec/BPMN/20100524/DI"
_DC = "http://www.omg.org/spec/DD/20100524/DC"
_DD = "http://www.omg.org/spec/DD/20100524/DI"
NAMESPACES = {"bpmndi": _DI, "dc": _DC, "di": _DD}

_LETTERING = Lettering(letter=6.2, line=15.0)
_SIGN = (ShapeKind.CIRCLE, NodeKind.EVENT)
_STEP = (ShapeKind.ROUNDED_RECTANGLE, NodeKind.STEP)
_DRAWN_AS = {
    NodeType.POOL: (ShapeKind.CONTAINER, NodeKind.CONTAINER),
    NodeType.LANE: (ShapeKind.CONTAINER, NodeKind.CONTAINER),
    NodeType.TASK: _STEP,
    NodeType.PERSON: _STEP,
    NodeType.START: _SIGN,
    NodeType.END: _SIGN,
    NodeType.INTERMEDIATE: _SIGN,
    NodeType.GATEWAY: (ShapeKind.DIAMOND, NodeKind.DECISION),
    NodeType.STORE: _SIGN,
    NodeType.DATA: _SIGN,
    NodeType.NOTE: (ShapeKind.NOTE, NodeKind.NOTE),
}
"""BPMN draws stores and documents as it draws events: small, with their names beside them."""


def add_interchange(
    definitions: etree._Element, diagram: UmlDiagram, process: Process, names: Mapping[str, str], plane_of: str
) -> None:
    """Write the `BPMNDiagram`; the shape of `n1` is `n1-shape`, the edge of `f1` is `f1-edge`."""
    drawing = Drawing.of(_as_bpmn_draws(diagram, process))
    paper = Paper.of(drawing, figures_of(drawing, _LETTERING), _LETTERING)
    relations = [flow.relation for flow in process.flows]
    routes = routes_of(paper, relations)
    captions = caption_sides(paper, relations, routes)
    boxes = _with_tiled_lanes(drawing, process, paper.boxes)
    page = etree.SubElement(definitions, f"{{{_DI}}}BPMNDiagram", id="diagram")
    plane = etree.SubElement(page, f"{{{_DI}}}BPMNPlane", id="plane", bpmnElement=plane_of)
    for element in diagram.elements:
        name, box, figure = names[element.id], boxes[element.id], paper.figures[element.id]
        shape = etree.SubElement(plane, f"{{{_DI}}}BPMNShape", id=f"{name}-shape", bpmnElement=name)
        kind = process.types[element.id]
        if kind in CONTAINERS:
            shape.set("isHorizontal", "true" if _lies(boxes[process.pools[element.id] or element.id]) else "false")
        elif kind is NodeType.GATEWAY:
            shape.set("isMarkerVisible", "true")
        _bounds(shape, box)
        if figure.captioned and figure.title:
            _label(shape, caption_box(captions[element.id], box, _label_size(figure.title)))
    for number, (flow, route) in enumerate(zip(process.flows, routes, strict=True), 1):
        edge = etree.SubElement(plane, f"{{{_DI}}}BPMNEdge", id=f"f{number}-edge", bpmnElement=f"f{number}")
        for x, y in route.points:
            etree.SubElement(edge, f"{{{_DD}}}waypoint", x=f"{x:.1f}", y=f"{y:.1f}")
        lines = wrapped(relation_label(flow.relation))
        if lines and flow.type in (FlowType.SEQUENCE, FlowType.MESSAGE):
            (x, y), (width, height) = route.label_place, _label_size(lines)
            _label(edge, Box(x - width / 2, y - height, x + width / 2, y))


def _as_bpmn_draws(diagram: UmlDiagram, process: Process) -> UmlDiagram:
    elements = []
    for element in diagram.elements:
        shape, kind = _DRAWN_AS[process.types[element.id]]
        elements.append(replace(element, shape=shape, kind=kind, attributes=(), operations=()))
    relations = tuple(flow.relation for flow in process.flows)
    return replace(diagram, kind=DiagramKind.PROCESS, elements=tuple(elements), relations=relations, parts=())


def _with_tiled_lanes(drawing: Drawing, process: Process, boxes: Mapping[str, Box]) -> dict[str, Box]:
    """Lanes fill the container they are in, beside its name, without gaps."""
    tiled = dict(boxes)
    waiting = list(drawing.roots)
    while waiting:
        container = waiting.pop()
        inside = drawing.children.get(container.id, ())
        waiting += inside
        lanes = [child.id for child in inside if process.types[child.id] is NodeType.LANE]
        flat = _lies(tiled[process.pools[container.id] or container.id])
        lanes.sort(key=lambda key: boxes[key].center[1 if flat else 0])
        tiled |= dict(zip(lanes, _tiles(tiled[container.id], [boxes[key] for key in lanes], flat=flat), strict=True))
    return tiled


def _tiles(whole: Box, lanes: Sequence[Box], *, flat: bool) -> list[Box]:
    """The boxes of lanes that lie below each other, or stand beside each other, grown until they touch."""
    gaps = [(a.y1 + b.y0 if flat else a.x1 + b.x0) / 2 for a, b in itertools.pairwise(lanes)]
    first, last = (whole.y0, whole.y1) if flat else (whole.x0, whole.x1)
    borders = itertools.pairwise((first, *gaps, last))
    if flat:
        return [Box(whole.x0 + CAPTION, start, whole.x1, end) for start, end in borders if lanes]
    return [Box(start, whole.y0 + CAPTION, end, whole.y1) for start, end in borders if lanes]


def _lies(pool: Box) -> bool:
    return pool.width >= pool.height


def _label_size(lines: Sequence[str]) -> Size:
    """Room for a label; tools break its lines where they think it too narrow."""
    width, height = _LETTERING.size(lines)
    return (width * 1.15 + 8.0, height)


def _label(parent: etree._Element, box: Box) -> None:
    _bounds(etree.SubElement(parent, f"{{{_DI}}}BPMNLabel"), box)


def _bounds(parent: etree._Element, box: Box) -> None:
    sides = {"x": box.x0, "y": box.y0, "width": box.width, "height": box.height}
    etree.SubElement(parent, f"{{{_DC}}}Bounds", {key: f"{value:.1f}" for key, value in sides.items()})
