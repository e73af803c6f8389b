"""The step: from photo to page."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Page, Photo, Transform
from sketch2model.recognize.rectify.clean import cleaned
from sketch2model.recognize.rectify.direction import Legibility, find_direction
from sketch2model.recognize.rectify.flatten import flattened
from sketch2model.recognize.rectify.holes import punch_holes
from sketch2model.recognize.rectify.ink import ink_mask, stretched
from sketch2model.recognize.rectify.light import PAPER, reflectance
from sketch2model.recognize.rectify.maps import scaled, turn
from sketch2model.recognize.rectify.margin import margin_lines
from sketch2model.recognize.rectify.measure import measure_letter_height, measure_pen_width
from sketch2model.recognize.rectify.rim import edge_of_sheet
from sketch2model.recognize.rectify.ruling import without_ruling
from sketch2model.recognize.rectify.sheet import Border, find_sheet
from sketch2model.recognize.rectify.skew import find_skew, unskewed
from sketch2model.settings import RectifyOptions


def rectify(photo: Photo, options: RectifyOptions, judge: Legibility) -> Page:
    """Find the sheet of paper in a photo and show it upright, flat and evenly lit.

    Args:
        photo: As its viewer shows it.
        options: What to do how.
        judge: Says how legible crops are; used to tell up from down.

    Returns:
        The page. `Page.to_photo` maps pixel centres to pixel centres.
    """
    pixels, borders, to_photo = _sheet(photo, options)
    light = reflectance(pixels)
    edge = edge_of_sheet(light, PAPER, borders)
    light[edge | margin_lines(pixels, edge)] = PAPER
    ink = stretched(without_ruling(light, PAPER), PAPER)
    mask = _mask(ink)
    holes = punch_holes(mask, edge, measure_pen_width(mask))
    ink[holes], mask[holes] = 255, False
    skew = find_skew(mask)
    if skew:
        ink, back = unskewed(ink, skew)
        mask, to_photo = _mask(ink), back.then(to_photo)
    pen_width = measure_pen_width(mask)
    degrees = options.direction
    if degrees is None:
        degrees = find_direction(ink, mask, measure_letter_height(mask, pen_width), pen_width, judge)
    height, width = ink.shape
    mask = np.ascontiguousarray(np.rot90(mask, degrees // 90), dtype=np.bool_)
    return Page(
        ink=np.ascontiguousarray(np.rot90(ink, degrees // 90), dtype=np.uint8),
        mask=mask,
        pen_width=pen_width,
        letter_height=measure_letter_height(mask, pen_width),
        to_photo=turn(width, height, degrees).then(to_photo),
    )


def _mask(ink: NDArray[np.uint8]) -> NDArray[np.bool_]:
    mask = ink_mask(ink)
    return cleaned(mask, measure_pen_width(mask))


def _sheet(photo: Photo, options: RectifyOptions) -> tuple[NDArray[np.uint8], tuple[Border, ...], Transform]:
    """The picture at working size, the borders of the sheet in it, the way back."""
    found_in, found_to_photo = scaled(photo.pixels, options.page_side)
    sheet = find_sheet(found_in)
    height, width = found_in.shape[:2]
    corners = sheet.corners(width, height) if options.flatten else None
    pixels, to_photo = found_in, found_to_photo
    if corners is not None:
        pixels, to_photo = flattened(photo.pixels, found_to_photo.points(corners), options.page_side)
    return pixels, sheet.carried(found_to_photo.then(to_photo.inverse())), to_photo
