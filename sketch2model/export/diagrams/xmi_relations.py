"""Lines between classifiers in XMI."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from sketch2model.concepts import DOUBTFUL, UmlRelation
from sketch2model.elements.vocabulary import EdgeKind
from sketch2model.export.diagrams.xmi_nodes import add_bounds, add_comment, id_of, node, retype, type_of
from sketch2model.export.escape import one_line
from sketch2model.export.schemas.association_ends import bounds_at_ends, directions, drawn_bounds, whole_at
from sketch2model.export.schemas.families import INHERITING, reaches

_ASSOCIATIONS = (
    EdgeKind.ASSOCIATION,
    EdgeKind.DIRECTED_ASSOCIATION,
    EdgeKind.AGGREGATION,
    EdgeKind.COMPOSITION,
    EdgeKind.LINK,
)
_DEPENDENCIES = (EdgeKind.DEPENDENCY, EdgeKind.FLOW, EdgeKind.MESSAGE)


def add_relations(
    relations: tuple[UmlRelation, ...], classifiers: Mapping[str, etree._Element]
) -> list[etree._Element]:
    """Put lines into the classifiers that own them.

    Args:
        relations: All lines.
        classifiers: What has been made of the elements, by their ids in the diagram.

    Returns:
        Those lines that stand for themselves.
    """
    own: list[etree._Element] = []
    parents: dict[str, list[str]] = {}
    for number, relation in enumerate(relations, 1):
        if relation.source not in classifiers or relation.target not in classifiers:
            continue
        source, target = classifiers[relation.source], classifiers[relation.target]
        id_ = f"r{number}"
        if relation.kind in INHERITING:
            if reaches(parents, relation.target, relation.source):
                add_comment(source, f"drawn to inherit from {target.get('name', '')} in a circle; left out")
                continue
            parents.setdefault(relation.source, []).append(relation.target)
            own.extend(_inherit(relation, id_, source, target))
        elif relation.kind in _ASSOCIATIONS:
            own.extend(_associate(relation, id_, source, target, classifiers))
        elif relation.kind in _DEPENDENCIES:
            own.append(_depend("Dependency", relation, id_, source, target))
    return own


def _inherit(
    relation: UmlRelation, id_: str, child: etree._Element, parent: etree._Element
) -> Iterator[etree._Element]:
    """Only what is of one kind inherits, and a class realizes an interface; everything else is a mere realization."""
    kinds = [type_of(each).removeprefix("Association") for each in (child, parent)]
    if kinds[0] == kinds[1]:
        child.append(node("generalization", "Generalization", id_, general=id_of(parent)))
    elif kinds == ["Class", "Interface"]:
        realized = id_of(parent)
        ends = {"client": id_of(child), "supplier": realized, "contract": realized}
        child.append(node("interfaceRealization", "InterfaceRealization", id_, **ends))
    else:
        yield _depend("Realization", relation, id_, child, parent)


def _depend(
    uml_type: str, relation: UmlRelation, id_: str, client: etree._Element, supplier: etree._Element
) -> etree._Element:
    ends = {"client": id_of(client), "supplier": id_of(supplier)}
    return node("packagedElement", uml_type, id_, name=one_line(relation.label or ""), **ends)


def _associate(
    relation: UmlRelation,
    id_: str,
    source: etree._Element,
    target: etree._Element,
    classifiers: Mapping[str, etree._Element],
) -> Iterator[etree._Element]:
    """An association that owns its ends; the class that is tied to it becomes the association itself."""
    tied = classifiers.get(relation.association_class or "")
    if tied is not None and type_of(tied) == "Class" and id_of(tied) not in (id_of(source), id_of(target)):
        retype(tied, "AssociationClass")
        made, id_ = tied, id_of(tied)
    else:
        made = node("packagedElement", "Association", id_, name=one_line(relation.label or ""))
        yield made
    names, bounds = (relation.source_role, relation.target_role), bounds_at_ends(relation)
    drawn = drawn_bounds(relation)
    # The part is what an aggregation says something about: the end across from its whole.
    parts = whole_at(relation)[::-1]
    known = directions(relation)[::-1]
    ends = []
    for place, holder in enumerate((source, target)):
        aggregation = "composite" if relation.kind is EdgeKind.COMPOSITION else "shared"
        end = node(
            "ownedEnd",
            "Property",
            f"{id_}.{('source', 'target')[place]}",
            name=one_line(names[place] or ""),
            type=id_of(holder),
            association=id_,
            aggregation=aggregation if parts[place] else None,
        )
        add_bounds(end, bounds[place])
        if drawn[place] is None:
            add_comment(end, "multiplicity guessed")
        ends.append(end)
    made.set("memberEnd", " ".join(map(id_of, ends)))
    made.set("navigableOwnedEnd", " ".join(id_of(end) for end, seen in zip(ends, known, strict=True) if seen))
    made.extend(ends)
    if relation.confidence < DOUBTFUL:
        add_comment(made, "read with doubt")
