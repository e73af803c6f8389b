"""Relations as edges of DOT, with UML's line ends and crow's feet."""

from __future__ import annotations

from sketch2model.elements import EndKind, LineStyle
from sketch2model.export.diagrams.dot_nodes import INK
from sketch2model.export.diagrams.lines import Line
from sketch2model.export.diagrams.signatures import end_text
from sketch2model.export.escape import LABEL_LIMIT, dot_label, one_line

EDGE_DEFAULTS = {
    "fontname": "Helvetica,Arial,sans-serif",
    "fontsize": "10.5",
    "fontcolor": "#3d4b5e",
    "color": INK,
    "penwidth": "1.1",
    "arrowsize": "0.9",
    "labeldistance": "1.9",
    "labelangle": "28",
}

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


def edge_attributes(line: Line) -> dict[str, str]:
    """Attributes of the edge, which runs from target to source if the line is `upside_down`."""
    relation = line.relation
    ends = [
        (line.source_end, end_text(relation.source_multiplicity, relation.source_role)),
        (line.target_end, end_text(relation.target_multiplicity, relation.target_role)),
    ]
    (tail, tail_text), (head, head_text) = reversed(ends) if line.upside_down else ends
    texts = {"taillabel": tail_text, "headlabel": head_text, "label": relation.label or ""}
    return {
        "dir": "both",
        "arrowtail": _ENDS[tail],
        "arrowhead": _ENDS[head],
        **({} if line.style is LineStyle.SOLID else {"style": line.style.value}),
        **{name: f"<{_spaced(text)}>" for name, text in texts.items() if text.strip()},
    }


def _spaced(text: str) -> str:
    """A little air at both sides, so that the text does not stick to its line."""
    return f" {dot_label(one_line(text, LABEL_LIMIT))} "
