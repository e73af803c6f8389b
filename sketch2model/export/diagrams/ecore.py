"""Ecore, the language of the Eclipse Modeling Framework, as XMI 2.0."""

from __future__ import annotations

from decimal import Decimal
from pathlib import PurePath

from lxml import etree

from sketch2model.concepts import TypeName
from sketch2model.export.base import Exportable, Format
from sketch2model.export.diagrams.signatures import operation_text
from sketch2model.export.escape import LABEL_LIMIT, one_line, xml_text
from sketch2model.export.schemas.defaults import Default, default_of
from sketch2model.export.schemas.record_drafting import records_of
from sketch2model.export.schemas.records import Record, RecordEnumeration, RecordField, Records
from sketch2model.export.schemas.remarks import element_title, field_remark
from sketch2model.export.schemas.type_names import Naming
from sketch2model.settings import ExportOptions

_XMI = "http://www.omg.org/XMI"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_ECORE = "http://www.eclipse.org/emf/2002/Ecore"
_DOCUMENTATION = "http://www.eclipse.org/emf/2002/GenModel"
_TYPES = {
    TypeName.INTEGER: "EInt",
    TypeName.BIGINT: "ELong",
    TypeName.NUMERIC: "EBigDecimal",
    TypeName.FLOAT: "EDouble",
    TypeName.BOOLEAN: "EBoolean",
    TypeName.STRING: "EString",
    TypeName.TEXT: "EString",
    TypeName.BINARY: "EByteArray",
    TypeName.JSON: "EJavaObject",
}
_OWN_TYPES = {
    TypeName.DATE: ("Date", "java.time.LocalDate"),
    TypeName.TIME: ("Time", "java.time.LocalTime"),
    TypeName.TIMESTAMP: ("DateTime", "java.time.OffsetDateTime"),
    TypeName.UUID: ("UUID", "java.util.UUID"),
}
_NAMING = Naming(camel=True, types=frozenset(name for name, _ in _OWN_TYPES.values()))


def _write(exportable: Exportable, options: ExportOptions) -> bytes:
    records = records_of(exportable.uml, _NAMING)
    root = _package(records)
    for record in records.records:
        root.append(_class(record, records))
    for enumeration in records.enumerations:
        root.append(_enumeration(enumeration))
    used = {field.type.name for record in records.records for field in record.fields if field.target is None}
    for kind, (name, java) in _OWN_TYPES.items():
        if kind in used:
            root.append(
                _element("eClassifiers", {_xsi("type"): "ecore:EDataType", "name": name, "instanceTypeName": java})
            )
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _package(records: Records) -> etree._Element:
    plain = Naming(ascii_only=True).plain_field_name(PurePath(records.source).stem)
    name = plain if plain.isidentifier() else f"sketch_{plain}".rstrip("_")
    namespaces = {"xmi": _XMI, "xsi": _XSI, "ecore": _ECORE}
    root = etree.Element(f"{{{_ECORE}}}EPackage", nsmap=namespaces)
    root.set(f"{{{_XMI}}}version", "2.0")
    root.set("name", name)
    root.set("nsURI", f"urn:sketch2model:{name}")
    root.set("nsPrefix", name)
    _document(root, f"Draft made by sketch2model from {records.source}.")
    return root


def _class(record: Record, records: Records) -> etree._Element:
    node = _element("eClassifiers", {_xsi("type"): "ecore:EClass", "name": record.name})
    if record.element.is_abstract:
        node.set("abstract", "true")
    if record.element.is_interface:
        node.set("interface", "true")
    if record.bases:
        node.set("eSuperTypes", " ".join(f"#//{base}" for base in record.bases))
    _document(node, element_title(record.element))
    keys = [field for field in (*records.inherited_fields(record), *record.fields) if field.key]
    for field in record.fields:
        if field.type.name is TypeName.REFERENCE:
            feature = _feature("EReference", field, f"#//{field.target}")
            _connect(feature, field, records)
            default = None
        else:
            feature = _feature("EAttribute", field, _data_type(field))
            default = _literal(default_of(field, records))
            if keys == [field] and not field.many:
                feature.set("iD", "true")
        if default is not None:
            feature.set("defaultValueLiteral", xml_text(default))
        _document(feature, field_remark(field, default_kept=default is not None))
        node.append(feature)
    taken: set[str] = set()
    for operation in record.element.operations:
        # What stands between the brackets is free text, so it is told rather than typed.
        node.append(_element("eOperations", {"name": _NAMING.field_name(operation.name, taken)}))
        _document(node[-1], f"drawn as {one_line(operation_text(operation), LABEL_LIMIT)}")
    return node


def _feature(kind: str, field: RecordField, type_: str) -> etree._Element:
    node = _element("eStructuralFeatures", {_xsi("type"): f"ecore:{kind}", "name": field.name})
    if field.bounds.lower:
        node.set("lowerBound", str(field.bounds.lower))
    if field.bounds.upper != 1:
        node.set("upperBound", str(field.bounds.upper or -1))
    node.set("eType", type_)
    if field.derived:
        node.set("derived", "true")
    return node


def _connect(node: etree._Element, field: RecordField, records: Records) -> None:
    """Say what contains what, and who looks back. A part has one container, so one of several contains nothing."""
    target = next(record for record in records.records if record.name == field.target)
    opposite = next((each for each in target.fields if each.name == field.opposite), None)
    if field.contains and not (opposite and opposite.many):
        node.set("containment", "true")
    if opposite:
        node.set("eOpposite", f"#//{target.name}/{opposite.name}")


def _data_type(field: RecordField) -> str:
    if field.target is not None:
        return f"#//{field.target}"
    if field.type.name in _OWN_TYPES:
        return f"#//{_OWN_TYPES[field.type.name][0]}"
    return f"ecore:EDataType {_ECORE}#//{_TYPES[field.type.name]}"


def _literal(default: Default | None) -> str | None:
    """A default that Ecore reads the same way."""
    value = None if default is None else default.value
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int | float | str | Decimal) else None


def _enumeration(enumeration: RecordEnumeration) -> etree._Element:
    node = _element("eClassifiers", {_xsi("type"): "ecore:EEnum", "name": enumeration.name})
    _document(node, element_title(enumeration.element))
    for number, (name, value) in enumerate(enumeration.members):
        literal = {"name": name, "value": str(number), "literal": xml_text(value)}
        node.append(_element("eLiterals", literal))
    return node


def _document(node: etree._Element, text: str) -> None:
    annotation = _element("eAnnotations", {"source": _DOCUMENTATION})
    annotation.append(_element("details", {"key": "documentation", "value": xml_text(text)}))
    node.insert(0, annotation)


def _element(tag: str, attributes: dict[str, str]) -> etree._Element:
    return etree.Element(tag, attributes)


def _xsi(name: str) -> str:
    return f"{{{_XSI}}}{name}"


ECORE = Format("ecore", "ecore", "Ecore, for the Eclipse Modeling Framework, a draft", "application/xmi+xml", _write)
