"""What is on a drawn page, as the graph of the contract in photo pixels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import cv2
import networkx as nx
import numpy as np

from sketch2model.elements import Box, EndKind, ShapeKind, Transform
from sketch2model.elements.vocabulary import DiagramKind
from sketch2model.graph import (
    AttributeData,
    LineData,
    OperationData,
    bbox_of,
    new_edge,
    new_graph,
    new_node,
    points_of,
)
from training.sketches.description import Field
from training.sketches.figures import DrawnFigure
from training.sketches.pen import WrittenLine
from training.sketches.strokes import Path
from training.sketches.wiring import DrawnLine

CROWS_FEET = {EndKind.ONE: "1", EndKind.MANY: "*", EndKind.ZERO_ONE: "0..1", EndKind.ZERO_MANY: "*"}
SAME = {"0..*": "*", "1..1": "1"}
"""Multiplicities that the contract writes in another way."""

SIMPLIFIED = 2.0
"""Polygons keep this close to the drawn outline, in photo pixels."""


def truth_graph(
    figures: Sequence[DrawnFigure],
    lines: Iterable[DrawnLine],
    diagram: DiagramKind,
    view: Transform,
    size: tuple[int, int],
    source: str,
) -> nx.MultiDiGraph:
    """The graph that a perfect reading of the photo gives.

    Args:
        figures: All figures of the page.
        lines: All connectors of the page.
        diagram: What sort of diagram it is.
        view: From sheet to photo pixels.
        size: Width and height of the photo.
        source: File name of the photo.
    """
    graph = new_graph(source=source, page=0, width=size[0], height=size[1])
    graph.graph["diagram"] = str(diagram)
    ordered = sorted(figures, key=lambda drawn: _reading_key(view.box(drawn.box)))
    names = {drawn.figure.id: f"n{number}" for number, drawn in enumerate(ordered, 1)}
    for drawn in ordered:
        parent = drawn.figure.parent
        graph.add_node(names[drawn.figure.id], **_node(drawn, names[drawn.figure.id], names.get(parent or ""), view))
    for drawn_line in lines:
        line = drawn_line.line
        if line.source is None or line.target is None:
            continue
        graph.add_edge(names[line.source], names[line.target], **_edge(drawn_line, view))
    return graph


def _reading_key(box: Box) -> tuple[int, float]:
    """Rows of about 100 pixels from top to bottom, from left to right inside."""
    return round(box.y0 / 100), box.x0


def _node(drawn: DrawnFigure, node_id: str, parent: str | None, view: Transform) -> dict[str, object]:
    figure = drawn.figure
    outlined = figure.kind is not ShapeKind.NONE
    ring = _mapped(drawn.ring, view)
    attribute_lines = iter([line for line in drawn.lines if line.compartment])
    data = new_node(
        id=node_id,
        shape=str(figure.kind),
        kind=str(figure.means),
        bbox=bbox_of(Box.around(map(tuple, ring))),
        polygon=_simplified(ring) if outlined else None,
        name=" ".join(figure.name.split()) if figure.name else None,
        stereotype=figure.stereotype,
        text="\n".join(line.text for line in drawn.lines) or None,
        attributes=[_attribute(field, next(attribute_lines), view) for field in figure.attributes],
        operations=[_operation(field, next(attribute_lines), view) for field in figure.operations],
        parent=parent,
        confidence=1.0,
        lines=[_line(line, view) for line in drawn.lines],
    )
    return dict(data)


def _attribute(field: Field, line: WrittenLine, view: Transform) -> AttributeData:
    return {
        "name": field.name,
        "type": field.type,
        "visibility": field.visibility,
        "default": field.default,
        "multiplicity": None,
        "flags": list(field.flags),
        "text": line.text,
        "bbox": bbox_of(view.box(line.box)),
        "confidence": 1.0,
    }


def _operation(field: Field, line: WrittenLine, view: Transform) -> OperationData:
    return {
        "name": field.name,
        "parameters": field.parameters or None,
        "type": field.type,
        "visibility": field.visibility,
        "flags": list(field.flags),
        "text": line.text,
        "bbox": bbox_of(view.box(line.box)),
        "confidence": 1.0,
    }


def _line(line: WrittenLine, view: Transform) -> LineData:
    return {
        "text": line.text,
        "bbox": bbox_of(view.box(line.box)),
        "confidence": 1.0,
        "alternatives": [],
        "place": line.place,
        "compartment": line.compartment,
    }


def _edge(drawn: DrawnLine, view: Transform) -> dict[str, object]:
    line = drawn.line
    points = cv2.approxPolyDP(_mapped(drawn.points, view).astype(np.float32), 2 * SIMPLIFIED, closed=False)
    data = new_edge(
        kind=str(line.kind),
        style=str(line.style),
        source_end=str(line.source_end),
        target_end=str(line.target_end),
        label=line.label,
        source_multiplicity=_multiplicity(line.source_multiplicity, line.source_end),
        target_multiplicity=_multiplicity(line.target_multiplicity, line.target_end),
        source_role=line.source_role,
        target_role=line.target_role,
        points=points_of(map(tuple, points[:, 0])),
        confidence=1.0,
        lines=[_line(written, view) for written in drawn.lines],
    )
    return dict(data)


def _multiplicity(written: str | None, end: EndKind) -> str | None:
    """As the contract has it; a crow's foot says it where nothing is written."""
    return SAME.get(written, written) if written else CROWS_FEET.get(end)


def _mapped(path: Path, view: Transform) -> Path:
    return cv2.perspectiveTransform(path[None], view.array)[0]


def _simplified(ring: Path) -> list[list[float]]:
    corners = cv2.approxPolyDP(ring.astype(np.float32), SIMPLIFIED, closed=True)
    return points_of(map(tuple, corners[:, 0]))
