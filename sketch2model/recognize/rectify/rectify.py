"""The step: from photo to page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Page, Photo
from sketch2model.recognize.rectify.direction import turn
from sketch2model.recognize.rectify.ink import ink_mask, stretched
from sketch2model.recognize.rectify.light import PAPER, reflectance
from sketch2model.recognize.rectify.measure import measure_letter_height, measure_pen_width
from sketch2model.recognize.rectify.ruling import without_ruling
from sketch2model.recognize.rectify.scale import scaled
from sketch2model.recognize.rectify.specks import without_specks
from sketch2model.settings import RectifyOptions

Legibility = Callable[[Sequence[NDArray[np.uint8]]], list[float]]
"""Says how legible each upright grey picture of one text line is, 0 to 1; 0 throughout when nobody can read."""


def rectify(photo: Photo, options: RectifyOptions, judge: Legibility) -> Page:
    """Find the sheet of paper in a photo and show it upright, flat and evenly lit.

    Args:
        photo: As its viewer shows it.
        options: What to do how.
        judge: Says how legible crops are; used to tell up from down.

    Returns:
        The page. `Page.to_photo` maps pixel centres to pixel centres.
    """
    pixels, to_photo = scaled(photo.pixels, options.page_side)
    ink = stretched(without_ruling(reflectance(pixels), PAPER), PAPER)
    mask = ink_mask(ink)
    degrees = options.direction or 0
    height, width = ink.shape
    ink, mask = (np.ascontiguousarray(np.rot90(picture, degrees // 90)) for picture in (ink, mask))
    to_photo = turn(width, height, degrees).then(to_photo)
    pen_width = measure_pen_width(mask)
    mask = without_specks(mask, pen_width)
    return Page(
        ink=ink,
        mask=mask,
        pen_width=pen_width,
        letter_height=measure_letter_height(mask, pen_width),
        to_photo=to_photo,
    )
