"""Foreign keys and join tables from links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import product

from sketch2model.concepts import Deletion, TypeName
from sketch2model.interpret.multiplicity import is_many, is_optional
from sketch2model.interpret.schema.joins import association_class, join_table
from sketch2model.interpret.schema.keys import add_key
from sketch2model.interpret.schema.links import End, Link
from sketch2model.interpret.schema.references import Reference, drop_placeholder, refer
from sketch2model.interpret.schema.tables import TableDraft, add_columns
from sketch2model.interpret.schema.workspace import Workspace


@dataclass(frozen=True, slots=True)
class _Held:
    """A link of which one end's rows refer to the other end's."""

    link: Link
    holder: End

    @property
    def referred(self) -> End:
        return self.link.other(self.holder)

    @property
    def elements(self) -> set[str]:
        return {end.element for end in self.link.ends}


def associate_all(work: Workspace, links: Sequence[Link], enumerations: Collection[str]) -> None:
    """Add what all links need: classes tied to lines first, since their keys change."""
    tied = [link for link in links if _is_tied(work, link)]
    free = [link for link in links if not _is_tied(work, link)]
    waiting = {link.association_class for link in tied}
    for link in sorted(tied, key=lambda link: link.source.element in waiting or link.target.element in waiting):
        _use_association_class(work, link)
    held = [_Held(link, _holder(link)) for link in free if not link.is_many_to_many]
    pairs = Counter((each.holder.element, each.referred.element) for each in held)
    labels = Counter((each.holder.element, each.referred.element, each.link.label) for each in held)
    for each in held:
        pair = (each.holder.element, each.referred.element)
        alone, told_apart = pairs[pair] == 1, labels[*pair, each.link.label] == 1
        _hold(work, each, alone=alone, label=each.link.label if told_apart and not alone else None)
        if each.link.attributes:
            for table in work.holders.get(each.holder.element, ()):
                _add_own(work, table, each, enumerations)
    for link in free:
        if link.is_many_to_many:
            _join(work, link, enumerations)
    _remark_multiplicities(work, held)


def refer_within_keys(work: Workspace, links: Sequence[Link]) -> list[Link]:
    """References that are part of a drawn key come first, since others refer to it; returns the links that are left.

    Where that is not possible, such as among classes that need each other's key, the reference is part of no key.
    """
    inside = [each for each in map(_within_key, links) if each and not each.elements & work.families]
    done: list[Link] = []
    for _ in links:
        ready = [each for each in inside if not any(each.link is link for link in done) and _has_whole_key(work, each)]
        for each in ready:
            _hold(work, each, alone=False, label=None)
            done.append(each.link)
        if not ready:
            break
    for table in work.tables:
        for column in table.keys:
            if column.type.name is TypeName.REFERENCE:
                table.replace(column, replace(column, primary_key=False))
        if not table.keys:
            add_key(table)
    return [link for link in links if not any(link is other for other in done)]


def _within_key(link: Link) -> _Held | None:
    if link.is_many_to_many or link.association_class is not None:
        return None
    held = _Held(link, _holder(link))
    attribute = held.referred.attribute
    return held if attribute and "pk" in attribute.flags else None


def _has_whole_key(work: Workspace, held: _Held) -> bool:
    target = work.reached.get(held.referred.element)
    return target is not None and not any(key.type.name is TypeName.REFERENCE for key in target.keys)


def _is_tied(work: Workspace, link: Link) -> bool:
    """Whether a class with a table apart from those of both ends is tied to the line."""
    between = work.reached.get(link.association_class or "")
    ends = [work.reached.get(end.element) for end in link.ends]
    return between is not None and all(end is not None and end is not between for end in ends)


def _use_association_class(work: Workspace, link: Link) -> None:
    source, target = (work.reached[end.element] for end in link.ends)
    for end in link.ends:
        for table in work.holders[link.other(end).element]:
            drop_placeholder(table, end.attribute)
    association_class(work, link, work.reached[str(link.association_class)], source, target)


def _holder(link: Link) -> End:
    """The end whose rows refer to the other's.

    The many side does. Otherwise the part refers to its whole, the side that nothing is said of to the single one, the
    optional one of two single sides to the other, and the source to the target.
    """
    source, target = link.ends
    many_source, many_target = is_many(source.multiplicity), is_many(target.multiplicity)
    if many_source != many_target:
        return source if many_source else target
    if link.whole is not None:
        return link.other(link.whole)
    if (source.multiplicity is None) != (target.multiplicity is None):
        return source if source.multiplicity is None else target
    optional = target.multiplicity is not None and is_optional(target.multiplicity)
    return target if optional and not is_optional(source.multiplicity) else source


def _hold(work: Workspace, held: _Held, *, alone: bool, label: str | None) -> None:
    link, holder, referred = held.link, held.holder, held.referred
    target = work.reached.get(referred.element)
    tables = work.holders.get(holder.element, [])
    for table in work.holders.get(referred.element, ()):
        drop_placeholder(table, holder.attribute)
    if target is None or not tables:
        name = work.titles.get(referred.element if target is None else holder.element, "a box")
        work.remarks.add("no-table", link.box, name=name)
        return
    if referred.element in work.extended and target.element is not None and target.element.id == referred.element:
        work.remarks.add("children-not-reached", target.box, name=target.name)
    if link.owns and referred is link.whole and is_many(referred.multiplicity):
        work.remarks.add("shared-part", link.box, part=tables[0].name, whole=target.name)
    for table in tables:
        role = _role(work, held, table, target, label)
        known = any(key.table == target.name and key.role == role for key in table.foreign_keys)
        if referred.attribute is None or not known:
            refer(table, target, _reference(work, held, table, target, role, alone=alone))


def _reference(
    work: Workspace, held: _Held, table: TableDraft, target: TableDraft, role: str | None, *, alone: bool
) -> Reference:
    link, holder, referred = held.link, held.holder, held.referred
    owned = link.owns and referred is link.whole
    unsaid = referred.multiplicity is None and owned
    return Reference(
        why="drawn" if referred.attribute is not None and not link.drawn else f"the line to {target.name}",
        role=role,
        inverse=holder.role,
        nullable=table is target
        or (is_optional(referred.multiplicity) and not unsaid)
        or holder.element in work.optional,
        unique=holder.multiplicity is not None and not is_many(holder.multiplicity),
        on_delete=Deletion.CASCADE if owned else None,
        attribute=referred.attribute,
        alone=alone,
    )


def _role(work: Workspace, held: _Held, table: TableDraft, target: TableDraft, label: str | None) -> str | None:
    """As drawn; otherwise the label where it tells two lines apart, or the name of the class within a shared table."""
    referred = held.referred
    if referred.role:
        return referred.role
    own = target.element is not None and target.element.id == referred.element
    name = target.name if own else work.titles.get(referred.element, target.name)
    if label:
        return f"{label} {name}"
    if held.holder.element == referred.element and table is target:
        return "parent"
    return None if own else name


def _add_own(work: Workspace, table: TableDraft, held: _Held, enumerations: Collection[str]) -> None:
    """Attributes of a relationship go to the side that refers, empty where the reference is."""
    before = len(table.columns)
    add_columns(table, held.link.attributes, enumerations, work.remarks)
    optional = is_optional(held.referred.multiplicity)
    for column in table.columns[before:]:
        table.replace(column, replace(column, primary_key=False, nullable=column.nullable or optional))


def _join(work: Workspace, link: Link, enumerations: Collection[str]) -> None:
    sides = [work.holders.get(end.element, []) for end in link.ends]
    for end, tables in zip(link.ends, sides, strict=True):
        if not tables:
            work.remarks.add("no-table", link.box, name=work.titles.get(end.element, "a box"))
        for table in work.holders.get(link.other(end).element, ()):
            drop_placeholder(table, end.attribute)
    if link.owns and link.whole is not None and all(sides):
        part, whole = (work.titles.get(end.element, "") for end in (link.other(link.whole), link.whole))
        work.remarks.add("shared-part", link.box, part=part, whole=whole)
    for source, target in product(*sides):
        join_table(work, link, source, target, enumerations)


def _remark_multiplicities(work: Workspace, held: Sequence[_Held]) -> None:
    """One remark for the page where nobody wrote any, otherwise one for each line without."""
    drawn = [each for each in held if each.link.drawn]
    without = [
        each for each in drawn if each.link.whole is None and not any(end.multiplicity for end in each.link.ends)
    ]
    if len(without) > 1 and len(without) == len(drawn):
        work.remarks.add("no-multiplicities")
        return
    for each in without:
        source, target = (work.titles.get(end.element, "a box") for end in each.link.ends)
        table = work.titles.get(each.holder.element, "a box")
        work.remarks.add("no-multiplicity", each.link.box, source=source, target=target, table=table)
