"""Which field goes into which Django model, and what they are called."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sketch2model.concepts import Column, ForeignKey, Schema, UmlDiagram
from sketch2model.export.escape import python_string
from sketch2model.export.schemas.identifiers import unique_identifier
from sketch2model.export.schemas.notes import column_note
from sketch2model.export.schemas.orm.choices import Choices
from sketch2model.export.schemas.orm.classes import MappedClass, mapped_classes
from sketch2model.export.schemas.orm.django_fields import (
    RESERVED,
    DjangoField,
    composite_key,
    mended,
    on_delete,
    optional,
    plain_field,
    reference_field,
    reference_note,
    stored_as,
)
from sketch2model.export.schemas.orm.links import Join, joins_of, links_of, parent_key
from sketch2model.export.schemas.orm.names import Scopes, attribute_name
from sketch2model.export.schemas.orm.source import bracketed


@dataclass(slots=True)
class DjangoClass:
    """A model.

    Attributes:
        mapped: The class.
        fields: In the order of the columns.
        unique: Names of constraints and of the fields that are unique together.
        together: Fields that are unique together by an option instead: `makemigrations` puts a table and its references
            together, without which a composite key of references cannot be created, only where no constraint of a
            model that others refer to stands between them.
    """

    mapped: MappedClass
    fields: list[DjangoField] = field(default_factory=list)
    unique: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    together: list[tuple[str, ...]] = field(default_factory=list)


def django_plan(
    schema: Schema, diagram: UmlDiagram, choices: Mapping[str, Choices], taken: set[str]
) -> list[DjangoClass]:
    """Models for all tables of a sound schema but those that Django makes by itself for many-to-many fields.

    Args:
        schema: A sound one.
        diagram: What was drawn.
        choices: Ids of elements to the enumerations that they were drawn as.
        taken: Names that no class can have.
    """
    return _Plan(schema, diagram, choices, taken).classes()


class _Plan:
    """The order matters: columns have the first choice of names, then references, then what refers back."""

    def __init__(self, schema: Schema, diagram: UmlDiagram, choices: Mapping[str, Choices], taken: set[str]) -> None:
        self._choices = choices
        self._joins = joins_of(schema)
        pure = {join.table.name for join in self._joins if join.pure}
        self._tables = {table.name: table for table in schema.tables if table.name not in pure}
        self._mapped = mapped_classes(schema, diagram, list(self._tables.values()), taken)
        self._by_name = {each.name: each for each in self._mapped}
        self._class_of = {each.table.name: each.name for each in self._mapped if not each.abstract}
        reserved = RESERVED | taken
        self._scopes = Scopes({each.name: each.parent for each in self._mapped}, reserved, mended)
        self._links = {(link.holder.name, link.key): link for link in links_of(schema)}
        self._referred = {key.table for table in schema.tables for key in table.foreign_keys}
        self._referring_keys = any(
            len(table.primary_key) > 1 and any(table.reference(name) for name in table.primary_key)
            for table in self._tables.values()
            if table.name not in self._referred and not parent_key(table)
        )
        self._constraints: set[str] = set()
        self._columns: dict[tuple[str, str], str] = {}
        self._keys: dict[tuple[str, ForeignKey], str] = {}

    def classes(self) -> list[DjangoClass]:
        """All models, in an order in which they can be defined."""
        for each in self._mapped:
            self._name_columns(each)
        for each in self._mapped:
            self._name_keys(each)
        planned = {each.name: self._planned(each) for each in self._mapped}
        for join in self._joins:
            if join.pure or (join.table.name, join.second) in self._keys:
                planned[self._class_of[join.first.table]].fields.append(self._many_to_many(join))
        return list(planned.values())

    def _name_columns(self, each: MappedClass) -> None:
        for column in each.columns:
            if each.abstract or not each.table.reference(column.name) or self._outlives_references(each, column):
                name = attribute_name(column.name)
                wanted = (name, f"{attribute_name(each.name)}_{name}")
                self._columns[each.name, column.name] = self._scopes.take(each.name, *wanted)

    def _outlives_references(self, each: MappedClass, column: Column) -> bool:
        """Whether a column has a value even where no reference that it is a part of leads anywhere."""
        links = [
            self._links.get((each.table.name, key)) for key in each.table.foreign_keys if column.name in key.columns
        ]
        return not column.nullable and all(link is not None and link.nullable for link in links)

    def _name_keys(self, each: MappedClass) -> None:
        """Of several keys of the same columns, which can be but one field, the one that inherits or the first."""
        keys = () if each.abstract else sorted(each.table.foreign_keys, key=lambda key: not key.inherits)
        seen = set()
        for key in keys:
            if frozenset(key.columns) in seen:
                continue
            seen.add(frozenset(key.columns))
            link = self._links.get((each.table.name, key))
            wanted = link.forward if link else (f"{attribute_name(key.table)}_ptr",)
            self._keys[each.table.name, key] = self._scopes.take(each.name, *wanted, with_id=True)

    def _field_of(self, each: MappedClass, column: str, group: Collection[str] = ()) -> str:
        """The field that holds a column: where several do, one that holds no more than the group."""
        line = each
        while (line.name, column) not in self._columns and line.parent and self._by_name[line.parent].abstract:
            line = self._by_name[line.parent]
        plain = self._columns.get((line.name, column))
        keys = [
            key for key in each.table.foreign_keys if (each.table.name, key) in self._keys and column in key.columns
        ]
        keys.sort(key=lambda key: not set(key.columns) <= set(group))
        return plain or self._keys[each.table.name, keys[0]]

    def _planned(self, each: MappedClass) -> DjangoClass:
        planned = DjangoClass(each)
        if each.abstract:
            planned.fields += [self._plain(each, column, key=False) for column in each.columns]
            return planned
        table, parent = each.table, parent_key(each.table)
        key = self._fields_of(each, table.primary_key)
        if parent is not None:
            planned.fields.append(self._parent_link(each, parent))
            key = ()
        elif len(key) > 1 and table.name not in self._referred:
            planned.fields.append(composite_key(key))
        elif len(key) != 1:
            planned.fields.append(self._surrogate(each))
        made: set[str] = set()
        for column in each.columns:
            if (each.name, column.name) in self._columns:
                planned.fields.append(self._plain(each, column, key=key == (self._columns[each.name, column.name],)))
            for reference in table.foreign_keys:
                name = self._keys.get((table.name, reference))
                if name and column.name in reference.columns and name not in made and not reference.inherits:
                    made.add(name)
                    planned.fields.append(self._reference(each, reference, name, whole=key == (name,)))
        groups = [self._fields_of(each, group) for group in table.unique]
        if len(key) > 1 and table.name in self._referred:
            groups.append(key)
        groups = [group for group in dict.fromkeys(groups) if len(group) > 1]
        if self._referring_keys and table.name in self._referred:
            planned.together += groups
            return planned
        for group in groups:
            name = f"unique_{table.name}_{'_'.join(group)}"
            planned.unique.append((unique_identifier(name, self._constraints, "unique"), group))
        return planned

    def _fields_of(self, each: MappedClass, group: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._field_of(each, column, group) for column in group))

    def _plain(self, each: MappedClass, column: Column, *, key: bool) -> DjangoField:
        name = self._columns[each.name, column.name]
        return DjangoField(name, plain_field(name, column, self._choices, key), column_note(column), column)

    def _surrogate(self, each: MappedClass) -> DjangoField:
        columns = {column.name.casefold() for column in each.table.columns}
        wanted = [name for name in ("id", f"{attribute_name(each.table.name)}_id", "row_id") if name not in columns]
        name = self._scopes.take(each.name, *wanted)
        key = ", ".join(each.table.primary_key)
        why = f"Django cannot refer to a key of several columns: {key}" if key else "Django needs a key"
        return DjangoField(name, bracketed(f"{name} = models.AutoField(", "primary_key=True"), f"added: {why}")

    def _parent_link(self, each: MappedClass, key: ForeignKey) -> DjangoField:
        name, parent = self._keys[each.table.name, key], self._class_of[key.table]
        default = each.name.lower()
        inverse = self._scopes.take(parent, default, f"{default}_child")
        code = reference_field(
            name,
            "OneToOneField",
            parent,
            "models.CASCADE",
            "parent_link=True",
            "primary_key=True",
            *([] if inverse == default else [f"related_name={python_string(inverse)}"]),
            *stored_as(name, key),
        )
        return DjangoField(name, code, key.why)

    def _reference(self, each: MappedClass, key: ForeignKey, name: str, *, whole: bool) -> DjangoField:
        link = self._links[each.table.name, key]
        target = self._class_of[key.table]
        inverse = self._scopes.take(target, *link.backward)
        code = reference_field(
            name,
            "OneToOneField" if link.single or whole else "ForeignKey",
            "self" if target == each.name else target,
            on_delete(key.on_delete),
            *(["primary_key=True"] if whole else []),
            *optional(link.nullable and not whole),
            *self._to_field(key),
            f"related_name={python_string(inverse)}",
            *stored_as(name, key),
        )
        return DjangoField(name, code, reference_note(each.table, key))

    def _to_field(self, key: ForeignKey) -> list[str]:
        target = self._tables[key.table]
        if len(key.references) > 1 or key.references == target.primary_key:
            return []
        field = self._field_of(self._by_name[self._class_of[key.table]], key.references[0], key.references)
        return [f"to_field={python_string(field)}"]

    def _many_to_many(self, join: Join) -> DjangoField:
        here, there = self._class_of[join.first.table], self._class_of[join.second.table]
        name = self._scopes.take(here, *join.forward)
        inverse = self._scopes.take(there, *join.backward)
        arguments = [python_string("self" if here == there else there)]
        if join.pure:
            arguments.append(f"db_table={python_string(join.table.name)}")
        else:
            arguments.append(f"through={python_string(self._class_of[join.table.name])}")
            if here == there:
                ends = ", ".join(python_string(self._keys[join.table.name, key]) for key in (join.first, join.second))
                arguments.append(f"through_fields=({ends})")
        if here == there:
            arguments.append("symmetrical=False")
        arguments.append(f"related_name={python_string(inverse)}")
        note = join.first.why if join.pure else ""
        return DjangoField(name, bracketed(f"{name} = models.ManyToManyField(", *arguments), note)
