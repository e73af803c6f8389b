"""State machines in PlantUML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sketch2model.concepts import UmlElement
from sketch2model.export.diagrams.drawing import Drawing, is_note
from sketch2model.export.diagrams.lines import Line
from sketch2model.export.diagrams.plantuml_text import arrow_style, label, quoted, stereotype_of, written, written_line
from sketch2model.export.diagrams.pseudo_states import Sign, homes_of, region_of, signs_of, told_as
from sketch2model.export.diagrams.relation_text import ends_of, whole_text
from sketch2model.export.diagrams.signatures import attribute_text, operation_text

_DRAWN_AS_SIGNS = ("start", "end", "choice", "fork", "join", "history", "history*")


def state_diagram(drawing: Drawing) -> Iterator[str]:
    """The lines of a state machine.

    Its lines are always arrows: one that was drawn without a head leads from its source to its target.
    """
    elements = {element.id: element for element in drawing.diagram.elements}
    lines = tuple(Line.of(relation, elements) for relation in drawing.relations)
    machine = _Machine(drawing, lines, signs_of(drawing, lines), homes_of(drawing))
    yield "hide empty description"
    for element in drawing.roots:
        yield from machine.state(element, "")
    yield from machine.transitions(None, "")


@dataclass(frozen=True, slots=True)
class _Machine:
    drawing: Drawing
    lines: tuple[Line, ...]
    signs: Mapping[str, Sign]
    homes: Mapping[str, str]

    def state(self, element: UmlElement, indent: str) -> Iterator[str]:
        name, sign = self.drawing.names[element.id], self.signs.get(element.id)
        if is_note(element) and element.id not in self.drawing.children:
            yield f"{indent}note {quoted(element.name)} as {name}"
        elif sign is Sign.CHOICE:
            yield f"{indent}state {name} <<choice>>"
            if written(element.name):
                # Signs have no names; a note `right of` it would draw it before all others.
                yield f"{indent}note {quoted(element.name)} as {name}_"
                yield f"{indent}{name}_ -[dashed]-> {name}"
        elif sign is None:
            yield from self._box(element, name, indent)

    def _box(self, element: UmlElement, name: str, indent: str) -> Iterator[str]:
        opening = f"{indent}state {quoted(element.name)} as {name}{stereotype_of(_plain(element.stereotype))}"
        if element.id in self.drawing.children:
            yield f"{opening} {{"
            for child in self.drawing.children[element.id]:
                yield from self.state(child, indent + "  ")
            yield from self.transitions(element.id, indent + "  ")
            yield f"{indent}}}"
        else:
            yield opening
        for text in (*map(attribute_text, element.attributes), *map(operation_text, element.operations)):
            yield f"{indent}{name} : {written_line(text) or '&#32;'}"

    def transitions(self, region: str | None, indent: str) -> Iterator[str]:
        """Those that begin or end at a sign inside this state; on the outermost level all others as well."""
        for line in self.lines:
            ends = ends_of(line)
            if region_of(ends, self.signs, self.homes) == region:
                source, target = (told_as(end, self.signs, self.drawing.names) for end in ends)
                yield f"{indent}{source} -{arrow_style(line)}-> {target}{label(whole_text(line.relation))}"


def _plain(stereotype: str | None) -> str | None:
    """Without those for which PlantUML draws a sign that has no name."""
    word = (stereotype or "").strip("«»<> ").casefold()
    return None if word in _DRAWN_AS_SIGNS else stereotype
