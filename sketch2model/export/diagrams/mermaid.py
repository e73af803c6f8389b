"""Mermaid: the notation of the diagram's kind.

A file of Mermaid holds one diagram. Several diagrams of one kind on a page share it, side by side. Where their kinds
differ the file is a flowchart, which can say all of them, with a frame around each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from sketch2model.concepts import UmlDiagram
from sketch2model.elements.vocabulary import DiagramKind
from sketch2model.export.base import Exportable, Format
from sketch2model.export.diagrams.drawing import Drawing, is_class_diagram
from sketch2model.export.diagrams.entity_relations import without_ovals_and_diamonds
from sketch2model.export.diagrams.mermaid_classes import class_diagram
from sketch2model.export.diagrams.mermaid_entities import entity_diagram, fits
from sketch2model.export.diagrams.mermaid_flow import flowchart
from sketch2model.export.diagrams.mermaid_states import state_diagram
from sketch2model.export.diagrams.mermaid_text import direction, quoted
from sketch2model.settings import ExportOptions

_TITLES = {
    DiagramKind.CLASS: "class diagram",
    DiagramKind.ER: "entities and relationships",
    DiagramKind.FLOW: "flowchart",
    DiagramKind.STATE: "state machine",
    DiagramKind.PROCESS: "process",
    DiagramKind.ATTRIBUTE_LIST: "attribute list",
    DiagramKind.GENERIC: "boxes and lines",
}


def _write(exportable: Exportable, options: ExportOptions) -> bytes:
    return "\n".join([*_lines(exportable.uml), ""]).encode()


def _lines(diagram: UmlDiagram) -> Iterator[str]:
    parts = diagram.split()
    notations = {_notation(part) for part in parts}
    if len(notations) == 1:
        yield from notations.pop()(diagram)
    else:
        yield from _frames(diagram, parts)


def _notation(diagram: UmlDiagram) -> Callable[[UmlDiagram], Iterator[str]]:
    if diagram.kind is DiagramKind.STATE:
        return _states
    if not is_class_diagram(diagram):
        return _flow
    if diagram.kind is DiagramKind.ER and fits(without_ovals_and_diamonds(diagram)):
        return _entities
    return _classes


def _classes(diagram: UmlDiagram) -> Iterator[str]:
    return class_diagram(Drawing.of(without_ovals_and_diamonds(diagram)))


def _entities(diagram: UmlDiagram) -> Iterator[str]:
    return entity_diagram(Drawing.of(without_ovals_and_diamonds(diagram)))


def _states(diagram: UmlDiagram) -> Iterator[str]:
    return state_diagram(Drawing.of(diagram))


def _flow(diagram: UmlDiagram) -> Iterator[str]:
    drawing = Drawing.of(diagram)
    yield f"flowchart {direction(drawing)}"
    yield from flowchart(drawing)


def _frames(diagram: UmlDiagram, parts: tuple[UmlDiagram, ...]) -> Iterator[str]:
    names = Drawing.of(diagram).names
    yield f"flowchart {direction(Drawing.of(diagram))}"
    for number, part in enumerate(parts, 1):
        drawing = replace(Drawing.of(part), names=names)
        yield f"  subgraph d{number}[{quoted(_TITLES[part.kind])}]"
        yield from flowchart(drawing, "    ")
        yield "  end"


MERMAID = Format("mermaid", "mmd", "Drawing in Mermaid", "text/vnd.mermaid", _write)
