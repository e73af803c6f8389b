"""Which classes there are, what they are called and which is a kind of which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sketch2model.concepts import Column, Schema, Table, UmlAttribute, UmlDiagram, UmlElement, UmlOperation
from sketch2model.elements.vocabulary import EdgeKind
from sketch2model.export.escape import one_line
from sketch2model.export.schemas.orm.links import parent_key
from sketch2model.export.schemas.orm.names import class_name, unused

_INHERITING = (EdgeKind.INHERITANCE, EdgeKind.REALIZATION)
_TEXT_LIMIT = 200


@dataclass(frozen=True, slots=True)
class MappedClass:
    """A class to be written.

    Attributes:
        name: PascalCase, unique where case does not count.
        table: Where its rows are; for an abstract class that of one of its children.
        columns: Those that it adds to its parent's.
        parent: Name of the class that it is a kind of.
        abstract: Whether it has no rows of its own, but lends its columns to its children.
        element: What was drawn.
        kinds: Drawn classes whose rows share its table, each with the id of its parent, parents first.
    """

    name: str
    table: Table
    columns: tuple[Column, ...]
    parent: str | None = None
    abstract: bool = False
    element: UmlElement | None = None
    kinds: tuple[tuple[UmlElement, str], ...] = ()


def mapped_classes(schema: Schema, diagram: UmlDiagram, tables: Sequence[Table], taken: set[str]) -> list[MappedClass]:
    """One class for each of the tables, parents before their children, and one for each parent without a table.

    Args:
        schema: A sound one.
        diagram: What was drawn.
        tables: Those that become classes.
        taken: Names that no class can have; those given are added.
    """
    family = _Family(diagram, schema)
    names: dict[str, str] = {}
    for number, table in enumerate(tables, 1):
        names[table.name] = _take(class_name(table.drawn_name or table.name, f"Table{number}"), taken)
    classes: dict[str, MappedClass] = {}
    for table in tables:
        key = parent_key(table)
        parent = names.get(key.table) if key else None
        columns = table.columns
        lender = None if key else family.lender(table)
        if lender is not None:
            lent = _abstract(lender, family, classes, taken)
            if lent is not None:
                parent = lent.name
                borrowed = {column.name for each in _line(lent, classes) for column in each.columns}
                columns = tuple(column for column in columns if column.name not in borrowed)
        name = names[table.name]
        element = None if table.element is None else family.elements.get(table.element)
        classes[name] = MappedClass(name, table, columns, parent, element=element, kinds=family.kinds(table))
    return list(classes.values())


def _take(wanted: str, taken: set[str]) -> str:
    name = unused(wanted, taken)
    taken.add(name)
    return name


def _line(first: MappedClass, classes: dict[str, MappedClass]) -> Iterator[MappedClass]:
    yield first
    while first.parent is not None:
        first = classes[first.parent]
        yield first


def _abstract(
    lender: UmlElement, family: _Family, classes: dict[str, MappedClass], taken: set[str]
) -> MappedClass | None:
    """The abstract class of an element whose children have whole tables of their own, or of its next ancestor."""
    above = family.parent(lender)
    parent = _abstract(above, family, classes, taken) if above else None
    key = f"abstract {lender.id}"
    if key in family.lent:
        return classes.get(family.lent[key]) if family.lent[key] else parent
    tables = family.borrowers(lender)
    lent = {column.name for each in _line(parent, classes) for column in each.columns} if parent else set()
    columns = tuple(column for column in family.shared(lender, tables) if column.name not in lent)
    if not columns:
        family.lent[key] = ""
        return parent
    has_table = any(table.element == lender.id for table in tables)
    wanted = class_name(f"{'Abstract ' if has_table else ''}{lender.name or 'Parent'}")
    above_name = parent.name if parent else None
    made = MappedClass(_take(wanted, taken), tables[0], columns, above_name, abstract=True, element=lender)
    classes[made.name] = made
    family.lent[key] = made.name
    return made


class _Family:
    """Who inherits from whom, as drawn; of several parents the first one counts, and no circle does."""

    def __init__(self, diagram: UmlDiagram, schema: Schema) -> None:
        self.elements = {element.id: element for element in diagram.elements}
        self.lent: dict[str, str] = {}
        self._tables = {table.element: table for table in reversed(schema.tables) if table.element is not None}
        self._parents: dict[str, str] = {}
        for relation in diagram.relations:
            ends = (relation.source, relation.target)
            known = relation.kind in _INHERITING and all(end in self.elements for end in ends)
            if known and ends[0] not in self._parents and ends[0] not in self._ancestors(ends[1]):
                self._parents[ends[0]] = ends[1]
        self._borrowers: dict[str, list[Table]] = {}
        for table in schema.tables:
            whole = table.discriminator is None and parent_key(table) is None
            if whole and table.element is not None and table is self._tables[table.element]:
                for each in self._ancestors(table.element):
                    self._borrowers.setdefault(each, []).append(table)

    def _ancestors(self, element: str) -> list[str]:
        line = [element]
        while line[-1] in self._parents:
            line.append(self._parents[line[-1]])
        return line

    def parent(self, element: UmlElement) -> UmlElement | None:
        """What it inherits from."""
        above = self._parents.get(element.id)
        return None if above is None else self.elements[above]

    def kinds(self, table: Table) -> tuple[tuple[UmlElement, str], ...]:
        """Elements without a table of their own that inherit from the one that this table was drawn as."""
        if table.discriminator is None:
            return ()
        found = [
            element
            for element in self.elements.values()
            if element.id not in self._tables and table.element in self._ancestors(element.id)
        ]
        found.sort(key=lambda element: len(self._ancestors(element.id)))
        return tuple((element, self._parents[element.id]) for element in found)

    def lender(self, table: Table) -> UmlElement | None:
        """The next element from which the class of a table can have columns: itself, if it has children, or above."""
        if table.element not in self.elements or table.discriminator is not None:
            return None
        if any(each is not table for each in self.borrowers(self.elements[table.element])):
            return self.elements[table.element]
        return self.parent(self.elements[table.element])

    def borrowers(self, element: UmlElement) -> list[Table]:
        """Whole tables of an element and of all that inherit from it."""
        return self._borrowers.get(element.id, [])

    def shared(self, element: UmlElement, tables: Sequence[Table]) -> Iterator[Column]:
        """Columns of attributes of an element that are the same in all of the tables, which are two or childrens'."""
        if all(table.element == element.id for table in tables):
            return
        first, *others = tables
        for column in first.columns:
            alike = all(_same(column, other.column(column.name)) for other in others)
            referring = any(table.reference(column.name) for table in tables)
            drawn = any(is_drawn_as(attribute, column) for attribute in element.attributes)
            if alike and drawn and not referring and not column.primary_key:
                yield column


