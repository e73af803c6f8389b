"""What changed between two states of a sketch: classes, members, relations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sketch2model.concepts import UmlAttribute, UmlDiagram, UmlElement, UmlOperation, UmlRelation
from sketch2model.elements import Box, EndKind
from sketch2model.revision.matching import UNDIRECTED, match_elements, match_members, match_relations, turned

_ELEMENT_FACTS = ("name", "kind", "stereotype")
_ATTRIBUTE_FACTS = ("name", "type", "visibility", "default", "multiplicity", "flags")
_OPERATION_FACTS = ("name", "parameters", "type", "visibility", "flags")
_RELATION_FACTS = (
    "kind",
    "label",
    "source_multiplicity",
    "target_multiplicity",
    "source_role",
    "target_role",
)
_DIAMONDS = (EndKind.DIAMOND, EndKind.FILLED_DIAMOND)


class ChangeKind(StrEnum):
    """What happened."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Subject(StrEnum):
    """What it happened to."""

    ELEMENT = "element"
    ATTRIBUTE = "attribute"
    OPERATION = "operation"
    RELATION = "relation"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is different; a name that differs is a renaming."""

    name: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """One change.

    Attributes:
        kind: Added, removed or changed.
        subject: Of what.
        name: What it is called now (before, where it was removed), such as `Order.total` or `Order - Customer`.
        facts: What is different; empty for what was added or removed.
        old_id: Id of the element, or of the element that has the member, in the old state; None for relations.
        new_id: The same in the new state.
        old_box: Where on the old page, in photo pixels.
        new_box: Where on the new page.
    """

    kind: ChangeKind
    subject: Subject
    name: str
    facts: tuple[Fact, ...] = ()
    old_id: str | None = None
    new_id: str | None = None
    old_box: Box | None = None
    new_box: Box | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two states of a sketch.

    Attributes:
        old: Name of the file of the old state.
        new: Name of the file of the new one.
        changes: What is different, in reading order: elements with their members, then relations.
        elements: Id in the old state to the id of the same element in the new one.
        attributes: Element id in the old state and name of an attribute to the name that it has in the new one.
    """

    old: str
    new: str
    changes: tuple[Change, ...]
    elements: dict[str, str]
    attributes: dict[tuple[str, str], str]


def compare(old: UmlDiagram, new: UmlDiagram) -> Comparison:
    """Find the same things in both states by their names, and by what they have in common where a name changed.

    Places on the page, confidences and the way in which lines run are no changes.
    """
    pairs = match_elements(old.elements, new.elements)
    elements = {old.elements[i].id: new.elements[j].id for i, j in pairs}
    attributes = {
        (old.elements[i].id, old.elements[i].attributes[a].name): new.elements[j].attributes[b].name
        for i, j in pairs
        for a, b in match_members(old.elements[i].attributes, new.elements[j].attributes)
    }
    changes = (*_element_changes(old, new, pairs), *_relation_changes(old, new, elements))
    return Comparison(old.source, new.source, changes, elements, attributes)


def _element_changes(old: UmlDiagram, new: UmlDiagram, pairs: Sequence[tuple[int, int]]) -> Iterator[Change]:
    partner = {j: i for i, j in pairs}
    for j, element in enumerate(new.elements):
        if j not in partner:
            yield Change(ChangeKind.ADDED, Subject.ELEMENT, _name(element), new_id=element.id, new_box=element.box)
            continue
        before = old.elements[partner[j]]
        facts = _facts(before, element, _ELEMENT_FACTS)
        if facts:
            yield Change(
                ChangeKind.CHANGED,
                Subject.ELEMENT,
                _name(element),
                facts,
                before.id,
                element.id,
                before.box,
                element.box,
            )
        for subject, names in ((Subject.ATTRIBUTE, _ATTRIBUTE_FACTS), (Subject.OPERATION, _OPERATION_FACTS)):
            yield from _member_changes(before, element, subject, names)
    for i, element in enumerate(old.elements):
        if all(i != a for a, _ in pairs):
            yield Change(ChangeKind.REMOVED, Subject.ELEMENT, _name(element), old_id=element.id, old_box=element.box)


