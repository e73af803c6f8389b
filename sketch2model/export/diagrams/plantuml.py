"""PlantUML: one block for each diagram on the page, in the notation of its kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sketch2model.concepts import UmlDiagram
from sketch2model.elements.vocabulary import DiagramKind
from sketch2model.export.base import Exportable, Format
from sketch2model.export.diagrams.drawing import Drawing, is_class_diagram, is_classifier
from sketch2model.export.diagrams.entity_relations import without_ovals_and_diamonds
from sketch2model.export.diagrams.plantuml_activities import activity_diagram
from sketch2model.export.diagrams.plantuml_boxes import box_diagram
from sketch2model.export.diagrams.plantuml_classes import class_diagram
from sketch2model.export.diagrams.plantuml_states import state_diagram
from sketch2model.settings import ExportOptions

_NO_SEQUENCE = "top to bottom direction"
"""Without a line that sequences do not know, PlantUML takes an actor and a store, or two named steps, for one."""


def _write(exportable: Exportable, options: ExportOptions) -> bytes:
    blocks = map(_block, exportable.uml.split())
    return "\n".join(line for block in blocks for line in (*block, "")).encode()


def _block(diagram: UmlDiagram) -> Iterator[str]:
    yield "@startuml"
    yield "skinparam shadowing false"
    yield from _body(diagram)
    yield "@enduml"


def _body(diagram: UmlDiagram) -> Iterable[str]:
    drawing = Drawing.of(diagram)
    if not diagram.elements:
        return box_diagram(drawing)
    if diagram.kind is DiagramKind.STATE:
        return state_diagram(drawing)
    if is_class_diagram(diagram) or any(map(is_classifier, diagram.elements)):
        return class_diagram(Drawing.of(without_ovals_and_diamonds(diagram)))
    return (_NO_SEQUENCE, *(activity_diagram(drawing) or box_diagram(drawing)))


PLANTUML = Format("plantuml", "puml", "Drawing in PlantUML", "text/x-plantuml", _write)
