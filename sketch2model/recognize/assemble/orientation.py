"""Which end of a connector is its source."""

from __future__ import annotations

from collections.abc import Sequence

from sketch2model.elements import EndKind
from sketch2model.recognize.assemble.attachment import Attachment

_ARROWS = (EndKind.OPEN, EndKind.TRIANGLE, EndKind.FILLED_TRIANGLE)
_DIAMONDS = (EndKind.DIAMOND, EndKind.FILLED_DIAMOND)


def runs_backwards(attachment: Attachment, order: Sequence[int]) -> bool:
    """Whether the connector's second end is the source.

    An arrow points to the target. Without one arrow that decides, the side of a diamond (the whole of an aggregation)
    is the target and a small circle (where a message starts) the source. Without any sign the source is the
    shape that is read first.

    Args:
        attachment: A connector and its shapes.
        order: Position of each shape in reading order.
    """
    first, second = attachment.connector.first.kind, attachment.connector.second.kind
    for signs, at_target in ((_ARROWS, True), (_DIAMONDS, True), ((EndKind.CIRCLE,), False)):
        if (first in signs) != (second in signs):
            return (first in signs) == at_target
    return order[attachment.first] > order[attachment.second]
