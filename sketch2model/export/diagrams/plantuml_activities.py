"""Flowcharts in PlantUML, as an activity diagram.

PlantUML has two languages for activities. The newer one is structured like a program and cannot say every graph; in
the older one, used here, any arrow may lead anywhere. It has no lanes that lines could end at, no lines without an
arrowhead and no boxes without lines; diagrams that need those are left to boxes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sketch2model.concepts import UmlElement
from sketch2model.elements.vocabulary import NodeKind
from sketch2model.export.diagrams.drawing import Drawing, is_classifier, is_note
from sketch2model.export.diagrams.lines import Line
from sketch2model.export.diagrams.plantuml_text import arrow_style, quoted, stereotype_of, written_line
from sketch2model.export.diagrams.pseudo_states import Sign, signs_of
from sketch2model.export.diagrams.relation_text import ends_of, is_arrow, whole_text

_KINDS = (NodeKind.STEP, NodeKind.DECISION, NodeKind.EVENT, NodeKind.STATE, NodeKind.NODE)


def activity_diagram(drawing: Drawing) -> list[str] | None:
    """The lines of an activity diagram; None where it could not keep all that was drawn."""
    elements = {element.id: element for element in drawing.diagram.elements}
    lines = [Line.of(relation, elements) for relation in drawing.relations]
    signs = signs_of(drawing, lines)
    if not _fits(drawing, lines, signs):
        return None
    flow = _Flow(drawing.names, elements, signs)
    while lines:
        # A decision is said where an arrow first leads to it, so what leaves it has to come later.
        later = [line for line in lines if not flow.take(line)]
        if len(later) == len(lines):
            return None
        lines = later
    return flow.written


def _fits(drawing: Drawing, lines: Sequence[Line], signs: Mapping[str, Sign]) -> bool:
    joined = {end for line in lines for end in ends_of(line)}
    starts_and_ends = [sign for sign in signs.values() if sign is not Sign.CHOICE]
    return (
        bool(lines)
        and not drawing.children
        and all(map(is_arrow, lines))
        and len(set(starts_and_ends)) == len(starts_and_ends)
        and all(
            element.id in joined and element.kind in _KINDS and not is_note(element) and not is_classifier(element)
            for element in drawing.diagram.elements
        )
    )


@dataclass(slots=True)
class _Flow:
    """An activity diagram while it grows: `known` has the elements whose names were said."""

    names: Mapping[str, str]
    elements: Mapping[str, UmlElement]
    signs: Mapping[str, Sign]
    known: set[str] = field(default_factory=set)
    written: list[str] = field(default_factory=list)

    def take(self, line: Line) -> bool:
        """Whether the arrow could be written: not before its decision is known."""
        source, target = ends_of(line)
        if self._is_new_decision(source):
            return False
        # A bracket would end the label, and a star at its beginning breaks it; the brackets are spelled out.
        text = written_line(whole_text(line.relation)).replace("*", "&#42;")
        arrow = f"{self._node(source)} -{arrow_style(line)}->{f' [{text}]' if text else ''}"
        if self._is_new_decision(target):
            self.known.add(target)
            self.written += [f"{arrow} if {quoted(self.elements[target].name)} as {self.names[target]} then", "endif"]
        else:
            self.written.append(f"{arrow} {self._node(target)}")
        return True

    def _is_new_decision(self, id_: str) -> bool:
        return self.signs.get(id_) is Sign.CHOICE and id_ not in self.known

    def _node(self, id_: str) -> str:
        if self.signs.get(id_) in (Sign.START, Sign.END):
            return "(*)"
        if id_ in self.known:
            return self.names[id_]
        self.known.add(id_)
        element = self.elements[id_]
        return f"{quoted(element.name)} as {self.names[id_]}{stereotype_of(element.stereotype)}"
