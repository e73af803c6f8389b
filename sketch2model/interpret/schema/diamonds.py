"""Relationships drawn as diamonds (Chen 1976; UML 2.5.1, 11.5.4): legs to the entities they join."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sketch2model.concepts import UmlDiagram, UmlElement, UmlRelation
from sketch2model.elements.vocabulary import EdgeKind, NodeKind
from sketch2model.interpret.multiplicity import normalise
from sketch2model.interpret.schema.issues import Remarks
from sketch2model.interpret.schema.links import ASSOCIATING, End, Link


@dataclass(frozen=True, slots=True)
class Diamond:
    """A relationship that needs a table of its own: of three entities and more."""

    element: UmlElement
    ends: tuple[End, ...]


@dataclass(frozen=True, slots=True)
class Diamonds:
    """What the diamonds of a diagram say.

    Attributes:
        links: Of those that join two entities.
        tables: Those that join more.
        repeated: Lines between entities that say the same as a diamond.
    """

    links: tuple[Link, ...]
    tables: tuple[Diamond, ...]
    repeated: tuple[UmlRelation, ...]


def diamonds_of(uml: UmlDiagram, joinable: Collection[str], remarks: Remarks) -> Diamonds:
    """Sort the diamonds of a diagram by the number of their legs."""
    links: list[Link] = []
    tables: list[Diamond] = []
    repeated: list[UmlRelation] = []
    for element in uml.elements:
        if element.kind is not NodeKind.RELATIONSHIP:
            continue
        legs = _legs(uml, element, joinable)
        joined = {leg.element for leg in legs}
        same = [
            relation
            for relation in uml.relations
            if relation.kind is EdgeKind.ASSOCIATION
            and relation.label == element.name
            and {relation.source, relation.target} <= joined
            and not any(relation is other for other in repeated)
        ]
        pairs: dict[frozenset[str], UmlRelation] = {}
        for relation in same:
            pairs.setdefault(frozenset((relation.source, relation.target)), relation)
        repeated.extend(pairs.values())
        if len(legs) > 2:
            tables.append(Diamond(element, legs))
        elif len(legs) == 2:
            links.append(_link(element, legs, pairs.get(frozenset(joined))))
        else:
            remarks.add("loose-relationship", element.box, name=element.name or "without a name")
    return Diamonds(tuple(links), tuple(tables), tuple(repeated))


def _legs(uml: UmlDiagram, diamond: UmlElement, joinable: Collection[str]) -> tuple[End, ...]:
    """An end for each leg; at the entity stands how many of it there are, at the diamond how often it takes part."""
    legs = []
    for relation in uml.relations:
        if relation.kind not in ASSOCIATING or diamond.id not in (relation.source, relation.target):
            continue
        at_source = relation.target == diamond.id
        entity = relation.source if at_source else relation.target
        count = relation.source_multiplicity if at_source else relation.target_multiplicity
        role = relation.source_role if at_source else relation.target_role
        if entity in joinable:
            legs.append(End(entity, count or normalise(relation.label or "", at_end=True), role))
    return tuple(legs)


def _link(diamond: UmlElement, legs: tuple[End, ...], line: UmlRelation | None) -> Link:
    """Two legs as one link; what the line between both entities says goes before."""
    first, second = legs
    if line is not None:
        first = End(line.source, line.source_multiplicity, line.source_role)
        second = End(line.target, line.target_multiplicity, line.target_role)
    own = diamond.attributes
    return Link(first, second, diamond.name, attributes=own, box=diamond.box, confidence=diamond.confidence)


def loose_attributes(uml: UmlDiagram, remarks: Remarks) -> None:
    """Ovals that no line ties to anything."""
    tied = {end for relation in uml.relations for end in (relation.source, relation.target)}
    for element in uml.elements:
        if element.kind is NodeKind.ATTRIBUTE and element.id not in tied:
            remarks.add("loose-attribute", element.box, name=element.name or "without a name")
