"""Enumerations: their values, and the columns they are drawn beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sketch2model.concepts import Column, DataType, Enumeration, TypeName, UmlDiagram, UmlElement, UmlRelation
from sketch2model.elements.vocabulary import EdgeKind
from sketch2model.interpret.multiplicity import is_many, is_optional
from sketch2model.interpret.naming import sameness, snake_case, unused
from sketch2model.interpret.schema.issues import Remarks
from sketch2model.interpret.schema.links import ASSOCIATING
from sketch2model.interpret.schema.tables import TableDraft
from sketch2model.interpret.schema.workspace import Workspace


def draft_enumerations(elements: Sequence[UmlElement], remarks: Remarks) -> tuple[Enumeration, ...]:
    """Each enumeration that has values, every value once, in the order drawn."""
    found: list[Enumeration] = []
    for element in elements:
        if not element.is_enumeration:
            continue
        written = [attribute.name for attribute in element.attributes]
        values = tuple(dict.fromkeys(written))
        title = element.name or "without a name"
        for value in values:
            if written.count(value) > 1:
                remarks.add("duplicate-value", element.box, name=title, value=value)
        if not values:
            remarks.add("empty-enumeration", element.box, name=title)
            continue
        name = unused(snake_case(element.name, "enumeration"), [each.name for each in found])
        found.append(Enumeration(name, values, element.id, element.name, element.box))
    return tuple(found)


def named_apart(enumerations: Sequence[Enumeration], tables: Sequence[str]) -> tuple[Enumeration, ...]:
    """PostgreSQL keeps types and tables in one list of names, so none of one is called as one of the other."""
    taken = list(tables)
    apart = []
    for enumeration in enumerations:
        name = enumeration.name
        if sameness(name) in {sameness(each) for each in taken}:
            name = unused(f"{name}_values", taken)
        taken.append(name)
        apart.append(replace(enumeration, name=name))
    return tuple(apart)


def use_enumerations(work: Workspace, uml: UmlDiagram, enumerations: Mapping[str, Enumeration]) -> None:
    """A line from a class to an enumeration is an attribute of that type, drawn or added."""
    for relation in uml.relations:
        for owner, other in ((relation.source, relation.target), (relation.target, relation.source)):
            if other in enumerations and owner in work.holders:
                for table in work.holders[owner]:
                    _use(table, enumerations[other], relation, at_target=other == relation.target)


def _use(table: TableDraft, enumeration: Enumeration, relation: UmlRelation, *, at_target: bool) -> None:
    data_type = DataType(TypeName.ENUMERATION, element=enumeration.element)
    if any(column.type == data_type for column in table.columns):
        return
    role = relation.target_role if at_target else relation.source_role
    many = relation.target_multiplicity if at_target else relation.source_multiplicity
    wanted = snake_case(role or enumeration.drawn_name, "value")
    why = f"the line to {enumeration.drawn_name or enumeration.name}"
    same = next((column for column in table.columns if sameness(column.name) == sameness(wanted)), None)
    if same is not None and same.drawn_type is None and not same.primary_key:
        table.replace(same, replace(same, type=data_type, why=why))
    elif relation.kind in ASSOCIATING and relation.kind is not EdgeKind.LINK:
        values = DataType(TypeName.JSON) if is_many(many) else data_type
        nullable = many is not None and is_optional(many)
        table.columns.append(Column(unused(wanted, table.names), values, why=why, nullable=nullable))
