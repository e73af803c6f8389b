"""A draft database schema from a diagram: the steps in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from sketch2model.concepts import Column, Enumeration, Schema, TypeName, UmlAttribute, UmlDiagram, UmlElement
from sketch2model.elements.vocabulary import NodeKind
from sketch2model.interpret.attribute_types import UNKNOWN, with_types
from sketch2model.interpret.schema.associations import associate_all, refer_within_keys
from sketch2model.interpret.schema.diamonds import diamonds_of, loose_attributes
from sketch2model.interpret.schema.duplicates import merged
from sketch2model.interpret.schema.enumerations import draft_enumerations, named_apart, use_enumerations
from sketch2model.interpret.schema.finishing import creation_order, settle_types
from sketch2model.interpret.schema.inheritance import INHERITING, inherit_all, parents_of
from sketch2model.interpret.schema.joins import relationship_table, remark_doubled
from sketch2model.interpret.schema.keys import settle_key
from sketch2model.interpret.schema.links import lines, with_attributes
from sketch2model.interpret.schema.loose import refer_by_name
from sketch2model.interpret.schema.tables import draft_table, without_placeholders
from sketch2model.interpret.schema.workspace import Workspace
from sketch2model.settings import SchemaOptions

_TABLE_KINDS = (NodeKind.CLASS, NodeKind.ENTITY, NodeKind.ATTRIBUTE_LIST)


def draft_schema(uml: UmlDiagram, options: SchemaOptions) -> Schema:
    """Tables for classes, entities and attribute lists, with keys and references.

    Every table has a primary key, every reference means one. Tables that are referred to come first where references
    are not circular. Interfaces, enumerations, notes and packages have no table; dependencies leave no trace.

    Args:
        uml: What the page means.
        options: How inheritance becomes tables.
    """
    work = Workspace(titles={element.id: element.name or "a box without a name" for element in uml.elements})
    uml = merged(uml, {element.id: element for element in uml.elements if _has_rows(element)}, work.remarks)
    uml = replace(uml, elements=with_types(uml.elements))
    enumerations = {each.element: each for each in draft_enumerations(uml.elements, work.remarks)}
    _draft_tables(work, uml, enumerations)
    if not work.tables:
        work.remarks.add("no-tables", kind=uml.kind)
    joinable = work.holders.keys()
    diamonds = diamonds_of(uml, joinable, work.remarks)
    drawn_links = [*lines(uml, joinable, diamonds.repeated), *diamonds.links]
    links = with_attributes(drawn_links, uml.elements, joinable)
    drawn = _drawn_columns(work)
    work.families = {each for child, above in parents_of(work, uml).items() for each in (child, *above)}
    remark_doubled(work, links)
    links = refer_within_keys(work, links)
    inherit_all(work, uml, options.inheritance)
    drawn = _drawn_columns(work) | drawn
    _reach_interfaces(work)
    use_enumerations(work, uml, enumerations)
    associate_all(work, links, enumerations)
    for diamond in diamonds.tables:
        relationship_table(work, diamond, enumerations)
    loose_attributes(uml, work.remarks)
    for table in work.tables:
        without_placeholders(table, work.remarks)
    refer_by_name(work)
    settle_types(work.tables, work.remarks, drawn)
    ordered = creation_order(work.tables, work.remarks)
    return Schema(
        tuple(table.finished() for table in ordered),
        tuple(work.remarks.issues),
        named_apart(tuple(enumerations.values()), work.names),
    )


def _has_rows(element: UmlElement) -> bool:
    return element.kind in _TABLE_KINDS or (element.kind is NodeKind.NODE and bool(element.attributes))


def _draft_tables(work: Workspace, uml: UmlDiagram, enumerations: Mapping[str, Enumeration]) -> None:
    """A table with its own columns and key for each class; empty boxes that nothing is tied to have none."""
    tied = {end for relation in uml.relations for end in (relation.source, relation.target)}
    realised = _realised(uml)
    for element in uml.elements:
        if not _has_rows(element) or element.is_enumeration:
            continue
        if element.is_interface:
            work.hold(element.id, [])
        elif element.name or element.attributes or element.id in tied:
            foreign = _attributes_of(realised.get(element.id, ()))
            work.put(element.id, draft_table(element, work.names, enumerations, work.remarks, tuple(foreign)))
    for table in work.tables:
        settle_key(table, work.names)
    for child, interfaces in realised.items():
        for interface in interfaces:
            work.hold(interface.id, [work.reached[child]] if child in work.reached else [])


def _realised(uml: UmlDiagram) -> dict[str, tuple[UmlElement, ...]]:
    """Id of a class to the interfaces that it realises, with those that they extend."""
    elements = {element.id: element for element in uml.elements}
    above: dict[str, list[str]] = {}
    for relation in uml.relations:
        target = elements.get(relation.target)
        if relation.kind in INHERITING and target is not None and target.is_interface:
            above.setdefault(relation.source, []).append(relation.target)
    found = {}
    for child in above:
        reached = list(above[child])
        for interface in reached:
            reached.extend(each for each in above.get(interface, ()) if each not in reached)
        found[child] = tuple(elements[each] for each in dict.fromkeys(reached))
    return found


def _attributes_of(elements: tuple[UmlElement, ...]) -> Iterator[UmlAttribute]:
    for element in elements:
        yield from element.attributes


def _drawn_columns(work: Workspace) -> dict[tuple[str, str], Column]:
    """Columns whose type was drawn and is known."""
    return {
        (table.name, column.name): column
        for table in work.tables
        for column in table.columns
        if column.drawn_type is not None
        and not column.why.endswith(UNKNOWN)
        and column.type.name is not TypeName.REFERENCE
    }


def _reach_interfaces(work: Workspace) -> None:
    """An interface that one table alone realises is reached there."""
    for element, held in work.holders.items():
        if element not in work.reached and len(held) == 1:
            work.reached[element] = held[0]