def _same(column: Column, other: Column | None) -> bool:
    return other is not None and replace(other, confidence=column.confidence) == column


def is_drawn_as(attribute: UmlAttribute, column: Column) -> bool:
    """Whether a column was made of an attribute."""
    return attribute.name == column.drawn_name and attribute.box == column.box


def description(mapped: MappedClass) -> list[str]:
    """What was drawn, in a few lines, still to be escaped."""
    table, element = mapped.table, mapped.element
    drawn = (element.name if element else table.drawn_name) or mapped.name
    box = element.box if element else table.box
    where = f", drawn at {box.x0:.0f}, {box.y0:.0f}" if box else ""
    lines = [one_line(f"{drawn}{where}", _TEXT_LIMIT) + "."]
    if table.element is None and table.joins:
        lines = [one_line(f"{drawn}: added, to join {' and '.join(key.table for key in table.foreign_keys)}") + "."]
    if mapped.kinds:
        names = ", ".join(kind.name or kind.id for kind, _ in mapped.kinds)
        lines.append(one_line(f"Rows are also {names}: {table.discriminator} says which.", _TEXT_LIMIT))
    if element and element.operations:
        lines.append("Operations drawn:")
        lines += [f"- {one_line(_signature(each), _TEXT_LIMIT)}" for each in element.operations]
    return lines


def _signature(operation: UmlOperation) -> str:
    result = f": {operation.type}" if operation.type else ""
    return f"{operation.name}({operation.parameters or ''}){result}"
