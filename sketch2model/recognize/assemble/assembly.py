"""One page's findings and readings as one graph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx

from sketch2model.elements import (
    Box,
    Connector,
    Findings,
    Issue,
    Page,
    Photo,
    Readings,
    Severity,
    Shape,
    ShapeKind,
    TextLine,
)
from sketch2model.graph import EdgeData, NodeData, new_edge, new_graph, new_node, node_confidence
from sketch2model.recognize.assemble.attachment import Attachment, LooseEnd, attach
from sketch2model.recognize.assemble.confidence import edge_confidence, mean_confidence
from sketch2model.recognize.assemble.evidence import Evidence
from sketch2model.recognize.assemble.lists import free_lists, has_captions
from sketch2model.recognize.assemble.nesting import holders, nested_order, parents, with_containers
from sketch2model.recognize.assemble.orientation import runs_backwards
from sketch2model.recognize.assemble.paper import Paper
from sketch2model.recognize.assemble.placement import Placement, place_texts
from sketch2model.recognize.assemble.tethers import tethers


@dataclass(frozen=True, slots=True)
class _Scene:
    """Shapes in reading order, the free lists after them, what joins them, and the shapes that belong to a line."""

    shapes: tuple[Shape, ...]
    parent_of: tuple[int | None, ...]
    attachments: tuple[Attachment, ...]
    loose: tuple[LooseEnd, ...]
    placement: Placement
    lists: tuple[tuple[int, ...], ...]
    classes: dict[Connector, int]


def assemble(photo: Photo, page: Page, findings: Findings, readings: Readings) -> nx.MultiDiGraph:
    """Join shapes, connectors and writing to the graph of the contract.

    Knows geometry only: `lines` on nodes and edges hold what was read; their meaning is left to `interpret`.
    An edge runs from its source to the target its arrow points to; `orientation` says what decides without an arrow.

    Args:
        photo: The picture as taken.
        page: Its flat page, with the way back to the photo.
        findings: Shapes and connectors in page pixels.
        readings: Lines of writing in page pixels.

    Returns:
        Nodes "n1", "n2", ... in reading order, coordinates in photo pixels within the photo; ends that reach no shape
        and writing that belongs to nothing are issues.
    """
    paper = Paper(photo, page)
    scene = _scene(findings, readings.lines, max(page.letter_height, page.pen_width, 1.0))
    evidence = Evidence(readings.lines, scene.placement, paper)
    graph = new_graph(source=photo.source, page=photo.page, width=photo.width, height=photo.height)
    ids = _add_nodes(graph, scene, evidence)
    for index, attachment in enumerate(scene.attachments):
        _add_edge(graph, index, attachment, scene, evidence, ids)
    issues = [*findings.issues, *map(_loose_end, scene.loose), *_stray_texts(scene, readings.lines)]
    graph.graph["issues"] = [paper.issue(issue) for issue in issues]
    return graph


def _scene(findings: Findings, lines: Sequence[TextLine], letter_height: float) -> _Scene:
    unordered = with_containers(findings.shapes, letter_height)
    order = nested_order([shape.box for shape in unordered], holders(unordered))
    shapes = tuple(unordered[index] for index in order)
    parent_of = parents(shapes)
    attachments, loose = attach(findings.connectors, shapes, parent_of, letter_height)
    tied = tethers(findings.connectors, shapes, attachments, letter_height)
    if tied:
        untied = [each for each in findings.connectors if all(each is not tether.connector for tether in tied)]
        attachments, loose = attach(untied, shapes, parent_of, letter_height)
    placement = place_texts(lines, shapes, attachments, parent_of, letter_height)
    stray = [index for block in placement.stray for index in block.lines]
    lists = [] if has_captions(shapes) else free_lists(lines, stray, letter_height)
    classes = {tether.line: tether.shape for tether in tied}
    return _Scene(shapes, parent_of, tuple(attachments), tuple(loose), placement, tuple(lists), classes)


def _add_nodes(graph: nx.MultiDiGraph, scene: _Scene, evidence: Evidence) -> list[str]:
    """Add shapes and free lists; returns the ids of the shapes."""
    drawn = [(shape.box, shape, evidence.at_shape(index)) for index, shape in enumerate(scene.shapes)]
    written = [(_around(evidence.lines, members), None, members) for members in scene.lists]
    nodes = drawn + written
    order = nested_order([box for box, _, _ in nodes], [*holders(scene.shapes), *(None for _ in written)])
    ids = {index: f"n{position + 1}" for position, index in enumerate(order)}
    for index in order:
        box, shape, members = nodes[index]
        parent = scene.parent_of[index] if shape is not None else None
        graph.add_node(ids[index], **_node(ids[index], shape, box, members, evidence))
        graph.nodes[ids[index]]["parent"] = None if parent is None else ids[parent]
    return [ids[index] for index in range(len(drawn))]


def _node(node_id: str, shape: Shape | None, box: Box, members: Sequence[int], evidence: Evidence) -> NodeData:
    paper = evidence.paper
    return new_node(
        id=node_id,
        shape=str(shape.kind if shape else ShapeKind.NONE),
        bbox=paper.box(shape.outline if shape else box.corners),
        polygon=paper.points(shape.outline) if shape else None,
        confidence=_confidence(shape, [evidence.lines[index] for index in members]),
        lines=evidence.of_shape(shape, members),
    )


def _confidence(shape: Shape | None, lines: Sequence[TextLine]) -> float:
    """A free list is as sure as its writing."""
    readings = [line.confidence for line in lines]
    return node_confidence(shape.confidence, readings) if shape else round(mean_confidence(lines), 3)


def _add_edge(
    graph: nx.MultiDiGraph,
    index: int,
    attachment: Attachment,
    scene: _Scene,
    evidence: Evidence,
    ids: Sequence[str],
) -> None:
    connector = attachment.connector
    backwards = runs_backwards(attachment, range(len(scene.shapes)))
    ends = [(ids[attachment.first], connector.first.kind), (ids[attachment.second], connector.second.kind)]
    (source, source_end), (target, target_end) = ends[::-1] if backwards else ends
    data: EdgeData = new_edge(
        style=str(connector.style),
        source_end=str(source_end),
        target_end=str(target_end),
        points=evidence.paper.points(connector.points[::-1] if backwards else connector.points),
        confidence=edge_confidence(attachment),
        lines=evidence.along(index, backwards=backwards),
    )
    if connector in scene.classes:
        data["association_class"] = ids[scene.classes[connector]]
    graph.add_edge(source, target, **data)


def _around(lines: Sequence[TextLine], members: Sequence[int]) -> Box:
    return Box.around(corner for index in members for corner in lines[index].box.corners)


def _loose_end(loose: LooseEnd) -> Issue:
    box = Box.around(loose.connector.points)
    return Issue("loose-end", Severity.WARNING, "a line ends at no shape and was left out", box)


def _stray_texts(scene: _Scene, lines: Sequence[TextLine]) -> list[Issue]:
    listed = {index for members in scene.lists for index in members}
    return [
        Issue("stray-text", Severity.INFO, "this writing belongs to no shape and no line", lines[index].box)
        for block in scene.placement.stray
        for index in block.lines
        if index not in listed
    ]
