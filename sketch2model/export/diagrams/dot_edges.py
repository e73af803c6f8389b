"""Relations as edges of DOT, with UML's line ends and crow's feet."""

from __future__ import annotations

import math
from collections.abc import Mapping

from sketch2model.elements import EndKind, LineStyle
from sketch2model.elements.vocabulary import EdgeKind
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
}
DOWNWARDS = (0.0, 1.0)
SIDEWAYS = (1.0, 0.0)

_LARGE = "1.25"
_LETTER_WIDTH = 6.4
_LINE_HEIGHT = 13.0
_AIR = 4.0
_ROOM_FOR_SIGN = 19.0
_LONGEST_END = 16
_DISTANCE_UNIT = 10.0
_END_LABELS = ("taillabel", "headlabel")
_CELL = '<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"{}><TR><TD{}>{}</TD></TR></TABLE>'
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


def edge_attributes(line: Line, course: tuple[float, float] = DOWNWARDS, on_paper: bool = False) -> dict[str, str]:
    """Attributes of the edge, which runs from target to source if the line is `upside_down`.

    Args:
        line: What to draw.
        course: About where it will run, a vector; only its slope counts.
        on_paper: Whether places are given: then Graphviz puts the label right beside the line, without any air.
    """
    relation = line.relation
    ends = [
        (line.source_end, end_text(relation.source_multiplicity, relation.source_role, line.source_end)),
        (line.target_end, end_text(relation.target_multiplicity, relation.target_role, line.target_end)),
    ]
    (tail, tail_text), (head, head_text) = reversed(ends) if line.upside_down else ends
    texts = {"taillabel": tail_text, "headlabel": head_text, "label": relation.label or ""}
    if relation.source == relation.target:
        # Beside a loop there is room for one text only.
        texts = {"label": "\n".join(filter(None, (tail_text, relation.label, head_text)))}
    labels = {name: _spaced(text) for name, text in texts.items() if text.strip()}
    if on_paper and "label" in labels:
        labels["label"] = _CELL.format("", ' CELLPADDING="4"', labels["label"])
    return {
        "dir": "both",
        "arrowtail": _ENDS[tail],
        "arrowhead": _ENDS[head],
        **({"arrowsize": _LARGE} if EndKind.TRIANGLE in (tail, head) else {}),
        **({"constraint": "false"} if relation.kind is EdgeKind.MESSAGE else {}),
        **({} if line.style is LineStyle.SOLID else {"style": line.style.value}),
        **_beside_the_line(texts, labels, course),
        **{name: f"<{label}>" for name, label in labels.items()},
    }


def _beside_the_line(texts: Mapping[str, str], labels: dict[str, str], course: tuple[float, float]) -> dict[str, str]:
    """Distance and angle at which the texts at both ends keep clear of their line and of the box it leads to.

    Graphviz puts the middle of a text at this distance from the end of the line, turned by this angle from it,
    the same at both ends: so the labels, made of `texts`, become equally wide, each with its text beside the line.
    """
    letters = max((len(texts[name]) for name in _END_LABELS if name in labels), default=0)
    if not letters:
        return {}
    width = min(letters, _LONGEST_END) * _LETTER_WIDTH
    length = math.hypot(*course) or 1.0
    level, upright = course[0] / length, course[1] / length
    across = (width / 2 + _AIR) * abs(upright) + (_LINE_HEIGHT / 2 + _AIR) * abs(level)
    along = max((width / 2 + _AIR) * abs(level) + (_LINE_HEIGHT / 2 + _AIR) * abs(upright), _ROOM_FOR_SIGN)
    sides = ("LEFT", "RIGHT") if level * along + upright * across > 0 else ("RIGHT", "LEFT")
    for name, side in zip(_END_LABELS, sides, strict=True):
        if name in labels:
            labels[name] = _CELL.format("", f' WIDTH="{width:.0f}" ALIGN="{side}"', labels[name])
    return {
        "labeldistance": f"{math.hypot(across, along) / _DISTANCE_UNIT:.2f}",
        "labelangle": f"{math.degrees(math.atan2(across, along)):.0f}",
    }


def _spaced(text: str) -> str:
    """A little air at both sides of each line, so that the text does not stick to the edge."""
    return "<BR/>".join(f" {dot_label(one_line(line, LABEL_LIMIT))} " for line in text.split("\n"))
