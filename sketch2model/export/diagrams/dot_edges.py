"""Relations as edges of DOT, with UML's line ends and crow's feet."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

from sketch2model.concepts import Transition
from sketch2model.elements import EndKind, LineStyle
from sketch2model.elements.vocabulary import EdgeKind
from sketch2model.export.diagrams.crows_feet import RESERVED
from sketch2model.export.diagrams.drawing import Drawing
from sketch2model.export.diagrams.lines import Line, Signs
from sketch2model.export.diagrams.signatures import end_text, transition_text
from sketch2model.export.diagrams.themes import FONT, Theme
from sketch2model.export.escape import LABEL_LIMIT, dot_label, one_line

_LARGER = frozenset({EndKind.TRIANGLE, EndKind.MANY, EndKind.ZERO_MANY, EndKind.ZERO_ONE, EndKind.ONE})
_LARGE, _USUAL = 1.25, 0.9
_WRAP = 26
_WRAP_AT_END = 20
_LONGEST_SINGLE_LINE = 14
_ENDS = {
    EndKind.NONE: "none",
    EndKind.OPEN: "vee",
    EndKind.TRIANGLE: "onormal",
    EndKind.FILLED_TRIANGLE: "normal",
    EndKind.DIAMOND: "odiamond",
    EndKind.FILLED_DIAMOND: "diamond",
    EndKind.ONE: "tee",
    EndKind.MANY: "crow",
    EndKind.ZERO_ONE: "teeodot",
    EndKind.ZERO_MANY: "crowodot",
    EndKind.CIRCLE: "odot",
}
_LENGTHS = {
    EndKind.OPEN: 10.0,
    EndKind.TRIANGLE: 10.0,
    EndKind.FILLED_TRIANGLE: 10.0,
    EndKind.DIAMOND: 12.0,
    EndKind.FILLED_DIAMOND: 12.0,
    EndKind.ONE: 10.0,
    EndKind.MANY: 10.0,
    EndKind.ZERO_ONE: 18.0,
    EndKind.ZERO_MANY: 18.0,
    EndKind.CIRCLE: 8.0,
}


def edge_defaults(theme: Theme) -> dict[str, str]:
    """What all edges share."""
    return {
        "fontname": FONT,
        "fontsize": "10.5",
        "fontcolor": theme.muted,
        "color": theme.ink,
        "penwidth": "1.1",
        "arrowsize": f"{_USUAL}",
    }


def edge_attributes(line: Line, stroked: bool = False) -> dict[str, str]:
    """Attributes of the edge but its texts.

    Args:
        line: What to draw; its edge runs from target to source if it is `upside_down`.
        stroked: Whether crow's feet will be drawn as strokes: then there are signs that keep the room.
    """
    ends = line.signs
    signs = _ENDS | RESERVED if stroked else _ENDS
    return {
        "dir": "both",
        "arrowtail": signs[ends[0]],
        "arrowhead": signs[ends[1]],
        **({"arrowsize": f"{_LARGE}"} if _LARGER.intersection(ends) else {}),
        **({"constraint": "false"} if line.relation.kind is EdgeKind.MESSAGE else {}),
        **({} if line.style is LineStyle.SOLID else {"style": line.style.value}),
    }


def signs_of(drawing: Drawing) -> dict[str, Signs]:
    """Name of each edge to its signs at tail and head; an edge may be cut in two halves (`dot_relations`)."""
    elements = {element.id: element for element in drawing.diagram.elements}
    signs: dict[str, Signs] = {}
    for number, relation in enumerate(drawing.relations, 1):
        tail, head = Line.of(relation, elements).signs
        signs[f"e{number}"] = (tail, head)
        signs[f"e{number}_tail"] = (tail, EndKind.NONE)
        signs[f"e{number}_head"] = (EndKind.NONE, head)
    return signs


def sign_lengths(signs: Signs) -> tuple[float, float]:
    """How far each sign reaches from the box, in points, where crow's feet will be drawn as strokes."""
    size = _LARGE if _LARGER.intersection(signs) else _USUAL
    return (_LENGTHS.get(signs[0], 0.0) * size, _LENGTHS.get(signs[1], 0.0) * size)


def edge_texts(line: Line) -> dict[str, tuple[str, ...]]:
    """The lines of each text at the edge, by its name in DOT: `taillabel`, `label`, `headlabel`; none is empty."""
    relation = line.relation
    source = _at_end(relation.source_multiplicity, relation.source_role, line.source_end)
    target = _at_end(relation.target_multiplicity, relation.target_role, line.target_end)
    tail, head = (target, source) if line.upside_down else (source, target)
    label = _wrapped(relation.label or _said(relation.transition), _WRAP)
    texts = {"taillabel": tail, "label": label, "headlabel": head}
    return {name: lines for name, lines in texts.items() if lines}


def as_labels(texts: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Texts of an edge as HTML-like labels."""
    return {name: f"<{'<BR/>'.join(map(dot_label, lines))}>" for name, lines in texts.items()}


def _at_end(multiplicity: str | None, role: str | None, sign: EndKind) -> tuple[str, ...]:
    """Multiplicity and role side by side where they are short, one above the other where not."""
    together = _wrapped(end_text(multiplicity, role, sign), _LONGEST_SINGLE_LINE)
    if len(together) < 2:
        return together
    return _wrapped(end_text(multiplicity, None, sign), _WRAP_AT_END) + _wrapped(role or "", _WRAP_AT_END)


def _said(transition: Transition | None) -> str:
    return transition_text(transition) if transition else ""


def _wrapped(text: str, width: int) -> tuple[str, ...]:
    return tuple(textwrap.wrap(one_line(text, LABEL_LIMIT), width))
