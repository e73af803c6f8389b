"""What classes know of each other: the ends of associations, each as the class at the other end sees it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from sketch2model.concepts import UmlDiagram, UmlElement, UmlRelation
from sketch2model.elements import EndKind
from sketch2model.elements.vocabulary import EdgeKind, NodeKind
from sketch2model.export.bounds import ANY, ONE, OPTIONAL, Bounds, bounds_of
from sketch2model.export.diagrams.signatures import multiplicity_of
from sketch2model.export.schemas.families import INHERITING
from sketch2model.export.schemas.type_names import plural, singular

_ASSOCIATING = (EdgeKind.ASSOCIATION, EdgeKind.DIRECTED_ASSOCIATION, EdgeKind.AGGREGATION, EdgeKind.COMPOSITION)
_WHOLES = (EdgeKind.AGGREGATION, EdgeKind.COMPOSITION)
_DIAMONDS = (EndKind.DIAMOND, EndKind.FILLED_DIAMOND)


@dataclass(frozen=True, slots=True)
class AssociationEnd:
    """One end of an association.

    Attributes:
        owner: Id of the element that knows the other one.
        holds: Id of that other one.
        pair: The same for both ends of an association, and for no others.
        name: The role, else made from the name of what it holds.
        other_name: Where `name` is taken.
        bounds: How many it holds.
        multiplicity: As drawn; None where it was not, empty where none has to be.
        relation: The line.
        back: Whether this end looks back from the target, or from the part, of the line.
        contains: Whether the owner is made of what it holds.
    """

    owner: str
    holds: str
    pair: int
    name: str
    other_name: str
    bounds: Bounds
    multiplicity: str | None
    relation: UmlRelation
    back: bool = False
    contains: bool = False


def relationships(diagram: UmlDiagram) -> frozenset[str]:
    """Ids of Chen's diamonds that say more than a line can: with attributes of their own, or between three and more."""
    diamonds = {element.id: element for element in diagram.elements if element.kind is NodeKind.RELATIONSHIP}
    legs = Counter(end for relation in diagram.relations for end in (relation.source, relation.target))
    return frozenset(key for key, diamond in diamonds.items() if diamond.attributes or legs[key] > 2)


def association_ends(diagram: UmlDiagram, records: Mapping[str, UmlElement]) -> Iterator[AssociationEnd]:
    """All ends between `records`, line by line.

    A class that is tied to an association stands between the two others. So does one of Chen's relationships, whose
    own lines say nothing more then.
    """
    diamonds = relationships(diagram)
    tied = {relation.association_class for relation in diagram.relations}
    pairs = count()
    for relation in diagram.relations:
        source, target, between = relation.source, relation.target, relation.association_class
        if source not in records or target not in records or relation.kind in INHERITING:
            continue
        if source in diamonds or target in diamonds:
            if not tied & {source, target} & diamonds:
                yield from _leg_of_diamond(relation, source in diamonds, next(pairs), records)
        elif relation.kind not in _ASSOCIATING:
            continue
        elif between is None or between not in records or between in (source, target):
            yield from _association(relation, next(pairs), records)
        else:
            bounds, drawn = bounds_at_ends(relation), drawn_bounds(relation)
            roles = (relation.source_role, relation.target_role)
            for end, other in enumerate((source, target)):
                role = roles[end]
                role = singular(role) if role and bounds[end].many else role
                leg = (bounds[1 - end], drawn[1 - end], role)
                yield from _leg(between, other, next(pairs), *leg, relation, records)


def _leg_of_diamond(
    relation: UmlRelation, from_diamond: bool, pair: int, records: Mapping[str, UmlElement]
) -> Iterator[AssociationEnd]:
    """The multiplicity at the diamond says how often one of the others takes part."""
    between, other = (relation.source, relation.target) if from_diamond else (relation.target, relation.source)
    drawn = bounds_of(relation.source_multiplicity if from_diamond else relation.target_multiplicity)
    role = relation.target_role if from_diamond else relation.source_role
    return _leg(between, other, pair, drawn or ANY, drawn, role, relation, records)


