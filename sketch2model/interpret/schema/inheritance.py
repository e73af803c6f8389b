"""Inheritance as tables (M. Fowler, Patterns of Enterprise Application Architecture, chapter 12)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sketch2model.concepts import Column, DataType, Deletion, TypeName, UmlDiagram, UmlElement
from sketch2model.elements.vocabulary import EdgeKind
from sketch2model.interpret.naming import joined_name, sameness, snake_case, unused
from sketch2model.interpret.schema.references import Reference, refer
from sketch2model.interpret.schema.tables import TableDraft
from sketch2model.interpret.schema.workspace import Workspace

INHERITING = (EdgeKind.INHERITANCE, EdgeKind.REALIZATION)
_DISCRIMINATOR = "type"


def inherit_all(work: Workspace, uml: UmlDiagram, way: str) -> None:
    """Make the tables of parents and children what `way` says; children know their first parent by its key.

    Args:
        work: One table for each class, with its own columns and key.
        uml: Where lines of inheritance are drawn.
        way: `joined`, `single` or `concrete`.
    """
    elements = {element.id: element for element in uml.elements}
    parents = parents_of(work, uml)
    order = _parents_first(work, elements, parents)
    for child in order:
        first, *others = parents[child]
        if others:
            words = {"name": elements[child].name or child, "parent": elements[first].name or first}
            work.remarks.add("several-parents", elements[child].box, **words)
        if way == "joined":
            for parent in parents[child]:
                _join(work.reached[child], work.reached[parent])
        elif way == "single":
            _absorb(work, child, first, others)
        else:
            _repeat(work, child, parents[child])
    if way == "single":
        _tell_kinds(work, elements)
    if way == "concrete":
        _without_abstract(work, [elements[each] for each in dict.fromkeys(p for c in order for p in parents[c])])


def parents_of(work: Workspace, uml: UmlDiagram) -> dict[str, list[str]]:
    """Child to its parents, in the order they are drawn."""
    found: dict[str, list[str]] = {}
    for relation in uml.relations:
        if relation.kind in INHERITING and relation.source in work.reached and relation.target in work.reached:
            parents = found.setdefault(relation.source, [])
            if relation.target not in parents:
                parents.append(relation.target)
    return found


def _parents_first(work: Workspace, elements: Mapping[str, UmlElement], parents: dict[str, list[str]]) -> list[str]:
    """Children in an order in which their parents are done; those in a circle are left out."""
    ordered: list[str] = []
    waiting = list(parents)
    while waiting:
        ready = [child for child in waiting if not set(parents[child]) & set(waiting)]
        if not ready:
            for child in waiting:
                name = elements[child].name or work.reached[child].name
                work.remarks.add("circular-inheritance", elements[child].box, name=name)
            break
        ordered += ready
        waiting = [child for child in waiting if child not in ready]
    return ordered


def _join(child: TableDraft, parent: TableDraft) -> None:
    """The child's key is its parent's. A second parent is referred to by a unique column."""
    why = f"the same as in {parent.name}, which it inherits from"
    if any(key.inherits for key in child.foreign_keys):
        refer(child, parent, Reference(why, unique=True, inherits=True, on_delete=Deletion.CASCADE))
        return
    _demote_keys(child, _own_keys(child, parent))
    refer(child, parent, Reference(why, unique=True, key=True, inherits=True, on_delete=Deletion.CASCADE))


def _own_keys(child: TableDraft, parent: TableDraft) -> set[str]:
    """Names of the child's key columns that are drawn and called as the parent's."""
    names = {sameness(key.name) for key in parent.keys}
    return {column.name for column in child.keys if column.drawn_name is not None and sameness(column.name) in names}


def _demote_keys(child: TableDraft, kept: set[str]) -> None:
    """A key of the child's own that was drawn is unique beside the inherited one; an added one goes."""
    own = [column for column in child.keys if column.name not in kept]
    drawn = [column for column in own if column.drawn_name is not None]
    for column in own:
        if column.drawn_name is None:
            child.columns = [each for each in child.columns if each is not column]
        else:
            child.replace(column, replace(column, primary_key=False, unique=len(drawn) == 1))
    if len(drawn) > 1:
        child.unique.append(tuple(column.name for column in drawn))


