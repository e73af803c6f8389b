"""How sure the graph is of a node or an edge."""

from __future__ import annotations

from collections.abc import Sequence

from sketch2model.elements import TextLine
from sketch2model.recognize.assemble.attachment import REACH, Attachment

_READING_SHARE = 0.4
_GAP_SHARE = 0.5
_SIGN_SHARE = 0.3
"""Parts by which bad reading, wide gaps and unclear signs can lower a confidence."""


def node_confidence(shape: float, lines: Sequence[TextLine]) -> float:
    """From the outline's confidence and how well its writing was read."""
    return round(shape * (1 - _READING_SHARE * (1 - mean_confidence(lines))), 3)


def edge_confidence(attachment: Attachment) -> float:
    """From the line, the gaps at its ends and the signs there."""
    connector = attachment.connector
    gap = min(1.0, attachment.gap / (2 * REACH))
    signs = (connector.first.confidence + connector.second.confidence) / 2
    return round(connector.confidence * (1 - _GAP_SHARE * gap) * (1 - _SIGN_SHARE * (1 - signs)), 3)


def mean_confidence(lines: Sequence[TextLine]) -> float:
    """Of the readings; 1 where there are none."""
    return sum(line.confidence for line in lines) / len(lines) if lines else 1.0
