"""The read step: regions of writing become lines of text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Alternative, Findings, Page, Place, Readings, TextLine, TextRegion
from sketch2model.recognize.read.base import OcrEngine
from sketch2model.recognize.read.crops import line_crops
from sketch2model.recognize.read.places import places_of
from sketch2model.settings import ReadOptions

_LEAST_CONFIDENCE = 0.02
"""Below this nothing was writing, except for a star: other scripts take their share of it."""

_STAR = "*"

_STROKES = frozenset("-_|/\\'`.,~^:;=<>()[]{}\"!")
"""What an engine sees in the bits of strokes that a detector leaves; alone they mean nothing."""

_TINY = 0.35
"""Letter heights."""

_SIDEWAYS = (90, 270)

_TALL = 1.5
"""A region so many times higher than wide may hold writing on its side..."""

_TALLER = 2.0
"""...when it is higher than this many letter heights."""


def read(page: Page, findings: Findings, engine: OcrEngine, options: ReadOptions) -> Readings:
    """Read every text region of the page.

    Strokes of shapes and connectors are kept out of the pictures the engine sees. Writing that stands on its side
    is tried both ways, and tall regions are tried on their side too. Regions without a reading, or with one that
    nobody can believe or that is mere strokes, are left out.

    Args:
        page: The page.
        findings: Its text regions and the mask of ink that is writing.
        engine: Who reads.
        options: Language and number of alternatives.

    Returns:
        Lines in the order of `findings.text_regions`, boxes in page pixels.
    """
    attempts = [
        replace(region, angle=angle, corners=region.corners if angle == region.angle else ())
        for region in findings.text_regions
        for angle in _angles(region, page.letter_height)
    ]
    crops = line_crops(page, findings.text_mask, attempts)
    counts = [len(_angles(region, page.letter_height)) for region in findings.text_regions]
    chosen = _most_legible(crops, counts, engine, options)
    places = places_of(findings, page.letter_height)
    found = engine.read([crops[index] for index in chosen], places, options)
    lines = [
        _line(attempts[index], readings)
        for index, readings, place in zip(chosen, found, places, strict=True)
        if place is Place.END or not _is_tiny(attempts[index], page.letter_height)
    ]
    return Readings(tuple(line for line in lines if line), engine.name)


def _most_legible(
    crops: Sequence[NDArray[np.uint8]], counts: Sequence[int], engine: OcrEngine, options: ReadOptions
) -> list[int]:
    """The index of the best attempt for each region, when so many consecutive crops are attempts at one region."""
    starts = np.cumsum([0, *counts]).tolist()
    attempts = [range(start, start + count) for start, count in zip(starts, counts, strict=False)]
    doubtful = [index for indices in attempts for index in indices if len(indices) > 1]
    legible = dict(zip(doubtful, engine.legibility([crops[index] for index in doubtful], options), strict=True))
    return [max(indices, key=lambda index: legible.get(index, 0.0)) for indices in attempts]


def _angles(region: TextRegion, letter_height: float) -> list[int]:
    """The ways in which a region may be turned, first the one that the detector took."""
    tall = region.box.height > max(_TALL * region.box.width, _TALLER * letter_height)
    others = _SIDEWAYS if tall or region.angle in _SIDEWAYS else ()
    return [region.angle, *(angle for angle in others if angle != region.angle)]


def _is_tiny(region: TextRegion, letter_height: float) -> bool:
    """Whether a region is dirt rather than writing; at the end of a connector it may be a star."""
    return max(region.box.width, region.box.height) < _TINY * letter_height


def _line(region: TextRegion, readings: Sequence[Alternative]) -> TextLine | None:
    if not readings or not readings[0].text.strip():
        return None
    best, *others = readings
    text = best.text.strip()
    if _STROKES.issuperset(text.replace(" ", "")) or (best.confidence < _LEAST_CONFIDENCE and text != _STAR):
        return None
    return TextLine(text, region.box, best.confidence, region.angle, tuple(others), region.underlined)
