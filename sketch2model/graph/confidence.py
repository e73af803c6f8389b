"""What the confidence of a node is made of: how sure its outline is, and how well its writing was read."""

from __future__ import annotations

from collections.abc import Sequence

from sketch2model.elements.vocabulary import ShapeKind
from sketch2model.graph.attributes import LineData, NodeData

_READING_SHARE = 0.4
"""Part by which bad reading can lower the confidence of a shape."""


def node_confidence(outline: float, readings: Sequence[float]) -> float:
    """From the confidence of the outline and those of the lines of writing in it.

    >>> node_confidence(0.9, [0.5]), node_confidence(0.9, [])
    (0.72, 0.9)
    """
    return round(outline * _as_read(readings), 3)


def outline_confidence(node: NodeData) -> float:
    """How sure the outline of a node is, however its writing was read; 1 where there is no outline.

    >>> outline_confidence({"shape": "circle", "confidence": 0.72, "lines": [{"confidence": 0.5}]})
    0.9
    """
    if node["shape"] == ShapeKind.NONE:
        return 1.0
    if node.get("corrected"):
        return node["confidence"]
    return min(1.0, round(node["confidence"] / _as_read(readings_of(node["lines"])), 3))


def readings_of(lines: Sequence[LineData]) -> list[float]:
    """The confidence of each line."""
    return [line["confidence"] for line in lines]


def _as_read(readings: Sequence[float]) -> float:
    mean = sum(readings) / len(readings) if readings else 1.0
    return 1 - _READING_SHARE * (1 - mean)
