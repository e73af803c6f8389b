"""How many letters two words differ in."""

from __future__ import annotations


def edit_distance(a: str, b: str) -> int:
    """Letters to insert, to delete or to replace that make one text the other (Levenshtein 1966).

    >>> edit_distance("strig", "string")
    1
    """
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, start=1):
        above, row = row, [i]
        for j, y in enumerate(b, start=1):
            row.append(min(above[j] + 1, row[-1] + 1, above[j - 1] + (x != y)))
    return row[-1]
