"""Which lines of writing a text of the graph came from."""

from __future__ import annotations

from collections.abc import Sequence

from sketch2model.graph.attributes import LineData

_MARKS = "«»<>{}[]():;,. "


def lines_behind(text: str, lines: Sequence[LineData]) -> list[LineData]:
    """The lines whose words make up a text, one after the other; else the one that holds all of it; else none.

    >>> lines = [{"text": "«entity» Purchase"}, {"text": "Order"}, {"text": "id: int"}]
    >>> [line["text"] for line in lines_behind("Purchase Order", lines)]
    ['«entity» Purchase', 'Order']
    """
    wanted = _words(text)
    if not wanted:
        return []
    written = [(word, index) for index, line in enumerate(lines) for word in _words(line["text"])]
    for start in range(len(written) - len(wanted) + 1):
        if [word for word, _ in written[start : start + len(wanted)]] == wanted:
            return [lines[index] for index in dict.fromkeys(index for _, index in written[start : start + len(wanted)])]
    return next(([line] for line in lines if text in line["text"]), [])


def lines_within(bbox: Sequence[float] | None, lines: Sequence[LineData]) -> list[LineData]:
    """The lines that lie in a box, such as that of an attribute."""
    if bbox is None:
        return []
    x0, y0, x1, y1 = bbox
    return [
        line
        for line in lines
        if line["bbox"][0] >= x0 and line["bbox"][1] >= y0 and line["bbox"][2] <= x1 and line["bbox"][3] <= y1
    ]


def _words(text: str) -> list[str]:
    return [word for word in (word.strip(_MARKS) for word in text.split()) if word]
