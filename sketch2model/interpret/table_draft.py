"""A table while it is being drafted: columns from drawn attributes, and its key."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from sketch2model.concepts import Column, DataType, ForeignKey, Table, TypeName, UmlAttribute, UmlElement
from sketch2model.interpret.multiplicity import is_many
from sketch2model.interpret.naming import snake_case, unused

KEY = "id"


@dataclass(slots=True)
class TableDraft:
    """A table in the making; `element` is None for join tables."""

    name: str
    element: UmlElement | None = None
    columns: list[Column] = field(default_factory=list)
    foreign_keys: list[ForeignKey] = field(default_factory=list)
    confidence: float = 1.0

    @property
    def keys(self) -> list[Column]:
        """The primary key's columns."""
        return [column for column in self.columns if column.primary_key]

    @property
    def names(self) -> set[str]:
        """Names of the columns."""
        return {column.name for column in self.columns}

    def find(self, name: str) -> Column | None:
        """The column of that name."""
        return next((column for column in self.columns if column.name == name), None)

    def reference(self, column: Column) -> ForeignKey | None:
        """The foreign key of a column."""
        return next((key for key in self.foreign_keys if column.name in key.columns), None)

    def refer(self, column: Column, target: TableDraft, *, inherits: bool = False) -> None:
        """Make a column refer to the key of another table."""
        self.foreign_keys.append(
            ForeignKey((column.name,), target.name, (target.keys[0].name,), inherits=inherits, why=column.why)
        )

    def replace(self, old: Column, new: Column) -> None:
        """Put one column in the place of another."""
        self.columns[self.columns.index(old)] = new

    def finished(self) -> Table:
        """The table, its key first and then as drawn."""
        ordered = sorted(self.columns, key=lambda column: not column.primary_key)
        element = self.element
        return Table(
            name=self.name,
            columns=tuple(ordered),
            foreign_keys=tuple(self.foreign_keys),
            drawn_name=element.name if element else None,
            element=element.id if element else None,
            joins=element is None,
            box=element.box if element else None,
            confidence=self.confidence,
        )


def draft_table(element: UmlElement, taken: set[str]) -> TableDraft:
    """A table with one column per drawn attribute; keys and references come later."""
    draft = TableDraft(unused(snake_case(element.name, "table"), taken), element, confidence=element.confidence)
    for attribute in element.attributes:
        draft.columns.append(_column(attribute, draft.names))
    return draft


def _column(attribute: UmlAttribute, taken: set[str]) -> Column:
    name = unused(snake_case(attribute.name, "column"), taken)
    data_type, why = attribute.data_type, attribute.why
    if is_many(attribute.multiplicity):
        data_type, why = DataType(TypeName.JSON), f"multiplicity {attribute.multiplicity} was drawn"
    elif data_type is None or data_type.name is TypeName.REFERENCE:
        data_type, why = DataType(TypeName.STRING), f"{attribute.type} is no known type"
    return Column(
        name=name,
        type=data_type,
        drawn_name=attribute.name,
        drawn_type=attribute.type,
        why=why,
        nullable="nullable" in attribute.flags or attribute.multiplicity == "0..1",
        primary_key="pk" in attribute.flags,
        unique="unique" in attribute.flags,
        default=attribute.default,
        box=attribute.box,
        confidence=attribute.confidence,
    )


def settle_key(draft: TableDraft, table_names: set[str]) -> None:
    """See that the table has a primary key: drawn, one that is named like a key, or an added `id`."""
    if draft.keys:
        for key in draft.keys:
            draft.replace(key, replace(key, nullable=False))
        return
    candidate = next((column for column in draft.columns if _is_own_key(column, draft.name, table_names)), None)
    if candidate is not None:
        draft.replace(candidate, replace(candidate, primary_key=True, nullable=False))
        return
    add_key(draft)


def add_key(draft: TableDraft) -> None:
    """Give the table a key of its own that was not drawn."""
    name = unused(KEY, draft.names)
    draft.columns.insert(
        0,
        Column(name, DataType(TypeName.INTEGER), why="a key was added", primary_key=True, confidence=draft.confidence),
    )


def _is_own_key(column: Column, table: str, table_names: set[str]) -> bool:
    """`id`, `uuid`, `customer_id` or `customer_no` in `customer`, `cid` or `c_id` in `customer`."""
    if column.type.name is TypeName.JSON:
        return False
    if column.name in (KEY, "uuid", "guid"):
        return True
    stem, _, ending = column.name.rpartition("_")
    if ending in ("id", "no", "number", "key", "code") and stem and stem in _stems(table):
        return True
    initials = "".join(word[0] for word in table.split("_"))
    return (ending == "id" and stem == initials and stem not in table_names) or column.name == f"{initials}id"


def _stems(table: str) -> set[str]:
    return {table, table.rpartition("_")[2], table.replace("_", "")}


def reference_to(target: TableDraft, name: str, *, nullable: bool, unique: bool = False, why: str) -> Column:
    """A column that refers to the key of another table, which has one column."""
    key = target.keys[0]
    return Column(
        name=name,
        type=key.type,
        why=why,
        nullable=nullable,
        unique=unique,
        confidence=min(target.confidence, key.confidence),
    )
