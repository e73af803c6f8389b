"""Chen's ovals and diamonds, said with entities, attributes and associations alone (Chen 1976)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sketch2model.concepts import UmlAttribute, UmlDiagram, UmlElement, UmlRelation
from sketch2model.elements import EndKind
from sketch2model.elements.vocabulary import EdgeKind, NodeKind


def without_ovals_and_diamonds(diagram: UmlDiagram) -> UmlDiagram:
    """The same diagram for notations that know only boxes.

    An oval is listed in the entity or relationship it belongs to. A diamond between two entities that has no
    attributes is the association between them. Any other diamond stays, as an entity of its own.
    """
    return _without_diamonds(_without_ovals(diagram))


def _without_ovals(diagram: UmlDiagram) -> UmlDiagram:
    ovals = {element.id: element for element in diagram.elements if element.kind is NodeKind.ATTRIBUTE}
    owners = _owners(ovals, diagram.relations)
    mine: dict[str, list[UmlElement]] = {}
    for oval, owner in owners.items():
        mine.setdefault(owner, []).append(ovals[oval])
    return replace(
        diagram,
        elements=tuple(
            replace(element, attributes=(*element.attributes, *_missing(element, mine.get(element.id, ()))))
            for element in diagram.elements
            if element.id not in owners
        ),
        relations=tuple(r for r in diagram.relations if r.source not in owners and r.target not in owners),
    )


def _owners(ovals: Iterable[str], relations: Sequence[UmlRelation]) -> dict[str, str]:
    """Oval to the entity or relationship it belongs to, maybe by way of another oval."""
    joined: dict[str, list[str]] = {}
    for relation in relations:
        joined.setdefault(relation.source, []).append(relation.target)
        joined.setdefault(relation.target, []).append(relation.source)
    waiting = dict.fromkeys(ovals)
    owners: dict[str, str] = {}
    found = True
    while found:
        found = False
        for oval in list(waiting):
            owner = next((owners.get(other, other) for other in joined.get(oval, ()) if other not in waiting), None)
            if owner is not None:
                owners[oval] = owner
                del waiting[oval]
                found = True
    return owners


def _missing(element: UmlElement, ovals: Sequence[UmlElement]) -> Iterator[UmlAttribute]:
    """Attributes for those ovals that the element does not list yet."""
    listed = {attribute.name.casefold() for attribute in element.attributes}
    for oval in ovals:
        if oval.name and oval.name.casefold() not in listed:
            yield UmlAttribute(oval.name, text=oval.name, box=oval.box, confidence=oval.confidence)


def _without_diamonds(diagram: UmlDiagram) -> UmlDiagram:
    elements, relations = list(diagram.elements), list(diagram.relations)
    for diamond in (element for element in diagram.elements if element.kind is NodeKind.RELATIONSHIP):
        legs = [r for r in relations if diamond.id in (r.source, r.target)]
        feet = [_Foot.of(leg, diamond.id) for leg in legs]
        drawn = [r for r in relations if _stands_for(r, diamond, {foot.entity for foot in feet})]
        binary = len(feet) == 2 and not any(foot.says_more or foot.entity == diamond.id for foot in feet)
        if not binary or diamond.attributes or diamond.operations:
            relations = [r for r in relations if r not in drawn]
            continue
        relations = [r for r in relations if r not in legs]
        elements.remove(diamond)
        if not drawn:
            relations.append(_association(diamond, *feet))
    return replace(diagram, elements=tuple(elements), relations=tuple(relations))


@dataclass(frozen=True, slots=True)
class _Foot:
    """The line between a diamond and an entity: what stands there of the entity.

    `says_more` is whether there is also something at the diamond.
    """

    entity: str
    end: EndKind
    multiplicity: str | None
    role: str | None
    says_more: bool

    @classmethod
    def of(cls, leg: UmlRelation, diamond: str) -> _Foot:
        ends = [
            (leg.source, leg.source_end, leg.source_multiplicity, leg.source_role),
            (leg.target, leg.target_end, leg.target_multiplicity, leg.target_role),
        ]
        near, far = ends if leg.target == diamond else reversed(ends)
        multiplicities = [text for text in (near[2], far[2], leg.label) if text]
        roles = [text for text in (near[3], far[3]) if text]
        says_more = far[1] is not EndKind.NONE or len(multiplicities) > 1 or len(roles) > 1
        return cls(near[0], near[1], next(iter(multiplicities), None), next(iter(roles), None), says_more)


def _stands_for(relation: UmlRelation, diamond: UmlElement, entities: set[str]) -> bool:
    """Whether an association between entities says what the diamond says."""
    between = relation.source in entities and relation.target in entities
    named = relation.label is not None and relation.label == diamond.name
    return relation.kind is EdgeKind.ASSOCIATION and between and (named or relation.association_class == diamond.id)


def _association(diamond: UmlElement, source: _Foot, target: _Foot) -> UmlRelation:
    return UmlRelation(
        source.entity,
        target.entity,
        EdgeKind.ASSOCIATION,
        source_end=source.end,
        target_end=target.end,
        label=diamond.name,
        source_multiplicity=source.multiplicity,
        target_multiplicity=target.multiplicity,
        source_role=source.role,
        target_role=target.role,
        confidence=diamond.confidence,
    )
