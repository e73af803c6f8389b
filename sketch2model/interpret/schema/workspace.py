"""All tables of a draft in the making, and which of them stands for which element."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sketch2model.interpret.naming import unused
from sketch2model.interpret.schema.issues import Remarks
from sketch2model.interpret.schema.tables import TableDraft


@dataclass(slots=True)
class Workspace:
    """The tables of a draft.

    Attributes:
        tables: In the order of the page; join tables behind the others.
        reached: Id of an element to the table that references to it reach.
        holders: Id of an element to the tables that hold what it refers to.
        optional: Ids of elements whose rows share a table with others, so that their columns may be empty.
        families: Ids of all elements that inherit or are inherited from.
        extended: Ids of those whose children have whole tables of their own.
        titles: Id of an element to its name, for people.
        remarks: What there is to say.
    """

    tables: list[TableDraft] = field(default_factory=list)
    reached: dict[str, TableDraft] = field(default_factory=dict)
    holders: dict[str, list[TableDraft]] = field(default_factory=dict)
    optional: set[str] = field(default_factory=set)
    families: set[str] = field(default_factory=set)
    extended: set[str] = field(default_factory=set)
    titles: dict[str, str] = field(default_factory=dict)
    remarks: Remarks = field(default_factory=Remarks)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the tables."""
        return tuple(table.name for table in self.tables)

    def put(self, element: str, table: TableDraft) -> None:
        """Add the table of an element."""
        self.tables.append(table)
        self.reached[element] = table
        self.holders[element] = [table]

    def add(self, table: TableDraft) -> TableDraft:
        """Add a table that stands for no element, with a name of its own."""
        table.name = unused(table.name, self.names)
        self.tables.append(table)
        return table

    def remove(self, table: TableDraft) -> None:
        """Take a table out of the draft; no element is reached by it any more."""
        self.tables = [each for each in self.tables if each is not table]
        self.reached = {element: each for element, each in self.reached.items() if each is not table}
        for element, held in self.holders.items():
            self.holders[element] = [each for each in held if each is not table]

    def hold(self, element: str, tables: Sequence[TableDraft]) -> None:
        """These tables, too, hold what an element refers to."""
        held = self.holders.setdefault(element, [])
        held.extend(table for table in tables if not any(table is each for each in held))
