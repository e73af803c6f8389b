"""Relations as edges of DOT, with UML's line ends and crow's feet."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

from sketch2model.concepts import Transition
from sketch2model.elements import EndKind, LineStyle
from sketch2model.elements.vocabulary import EdgeKind
from sketch2model.export.diagrams.lines import Line
from sketch2model.export.diagrams.signatures import end_text, transition_text
from sketch2model.export.diagrams.themes import FONT, Theme
from sketch2model.export.escape import LABEL_LIMIT, dot_label, one_line

_LARGER = frozenset({EndKind.TRIANGLE, EndKind.MANY, EndKind.ZERO_MANY, EndKind.ZERO_ONE, EndKind.ONE})
_LARGE = "1.25"
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


def edge_defaults(theme: Theme) -> dict[str, str]:
    """What all edges share."""
    return {
        "fontname": FONT,
        "fontsize": "10.5",
        "fontcolor": theme.muted,
        "color": theme.ink,
        "penwidth": "1.1",
        "arrowsize": "0.9",
    }


def edge_attributes(line: Line) -> dict[str, str]:
    """Attributes of the edge but its texts; it runs from target to source if the line is `upside_down`."""
    ends = (line.target_end, line.source_end) if line.upside_down else (line.source_end, line.target_end)
    return {
        "dir": "both",
        "arrowtail": _ENDS[ends[0]],
        "arrowhead": _ENDS[ends[1]],
        **({"arrowsize": _LARGE} if _LARGER.intersection(ends) else {}),
        **({"constraint": "false"} if line.relation.kind is EdgeKind.MESSAGE else {}),
        **({} if line.style is LineStyle.SOLID else {"style": line.style.value}),
    }


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