def _leg(
    between: str,
    other: str,
    pair: int,
    bounds: Bounds,
    drawn: Bounds | None,
    role: str | None,
    relation: UmlRelation,
    records: Mapping[str, UmlElement],
) -> Iterator[AssociationEnd]:
    """Each object between belongs to one other; that one has as many of them as `bounds` says."""
    other_name, own_name = records[other].name or "", records[between].name or ""
    yield AssociationEnd(between, other, pair, role or other_name, other_name, ONE, "", relation)
    name = plural(own_name) if bounds.many else own_name
    multiplicity = None if drawn is None else str(drawn)
    yield AssociationEnd(other, between, pair, name, name, bounds, multiplicity, relation, back=True)


def _association(relation: UmlRelation, pair: int, records: Mapping[str, UmlElement]) -> Iterator[AssociationEnd]:
    at_source, at_target = bounds_at_ends(relation)
    whole_at_source, whole_at_target = whole_at(relation)
    composed = relation.kind is EdgeKind.COMPOSITION
    there = AssociationEnd(
        relation.source,
        relation.target,
        pair,
        *_names(relation, relation.target_role, relation.target, at_target, records),
        at_target,
        relation.target_multiplicity or multiplicity_of(relation.target_end),
        relation,
        back=whole_at_target,
        contains=composed and whole_at_source,
    )
    back = AssociationEnd(
        relation.target,
        relation.source,
        pair,
        *_names(relation, relation.source_role, relation.source, at_source, records),
        at_source,
        relation.source_multiplicity or multiplicity_of(relation.source_end),
        relation,
        back=not whole_at_target,
        contains=composed and whole_at_target,
    )
    to_target, to_source = directions(relation)
    if to_target:
        yield there
    if to_source:
        yield back


def _names(
    relation: UmlRelation, role: str | None, held: str, bounds: Bounds, records: Mapping[str, UmlElement]
) -> tuple[str, str]:
    """What to call an end, and what else where that is taken."""
    if relation.source == relation.target:
        name = "children" if bounds.many else "parent"
    else:
        name = records[held].name or ""
        name = plural(name) if bounds.many else name
    return role or name, f"{relation.label or ''} {name}"


def directions(relation: UmlRelation) -> tuple[bool, bool]:
    """Whether the source knows the target, and the other way round: an arrowhead rules out the end without one."""
    to_target = relation.target_end is EndKind.OPEN or relation.kind is EdgeKind.DIRECTED_ASSOCIATION
    to_source = relation.source_end is EndKind.OPEN
    return (True, True) if to_target == to_source else (to_target, to_source)


def whole_at(relation: UmlRelation) -> tuple[bool, bool]:
    """At which end the whole is, at the source unless the sign is drawn at the target."""
    if relation.kind not in _WHOLES:
        return False, False
    at_target = relation.target_end in _DIAMONDS and relation.source_end not in _DIAMONDS
    return not at_target, at_target


def drawn_bounds(relation: UmlRelation) -> tuple[Bounds | None, Bounds | None]:
    """How many at the source and at the target, as numbers or crow's feet; None where that was not drawn."""
    at_source = bounds_of(relation.source_multiplicity or multiplicity_of(relation.source_end))
    at_target = bounds_of(relation.target_multiplicity or multiplicity_of(relation.target_end))
    return at_source, at_target


def bounds_at_ends(relation: UmlRelation) -> tuple[Bounds, Bounds]:
    """How many at the source and at the target.

    Where neither was drawn, a whole has many parts, and otherwise the target many sources: the same guess that
    makes a foreign key of such a line. Where one was drawn, the other end may be empty.
    """
    at_source, at_target = drawn_bounds(relation)
    if at_source is None and at_target is None:
        return (OPTIONAL, ANY) if whole_at(relation)[0] else (ANY, OPTIONAL)
    return at_source or OPTIONAL, at_target or OPTIONAL
