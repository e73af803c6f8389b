"""A region of a photo read again, with the boxes and connectors of its graph as a person left them."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import replace

import networkx as nx

from sketch2model.elements import Box, Photo, ShapeKind
from sketch2model.elements.vocabulary import EdgeKind
from sketch2model.errors import NothingRecognisedError
from sketch2model.graph import EdgeData, LineData, NodeData, node_confidence, outline_confidence, readings_of
from sketch2model.interpret import interpret_parts
from sketch2model.recognize.assemble import EdgeKey, KnownDrawing
from sketch2model.recognize.page import page_of
from sketch2model.recognize.read import read
from sketch2model.registry import get_detector, get_ocr_engine
from sketch2model.settings import Settings

_MOSTLY = 0.5
"""A node of which more than this share lies in the region is read again."""
_TEXTS_AT = {
    "source": ("source_multiplicity", "source_role"),
    "middle": ("label",),
    "target": ("target_multiplicity", "target_role"),
}
_TEXTS = tuple(name for names in _TEXTS_AT.values() for name in names)
_FLOWS = (EdgeKind.FLOW, EdgeKind.MESSAGE)
_HINT = "draw a box around the writing, or choose a region with writing in a box or at a line"


def read_region(photo: Photo, graph: nx.MultiDiGraph, region: Box, settings: Settings) -> nx.MultiDiGraph:
    """Read the writing in a region again; boxes and connectors are taken as they stand in the graph.

    A node that lies mostly in the region, or has its middle there, is read again as a whole and is no longer
    `corrected`; where there is none, the nodes whose writing is there are. At an edge the writing in the region is
    read again, and what a person set at its other places stays. Where nothing can be read a node or an edge keeps what
    it has. All else stays as it is, and so do ids and order.

    Args:
        photo: The photo that the graph was made from.
        graph: An interpreted graph, left as it is.
        region: In photo pixels; it may reach over the photo's border.
        settings: As for `read_sketch`.

    Raises:
        NothingRecognisedError: If there is no writing in the region that belongs to a node or an edge.
        UsageError: If the settings name an engine that does not exist.
    """
    region = Box.around(region.corners)
    at_nodes, at_edges = _written(photo, graph, settings)
    reread: nx.MultiDiGraph = copy.deepcopy(graph)
    nodes = _meant(reread, at_nodes, region)
    for key in nodes:
        _put_into_node(reread.nodes[key], at_nodes[key])
    fresh = [line for key in nodes for line in at_nodes[key]]
    fresh += [line for lines in at_edges.values() for line in lines if _stands_in(line, region)]
    edges = [edge for edge, lines in at_edges.items() if _put_at_edge(reread.edges[edge], lines, region, fresh)]
    if not nodes and not edges:
        raise NothingRecognisedError("no writing was found in this region", source=photo.source, hint=_HINT)
    for edge in edges:
        reread.edges[edge].pop("corrected", None)
    reread.graph["issues"] = [issue for issue in reread.graph["issues"] if not _is_placed(issue, fresh)]
    reread = interpret_parts(reread, nodes, edges)
    for edge in edges:
        if graph.edges[edge].get("corrected"):
            _keep_elsewhere(reread.edges[edge], graph.edges[edge], at_edges[edge], region)
    return reread


def _written(
    photo: Photo, graph: nx.MultiDiGraph, settings: Settings
) -> tuple[dict[str, list[LineData]], dict[EdgeKey, list[LineData]]]:
    """All writing of the page, at the nodes and edges of the graph; lines of one page help to read each other."""
    engine, detector = get_ocr_engine(settings.read.engine), get_detector(settings.detect.engine)
    page = page_of(photo, engine, settings)
    drawing = KnownDrawing.of(graph, photo, page)
    findings = detector.detect_given(page, drawing.outlined)
    drawing = drawing.with_outlined(findings.shapes)
    return drawing.written(read(page, replace(findings, connectors=drawing.connectors), engine, settings.read).lines)


def _meant(graph: nx.MultiDiGraph, at_nodes: Mapping[str, Sequence[LineData]], region: Box) -> list[str]:
    """The nodes to be read again: those in the region, else those whose writing is there."""
    written = [key for key in graph if at_nodes[key]]
    inside = [key for key in written if _lies_in(Box(*graph.nodes[key]["bbox"]), region)]
    return inside or [key for key in written if any(_stands_in(line, region) for line in at_nodes[key])]


def _lies_in(box: Box, region: Box) -> bool:
    return region.holds(box.center) or box.inside(region) > _MOSTLY


def _stands_in(line: LineData, region: Box) -> bool:
    return region.holds(Box(*line["bbox"]).center)


def _put_into_node(node: NodeData, lines: list[LineData]) -> None:
    outline = outline_confidence(node)
    node["lines"] = lines
    node.pop("corrected", None)
    if node["shape"] == ShapeKind.NONE:
        node["confidence"] = round(sum(readings_of(lines)) / len(lines), 3)
    else:
        node["confidence"] = node_confidence(outline, readings_of(lines))


def _put_at_edge(edge: EdgeData, lines: Sequence[LineData], region: Box, fresh: Sequence[LineData]) -> bool:
    """Replace the lines in the region, and those that turned out to belong elsewhere; whether there were any."""
    kept = [line for line in edge["lines"] if not (_stands_in(line, region) and _is_placed(line, fresh))]
    found = [line for line in lines if _stands_in(line, region)]
    if not found and len(kept) == len(edge["lines"]):
        return False
    edge["lines"] = [*kept, *found]
    if not edge["lines"]:
        edge.update(dict.fromkeys(_TEXTS))  # type: ignore[typeddict-item]
    return True


def _is_placed(thing: Mapping[str, object], fresh: Sequence[LineData]) -> bool:
    """Whether a line or a remark stands where one of the new lines does."""
    bbox = thing.get("bbox")
    return isinstance(bbox, list) and any(Box(*line["bbox"]).holds(Box(*bbox).center) for line in fresh)


def _keep_elsewhere(edge: EdgeData, before: EdgeData, lines: Sequence[LineData], region: Box) -> None:
    """Put back what a person set at the places of an edge that have no writing in the region."""
    places = {line["place"] for line in lines if _stands_in(line, region)}
    if before["kind"] in _FLOWS:
        places.add("middle")  # all writing of a flow is its label
    for place, names in _TEXTS_AT.items():
        if place not in places:
            edge.update({name: before[name] for name in names})  # type: ignore[literal-required, typeddict-item]
    edge["corrected"] = True
