"""Chen's notation (1976) as it is drawn: what ovals and diamonds show already is not shown a second time.

`interpret` lists an oval in its entity as well, and joins the entities around a diamond by an association, since a
schema is made of those. On paper neither was there.
"""

from __future__ import annotations

from dataclasses import replace

from sketch2model.concepts import UmlDiagram, UmlElement, UmlRelation
from sketch2model.elements import ShapeKind
from sketch2model.elements.vocabulary import EdgeKind, NodeKind

_KEY = "pk"


def without_repetitions(diagram: UmlDiagram) -> UmlDiagram:
    """The diagram with entities that list no oval of theirs, and no association beside a diamond."""
    kinds = {element.id: element.kind for element in diagram.elements}
    if not {NodeKind.ATTRIBUTE, NodeKind.RELATIONSHIP} & set(kinds.values()):
        return diagram
    joined = _joined(diagram)
    names = {element.id: _folded(element.name) for element in diagram.elements}
    return replace(
        diagram,
        elements=tuple(
            _without(
                element, {names[id_] for id_ in joined.get(element.id, ()) if kinds.get(id_) is NodeKind.ATTRIBUTE}
            )
            for element in diagram.elements
        ),
        relations=tuple(r for r in diagram.relations if not _beside_a_diamond(r, joined, kinds)),
    )


def keys(diagram: UmlDiagram) -> frozenset[str]:
    """Ids of the ovals that are keys of an entity they are joined to."""
    joined = _joined(diagram)
    key_names = {
        element.id: {_folded(a.name) for a in element.attributes if _KEY in a.flags} for element in diagram.elements
    }
    return frozenset(
        element.id
        for element in diagram.elements
        if element.kind is NodeKind.ATTRIBUTE
        and any(_folded(element.name) in key_names.get(other, ()) for other in joined.get(element.id, ()))
    )


def _without(element: UmlElement, ovals: set[str]) -> UmlElement:
    if not ovals:
        return element
    listed = tuple(a for a in element.attributes if _folded(a.name) not in ovals)
    return replace(element, attributes=listed)


def _beside_a_diamond(relation: UmlRelation, joined: dict[str, set[str]], kinds: dict[str, NodeKind]) -> bool:
    if relation.kind is not EdgeKind.ASSOCIATION:
        return False
    if {kinds.get(relation.source), kinds.get(relation.target)} != {NodeKind.ENTITY}:
        return False
    between = joined.get(relation.source, set()) & joined.get(relation.target, set())
    return any(kinds[id_] is NodeKind.RELATIONSHIP for id_ in between)


def _joined(diagram: UmlDiagram) -> dict[str, set[str]]:
    """Element id to the ids of the elements at the other ends of its lines."""
    known = {element.id for element in diagram.elements}
    joined: dict[str, set[str]] = {}
    for relation in diagram.relations:
        if {relation.source, relation.target} <= known:
            joined.setdefault(relation.source, set()).add(relation.target)
            joined.setdefault(relation.target, set()).add(relation.source)
    return joined


def _folded(name: str | None) -> str:
    return " ".join((name or "").casefold().split())


def is_chen(diagram: UmlDiagram) -> bool:
    """Whether ovals or diamonds of Chen's notation are drawn."""
    return any(
        element.kind is NodeKind.RELATIONSHIP
        or (element.kind is NodeKind.ATTRIBUTE and element.shape is ShapeKind.ELLIPSE)
        for element in diagram.elements
    )
