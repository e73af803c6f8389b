"""Graphviz's SVG made smaller, readable for screen readers, and independent of the fonts of whoever looks at it.

Each text says how long it is (`textLength`, SVG 2, 11.5): boxes are as wide as the font here needs, and whatever font
a browser takes instead is set to the same width. So no text leaves its box.
"""

from __future__ import annotations

import re

from lxml import etree

from sketch2model.export.diagrams.drawing import Drawing
from sketch2model.export.diagrams.drawn import Drawn
from sketch2model.export.diagrams.laid_out import TextWidths
from sketch2model.export.diagrams.places import CLUSTER
from sketch2model.export.diagrams.themes import FONT
from sketch2model.export.diagrams.words import description_of, name_and_role_of, relation_words, title_of

_SVG = "{http://www.w3.org/2000/svg}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TEXT_SIZE = "12.00"
_NO_BREAK = "\xa0"
_EDGE_ID = re.compile(r"e\d+")


def readable(svg: bytes, drawn: Drawn) -> bytes:
    """The same picture with a title, a description and names, and texts of fixed length.

    Args:
        svg: What Graphviz has written.
        drawn: What it was told to draw.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, huge_tree=True)
    root = etree.fromstring(svg, parser)
    titles = _titles(drawn.drawing)
    for group in list(root.iter(f"{_SVG}g")):
        _name_group(group, titles)
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


def _titles(drawing: Drawing) -> dict[str, str]:
    """Name of a node, cluster or edge in DOT to what it is called."""
    titles = {}
    for element in drawing.diagram.elements:
        name = drawing.names[element.id]
        titles[name] = titles[CLUSTER + name] = name_and_role_of(element)
    return titles | {f"e{number}": words for number, words in enumerate(relation_words(drawing), 1)}


def _name_group(group: etree._Element, titles: dict[str, str]) -> None:
    """Graphviz gives groups the names of DOT as titles and ids; edges have the ids that they were given."""
    id_ = str(group.attrib.pop("id", ""))
    title = group.find(f"{_SVG}title")
    edge = _EDGE_ID.match(id_) if group.get("class") == "edge" else None
    words = titles.get(edge.group() if edge else (title.text or "") if title is not None else "")
    if title is not None and words:
        title.text = words
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
