"""Elements of XMI 2.5.1 with the ids that other elements refer to them by."""

from __future__ import annotations

from lxml import etree

from sketch2model.concepts import DataType
from sketch2model.export.bounds import ONE, Bounds
from sketch2model.export.escape import one_line, xml_text

XMI_NAMESPACE = "http://www.omg.org/spec/XMI/20131001"
UML_NAMESPACE = "http://www.omg.org/spec/UML/20161101"

_TYPE = f"{{{XMI_NAMESPACE}}}type"
_ID = f"{{{XMI_NAMESPACE}}}id"


def node(tag: str, uml_type: str, id_: str, **attributes: str | None) -> etree._Element:
    """An element of some type of UML, without the attributes that are None."""
    made = etree.Element(tag, {_TYPE: f"uml:{uml_type}", _ID: id_})
    for name, value in attributes.items():
        if value:
            made.set(name, xml_text(value))
    return made


def id_of(element: etree._Element) -> str:
    """The id of an element."""
    return str(element.get(_ID))


def type_of(element: etree._Element) -> str:
    """The type of UML that an element has, such as `Class`."""
    return str(element.get(_TYPE)).removeprefix("uml:")


def retype(element: etree._Element, uml_type: str) -> None:
    """Give an element another type of UML."""
    element.set(_TYPE, f"uml:{uml_type}")


def add_bounds(owner: etree._Element, bounds: Bounds) -> None:
    """Say how many there are; UML takes 1 where nothing is said."""
    if bounds == ONE:
        return
    upper = "*" if bounds.upper is None else str(bounds.upper)
    owner.append(node("lowerValue", "LiteralInteger", f"{id_of(owner)}.lower", value=str(bounds.lower)))
    owner.append(node("upperValue", "LiteralUnlimitedNatural", f"{id_of(owner)}.upper", value=upper))


def add_text(owner: etree._Element, tag: str, uml_type: str, text: str) -> None:
    """Add an element whose text is its body, such as a default value or a guard."""
    made = node(tag, uml_type, f"{id_of(owner)}.{tag}")
    etree.SubElement(made, "body").text = xml_text(one_line(text))
    owner.append(made)


def add_comment(owner: etree._Element, text: str, about: str | None = None) -> etree._Element:
    """Add a comment, on the owner itself where no ids of others are given."""
    number = sum(child.tag == "ownedComment" for child in owner) + 1
    about = id_of(owner) if about is None else about
    comment = node("ownedComment", "Comment", f"{id_of(owner)}.comment{number}", annotatedElement=about)
    etree.SubElement(comment, "body").text = xml_text(text)
    owner.insert(number - 1, comment)
    return comment


class Types:
    """What attributes and operations are typed with: elements of the diagram, otherwise primitive types.

    Primitive types are made when they are first asked for.
    """

    def __init__(self, elements: dict[str, str], names: dict[str, str]) -> None:
        """Know the classifiers.

        Args:
            elements: Ids of the diagram's elements to ids in the file.
            names: The same by their names, without regard to case.
        """
        self._elements = elements
        self._names = names
        self.primitive: dict[str, etree._Element] = {}

    def find(self, drawn: str | None, data_type: DataType | None = None) -> str | None:
        """Id of the type that was drawn, else of the one that is guessed; None where there is neither."""
        if data_type is not None and data_type.element in self._elements:
            return self._elements[data_type.element]
        name = one_line(drawn or "") or (str(data_type.name) if data_type else "")
        if not name:
            return None
        if name.casefold() in self._names:
            return self._names[name.casefold()]
        if name not in self.primitive:
            made = node("packagedElement", "PrimitiveType", f"type{len(self.primitive) + 1}", name=name)
            self.primitive[name] = made
        return id_of(self.primitive[name])
