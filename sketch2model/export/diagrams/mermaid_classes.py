"""Class diagrams in Mermaid.

Mermaid has no association classes: two dotted lines tie the class to the classes of its association. Its packages
cannot be the end of a line: a class «package» inside stands for the package there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from sketch2model.concepts import UmlAttribute, UmlElement, UmlOperation, UmlRelation
from sketch2model.elements import EndKind, LineStyle
from sketch2model.elements.vocabulary import NodeKind
from sketch2model.export.diagrams.drawing import Drawing, is_note
from sketch2model.export.diagrams.lines import Line
from sketch2model.export.diagrams.mermaid_text import BLANK, TIE, label, quoted, stereotype_of, written
from sketch2model.export.diagrams.relation_text import label_of
from sketch2model.export.diagrams.signatures import attribute_text, end_text, multiplicity_of
from sketch2model.export.escape import LABEL_LIMIT, mermaid_member, one_line

_ENDS = {
    EndKind.OPEN: "<",
    EndKind.FILLED_TRIANGLE: "<",
    EndKind.TRIANGLE: "<|",
    EndKind.DIAMOND: "o",
    EndKind.FILLED_DIAMOND: "*",
}
_VISIBILITIES = ("+", "-", "#", "~")
_CLASSIFIERS = {"static": "$", "abstract": "*"}


def class_diagram(drawing: Drawing) -> Iterator[str]:
    """The lines of a class diagram."""
    elements = {element.id: element for element in drawing.diagram.elements}
    notes = _notes(drawing, elements)
    ends = {end for r in drawing.relations for end in (r.source, r.target, r.association_class)}
    packages = frozenset(drawing.children)
    page = _Page(drawing, elements, notes, packages & ends)
    yield "classDiagram"
    for element in drawing.roots:
        yield from page.element(element, "  ")
    for id_, about in notes.items():
        place = f" for {drawing.names[about]}" if about else ""
        yield f"  note{place} {quoted(elements[id_].name)}"
    for relation in drawing.relations:
        if relation.source not in notes and relation.target not in notes:
            yield from page.relation(relation)


def _notes(drawing: Drawing, elements: Mapping[str, UmlElement]) -> dict[str, str | None]:
    """Notes that Mermaid's own notes can say: about one class or about none; to that class's id."""
    joined: dict[str, list[tuple[str, UmlRelation]]] = {id_: [] for id_, each in elements.items() if is_note(each)}
    for relation in drawing.relations:
        for end, other in ((relation.source, relation.target), (relation.target, relation.source)):
            if end in joined:
                joined[end].append((other, relation))
    said: dict[str, str | None] = {}
    for id_, lines in joined.items():
        element = elements[id_]
        if id_ in drawing.children or element.attributes or element.operations or element.stereotype:
            continue
        if not lines:
            said[id_] = None
        elif len(lines) == 1 and not lines[0][1].label and lines[0][0] not in {*joined, *drawing.children}:
            said[id_] = lines[0][0]
    return said


@dataclass(frozen=True, slots=True)
class _Page:
    drawing: Drawing
    elements: Mapping[str, UmlElement]
    notes: Mapping[str, str | None]
    joined_packages: frozenset[str]

    def element(self, element: UmlElement, indent: str) -> Iterator[str]:
        if element.id in self.notes:
            return
        if element.id not in self.drawing.children:
            yield from _class(element, self.drawing.names[element.id], indent)
            return
        name = self.drawing.names[element.id]
        yield f"{indent}namespace {name}[{quoted(element.name)}] {{"
        if element.id in self.joined_packages:
            yield from _class(replace(element, stereotype=element.stereotype or "package"), f"{name}_", indent + "  ")
        for child in self.drawing.children[element.id]:
            yield from self.element(child, indent + "  ")
        yield f"{indent}}}"

    def relation(self, relation: UmlRelation) -> Iterator[str]:
        line = Line.of(relation, self.elements)
        ends = [
            (self._name(relation.source), line.source_end, relation.source_multiplicity, relation.source_role),
            (self._name(relation.target), line.target_end, relation.target_multiplicity, relation.target_role),
        ]
        (left, left_end, *left_text), (right, right_end, *right_text) = reversed(ends) if line.upside_down else ends
        stroke = "--" if line.style is LineStyle.SOLID else ".."
        arrow = f"{_ENDS.get(left_end, '')}{stroke}{_ENDS.get(right_end, '')[::-1].replace('<', '>')}"
        first, second = _end(left_end, *left_text), _end(right_end, *right_text)
        yield f"  {left}{first} {arrow}{second} {right}{label(label_of(relation))}"
        if relation.association_class is not None and relation.association_class in self.drawing.names:
            for end in dict.fromkeys((left, right)):
                yield f"  {end} .. {self._name(relation.association_class)} : {TIE}"

    def _name(self, id_: str) -> str:
        return f"{self.drawing.names[id_]}_" if id_ in self.joined_packages else self.drawing.names[id_]


def _class(element: UmlElement, name: str, indent: str) -> Iterator[str]:
    stereotype = stereotype_of(element) or _stereotype_for(element)
    body = [f"<<{stereotype}>>"] if stereotype else []
    body += [*map(_attribute, element.attributes), *map(_operation, element.operations)]
    opening = f"{indent}class {name}[{quoted(element.name)}]"
    yield from [f"{opening} {{", *(f"{indent}  {line}" for line in body), f"{indent}}}"] if body else [opening]


def _stereotype_for(element: UmlElement) -> str:
    if is_note(element):
        return "note"
    return "relationship" if element.kind is NodeKind.RELATIONSHIP else ""


def _attribute(attribute: UmlAttribute) -> str:
    bare = replace(attribute, visibility=None, flags=_shown(attribute.flags))
    text = _part(attribute_text(bare)) or BLANK
    return f"{_sign(attribute.visibility)}{text}{_classifier(attribute.flags)}"


def _operation(operation: UmlOperation) -> str:
    """`name(parameters) type`: Mermaid puts the colon between them itself."""
    flags = _shown(operation.flags)
    type_ = _part(" ".join(part for part in (operation.type, f"{{{', '.join(flags)}}}" if flags else None) if part))
    head = f"{_sign(operation.visibility)}{_part(operation.name) or BLANK}({_part(operation.parameters)})"
    return f"{head}{f' {type_}' if type_ else ''}{_classifier(operation.flags)}"


def _part(text: str | None) -> str:
    return mermaid_member(one_line(text or "", LABEL_LIMIT))


def _sign(visibility: str | None) -> str:
    return visibility if visibility in _VISIBILITIES else ""


def _shown(flags: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(flag for flag in flags if flag not in _CLASSIFIERS)


def _classifier(flags: tuple[str, ...]) -> str:
    return next((sign for flag, sign in _CLASSIFIERS.items() if flag in flags), "")


def _end(end: EndKind, multiplicity: str | None, role: str | None) -> str:
    text = written(end_text(multiplicity or multiplicity_of(end), role))
    return f' "{text}"' if text else ""
