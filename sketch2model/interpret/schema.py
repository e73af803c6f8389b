"""A draft database schema from a diagram."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sketch2model.concepts import Schema, UmlDiagram, UmlElement, UmlRelation
from sketch2model.elements import Issue, Severity
from sketch2model.elements.vocabulary import EdgeKind, NodeKind
from sketch2model.interpret.naming import unused
from sketch2model.interpret.references import associate, inherit
from sketch2model.interpret.table_draft import TableDraft, add_key, draft_table, settle_key
from sketch2model.settings import SchemaOptions

_TABLE_KINDS = (NodeKind.CLASS, NodeKind.ENTITY, NodeKind.ATTRIBUTE_LIST)
_INHERITING = (EdgeKind.INHERITANCE, EdgeKind.REALIZATION)
_ASSOCIATING = (
    EdgeKind.ASSOCIATION,
    EdgeKind.DIRECTED_ASSOCIATION,
    EdgeKind.AGGREGATION,
    EdgeKind.COMPOSITION,
)


def draft_schema(uml: UmlDiagram, options: SchemaOptions) -> Schema:
    """Tables for classes, entities and attribute lists, with keys and references.

    Inheritance becomes joined tables, many-to-many a join table; dependencies leave no trace. Every table has a
    primary key. Tables that are referred to come first where references are not circular.
    """
    issues: list[Issue] = []
    drafts: dict[str, TableDraft] = {}
    for element in uml.elements:
        if _is_table(element):
            drafts[element.id] = draft_table(element, {draft.name for draft in drafts.values()})
    for draft in drafts.values():
        settle_key(draft, {other.name for other in drafts.values()})
    _single_keys(drafts, uml.relations, issues)
    _inherit_all(drafts, uml.relations, issues)
    joins = _associate_all(drafts, uml.relations)
    ordered = _creation_order([*drafts.values(), *joins])
    if not ordered:
        issues.append(Issue("no-tables", Severity.INFO, f"a {uml.kind} diagram without classes has no tables"))
    return Schema(tuple(draft.finished() for draft in ordered), tuple(issues))


def _is_table(element: UmlElement) -> bool:
    return element.kind in _TABLE_KINDS or (element.kind is NodeKind.NODE and bool(element.attributes))


def _single_keys(drafts: dict[str, TableDraft], relations: Sequence[UmlRelation], issues: list[Issue]) -> None:
    """References need a key of one column: tables with a key of several get one if something may refer to them."""
    related = {end for relation in relations for end in (relation.source, relation.target)}
    for element, draft in drafts.items():
        if len(draft.keys) > 1 and element in related:
            for key in draft.keys:
                draft.replace(key, replace(key, primary_key=False))
            add_key(draft)
            message = f"{draft.name} has a key of several columns; an id was added for the tables that refer to it"
            issues.append(Issue("composite-key", Severity.INFO, message, draft.element.box if draft.element else None))


def _inherit_all(drafts: dict[str, TableDraft], relations: Sequence[UmlRelation], issues: list[Issue]) -> None:
    """Parents before their children, so that a grandchild gets the key its parent got; circles are left out."""
    waiting = [
        relation
        for relation in relations
        if relation.kind in _INHERITING and relation.source in drafts and relation.target in drafts
    ]
    while waiting:
        children = {relation.source for relation in waiting}
        ready = [relation for relation in waiting if relation.target not in children]
        if not ready:
            for relation in waiting:
                box = drafts[relation.source].element
                message = f"{drafts[relation.source].name} inherits from itself in a circle"
                issues.append(Issue("circular-inheritance", Severity.WARNING, message, box.box if box else None))
            return
        for relation in ready:
            inherit(drafts[relation.source], drafts[relation.target])
        waiting = [relation for relation in waiting if relation not in ready]


def _associate_all(drafts: dict[str, TableDraft], relations: Sequence[UmlRelation]) -> list[TableDraft]:
    joins: list[TableDraft] = []
    for relation in relations:
        if relation.kind not in _ASSOCIATING or relation.source not in drafts or relation.target not in drafts:
            continue
        join = associate(drafts[relation.source], drafts[relation.target], relation)
        if join is not None:
            join.name = unused(join.name, {draft.name for draft in (*drafts.values(), *joins)})
            joins.append(join)
    return joins


def _creation_order(drafts: Sequence[TableDraft]) -> list[TableDraft]:
    """Referred tables first, otherwise as drawn; in a circle of references the one drawn first goes first."""
    waiting = list(drafts)
    ordered: list[TableDraft] = []
    while waiting:
        open_names = {draft.name for draft in waiting}
        ready = next((draft for draft in waiting if not _needs(draft, open_names)), waiting[0])
        waiting.remove(ready)
        ordered.append(ready)
    return ordered


def _needs(draft: TableDraft, names: set[str]) -> bool:
    return any(key.table in names and key.table != draft.name for key in draft.foreign_keys)
