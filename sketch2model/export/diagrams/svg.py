"""Graphviz's SVG made smaller, readable for screen readers, and independent of the fonts of whoever looks at it.

Each text says how long it is (`textLength`, SVG 2, 11.5): boxes are as wide as the font here needs, and whatever font
a browser takes instead is set to the same width. So no text leaves its box.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from sketch2model.concepts import UmlRelation
from sketch2model.export.diagrams.drawing import Drawing
from sketch2model.export.diagrams.drawn import Drawn
from sketch2model.export.diagrams.laid_out import TextWidths
from sketch2model.export.diagrams.places import CLUSTER
from sketch2model.export.diagrams.themes import FONT
from sketch2model.export.diagrams.words import description_of, name_and_role_of, relation_words, title_of
from sketch2model.export.escape import xml_text

_SVG = "{http://www.w3.org/2000/svg}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TEXT_SIZE = "12.00"
_NO_BREAK = "\xa0"
_EDGE_ID = re.compile(r"e\d+")


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a group shows: its name for people, and for programs the attribute that says which part of the graph."""

    words: str
    attribute: str
    value: str


def readable(svg: bytes, drawn: Drawn, relations: Sequence[UmlRelation]) -> bytes:
    """The same picture with a title, a description and names, and texts of fixed length.

    Groups say which part of the graph they show: `data-element` is the id of a node, `data-edge` the position of an
    edge in the graph, from 0. Nobody else needs to know how Graphviz names things.

    Args:
        svg: What Graphviz has written.
        drawn: What it was told to draw.
        relations: All relations in the graph's order, of which some may not be drawn.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, huge_tree=True)
    root = etree.fromstring(svg, parser)
    shown = _shown(drawn.drawing, relations)
    for group in list(root.iter(f"{_SVG}g")):
        _name_group(group, shown)
    for text in root.iter(f"{_SVG}text"):
        _fix_text(text, drawn.widths)
    for shape in root.iter(f"{_SVG}polygon", f"{_SVG}path", f"{_SVG}ellipse"):
        if shape.get("stroke") == "transparent":
            shape.set("stroke", "none")  # SVG 1.1 does not know that colour.
    # The role is the one for pictures whose parts are text as well; older readers know `document` (WAI-ARIA Graphics).
    root.set("role", "graphics-document document")
    root.set("font-family", FONT)
    root.set("font-size", _TEXT_SIZE)
    for place, (tag, words) in enumerate((("title", title_of(drawn.drawing)), ("desc", description_of(drawn.drawing)))):
        element = etree.Element(f"{_SVG}{tag}")
        element.text = words
        root.insert(place, element)
    etree.cleanup_namespaces(root)
    data: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return data


def _shown(drawing: Drawing, relations: Sequence[UmlRelation]) -> dict[str, _Shown]:
    """By name of a node, cluster or edge in DOT."""
    shown = {}
    for element in drawing.diagram.elements:
        name = drawing.names[element.id]
        shown[name] = shown[CLUSTER + name] = _Shown(name_and_role_of(element), "data-element", xml_text(element.id))
    places = {id(relation): place for place, relation in enumerate(relations)}
    for number, (relation, words) in enumerate(zip(drawing.relations, relation_words(drawing), strict=True), 1):
        shown[f"e{number}"] = _Shown(words, "data-edge", str(places[id(relation)]))
    return shown


def _name_group(group: etree._Element, shown: dict[str, _Shown]) -> None:
    """Graphviz gives groups the names of DOT as titles and ids; edges have the ids that they were given."""
    id_ = str(group.attrib.pop("id", ""))
    title = group.find(f"{_SVG}title")
    edge = _EDGE_ID.match(id_) if group.get("class") == "edge" else None
    part = shown.get(edge.group() if edge else (title.text or "") if title is not None else "")
    if part is not None:
        group.set(part.attribute, part.value)
    if title is not None and part is not None and part.words:
        title.text = part.words
    elif title is not None:
        group.remove(title)
    parent = group.getparent()
    if parent is not None and not any(child.tag != f"{_SVG}title" for child in group):
        parent.remove(group)


def _fix_text(text: etree._Element, widths: TextWidths) -> None:
    for name in ("font-family", _SPACE):
        text.attrib.pop(name, "")
    size = text.get("font-size", _TEXT_SIZE)
    if size == _TEXT_SIZE:
        text.attrib.pop("font-size", "")
    words = (text.text or "").replace(_NO_BREAK, " ")
    text.text = words if words == words.strip() else words.replace(" ", _NO_BREAK)
    width = widths.get((words, float(size), text.get("font-weight") == "bold", text.get("font-style") == "italic"))
    if width:
        text.set("textLength", f"{width:.1f}".removesuffix(".0"))
        text.set("lengthAdjust", "spacingAndGlyphs")
