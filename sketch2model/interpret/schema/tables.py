"""A table while it is being drafted, and its columns from drawn attributes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from sketch2model.concepts import DOUBTFUL, Column, DataType, ForeignKey, Table, TypeName, UmlAttribute, UmlElement
from sketch2model.elements import Box
from sketch2model.interpret.attribute_types import UNKNOWN
from sketch2model.interpret.drawn_types import take_apart
from sketch2model.interpret.multiplicity import is_many
from sketch2model.interpret.naming import snake_case, unused
from sketch2model.interpret.schema.issues import Remarks

_STRING = DataType(TypeName.STRING)
_COMPOSITE = "composite"
"""Flag of an attribute that consists of others, which are attributes as well."""
_NOT_STORED = {"derived": "derived-attribute", "static": "static-attribute"}


@dataclass(slots=True)
class TableDraft:
    """A table in the making; `element` is None for join tables.

    `marked` are the columns that are drawn as foreign keys. A column of type `reference` keeps the place of a drawn
    attribute until the reference is made.
    """

    name: str
    element: UmlElement | None = None
    columns: list[Column] = field(default_factory=list)
    foreign_keys: list[ForeignKey] = field(default_factory=list)
    unique: list[tuple[str, ...]] = field(default_factory=list)
    marked: set[str] = field(default_factory=set)
    discriminator: str | None = None
    joins: bool = False
    drawn_name: str | None = None
    box: Box | None = None
    confidence: float = 1.0

    @property
    def keys(self) -> list[Column]:
        """The primary key's columns."""
        return [column for column in self.columns if column.primary_key]

    @property
    def names(self) -> set[str]:
        """Names of the columns."""
        return {column.name for column in self.columns}

    @property
    def key_was_added(self) -> bool:
        """Whether nothing of its key was drawn and it refers to nothing."""
        return all(column.drawn_name is None and not self.reference(column.name) for column in self.keys)

    def find(self, name: str) -> Column | None:
        """The column of that name."""
        return next((column for column in self.columns if column.name == name), None)

    def reference(self, column: str) -> ForeignKey | None:
        """The foreign key that a column is a part of."""
        return next((key for key in self.foreign_keys if column in key.columns), None)

    def replace(self, old: Column, *new: Column) -> None:
        """Put columns in the place of one."""
        place = next(place for place, column in enumerate(self.columns) if column is old)
        self.columns[place : place + 1] = new

    def finished(self) -> Table:
        """The table, its key first and then as drawn."""
        ordered = sorted(self.columns, key=lambda column: not column.primary_key)
        place = {column.name: number for number, column in enumerate(ordered)}
        return Table(
            name=self.name,
            columns=tuple(ordered),
            foreign_keys=tuple(sorted(self.foreign_keys, key=lambda key: place[key.columns[0]])),
            unique=tuple(self.unique),
            drawn_name=self.drawn_name,
            element=self.element.id if self.element else None,
            discriminator=self.discriminator,
            joins=self.joins,
            box=self.box,
            confidence=self.confidence,
        )


def draft_table(
    element: UmlElement,
    taken: Iterable[str],
    enumerations: Iterable[str],
    remarks: Remarks,
    foreign: Iterable[UmlAttribute] = (),
) -> TableDraft:
    """A table with one column per stored attribute; keys and references come later.

    Args:
        element: What it stands for.
        taken: Names of other tables.
        enumerations: Ids of the enumerations that have values.
        remarks: Takes what there is to say.
        foreign: Attributes of the interfaces that it realises.
    """
    wanted = snake_case(element.name, "table")
    name = unused(wanted, tuple(taken))
    if element.name is None:
        remarks.add("unnamed-class", element.box, table=name)
    elif name != wanted:
        remarks.add("duplicate-class", element.box, name=element.name, table=name)
    draft = TableDraft(name, element, drawn_name=element.name, box=element.box, confidence=element.confidence)
    own = {snake_case(attribute.name, "column") for attribute in element.attributes}
    inherited = (each for each in foreign if snake_case(each.name, "column") not in own)
    add_columns(draft, (*element.attributes, *inherited), enumerations, remarks)
    return draft


def add_columns(
    draft: TableDraft, attributes: Iterable[UmlAttribute], enumerations: Iterable[str], remarks: Remarks
) -> None:
    """Append a column for each attribute that is stored."""
    known = frozenset(enumerations)
    for attribute in attributes:
        if _COMPOSITE in attribute.flags:
            continue
        left_out = next((flag for flag in _NOT_STORED if flag in attribute.flags), None)
        if left_out:
            remarks.add(_NOT_STORED[left_out], attribute.box, name=attribute.name, table=draft.name)
            continue
        column = _column(attribute, draft.names, known)
        _remark(draft, attribute, column, remarks)
        draft.columns.append(column)
        if "fk" in attribute.flags:
            draft.marked.add(column.name)


def has_many_values(attribute: UmlAttribute) -> bool:
    """Whether an attribute holds several values: `[*]` or a list type."""
    return is_many(attribute.multiplicity) or (attribute.type is not None and take_apart(attribute.type).many)


def may_be_missing(attribute: UmlAttribute) -> bool:
    """Whether an attribute is drawn as optional: a mark, `[0..1]`, or an optional type."""
    optional = attribute.type is not None and take_apart(attribute.type).optional
    return optional or "nullable" in attribute.flags or attribute.multiplicity == "0..1"


def _column(attribute: UmlAttribute, taken: set[str], enumerations: frozenset[str]) -> Column:
    data_type, why = attribute.data_type or _STRING, attribute.why
    if data_type.name is TypeName.ENUMERATION:
        if data_type.element not in enumerations:
            data_type, why = _STRING, f"the enumeration {attribute.type or attribute.name} has no values"
        elif has_many_values(attribute):
            data_type, why = DataType(TypeName.JSON), f"several values of {attribute.type or attribute.name}"
    key = "pk" in attribute.flags
    return Column(
        name=unused(snake_case(attribute.name, "column"), taken),
        type=data_type,
        drawn_name=attribute.name,
        drawn_type=attribute.type,
        why=why,
        nullable=may_be_missing(attribute) and not key,
        primary_key=key,
        unique="unique" in attribute.flags,
        default=attribute.default,
        box=attribute.box,
        confidence=attribute.confidence,
    )


def _remark(draft: TableDraft, attribute: UmlAttribute, column: Column, remarks: Remarks) -> None:
    if column.name != snake_case(attribute.name, "column"):
        words = {"table": draft.name, "name": attribute.name, "column": column.name}
        remarks.add("duplicate-attribute", attribute.box, **words)
    if attribute.confidence < DOUBTFUL:
        remarks.add("doubtful-attribute", attribute.box, name=attribute.name, table=draft.name)
    if attribute.type is not None and attribute.why.endswith(UNKNOWN):
        words = {"table": draft.name, "type": attribute.type, "column": column.name}
        remarks.add("unknown-type", attribute.box, **words)


def without_placeholders(draft: TableDraft, remarks: Remarks) -> None:
    """What was to become a reference and could not is a string."""
    for column in draft.columns:
        if column.type.name is TypeName.REFERENCE:
            remarks.add("reference-to-nothing", column.box, table=draft.name, column=column.name)
            draft.replace(column, replace(column, type=_STRING, why="what it refers to has no table"))
