"""Words and lines of pages of which is known what they say, cut out as the program cuts them out."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Box, Findings, Page, TextRegion
from sketch2model.recognize.read.crops import line_crops
from training.reader.crops import Crop
from training.sketches.page import Picture

_OWN = 0.6
"""Share of a word's box that lies in the region it belongs to."""
_ALIEN = 0.15
"""A region that holds more than this share of a word that it does not own is left out."""
_COVERED = 0.85
"""Share of a region's ink that lies in boxes of its words; else it says more than the truth tells."""
_AROUND = 0.15
"""Heights of a word by which its ink may stick out of its box."""
_ONE_LINE = 0.35
"""Share of the lower one's height by which two neighbours of one line stand side by side."""
_EMPTY = 0.05
"""A region with a smaller share of its ink in boxes of words is no writing."""


@dataclass(frozen=True, slots=True)
class Word:
    """A written word.

    Attributes:
        text: What it says.
        box: Page pixels.
        turn: The angle of its region: 0, 90, 180 or 270.
    """

    text: str
    box: Box
    turn: int


def words_of(truth: dict[str, Any], page: Page) -> list[Word]:
    """The words of the truth of a photo of hdBPMN, on its page."""
    to_page = page.to_photo.inverse()
    return [
        Word(word["text"].strip(), to_page.box(Box(*word["bbox"])), _turn(word["angle"]))
        for word in truth["words"]
        if word["text"].strip()
    ]


def words_drawn(picture: Picture, page: Page) -> list[Word]:
    """The words of a page of the generator, on what `rectify` made of its photo."""
    to_page = picture.view.then(page.to_photo.inverse())
    lines = [line for drawn in (*picture.figures, *picture.lines) for line in drawn.lines]
    return [Word(text, to_page.box(box), line.angle) for line in lines for text, box in line.words]


def _turn(angle: float) -> int:
    return round(-angle / 90) * 90 % 360


def word_crops(words: Sequence[Word], page: Page, findings: Findings, rng: np.random.Generator) -> Iterator[Crop]:
    """Each word along its true box, a little beside it, once with all ink inside and once with what is writing."""
    all_ink = np.zeros_like(page.mask)
    for word in words:
        all_ink[_rows(word.box), _columns(word.box)] = True
    for mask in (all_ink & page.mask, findings.text_mask):
        regions = [TextRegion(_jittered(word.box, rng), word.turn) for word in words]
        for word, picture in zip(words, line_crops(page, mask, regions), strict=True):
            if picture.min() < 128:
                yield Crop(word.text, "word", picture)


def line_crops_of(words: Sequence[Word], page: Page, findings: Findings) -> Iterator[Crop]:
    """Each region that the program found, where the truth tells for sure what it says."""
    held = np.zeros_like(page.mask)
    for word in words:
        box = word.box.grown(_AROUND * min(word.box.width, word.box.height))
        held[_rows(box), _columns(box)] = True
    regions = findings.text_regions
    told = [_text_of(region, words, findings.text_mask, held) for region in regions]
    kept = [
        (replace(region, angle=turn, corners=region.corners if turn == region.angle else ()), text)
        for region, found in zip(regions, told, strict=True)
        if found is not None
        for text, turn in [found]
    ]
    pictures = line_crops(page, findings.text_mask, [region for region, _ in kept])
    for (_, text), picture in zip(kept, pictures, strict=True):
        if picture.min() < 128:
            yield Crop(text, "line", picture)


def _text_of(
    region: TextRegion, words: Sequence[Word], ink: NDArray[np.bool_], held: NDArray[np.bool_]
) -> tuple[str, int] | None:
    """What a region says and how it is turned; None if that is not for sure."""
    shares = [_shared(word.box, region.box) for word in words]
    inside = [word for word, share in zip(words, shares, strict=True) if share >= _OWN]
    window = ink[_rows(region.box), _columns(region.box)]
    covered = (window & held[_rows(region.box), _columns(region.box)]).sum() / max(1, window.sum())
    if any(_ALIEN < share < _OWN for share in shares):
        return None
    if not inside:
        return ("", region.angle) if covered < _EMPTY else None
    turn = inside[0].turn
    if covered < _COVERED or any(word.turn != turn for word in inside):
        return None
    ordered = sorted(inside, key=lambda word: _along(word.box, turn)[0])
    for before, after in itertools.pairwise(ordered):
        (_, _, top, bottom), (_, _, other_top, other_bottom) = _along(before.box, turn), _along(after.box, turn)
        shared = min(bottom, other_bottom) - max(top, other_top)
        if shared < _ONE_LINE * min(bottom - top, other_bottom - other_top):
            return None
    return " ".join(word.text for word in ordered), turn


def _along(box: Box, turn: int) -> tuple[float, float, float, float]:
    """Begin, end, top and bottom of a box for somebody who reads along the line."""
    return {
        0: (box.x0, box.x1, box.y0, box.y1),
        90: (box.y0, box.y1, -box.x1, -box.x0),
        180: (-box.x1, -box.x0, -box.y1, -box.y0),
        270: (-box.y1, -box.y0, box.x0, box.x1),
    }[turn]


def _shared(box: Box, region: Box) -> float:
    width = min(box.x1, region.x1) - max(box.x0, region.x0)
    height = min(box.y1, region.y1) - max(box.y0, region.y0)
    return max(0.0, width) * max(0.0, height) / max(1.0, box.area)


def _jittered(box: Box, rng: np.random.Generator) -> Box:
    height = min(box.width, box.height)
    x0, y0, x1, y1 = (rng.uniform(-0.06, 0.1, 4) * height).tolist()
    return Box(box.x0 - x0, box.y0 - y0, box.x1 + x1, box.y1 + y1)


def _rows(box: Box) -> slice:
    return slice(max(0, math.floor(box.y0)), max(1, math.ceil(box.y1)))


def _columns(box: Box) -> slice:
    return slice(max(0, math.floor(box.x0)), max(1, math.ceil(box.x1)))
