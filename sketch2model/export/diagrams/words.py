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
_PLAIN = (NodeKind.CLASS, NodeKind.ENTITY, NodeKind.STEP, NodeKind.STATE, NodeKind.NODE, NodeKind.ATTRIBUTE_LIST)
"""Kinds that the kind of the diagram lets expect, so that nobody needs to say them of each box."""
_ENDING = (NodeKind.EVENT, NodeKind.STATE)
_ROLES = {"initial": "start", "start": "start", "final": "end", "end": "end"}
_DIAMONDS = (EndKind.DIAMOND, EndKind.FILLED_DIAMOND)


def title_of(drawing: Drawing) -> str:
    """The kind of the diagram and the file it comes from."""
    source = one_line(drawing.diagram.source, _LONGEST_NAME)
    return f"{_KINDS[drawing.diagram.kind]} {source}".rstrip()


def description_of(drawing: Drawing) -> str:
    """How much there is of each kind, all names, what lies inside what, all relations."""
    elements = drawing.diagram.elements
    counted = Counter(element.kind for element in elements)
    amounts = [_amount(kind, counted[kind]) for kind in NodeKind if counted[kind]]
    amounts.append(f"{len(drawing.relations)} {'relation' if len(drawing.relations) == 1 else 'relations'}")
    sentences = [f"{_KINDS[drawing.diagram.kind]} with {', '.join(amounts)}."]
    if elements:
        sentences.append(f"{_listed(map(name_and_role_of, elements))}.")
    containers = [element for element in elements if element.id in drawing.children]
    if containers:
        sentences.append(f"{_listed(_contents(drawing, element) for element in containers)}.")
    if drawing.relations:
        sentences.append(f"{_listed(relation_words(drawing))}.")
    return " ".join(sentences)


def name_of(element: UmlElement) -> str:
    """Its name, otherwise what it is."""
    name = one_line(element.name or "", _LONGEST_NAME)
    return name or _role(element) or f"unnamed {_SINGULARS.get(element.kind, element.kind.value)}"


def name_and_role_of(element: UmlElement) -> str:
    """Its name, and what its shape tells those who see it: `in stock? (decision)`."""
    role = _role(element) or ("" if element.kind in _PLAIN else _SINGULARS.get(element.kind, element.kind.value))
    name = name_of(element)
    return f"{name} ({role})" if role and element.name and name.casefold() != role else name


def relation_words(drawing: Drawing) -> list[str]:
    """A clause for each relation, in their order."""
    names = {element.id: name_of(element) for element in drawing.diagram.elements}
    return [_clause(relation, names[relation.source], names[relation.target]) for relation in drawing.relations]


def _role(element: UmlElement) -> str:
    return _ROLES.get((element.stereotype or "").casefold(), "") if element.kind in _ENDING else ""


def _contents(drawing: Drawing, container: UmlElement) -> str:
    return f"{name_of(container)} holds {', '.join(map(name_of, drawing.children[container.id]))}"


def _clause(relation: UmlRelation, source: str, target: str) -> str:
    ends = [
        (source, relation.source_multiplicity, relation.source_role),
        (target, relation.target_multiplicity, relation.target_role),
    ]
    if relation.kind in _WHOLES and relation.target_end in _DIAMONDS:
        ends.reverse()
    said = relation.label or (transition_text(relation.transition) if relation.transition else "")
    label = one_line(said, _LONGEST_NAME)
    many = ", ".join(_end(*end) for end in ends if end[1] or end[2])
    clause = f"{ends[0][0]} {_VERBS[relation.kind]} {ends[1][0]}"
    return f"{clause}{f': {label}' if label else ''}{f' ({many})' if many else ''}"


def _end(name: str, multiplicity: str | None, role: str | None) -> str:
    number, part = one_line(multiplicity or "", _LONGEST_NAME), one_line(role or "", _LONGEST_NAME)
    return f"{number} {name}{f' as {part}' if part else ''}".lstrip()


def _amount(kind: NodeKind, number: int) -> str:
    singular = _SINGULARS.get(kind, kind.value)
    return f"{number} {singular if number == 1 else _PLURALS.get(kind, singular + 's')}"


def _listed(texts: Iterable[str]) -> str:
    listed = list(texts)
    more = f"; and {len(listed) - _MOST} more" if len(listed) > _MOST else ""
    return "; ".join(listed[:_MOST]) + more
