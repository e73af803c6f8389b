"""Which way is up."""

from __future__ import annotations

from sketch2model.elements import Transform


def turn(width: int, height: int, degrees: int) -> Transform:
    """The map from a picture turned counter-clockwise back to the picture as it was.

    Args:
        width: Of the picture before it was turned.
        height: Of the picture before it was turned.
        degrees: 0, 90, 180 or 270.
    """
    right, bottom = width - 1.0, height - 1.0
    return {
        0: Transform(),
        90: Transform((0.0, -1.0, right, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0)),
        180: Transform((-1.0, 0.0, right, 0.0, -1.0, bottom, 0.0, 0.0, 1.0)),
        270: Transform((0.0, 1.0, 0.0, -1.0, 0.0, bottom, 0.0, 0.0, 1.0)),
    }[degrees]
