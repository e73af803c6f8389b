"""Tables that stand between others: join tables, association classes, relationships of three."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from sketch2model.concepts import Deletion
from sketch2model.interpret.multiplicity import is_many
from sketch2model.interpret.naming import singular, snake_case
from sketch2model.interpret.schema.diamonds import Diamond
from sketch2model.interpret.schema.keys import add_key
from sketch2model.interpret.schema.links import Link
from sketch2model.interpret.schema.references import Reference, refer
from sketch2model.interpret.schema.tables import TableDraft, add_columns
from sketch2model.interpret.schema.workspace import Workspace


def join_table(
    work: Workspace, link: Link, source: TableDraft, target: TableDraft, enumerations: Collection[str]
) -> TableDraft:
    """A table whose key is those of both sides, with the attributes of the relationship, if it has some."""
    name = snake_case(link.label, "") or f"{source.name}_{target.name}"
    table = TableDraft(name, drawn_name=link.label, joins=not link.attributes, box=link.box, confidence=link.confidence)
    work.add(table)
    why = f"joins {source.name} and {target.name}"
    _refer_to_both(table, link, source, target, why, key=True)
    add_columns(table, link.attributes, enumerations, work.remarks)
    return table


def _refer_to_both(
    table: TableDraft, link: Link, source: TableDraft, target: TableDraft, why: str, *, key: bool
) -> None:
    for end, referred in zip(link.ends, (source, target), strict=True):
        role = singular(snake_case(end.role, "")) if end.role else None
        if role is None and source is target and end is link.target:
            role = f"other {referred.name}"
        alone = source is not target
        refer(table, referred, Reference(why, role, key=key, on_delete=Deletion.CASCADE, alone=alone))


def association_class(work: Workspace, link: Link, table: TableDraft, source: TableDraft, target: TableDraft) -> None:
    """The class at a line refers to both its ends, which identify its rows unless it has a key of its own.

    Where an end allows one only, the other end alone identifies them.
    """
    why = f"{table.name} is tied to the line between {source.name} and {target.name}"
    in_family = table.element is not None and table.element.id in work.families
    referred_to = any(key.table == table.name for each in work.tables for key in each.foreign_keys)
    own_key = in_family or referred_to or not table.key_was_added
    if not own_key:
        table.columns = [column for column in table.columns if not column.primary_key]
    before = len(table.foreign_keys)
    _refer_to_both(table, link, source, target, why, key=False)
    made = table.foreign_keys[before:]
    many = [is_many(end.multiplicity) for end in link.ends]
    # Each row of an end whose other end is single is there once.
    identifying = made if all(many) or not any(many) else [made[many.index(True)]]
    names = tuple(dict.fromkeys(name for key in identifying for name in key.columns))
    if own_key:
        table.unique.append(names)
        return
    for column in list(table.columns):
        if column.name in names:
            table.replace(column, replace(column, primary_key=True, nullable=False, unique=False))
    if len(identifying) == 1:
        place = table.foreign_keys.index(identifying[0])
        table.foreign_keys[place] = replace(identifying[0], unique=True)


def relationship_table(work: Workspace, diamond: Diamond, enumerations: Collection[str]) -> None:
    """A table for a relationship of three entities or more; the sides that may be many identify its rows."""
    element = diamond.element
    legs = [(end, work.reached[end.element]) for end in diamond.ends if end.element in work.reached]
    name = snake_case(element.name, "") or "_".join(table.name for _, table in legs)
    table = TableDraft(name, element, drawn_name=element.name, box=element.box, confidence=element.confidence)
    work.add(table)
    many = [is_many(end.multiplicity) or end.multiplicity is None for end, _ in legs]
    times = Counter(end.element for end, _ in legs)
    for (end, referred), identifies in zip(legs, many, strict=True):
        key = identifies or not any(many)
        alone = times[end.element] == 1
        why = f"takes part in {element.name or 'the relationship'}"
        refer(table, referred, Reference(why, end.role, key=key, on_delete=Deletion.CASCADE, alone=alone))
    add_columns(table, element.attributes, enumerations, work.remarks)
    if not table.keys:
        add_key(table)


def remark_doubled(work: Workspace, links: Sequence[Link]) -> None:
    """Say where two classes are joined directly and by a class between them as well."""
    has_one = _singles(links)
    for link in links:
        ends = {link.source.element, link.target.element}
        if not link.is_many_to_many or link.association_class is not None or len(ends) < 2:
            continue
        for element, table in work.reached.items():
            if element not in ends and ends <= has_one.get(element, set()):
                first, second = (work.titles.get(end.element, "a box") for end in link.ends)
                words = {"first": first, "second": second, "between": table.name}
                work.remarks.add("many-to-many-with-class", link.box, **words)


def _singles(links: Sequence[Link]) -> dict[str, set[str]]:
    """Element to those of which each of its rows has one."""
    found: dict[str, set[str]] = {}
    for link in links:
        for end in link.ends:
            if is_many(end.multiplicity) and not is_many(link.other(end).multiplicity):
                found.setdefault(end.element, set()).add(link.other(end).element)
    return found