def _absorb(work: Workspace, child: str, first: str, others: Sequence[str]) -> None:
    """Single table: the child's columns go to its parent's table, where they may be empty."""
    table, root = work.reached[child], work.reached[first]
    name = table.element.name if table.element and table.element.name else table.name
    _discriminate(root)
    if table is not root:
        _demote_keys(table, set())
        for column in table.columns:
            _move(table, root, column, f"only {name} has it")
        for element, held in work.holders.items():
            if any(each is table for each in held):
                work.hold(element, [root])
                work.optional.add(element)
        work.remove(table)
    work.reached[child] = root
    for parent in others:
        other = work.reached[parent]
        if other is not root:
            why = f"{name} inherits from {other.name}, too"
            refer(root, other, Reference(why, nullable=True, unique=True, inherits=True))


def _discriminate(root: TableDraft) -> None:
    if root.discriminator is None:
        root.discriminator = unused(_DISCRIMINATOR, root.names)
        place = max(number for number, column in enumerate(root.columns) if column.primary_key) + 1
        why = "added: says which class a row belongs to"
        root.columns.insert(place, Column(root.discriminator, DataType(TypeName.STRING), why=why))


def _tell_kinds(work: Workspace, elements: Mapping[str, UmlElement]) -> None:
    """Write down what the discriminator of each table can be: a word for each class that can have rows."""
    for table in work.tables:
        column = table.find(table.discriminator) if table.discriminator else None
        if column is None:
            continue
        kinds: list[str] = []
        for element, reached in sorted(work.reached.items(), key=lambda each: elements[each[0]] is not table.element):
            if reached is table and not elements[element].is_abstract:
                kinds.append(unused(snake_case(elements[element].name, "kind"), kinds))
        table.replace(column, replace(column, why=f"{column.why}: {', '.join(kinds)}" if kinds else column.why))


def _move(child: TableDraft, root: TableDraft, column: Column, why: str) -> None:
    same = next((each for each in root.columns if sameness(each.name) == sameness(column.name)), None)
    if same is not None and same.type == column.type:
        return
    name = column.name if same is None else unused(joined_name(child.name, column.name), root.names)
    reasons = why if column.why == "drawn" else f"{column.why}; {why}"
    root.columns.append(replace(column, name=name, nullable=True, why=reasons))
    if column.name in child.marked:
        root.marked.add(name)


def _repeat(work: Workspace, child: str, parents: Sequence[str]) -> None:
    """Concrete tables: the child has its parents' columns as well, and holds their references."""
    table = work.reached[child]
    for number, parent in enumerate(parents):
        above = work.reached[parent]
        keys = above.keys if number == 0 and (table.key_was_added or not above.key_was_added) else []
        if keys:
            _demote_keys(table, _own_keys(table, above))
            _take_keys(table, keys)
        taken = {sameness(name) for name in table.names}
        repeated = [
            replace(column, primary_key=False)
            for column in above.columns
            if sameness(column.name) not in taken and (not column.primary_key or column.drawn_name)
        ]
        own = [column for column in table.columns if not column.primary_key]
        table.columns = [*table.keys, *repeated, *own] if number == 0 else [*table.columns, *repeated]
        table.marked |= above.marked & {column.name for column in repeated}
        table.unique += [group for group in above.unique if set(group) <= table.names]
    for ancestor, held in work.holders.items():
        if any(each is work.reached[parent] for parent in parents for each in held) and ancestor != child:
            work.hold(ancestor, [table])


def _take_keys(table: TableDraft, keys: Sequence[Column]) -> None:
    """The table gets a parent's key, in columns of its own where they are called the same."""
    taken = []
    for key in keys:
        own = next((column for column in table.columns if sameness(column.name) == sameness(key.name)), None)
        if own is not None and own.type.name not in (TypeName.JSON, TypeName.REFERENCE):
            table.columns = [column for column in table.columns if column is not own]
            taken.append(replace(own, primary_key=True, nullable=False, unique=False))
        else:
            taken.append(replace(key, name=unused(key.name, [*table.names, *(each.name for each in taken)])))
    table.columns = [*taken, *(replace(column, primary_key=False) for column in table.columns)]


def _without_abstract(work: Workspace, parents: Sequence[UmlElement]) -> None:
    """Abstract parents have no table; references to them reach their only child, if there is one."""
    for element in parents:
        table = work.reached[element.id]
        work.extended.add(element.id)
        if element.is_abstract:
            work.remove(table)
            remaining = work.holders[element.id]
            if len(remaining) == 1:
                work.reached[element.id] = remaining[0]
