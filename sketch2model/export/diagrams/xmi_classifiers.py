"""Classes, interfaces, enumerations and their features in XMI."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from sketch2model.concepts import UmlAttribute, UmlElement, UmlOperation
from sketch2model.elements.vocabulary import NodeKind
from sketch2model.export.bounds import ONE, OPTIONAL, bounds_of
from sketch2model.export.diagrams.drawing import is_classifier
from sketch2model.export.diagrams.xmi_nodes import Types, add_bounds, add_comment, add_text, id_of, node
from sketch2model.export.escape import one_line
from sketch2model.export.schemas.remarks import attribute_remark

_VISIBILITIES = {"+": "public", "-": "private", "#": "protected", "~": "package"}
_DATA_TYPES = ("datatype", "data type", "valuetype", "struct")
_BRACKETS = {"(": 1, "[": 1, "<": 1, "{": 1, ")": -1, "]": -1, ">": -1, "}": -1}
_PARAMETER = re.compile(r"(?:(in|out|inout)\s+)?([^:=]*)(?::([^=]*))?(?:=(.*))?", re.DOTALL)


def classifier_type(element: UmlElement, relationships: frozenset[str]) -> str | None:
    """The type of UML that a box has; None for what is no classifier.

    Args:
        element: Anything that was drawn.
        relationships: Ids of the diamonds that are more than lines.
    """
    if element.is_enumeration:
        return "Enumeration"
    if element.kind is NodeKind.ACTOR:
        return "Actor"
    if not (is_classifier(element) or element.kind is NodeKind.NODE or element.id in relationships):
        return None
    if element.is_interface:
        return "Interface"
    word = (element.stereotype or "").strip("«»<> ").casefold()
    return "DataType" if word in _DATA_TYPES else "Class"


def classifier(element: UmlElement, uml_type: str, id_: str, types: Types) -> etree._Element:
    """A box with its compartments."""
    abstract = "true" if element.is_abstract and uml_type != "Interface" else None
    made = node("packagedElement", uml_type, id_, name=one_line(element.name or ""), isAbstract=abstract)
    if uml_type == "Actor":
        return made
    for number, attribute in enumerate(element.attributes, 1):
        if uml_type == "Enumeration":
            literal = node("ownedLiteral", "EnumerationLiteral", f"{id_}.v{number}", name=one_line(attribute.name))
            made.append(literal)
        else:
            made.append(_property(attribute, f"{id_}.a{number}", types))
    for number, operation in enumerate(element.operations, 1):
        made.append(_operation(operation, f"{id_}.o{number}", types))
    return made


def _property(attribute: UmlAttribute, id_: str, types: Types) -> etree._Element:
    made = node(
        "ownedAttribute",
        "Property",
        id_,
        name=one_line(attribute.name),
        visibility=_VISIBILITIES.get(attribute.visibility or ""),
        type=types.find(attribute.type, attribute.data_type),
        isStatic=_flag(attribute.flags, "static"),
        isDerived=_flag(attribute.flags, "derived"),
        isID=_flag(attribute.flags, "pk"),
    )
    bounds = bounds_of(attribute.multiplicity) or (OPTIONAL if "nullable" in attribute.flags else ONE)
    add_bounds(made, bounds)
    if attribute.default and one_line(attribute.default):
        add_text(made, "defaultValue", "OpaqueExpression", attribute.default)
    remark = attribute_remark(attribute, one_line(attribute.name))
    if remark != "drawn":
        add_comment(made, remark)
    return made


def _operation(operation: UmlOperation, id_: str, types: Types) -> etree._Element:
    made = node(
        "ownedOperation",
        "Operation",
        id_,
        name=one_line(operation.name),
        visibility=_VISIBILITIES.get(operation.visibility or ""),
        isStatic=_flag(operation.flags, "static"),
        isAbstract=_flag(operation.flags, "abstract"),
        isQuery=_flag(operation.flags, "query"),
    )
    for number, text in enumerate(_parted(operation.parameters or ""), 1):
        found = _PARAMETER.fullmatch(text)
        direction, name, type_, default = found.groups() if found else (None, text, None, None)
        parameter = node(
            "ownedParameter",
            "Parameter",
            f"{id_}.p{number}",
            name=name.strip(),
            direction=direction,
            type=types.find(type_),
        )
        if default and default.strip():
            add_text(parameter, "defaultValue", "OpaqueExpression", default)
        made.append(parameter)
    result = types.find(operation.type)
    if result:
        made.append(node("ownedParameter", "Parameter", f"{id_of(made)}.result", direction="return", type=result))
    return made


def _parted(parameters: str) -> Iterator[str]:
    """What stands between the commas outside of all brackets."""
    depth, start, text = 0, 0, one_line(parameters)
    for place, letter in enumerate(f"{text},"):
        depth = max(0, depth + _BRACKETS.get(letter, 0))
        if letter == "," and (depth == 0 or place == len(text)):
            part, start = text[start:place].strip(), place + 1
            if part:
                yield part


def _flag(flags: tuple[str, ...], name: str) -> str | None:
    return "true" if name in flags else None
