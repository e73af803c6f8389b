"""One class drawn twice on a page, as people do to save a long line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sketch2model.concepts import UmlDiagram, UmlElement
from sketch2model.interpret.naming import sameness, snake_case
from sketch2model.interpret.schema.issues import Remarks


def merged(uml: UmlDiagram, tables: Mapping[str, UmlElement], remarks: Remarks) -> UmlDiagram:
    """The diagram with boxes of one name made one where the others say nothing that it does not.

    Args:
        uml: As drawn.
        tables: The elements that may be the same, by id.
        remarks: Takes what was merged.
    """
    first: dict[str, UmlElement] = {}
    same: dict[str, str] = {}
    for element in sorted(tables.values(), key=lambda each: -len(each.attributes)):
        name = sameness(snake_case(element.name, ""))
        if not element.name or not name:
            continue
        known = first.setdefault(name, element)
        if known is not element and _says_no_more(element, known):
            same[element.id] = known.id
            remarks.add("class-drawn-twice", element.box, name=element.name)
    if not same:
        return uml
    return replace(
        uml,
        elements=tuple(element for element in uml.elements if element.id not in same),
        relations=tuple(
            replace(
                relation,
                source=same.get(relation.source, relation.source),
                target=same.get(relation.target, relation.target),
                association_class=same.get(relation.association_class or "", relation.association_class or "") or None,
            )
            for relation in uml.relations
        ),
    )


def _says_no_more(element: UmlElement, known: UmlElement) -> bool:
    names = {snake_case(attribute.name, "") for attribute in known.attributes}
    alike = element.is_enumeration == known.is_enumeration and element.is_interface == known.is_interface
    return alike and all(snake_case(attribute.name, "") in names for attribute in element.attributes)
