"""XMI 2.5.1 of a class diagram in UML 2.5.1 (OMG formal/2015-06-07 and formal/2017-12-05), as far as it was drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from sketch2model.concepts import UmlElement
from sketch2model.elements.vocabulary import NodeKind
from sketch2model.export.base import Exportable, Format
from sketch2model.export.diagrams.drawing import Drawing, is_note
from sketch2model.export.diagrams.xmi_classifiers import classifier, classifier_type
from sketch2model.export.diagrams.xmi_nodes import UML_NAMESPACE, XMI_NAMESPACE, Types, add_comment, id_of, node
from sketch2model.export.diagrams.xmi_relations import add_relations
from sketch2model.export.escape import LABEL_LIMIT, one_line
from sketch2model.export.schemas.association_ends import relationships
from sketch2model.settings import ExportOptions

# Ovals are attributes, plain diamonds associations, containers packages.
_SAID_OTHERWISE = (NodeKind.ATTRIBUTE, NodeKind.RELATIONSHIP, NodeKind.CONTAINER)


def _write(exportable: Exportable, options: ExportOptions) -> bytes:
    drawing = Drawing.of(exportable.uml)
    root = etree.Element(f"{{{XMI_NAMESPACE}}}XMI", nsmap={"xmi": XMI_NAMESPACE, "uml": UML_NAMESPACE})
    source = one_line(exportable.uml.source, LABEL_LIMIT)
    diagram = node(f"{{{UML_NAMESPACE}}}Model", "Model", "diagram", name=f"{source} (draft)")
    root.append(diagram)
    _fill(diagram, drawing, source)
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _fill(diagram: etree._Element, drawing: Drawing, source: str) -> None:
    elements = {element.id: element for element in drawing.diagram.elements}
    diamonds = relationships(drawing.diagram)
    kinds = {key: classifier_type(each, diamonds) for key, each in elements.items() if not is_note(each)}
    ids = {key: drawing.names[key] for key, uml_type in kinds.items() if uml_type}
    names = {one_line(elements[key].name or "").casefold(): ids[key] for key in reversed(ids) if elements[key].name}
    types = Types(ids, names)
    classifiers = {key: classifier(elements[key], str(kinds[key]), id_, types) for key, id_ in ids.items()}
    for root in drawing.roots:
        diagram.extend(_placed(root, drawing, classifiers))
    diagram.extend(add_relations(drawing.relations, classifiers))
    diagram.extend(types.primitive.values())
    add_comment(diagram, f"Draft made by sketch2model from {source}.")
    others = [key for key, each in elements.items() if not kinds.get(key, "note") and each.kind not in _SAID_OTHERWISE]
    if others:
        add_comment(diagram, f"{len(others)} boxes and signs that are no classes are left out.")
    _add_notes(diagram, drawing, classifiers)


def _placed(
    element: UmlElement, drawing: Drawing, classifiers: Mapping[str, etree._Element]
) -> Iterator[etree._Element]:
    """A box with all that is drawn inside of it; a container with classes in it is a package."""
    children = drawing.children.get(element.id, ())
    inside = [each for child in children for each in _placed(child, drawing, classifiers)]
    if element.kind is NodeKind.CONTAINER and inside:
        package = node("packagedElement", "Package", drawing.names[element.id], name=one_line(element.name or ""))
        package.extend(inside)
        yield package
        return
    if element.id in classifiers:
        yield classifiers[element.id]
    yield from inside


def _add_notes(diagram: etree._Element, drawing: Drawing, classifiers: Mapping[str, etree._Element]) -> None:
    for element in filter(is_note, drawing.diagram.elements):
        ends = [(relation.source, relation.target) for relation in drawing.relations]
        others = [end for pair in ends if element.id in pair for end in pair if end in classifiers]
        about = " ".join(dict.fromkeys(id_of(classifiers[other]) for other in others))
        add_comment(diagram, one_line(element.name or ""), about)


XMI = Format("xmi", "xmi", "UML as XMI 2.5.1, a draft", "application/vnd.xmi+xml", _write)
