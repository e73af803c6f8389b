"""Who inherits from whom, without circles."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sketch2model.concepts import UmlRelation
from sketch2model.elements.vocabulary import EdgeKind

INHERITING = (EdgeKind.INHERITANCE, EdgeKind.REALIZATION)


@dataclass(frozen=True, slots=True)
class Families:
    """The tree of inheritance, by element ids.

    Attributes:
        order: Parents before their children, otherwise as drawn.
        parents: Of each element the direct ones, as drawn; none that another parent inherits from anyway.
        ancestors: Of each element all it inherits from.
        relatives: Of each element all that share a descendant with it: what they have, that one has too.
    """

    order: tuple[str, ...]
    parents: Mapping[str, tuple[str, ...]]
    ancestors: Mapping[str, frozenset[str]]
    relatives: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, members: Iterable[str], relations: Iterable[UmlRelation]) -> Families:
        """The families of some elements. A line that would close a circle is left out."""
        drawn: dict[str, list[str]] = {member: [] for member in members}
        for relation in relations:
            child, parent = relation.source, relation.target
            if relation.kind not in INHERITING or child not in drawn or parent not in drawn:
                continue
            if parent not in drawn[child] and not reaches(drawn, parent, child):
                drawn[child].append(parent)
        order = _parents_first(drawn)
        ancestors: dict[str, frozenset[str]] = {}
        for member in order:
            ancestors[member] = frozenset(drawn[member]).union(*(ancestors[parent] for parent in drawn[member]))
        parents = {
            member: tuple(one for one in direct if not any(one in ancestors[other] for other in direct))
            for member, direct in drawn.items()
        }
        relatives: dict[str, set[str]] = {member: set() for member in order}
        for member in order:
            family = ancestors[member] | {member}
            for one in family:
                relatives[one] |= family
        return cls(tuple(order), parents, ancestors, {one: frozenset(found) for one, found in relatives.items()})


def reaches(graph: Mapping[str, Collection[str]], start: str, goal: str) -> bool:
    """Whether a way leads from `start` to `goal`; the empty way counts."""
    seen, waiting = {start}, [start]
    while waiting:
        here = waiting.pop()
        if here == goal:
            return True
        new = [each for each in graph.get(here, ()) if each not in seen]
        seen.update(new)
        waiting.extend(new)
    return False


def _parents_first(parents: Mapping[str, Collection[str]]) -> list[str]:
    order: dict[str, None] = {}
    for member in parents:
        waiting = [member]
        while waiting:
            missing = [parent for parent in parents[waiting[-1]] if parent not in order]
            if missing:
                waiting.append(missing[0])
            else:
                order.setdefault(waiting.pop())
    return list(order)
