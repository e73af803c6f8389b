"""What the types of attributes are taken for: as drawn, else guessed from the name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sketch2model.concepts import DataType, TypeName, UmlAttribute, UmlElement
from sketch2model.elements.vocabulary import NodeKind
from sketch2model.interpret.column_types import drawn_column_type, guessed_column_type
from sketch2model.interpret.naming import snake_case

_TYPES = (NodeKind.CLASS, NodeKind.ENTITY)


def with_types(elements: Sequence[UmlElement]) -> tuple[UmlElement, ...]:
    """The same elements, whose attributes know their `data_type` and why.

    A type that is the name of an element of the diagram refers to it; the values of an enumeration have no type.
    """
    named = {element.name.casefold(): element for element in reversed(elements) if _is_type(element) and element.name}
    return tuple(
        element
        if element.is_enumeration
        else replace(element, attributes=tuple(_typed(attribute, named) for attribute in element.attributes))
        for element in elements
    )


def _is_type(element: UmlElement) -> bool:
    return element.kind in _TYPES


def _typed(attribute: UmlAttribute, named: Mapping[str, UmlElement]) -> UmlAttribute:
    data_type, why = _type_of(attribute, named)
    return replace(attribute, data_type=data_type, why=why)


def _type_of(attribute: UmlAttribute, named: Mapping[str, UmlElement]) -> tuple[DataType, str]:
    if attribute.type is None:
        return guessed_column_type(snake_case(attribute.name, "column"))
    element = named.get(attribute.type.casefold())
    if element is not None:
        name = TypeName.ENUMERATION if element.is_enumeration else TypeName.REFERENCE
        return DataType(name, element=element.id), "drawn"
    return drawn_column_type(attribute.type) or (DataType(TypeName.STRING), f"{attribute.type} is no known type")
