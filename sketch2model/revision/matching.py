"""Which elements, attributes and relations of two states are the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from sketch2model.concepts import UmlAttribute, UmlElement, UmlOperation, UmlRelation
from sketch2model.elements.vocabulary import EdgeKind
from sketch2model.revision.names import likeness, pair_alike, pair_equal, plain

_ALIKE = 0.6
"""Elements with so much in common are one that was renamed; attributes need as much."""
_SHARE_OF_NAME = 0.6
UNDIRECTED = frozenset({EdgeKind.ASSOCIATION, EdgeKind.LINK, EdgeKind.AGGREGATION, EdgeKind.COMPOSITION})
"""Relations that mean the same from either end; which end is the whole is said by its sign."""

Pairs = list[tuple[int, int]]
_T = TypeVar("_T")


def match_elements(old: Sequence[UmlElement], new: Sequence[UmlElement]) -> Pairs:
    """Pairs of indices: first by name, then the rest by how much names and attributes have in common."""
    pairs = pair_equal(old, new, lambda element: plain(element.name))
    return _with_alike(old, new, pairs, _element_likeness)


def match_members(old: Sequence[UmlAttribute | UmlOperation], new: Sequence[UmlAttribute | UmlOperation]) -> Pairs:
    """Pairs of indices of attributes, or of operations: first by name, then by likeness of names and the same type."""
    pairs = pair_equal(old, new, lambda member: plain(member.name))
    return _with_alike(old, new, pairs, _member_likeness)


def match_relations(
    old: Sequence[UmlRelation], new: Sequence[UmlRelation], elements: Mapping[str, str]
) -> list[tuple[int, int, bool]]:
    """Pairs of indices of relations between the same elements, and whether the new one runs the other way.

    Those that run the same way come first, then those that have no direction, then what is left.

    Args:
        old: Relations of the old state.
        new: Relations of the new one.
        elements: Id in the old state to the id of the same element in the new one.
    """
    rest_old, rest_new = dict(enumerate(old)), dict(enumerate(new))
    pairs = []
    for backwards, fits in ((False, _any), (True, _has_no_direction), (True, _any)):
        scored = sorted(
            (-_relation_likeness(relation, seen), i, j)
            for i, relation in rest_old.items()
            for j, other in rest_new.items()
            if fits(other)
            and _runs(
                seen := turned(other) if backwards else other,
                elements.get(relation.source),
                elements.get(relation.target),
            )
        )
        for _, i, j in scored:
            if i in rest_old and j in rest_new:
                pairs.append((i, j, backwards))
                del rest_old[i], rest_new[j]
    return sorted(pairs)


def turned(relation: UmlRelation) -> UmlRelation:
    """The same relation told from its other end."""
    return replace(
        relation,
        source=relation.target,
        target=relation.source,
        source_end=relation.target_end,
        target_end=relation.source_end,
        source_multiplicity=relation.target_multiplicity,
        target_multiplicity=relation.source_multiplicity,
        source_role=relation.target_role,
        target_role=relation.source_role,
        points=relation.points[::-1],
    )


def _with_alike(old: Sequence[_T], new: Sequence[_T], pairs: Pairs, score: Callable[[_T, _T], float]) -> Pairs:
    """The pairs, and those of what is left that is most alike."""
    rest_old = [i for i in range(len(old)) if all(i != a for a, _ in pairs)]
    rest_new = [j for j in range(len(new)) if all(j != b for _, b in pairs)]
    alike = pair_alike([old[i] for i in rest_old], [new[j] for j in rest_new], score, _ALIKE)
    return sorted([*pairs, *((rest_old[i], rest_new[j]) for i, j in alike)])


def _element_likeness(a: UmlElement, b: UmlElement) -> float:
    """Two boxes without a name are the same where they have most attributes in common."""
    if a.kind is not b.kind:
        return 0.0
    one, two = ({plain(attribute.name) for attribute in element.attributes} for element in (a, b))
    shared = len(one & two) / len(one | two) if one | two else None
    if not plain(a.name) or not plain(b.name):
        return shared or 0.0
    name = likeness(a.name, b.name)
    return name if shared is None else _SHARE_OF_NAME * name + (1 - _SHARE_OF_NAME) * shared


def _member_likeness(a: UmlAttribute | UmlOperation, b: UmlAttribute | UmlOperation) -> float:
    same_type = plain(a.type) == plain(b.type)
    return likeness(a.name, b.name) * (1.0 if same_type else 0.8)


def _any(relation: UmlRelation) -> bool:
    return True


def _has_no_direction(relation: UmlRelation) -> bool:
    return relation.kind in UNDIRECTED


def _runs(relation: UmlRelation, source: str | None, target: str | None) -> bool:
    return (relation.source, relation.target) == (source, target)


def _relation_likeness(a: UmlRelation, b: UmlRelation) -> int:
    facts = ("kind", "label", "source_role", "target_role", "source_multiplicity", "target_multiplicity")
    return sum(getattr(a, fact) == getattr(b, fact) for fact in facts)
