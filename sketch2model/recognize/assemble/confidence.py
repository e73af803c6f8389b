"""How sure the graph is of an edge, or of writing."""

from __future__ import annotations

from collections.abc import Sequence

from sketch2model.elements import TextLine
from sketch2model.recognize.assemble.attachment import REACH, Attachment

_GAP_SHARE = 0.5
_SIGN_SHARE = 0.3
"""Parts by which wide gaps and unclear signs can lower a confidence."""


def edge_confidence(attachment: Attachment) -> float:
    """From the line, the gaps at its ends and the signs there."""
    connector = attachment.connector
    gap = min(1.0, attachment.gap / (2 * REACH))
    signs = (connector.first.confidence + connector.second.confidence) / 2
    return round(connector.confidence * (1 - _GAP_SHARE * gap) * (1 - _SIGN_SHARE * (1 - signs)), 3)


def mean_confidence(lines: Sequence[TextLine]) -> float:
    """Of the readings; 1 where there are none."""
    return sum(line.confidence for line in lines) / len(lines) if lines else 1.0
