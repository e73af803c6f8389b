"""Which parts of a graph are doubtful."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

DOUBTFUL = 0.5


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that a person should look at.

    Attributes:
        pointer: JSON pointer (RFC 6901) into the node-link JSON; None for a remark on the page.
        code: A word for programs.
        message: One sentence.
        confidence: 0 to 1; None for a remark.
        bbox: Where on the photo, [x0, y0, x1, y1]; None if nowhere.
    """

    pointer: str | None
    code: str
    message: str
    confidence: float | None
    bbox: list[float] | None


def doubts_of(graph: nx.MultiDiGraph) -> tuple[Doubt, ...]:
    """Doubtful shapes, in reading order."""
    return tuple(
        Doubt(f"/nodes/{index}", "doubtful-shape", "is this a shape?", data["confidence"], data["bbox"])
        for index, (_, data) in enumerate(graph.nodes(data=True))
        if data["confidence"] < DOUBTFUL
    )
