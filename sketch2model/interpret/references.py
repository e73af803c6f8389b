"""Foreign keys and join tables from relations."""

from __future__ import annotations

from dataclasses import replace

from sketch2model.concepts import UmlRelation
from sketch2model.elements import EndKind
from sketch2model.interpret.multiplicity import is_many, is_optional
from sketch2model.interpret.naming import snake_case, unused
from sketch2model.interpret.table_draft import TableDraft, reference_to

_DIAMONDS = (EndKind.DIAMOND, EndKind.FILLED_DIAMOND)


def inherit(child: TableDraft, parent: TableDraft) -> None:
    """Joined tables: the child's key is its parent's. A second parent is referred to by a unique column."""
    why = f"key of {parent.name}, which it inherits from"
    key = parent.keys[0]
    if any(child.reference(column) for column in child.keys):
        name = unused(_reference_name(parent, None), child.names)
        child.columns.append(reference_to(parent, name, nullable=False, unique=True, why=why))
        child.refer(child.columns[-1], parent, inherits=True)
        return
    own = child.find(key.name)
    inherited = replace(reference_to(parent, key.name, nullable=False, why=why), primary_key=True)
    for column in child.keys:
        if column is own:
            continue
        if column.drawn_name is None:
            child.columns.remove(column)
        else:
            child.replace(column, replace(column, primary_key=False, unique=True))
    if own is None:
        child.columns.insert(0, inherited)
    else:
        drawn = {"drawn_name": own.drawn_name, "drawn_type": own.drawn_type, "box": own.box}
        child.replace(own, replace(inherited, **drawn))  # type: ignore[arg-type]
    child.refer(inherited, parent, inherits=True)


def associate(source: TableDraft, target: TableDraft, relation: UmlRelation) -> TableDraft | None:
    """Add what an association needs; returns a join table where both sides are many.

    The many side holds the reference. Of two single sides the optional one holds it, the source if both are alike.
    Where no multiplicity is drawn, the part of an aggregation refers to its whole and otherwise the source to the
    target, and the reference may be empty.
    """
    many_source, many_target = is_many(relation.source_multiplicity), is_many(relation.target_multiplicity)
    if many_source and many_target:
        return _join_table(source, target, relation)
    if _target_holds(relation, many_source, many_target):
        _refer(target, source, relation.source_role, relation.source_multiplicity, single=not many_target)
    else:
        _refer(source, target, relation.target_role, relation.target_multiplicity, single=not many_source)
    return None


def _target_holds(relation: UmlRelation, many_source: bool, many_target: bool) -> bool:
    if many_source != many_target:
        return many_target
    if relation.source_multiplicity is None and relation.target_multiplicity is None:
        return relation.source_end in _DIAMONDS
    return relation.target_multiplicity == "0..1" and relation.source_multiplicity != "0..1"


def _refer(
    holder: TableDraft, referred: TableDraft, role: str | None, multiplicity: str | None, *, single: bool
) -> None:
    why = f"refers to {referred.name}"
    own = holder is referred
    name = _reference_name(referred, role or ("parent" if own else None))
    nullable = own or is_optional(multiplicity)
    unique = single and multiplicity is not None
    new = reference_to(referred, unused(name, holder.names), nullable=nullable, unique=unique, why=why)
    drawn = holder.find(name)
    if drawn is not None and holder.reference(drawn) is None and not drawn.primary_key:
        kept = {"drawn_name": drawn.drawn_name, "drawn_type": drawn.drawn_type, "box": drawn.box}
        new = replace(new, name=name, confidence=drawn.confidence, **kept)  # type: ignore[arg-type]
        holder.replace(drawn, new)
    else:
        holder.columns.append(new)
    holder.refer(new, referred)


def _reference_name(referred: TableDraft, role: str | None) -> str:
    stem = snake_case(role, referred.name)
    key = referred.keys[0].name
    if role is None and key.startswith(f"{stem}_"):
        return key
    ending = key if key in ("id", "uuid", "guid") else "id"
    return f"{stem}_{ending}"


def _join_table(source: TableDraft, target: TableDraft, relation: UmlRelation) -> TableDraft:
    label = snake_case(relation.label, "")
    draft = TableDraft(label or f"{source.name}_{target.name}", confidence=relation.confidence)
    for table, role in ((source, relation.source_role), (target, relation.target_role)):
        name = unused(_reference_name(table, role), draft.names)
        why = f"joins {source.name} and {target.name}"
        draft.columns.append(replace(reference_to(table, name, nullable=False, why=why), primary_key=True))
        draft.refer(draft.columns[-1], table)
    return draft
