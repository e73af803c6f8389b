"""Which SQLAlchemy classes there are, and what their attributes and relationships are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sketch2model.concepts import Column, ForeignKey, Schema, Table, UmlDiagram, UmlElement
from sketch2model.export.schemas.orm.classes import MappedClass, is_drawn_as, mapped_classes
from sketch2model.export.schemas.orm.links import Join, Link, joins_of, links_of, parent_key
from sketch2model.export.schemas.orm.names import Scopes, attribute_name, class_name, unused
from sketch2model.export.schemas.orm.sqlalchemy_columns import RESERVED, mended


@dataclass(frozen=True, slots=True)
class Relationship:
    """One side of a link or of a join table.

    Attributes:
        name: What the attribute is called.
        target: Name of the other class.
        inverse: What the other side calls it.
        link: The key, where it is one.
        join: The join table, where it is one.
        forward: Whether this is the side that has the key, or the first side of a join.
    """

    name: str
    target: str
    inverse: str
    link: Link | None = None
    join: Join | None = None
    forward: bool = True


@dataclass(slots=True)
class SqlalchemyClass:
    """A class with its relationships; `kind_of` is the class whose table it shares."""

    mapped: MappedClass
    relationships: list[Relationship] = field(default_factory=list)
    kind_of: str | None = None


class SqlalchemyPlan:
    """Columns have the first choice of names, then what they refer to, then what refers back.

    Attributes:
        classes: Parents before their children.
        joins: Tables without a class, with the names of their variables.
    """

    def __init__(self, schema: Schema, diagram: UmlDiagram, taken: set[str]) -> None:
        joins = joins_of(schema)
        self.joins = {join.table.name: "" for join in joins if join.pure}
        tables = [table for table in schema.tables if table.name not in self.joins]
        mapped = mapped_classes(schema, diagram, tables, taken)
        self._tables = {table.name: table for table in schema.tables}
        self._class_of = {each.table.name: each.name for each in mapped if not each.abstract}
        self.classes = [part for each in mapped for part in _parts(each, taken)]
        self._parents = {each.mapped.name: each.mapped.parent for each in self.classes}
        for name in self.joins:
            self.joins[name] = unused(f"{attribute_name(name).removesuffix('_table')}_table", taken)
            taken.add(self.joins[name])
        self._children: dict[str, list[str]] = {}
        for child in mapped:
            if not child.abstract and (key := parent_key(child.table)):
                self._children.setdefault(self._class_of[key.table], []).append(child.name)
        self._scopes = Scopes(self._parents, RESERVED | taken, mended)
        self._columns: dict[tuple[str, str], str] = {}
        self._names_of: dict[tuple[str, ForeignKey], tuple[str, str]] = {}
        for each in self.classes:
            self._name_columns(each.mapped)
        by_name = {each.mapped.name: each for each in self.classes}
        self._relate(by_name, links_of(schema), [join for join in joins if join.pure])

    def _name_columns(self, mapped: MappedClass) -> None:
        """A column that inherits has the name of its parent's column, if it is called the same."""
        key = None if mapped.abstract else parent_key(mapped.table)
        inherited = dict(zip(key.columns, key.references, strict=True)) if key else {}
        for column in mapped.columns:
            name = attribute_name(column.name, "column")
            if key and column.name in inherited:
                above = self.attribute(key.table, inherited[column.name])
                if above in (name, mended(name)):
                    self._columns[mapped.name, column.name] = above
                    continue
            wanted = (name, f"{attribute_name(mapped.name)}_{name}")
            self._columns[mapped.name, column.name] = self._scopes.take(mapped.name, *wanted)

    def _relate(self, by_name: Mapping[str, SqlalchemyClass], links: Sequence[Link], joins: Sequence[Join]) -> None:
        named = []
        for link in links:
            if link.holder.name not in self.joins:
                owner, target = self._class_of[link.holder.name], self._class_of[link.key.table]
                named.append((link, owner, target, self._scopes.take(owner, *link.forward)))
        for link, owner, target, name in named:
            inverse = self._scopes.take(target, *link.backward)
            self._names_of[link.holder.name, link.key] = (name, inverse)
            by_name[owner].relationships.append(Relationship(name, target, inverse, link))
            by_name[target].relationships.append(Relationship(inverse, owner, name, link, forward=False))
        for join in joins:
            owner, target = self._class_of[join.first.table], self._class_of[join.second.table]
            name = self._scopes.take(owner, *join.forward)
            inverse = self._scopes.take(target, *join.backward)
            by_name[owner].relationships.append(Relationship(name, target, inverse, join=join))
            by_name[target].relationships.append(Relationship(inverse, owner, name, join=join, forward=False))

    def attribute(self, table: str, column: str) -> str:
        """What a column is called in the class of its table, or in an abstract parent or a kind of it."""
        owner: str | None = self._class_of[table]
        while owner is not None and (owner, column) not in self._columns:
            owner = self._parents[owner]
        if owner is None:
            owner = next(name for name, held in self._columns if held == column and self._is_kind(name, table))
        return self._columns[owner, column]

    def _is_kind(self, name: str, table: str) -> bool:
        return any(each.mapped.name == name and each.mapped.table.name == table for each in self.classes)

    def column_name(self, mapped: MappedClass, column: Column) -> str:
        """What a column of a class is called."""
        return self._columns[mapped.name, column.name]

    def path(self, table: str, column: str) -> str:
        """A column as an attribute of its class."""
        return f"{self._class_of[table]}.{self.attribute(table, column)}"

    def rivals(self, link: Link) -> list[str]:
        """Names of the relationships, on both sides, that share a column with a link."""
        mine = set(link.key.columns)
        return sorted(
            name
            for other, names in self._names_of.items()
            if other[0] == link.holder.name and other[1] != link.key and mine & set(other[1].columns)
            for name in names
        )

    def children(self, name: str) -> list[str]:
        """Names of the classes whose tables are joined to that of a class."""
        return self._children.get(name, [])

    def inherits_ambiguously(self, table: Table, key: ForeignKey) -> bool:
        """Whether there are other keys, one way or the other, between a table and the one that it inherits from."""
        up = [each for each in table.foreign_keys if each.table == key.table]
        down = [each for each in self._tables[key.table].foreign_keys if each.table == table.name]
        return len(up) + len(down) > 1

    def variable(self, join: Join) -> str:
        """The variable of a join table."""
        return self.joins[join.table.name]

    def line(self, table: str) -> list[Table]:
        """A table and those that it inherits from."""
        line = [self._tables[table]]
        while key := parent_key(line[-1]):
            line.append(self._tables[key.table])
        return line

    def are_family(self, one: str, other: str) -> bool:
        """Whether two tables inherit from the same one."""
        return self.line(one)[-1] is self.line(other)[-1]

    def keys_between(self, one: str, other: str) -> list[ForeignKey]:
        """All keys that lead from the one side to the other or back."""
        here, there = self.line(one), self.line(other)
        names = {table.name for table in here}, {table.name for table in there}
        forth = [key for table in here for key in table.foreign_keys if key.table in names[1]]
        back = [key for table in there for key in table.foreign_keys if key.table in names[0]]
        return forth if one == other else [*forth, *(key for key in back if key not in forth)]


def _parts(mapped: MappedClass, taken: set[str]) -> list[SqlalchemyClass]:
    """A class, and the kinds of it that share its table with the columns that were drawn in them."""
    if not mapped.kinds or not mapped.element:
        return [SqlalchemyClass(mapped)]
    names = {mapped.element.id: mapped.name}
    left = list(mapped.columns)
    parts = []
    for number, (kind, parent) in enumerate(mapped.kinds, 1):
        name = names[kind.id] = unused(class_name(kind.name or "", f"Kind{number}"), taken)
        taken.add(name)
        own = tuple(column for column in left if _belongs_to(kind, column, mapped.table))
        left = [column for column in left if column not in own]
        part = MappedClass(name, mapped.table, own, names.get(parent, mapped.name), element=kind)
        parts.append(SqlalchemyClass(part, kind_of=mapped.name))
    return [SqlalchemyClass(replace(mapped, columns=tuple(left))), *parts]


def _belongs_to(kind: UmlElement, column: Column, table: Table) -> bool:
    drawn = any(is_drawn_as(attribute, column) for attribute in kind.attributes)
    needed = column.primary_key or table.reference(column.name) or any(column.name in group for group in table.unique)
    return drawn and column.nullable and not needed
