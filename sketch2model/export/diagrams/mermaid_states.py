"""State machines in Mermaid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sketch2model.concepts import UmlElement
from sketch2model.export.diagrams.drawing import Drawing, is_note
from sketch2model.export.diagrams.lines import Line
from sketch2model.export.diagrams.mermaid_text import BLANK, COLON, label, stereotype_of, written
from sketch2model.export.diagrams.pseudo_states import Sign, homes_of, region_of, signs_of, told_as
from sketch2model.export.diagrams.relation_text import ends_of, whole_text
from sketch2model.export.diagrams.signatures import attribute_text, operation_text


def state_diagram(drawing: Drawing) -> Iterator[str]:
    """The lines of a state machine.

    Its lines are always solid arrows: one that was drawn without a head leads from its source to its target.
    """
    elements = {element.id: element for element in drawing.diagram.elements}
    lines = tuple(Line.of(relation, elements) for relation in drawing.relations)
    signs = signs_of(drawing, lines)
    machine = _Machine(drawing, lines, signs, homes_of(drawing), _notes(drawing, signs, elements))
    yield "stateDiagram-v2"
    for element in drawing.roots:
        yield from machine.state(element, "  ")
    yield from machine.transitions(None, "  ")


def _notes(drawing: Drawing, signs: Mapping[str, Sign], elements: Mapping[str, UmlElement]) -> dict[str, str]:
    """Notes that Mermaid's own notes can say, to the state they are about: one about each state."""
    joined: dict[str, list[str]] = {id_: [] for id_, each in elements.items() if is_note(each)}
    for relation in drawing.relations:
        for end, other in ((relation.source, relation.target), (relation.target, relation.source)):
            if end in joined:
                joined[end].append("" if relation.label else other)
    taken = {"", *joined, *signs, *drawing.children}
    said: dict[str, str] = {}
    for id_, others in joined.items():
        if len(others) == 1 and others[0] not in taken and id_ not in drawing.children:
            said[id_] = others[0]
            taken.add(others[0])
    return said


@dataclass(frozen=True, slots=True)
class _Machine:
    drawing: Drawing
    lines: tuple[Line, ...]
    signs: Mapping[str, Sign]
    homes: Mapping[str, str]
    notes: Mapping[str, str]

    def state(self, element: UmlElement, indent: str) -> Iterator[str]:
        name, sign = self.drawing.names[element.id], self.signs.get(element.id)
        if element.id in self.notes:
            about = self.drawing.names[self.notes[element.id]]
            yield f"{indent}note right of {about}{label(element.name) or f' : {BLANK}'}"
        elif sign is Sign.CHOICE:
            yield f"{indent}state {name} <<choice>>"
            if label(element.name):
                yield f"{indent}note right of {name}{label(element.name)}"
        elif sign is None:
            yield from self._box(element, name, indent)

    def _box(self, element: UmlElement, name: str, indent: str) -> Iterator[str]:
        stereotype = stereotype_of(element)
        members = (*map(attribute_text, element.attributes), *map(operation_text, element.operations))
        lines = [f"«{stereotype}»" if stereotype else "", *map(written, members)]
        title = written(element.name)
        if element.id in self.drawing.children:
            # A state with others inside has a title alone.
            yield f'{indent}state "{" ".join(part for part in (title, *lines) if part) or BLANK}" as {name} {{'
            for child in self.drawing.children[element.id]:
                yield from self.state(child, indent + "  ")
            yield from self.transitions(element.id, indent + "  ")
            yield f"{indent}}}"
            return
        yield f'{indent}state "{title or BLANK}" as {name}'
        yield from (f"{indent}{name} : {line.replace(':', COLON)}" for line in lines if line)

    def transitions(self, region: str | None, indent: str) -> Iterator[str]:
        """Those that begin or end at a sign inside this state; on the outermost level all others as well."""
        for line in self.lines:
            ends = ends_of(line)
            if region_of(ends, self.signs, self.homes) == region and not self.notes.keys() & set(ends):
                source, target = (told_as(end, self.signs, self.drawing.names) for end in ends)
                yield f"{indent}{source} --> {target}{label(whole_text(line.relation))}"
