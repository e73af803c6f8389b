"""Where DOT puts the texts at the ends of an edge if nobody places them: beside the line, clear of the box.

Only DOT itself needs this; in pictures `label_places` finds a free place for every text.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from sketch2model.export.diagrams.dot_edges import as_labels
from sketch2model.export.escape import dot_label

DOWNWARDS = (0.0, 1.0)
SIDEWAYS = (1.0, 0.0)

_LETTER_WIDTH = 6.4
_LINE_HEIGHT = 13.0
_AIR = 4.0
_ROOM_FOR_SIGN = 19.0
_DISTANCE_UNIT = 10.0
_END_LABELS = ("taillabel", "headlabel")
_CELL = '<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"><TR><TD{}>{}</TD></TR></TABLE>>'


def labels_beside(texts: Mapping[str, tuple[str, ...]], course: tuple[float, float]) -> dict[str, str]:
    """Labels with the distance and angle at which those at both ends keep clear of their line and of the box.

    Graphviz puts the middle of a text at this distance from the end of the line, turned by this angle from it,
    the same at both ends: so the labels become equally wide, each with its text beside the line.

    Args:
        texts: Those of `edge_texts`.
        course: About where the edge will run, a vector; only its slope counts.
    """
    labels = as_labels(texts)
    ends = [texts[name] for name in _END_LABELS if name in texts]
    if not ends:
        return labels
    width = max(len(line) for lines in ends for line in lines) * _LETTER_WIDTH
    height = max(map(len, ends)) * _LINE_HEIGHT
    length = math.hypot(*course) or 1.0
    level, upright = course[0] / length, course[1] / length
    across = (width / 2 + _AIR) * abs(upright) + (height / 2 + _AIR) * abs(level)
    along = max((width / 2 + _AIR) * abs(level) + (height / 2 + _AIR) * abs(upright), _ROOM_FOR_SIGN)
    sides = ("LEFT", "RIGHT") if level * along + upright * across > 0 else ("RIGHT", "LEFT")
    for name, side in zip(_END_LABELS, sides, strict=True):
        if name in texts:
            inside = f'<BR ALIGN="{side}"/>'.join(map(dot_label, texts[name]))
            labels[name] = _CELL.format(f' WIDTH="{width:.0f}" ALIGN="{side}"', inside)
    return labels | {
        "labeldistance": f"{math.hypot(across, along) / _DISTANCE_UNIT:.2f}",
        "labelangle": f"{math.degrees(math.atan2(across, along)):.0f}",
    }
