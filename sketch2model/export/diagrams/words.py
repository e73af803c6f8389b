"""What a drawing shows, said in words, for those who hear it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sketch2model.concepts import UmlElement, UmlRelation
from sketch2model.elements import EndKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind
from sketch2model.export.diagrams.drawing import Drawing
from sketch2model.export.diagrams.signatures import transition_text
from sketch2model.export.escape import one_line

_MOST = 120
"""Longer lists are cut, and say so."""
_LONGEST_NAME = 60

_KINDS = {
    DiagramKind.CLASS: "Class diagram",
    DiagramKind.ER: "Entity-relationship diagram",
    DiagramKind.FLOW: "Flowchart",
    DiagramKind.STATE: "State machine",
    DiagramKind.PROCESS: "Process diagram",
    DiagramKind.ATTRIBUTE_LIST: "Attribute lists",
    DiagramKind.GENERIC: "Diagram",
}
_PLURALS = {
    NodeKind.CLASS: "classes",
    NodeKind.ENTITY: "entities",
    NodeKind.STORE: "stores",
    NodeKind.NODE: "boxes",
    NodeKind.ATTRIBUTE_LIST: "attribute lists",
}
_SINGULARS = {NodeKind.NODE: "box", NodeKind.ATTRIBUTE_LIST: "attribute list"}
_VERBS = {
    EdgeKind.ASSOCIATION: "is associated with",
    EdgeKind.DIRECTED_ASSOCIATION: "refers to",
    EdgeKind.INHERITANCE: "inherits from",
    EdgeKind.REALIZATION: "realizes",
    EdgeKind.DEPENDENCY: "depends on",
    EdgeKind.AGGREGATION: "has",
    EdgeKind.COMPOSITION: "is composed of",
    EdgeKind.FLOW: "leads to",
    EdgeKind.MESSAGE: "sends to",
    EdgeKind.LINK: "is linked with",
}
_WHOLES = (EdgeKind.AGGREGATION, EdgeKind.COMPOSITION)
_DIAMONDS = (EndKind.DIAMOND, EndKind.FILLED_DIAMOND)


def title_of(drawing: Drawing) -> str:
    """The kind of the diagram and the file it comes from."""
    source = one_line(drawing.diagram.source, _LONGEST_NAME)
    return f"{_KINDS[drawing.diagram.kind]} {source}".rstrip()


def description_of(drawing: Drawing) -> str:
    """How much there is of each kind, all names, all relations."""
    elements = drawing.diagram.elements
    counted = Counter(element.kind for element in elements)
    amounts = [_amount(kind, counted[kind]) for kind in NodeKind if counted[kind]]
    amounts.append(f"{len(drawing.relations)} {'relation' if len(drawing.relations) == 1 else 'relations'}")
    sentences = [f"{_KINDS[drawing.diagram.kind]} with {', '.join(amounts)}."]
    if elements:
        sentences.append(f"{_listed(name_of(element) for element in elements)}.")
    if drawing.relations:
        sentences.append(f"{_listed(relation_words(drawing))}.")
    return " ".join(sentences)


def name_of(element: UmlElement) -> str:
    """Its name, otherwise what it is."""
    name = one_line(element.name or "", _LONGEST_NAME)
    return name or f"unnamed {_SINGULARS.get(element.kind, element.kind.value)}"


def relation_words(drawing: Drawing) -> list[str]:
    """A clause for each relation, in their order."""
    names = {element.id: name_of(element) for element in drawing.diagram.elements}
    return [_clause(relation, names[relation.source], names[relation.target]) for relation in drawing.relations]


def _clause(relation: UmlRelation, source: str, target: str) -> str:
    ends = [(source, relation.source_multiplicity), (target, relation.target_multiplicity)]
    if relation.kind in _WHOLES and relation.target_end in _DIAMONDS:
        ends.reverse()
    said = relation.label or (transition_text(relation.transition) if relation.transition else "")
    label = one_line(said, _LONGEST_NAME)
    many = ", ".join(f"{one_line(number, _LONGEST_NAME)} {name}" for name, number in ends if number)
    clause = f"{ends[0][0]} {_VERBS[relation.kind]} {ends[1][0]}"
    return f"{clause}{f': {label}' if label else ''}{f' ({many})' if many else ''}"


def _amount(kind: NodeKind, number: int) -> str:
    singular = _SINGULARS.get(kind, kind.value)
    return f"{number} {singular if number == 1 else _PLURALS.get(kind, singular + 's')}"


def _listed(texts: Iterable[str]) -> str:
    listed = list(texts)
    more = f"; and {len(listed) - _MOST} more" if len(listed) > _MOST else ""
    return "; ".join(listed[:_MOST]) + more
