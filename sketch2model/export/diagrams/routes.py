"""Lines with right angles made tidy: round corners, and loops that can be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from sketch2model.export.diagrams.curves import loop, rounded
from sketch2model.export.diagrams.dot_edges import sign_lengths
from sketch2model.export.diagrams.laid_out import LaidOut, Route
from sketch2model.export.diagrams.lines import Signs

_AT_BORDER = 2.0


def tidied(laid_out: LaidOut, signs: Mapping[str, Signs], on_paper: bool) -> Iterator[Route]:
    """All lines in their order.

    Args:
        laid_out: Where Graphviz has put everything.
        signs: Name of each edge to the signs at its ends.
        on_paper: Whether the places are those of the paper; otherwise there is room for loops at the right sides.
    """
    loops = Counter[str]()
    for route in laid_out.routes:
        if not route.is_loop:
            yield rounded(route)
            continue
        # Of its two texts the label only kept the room.
        texts = {name: size for name, size in route.texts.items() if name != "label"}
        side = _freer_side(laid_out, route.tail) if on_paper else 1
        box, lengths = laid_out.nodes[route.tail], sign_lengths(signs[route.name])
        yield loop(replace(route, texts=texts), box, loops[route.tail], lengths, side)
        loops[route.tail] += 1


def _freer_side(laid_out: LaidOut, node: str) -> int:
    """1 if no more lines end at the right side of the node than at its left side, otherwise -1."""
    box = laid_out.nodes[node]
    tips = [
        tip
        for r in laid_out.routes
        if not r.is_loop
        for tip, at in zip(r.tips, (r.tail, r.head), strict=True)
        if at == node
    ]
    right, left = (sum(abs(tip[0] - border) < _AT_BORDER for tip in tips) for border in (box.x1, box.x0))
    return 1 if right <= left else -1
