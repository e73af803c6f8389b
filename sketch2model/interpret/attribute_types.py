"""What the types of attributes are taken for: as drawn, else guessed from the name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sketch2model.concepts import DataType, TypeName, UmlAttribute, UmlElement
from sketch2model.elements.vocabulary import NodeKind
from sketch2model.interpret.drawn_types import drawn_column_type, take_apart
from sketch2model.interpret.guessed_types import guessed_column_type
from sketch2model.interpret.multiplicity import is_many
from sketch2model.interpret.naming import sameness, singular, snake_case

UNKNOWN = "is no known type"
"""What stands behind a drawn type that is none."""
_TYPES = (NodeKind.CLASS, NodeKind.ENTITY, NodeKind.ATTRIBUTE_LIST)
_LENGTHS = (TypeName.STRING, TypeName.BINARY)


def with_types(elements: Sequence[UmlElement]) -> tuple[UmlElement, ...]:
    """The same elements, whose attributes know their `data_type` and why.

    A type that is the name of an element of the diagram refers to it, also inside a list; an attribute without a type
    that is called like one refers to it as well. The values of an enumeration have no type.
    """
    named: dict[str, UmlElement] = {}
    for element in elements:
        if element.kind in _TYPES and element.name:
            named.setdefault(_name_key(element.name), element)
    for element in tuple(named.values()):
        named.setdefault(sameness(singular(snake_case(element.name, ""))), element)
    return tuple(
        element
        if element.is_enumeration
        else replace(element, attributes=tuple(_typed(attribute, element, named) for attribute in element.attributes))
        for element in elements
    )


def _name_key(text: str) -> str:
    return sameness(snake_case(text, ""))


def _typed(attribute: UmlAttribute, owner: UmlElement, named: Mapping[str, UmlElement]) -> UmlAttribute:
    data_type, why = _type_of(attribute, owner, named)
    return replace(attribute, data_type=data_type, why=why)


def _type_of(attribute: UmlAttribute, owner: UmlElement, named: Mapping[str, UmlElement]) -> tuple[DataType, str]:
    if attribute.type is None:
        guessed = guessed_column_type(snake_case(attribute.name, "column"))
        return _named_like(attribute, owner, named) or _with_brackets(*guessed, attribute)
    apart = take_apart(attribute.type)
    element = named.get(_name_key(apart.word))
    if element is not None:
        return _naming(element), "drawn"
    drawn = drawn_column_type(attribute.type)
    if drawn is None:
        return DataType(TypeName.STRING), f"{attribute.type} {UNKNOWN}"
    return _with_brackets(*drawn, attribute)


def _with_brackets(data_type: DataType, why: str, attribute: UmlAttribute) -> tuple[DataType, str]:
    """`char[20]` is a length, `byte[]` binary; other types with several values are a list."""
    size = attribute.multiplicity or ""
    if data_type.name in _LENGTHS and size.isdigit() and int(size) > 1:
        return replace(data_type, length=int(size) if data_type.name is TypeName.STRING else None), why
    if (attribute.type or "").casefold() == "byte" and size:
        return DataType(TypeName.BINARY), why
    return (DataType(TypeName.JSON), f"multiplicity {size} was drawn") if is_many(size or None) else (data_type, why)


def _named_like(
    attribute: UmlAttribute, owner: UmlElement, named: Mapping[str, UmlElement]
) -> tuple[DataType, str] | None:
    """`customer` refers to Customer, `status` in Order to the enumeration Status or OrderStatus."""
    own = _name_key(attribute.name)
    element = named.get(own)
    longer = named.get(_name_key(singular(snake_case(owner.name, ""))) + own)
    if longer is not None and longer.is_enumeration:
        element = longer
    if element is None or element is owner:
        return None
    return _naming(element), f"named like {element.name}"


def _naming(element: UmlElement) -> DataType:
    name = TypeName.ENUMERATION if element.is_enumeration else TypeName.REFERENCE
    return DataType(name, element=element.id)
