"""The read step: regions of writing become lines of text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Alternative, Findings, Page, Readings, TextLine, TextRegion
from sketch2model.recognize.read.base import OcrEngine
from sketch2model.recognize.read.crops import line_crops
from sketch2model.settings import ReadOptions

_LEAST_CONFIDENCE = 0.2
"""Below this nothing was writing, except for a star: other scripts take their share of it."""

_STAR = "*"

_STROKES = frozenset("-_|/\\'`.,~^:;=<>()[]{}\"!")
"""What an engine sees in the bits of strokes that a detector leaves; alone they mean nothing."""

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
    attempts = [(index, region) for index, region in enumerate(findings.text_regions)]
    attempts += [
        (index, replace(region, angle=angle, corners=()))
        for index, region in attempts
        for angle in _other_angles(region, page.letter_height)
    ]
    crops = line_crops(page, findings.text_mask, [region for _, region in attempts])
    best: dict[int, TextLine] = {}
    for (index, region), readings in zip(attempts, engine.read(crops, options), strict=True):
        line = _line(region, readings)
        if line and (index not in best or line.confidence > best[index].confidence):
            best[index] = line
    return Readings(tuple(best[index] for index in sorted(best)), engine.name)


def legibility(crops: Sequence[NDArray[np.uint8]], engine: OcrEngine, options: ReadOptions) -> list[float]:
    """How well each picture of a line can be read as it stands.

    Args:
        crops: As in `OcrEngine.read`.
        engine: Who reads.
        options: Language; alternatives are not asked for.

    Returns:
        Confidence of the best reading of each crop; 0.0 where there is none.
    """
    readings = engine.read(crops, replace(options, alternatives=0))
    return [found[0].confidence if found else 0.0 for found in readings]


def _other_angles(region: TextRegion, letter_height: float) -> list[int]:
    """The ways in which a region may be turned besides the one that the detector took."""
    tall = region.box.height > max(_TALL * region.box.width, _TALLER * letter_height)
    return [angle for angle in _SIDEWAYS if (tall or region.angle in _SIDEWAYS) and angle != region.angle]


def _line(region: TextRegion, readings: Sequence[Alternative]) -> TextLine | None:
    if not readings or not readings[0].text.strip():
        return None
    best, *others = readings
    text = best.text.strip()
    if _STROKES.issuperset(text.replace(" ", "")) or (best.confidence < _LEAST_CONFIDENCE and text != _STAR):
        return None
    return TextLine(text, region.box, best.confidence, region.angle, tuple(others), region.underlined)
