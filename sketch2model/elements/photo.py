"""The photo as taken and the page it shows."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from sketch2model.elements.geometry import Transform


@dataclass(frozen=True, slots=True, eq=False)
class Photo:
    """A picture as its viewer shows it (after the EXIF orientation).

    Attributes:
        pixels: (height, width, 3) uint8, RGB.
        source: File name without folder; a made-up one for bytes and arrays.
        page: 0-based page of a PDF or TIFF.
    """

    pixels: NDArray[np.uint8] = field(repr=False)
    source: str
    page: int = 0

    @property
    def width(self) -> int:
        """Pixels in x."""
        return int(self.pixels.shape[1])

    @property
    def height(self) -> int:
        """Pixels in y."""
        return int(self.pixels.shape[0])


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """The sheet of paper: upright, flat, evenly lit.

    Attributes:
        ink: (height, width) uint8; 255 is paper, 0 the darkest ink, light and shade evened out.
        mask: (height, width) bool; True where there is ink.
        pen_width: Typical width of a stroke, in page pixels.
        letter_height: Typical height of a letter, between x-height and capital height, in page pixels.
        to_photo: Maps page pixels to photo pixels.
    """

    ink: NDArray[np.uint8] = field(repr=False)
    mask: NDArray[np.bool_] = field(repr=False)
    pen_width: float
    letter_height: float
    to_photo: Transform

    @property
    def width(self) -> int:
        """Pixels in x."""
        return int(self.ink.shape[1])

    @property
    def height(self) -> int:
        """Pixels in y."""
        return int(self.ink.shape[0])