def _member_changes(
    before: UmlElement, after: UmlElement, subject: Subject, facts_of: Sequence[str]
) -> Iterator[Change]:
    old: Sequence[Any] = before.attributes if subject is Subject.ATTRIBUTE else before.operations
    new: Sequence[Any] = after.attributes if subject is Subject.ATTRIBUTE else after.operations
    pairs = match_members(old, new)
    partner = {j: i for i, j in pairs}
    for j, member in enumerate(new):
        name = f"{_name(after)}.{member.name}"
        if j not in partner:
            yield Change(ChangeKind.ADDED, subject, name, (), before.id, after.id, None, member.box)
            continue
        facts = _facts(old[partner[j]], member, facts_of)
        if facts:
            yield Change(ChangeKind.CHANGED, subject, name, facts, before.id, after.id, old[partner[j]].box, member.box)
    for i, member in enumerate(old):
        if all(i != a for a, _ in pairs):
            name = f"{_name(after)}.{member.name}"
            yield Change(ChangeKind.REMOVED, subject, name, (), before.id, after.id, member.box, None)


def _relation_changes(old: UmlDiagram, new: UmlDiagram, elements: dict[str, str]) -> Iterator[Change]:
    pairs = match_relations(old.relations, new.relations, elements)
    partner = {j: (i, backwards) for i, j, backwards in pairs}
    for j, relation in enumerate(new.relations):
        if j not in partner:
            yield Change(ChangeKind.ADDED, Subject.RELATION, _ends(relation, new), new_box=_box(relation))
            continue
        i, backwards = partner[j]
        before = old.relations[i]
        after = turned(relation) if backwards else relation
        facts = (*_facts(before, after, _RELATION_FACTS), *_sides(before, after, old, new, turned_round=backwards))
        if facts:
            name = _ends(after, new)
            yield Change(
                ChangeKind.CHANGED, Subject.RELATION, name, facts, old_box=_box(before), new_box=_box(relation)
            )
    for i, relation in enumerate(old.relations):
        if all(i != a for a, *_ in pairs):
            yield Change(ChangeKind.REMOVED, Subject.RELATION, _ends(relation, old), old_box=_box(relation))


def _sides(
    before: UmlRelation, after: UmlRelation, old: UmlDiagram, new: UmlDiagram, *, turned_round: bool
) -> Iterator[Fact]:
    """Which way it runs, or which end is the whole, where that is another one."""
    if turned_round and after.kind not in UNDIRECTED:
        yield Fact("from", _names(old).get(before.source), _names(new).get(after.target))
    one, two = _whole(before), _whole(after)
    if one and two and one != two:
        ends = {"source": (before.source, after.source), "target": (before.target, after.target)}
        yield Fact("whole", _names(old).get(ends[one][0]), _names(new).get(ends[two][1]))


def _whole(relation: UmlRelation) -> str | None:
    """The end that has a diamond."""
    if relation.source_end in _DIAMONDS:
        return "source"
    return "target" if relation.target_end in _DIAMONDS else None


def _facts(
    old: UmlElement | UmlAttribute | UmlOperation | UmlRelation,
    new: UmlElement | UmlAttribute | UmlOperation | UmlRelation,
    names: Sequence[str],
) -> tuple[Fact, ...]:
    return tuple(
        Fact(name, _text(getattr(old, name)), _text(getattr(new, name)))
        for name in names
        if getattr(old, name) != getattr(new, name)
    )


def _text(value: str | tuple[str, ...] | None) -> str | None:
    return (", ".join(value) or None) if isinstance(value, tuple) else value


def _name(element: UmlElement) -> str:
    return element.name or f"({element.kind} without a name)"


def _names(diagram: UmlDiagram) -> dict[str, str]:
    return {element.id: _name(element) for element in diagram.elements}


def _ends(relation: UmlRelation, diagram: UmlDiagram) -> str:
    names = _names(diagram)
    return f"{names.get(relation.source, relation.source)} - {names.get(relation.target, relation.target)}"


def _box(relation: UmlRelation) -> Box | None:
    return Box.around(relation.points) if relation.points else None
