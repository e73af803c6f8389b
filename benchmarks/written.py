"""Lines of class diagrams, written or printed by a program, page by page, one hand or font each.

The fonts are named by whoever measures: those like handwriting should be such that no network has learnt from.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from benchmarks.lines import Sample
from sketch2model.elements import Place
from training.sketches import vocabulary
from training.sketches.hand import Hand, write
from training.sketches.wordbook import made_up, one

NAMES, ATTRIBUTES, TYPES, MULTIPLICITIES, ROLES = "names", "attributes", "types", "multiplicities", "roles"

CLASSES = 4
"""On one page."""
MEMBERS = 4
"""In one class."""
ENDS = 6
"""Multiplicities on one page, and half as many roles."""
SMALLEST, LARGEST = 14, 52
"""Letter sizes, in pixels; print goes down to the smallest, handwriting to twice that."""
MARGIN = 0.1
"""Letter sizes of paper around the ink."""
LOWEST = 0.6
"""Letter sizes; lower ink gets paper above and below, as the program's crops do."""


def page_of_lines(
    font: Path, rng: np.random.Generator, *, invented: bool = False, printed: bool = False
) -> list[Sample]:
    """What stands on one page.

    Args:
        font: A file in WOFF2; for print any that Pillow opens.
        rng: Where chance comes from.
        invented: Name everything with words that nobody knows.
        printed: Set the lines in the font as it is.
    """
    if printed:
        coverage = partial(_printed, font=ImageFont.truetype(font, int(rng.integers(SMALLEST, LARGEST))))
    else:
        size, slant = float(rng.uniform(2 * SMALLEST, LARGEST)), float(rng.normal(0, 0.08))
        coverage = partial(_written, hand=Hand(font=str(font.with_suffix("")), size=size, slant=slant), rng=rng)
    texts: list[tuple[str, str, Place]] = []
    names = [_invented_name(rng) if invented else one(tuple(vocabulary.ENTITIES), rng) for _ in range(CLASSES)]
    for name in names:
        texts.append((name, NAMES, Place.NAME))
        texts += [(_member(name, names, rng, invented=invented), ATTRIBUTES, Place.MEMBER) for _ in range(MEMBERS)]
    texts += [(one(vocabulary.MULTIPLICITIES, rng), MULTIPLICITIES, Place.END) for _ in range(ENDS)]
    for _ in range(ENDS // 2):
        texts.append((_invented_field(rng) if invented else one(vocabulary.ROLES, rng), ROLES, Place.END))
    return [Sample(text, role, place, _framed(*coverage(text))) for text, role, place in texts]


def pages(fonts: Sequence[Path], count: int, *, invented: bool = False, printed: bool = False) -> list[list[Sample]]:
    """So many pages, the fonts in turn; the same ones every time."""
    return [
        page_of_lines(fonts[seed % len(fonts)], np.random.default_rng(seed), invented=invented, printed=printed)
        for seed in range(count)
    ]


def _member(name: str, names: Sequence[str], rng: np.random.Generator, *, invented: bool) -> str:
    """An attribute with its type, sometimes the key of another class."""
    kind = one(tuple(vocabulary.SPELLINGS), rng)
    if invented:
        field = _invented_field(rng)
    elif rng.random() < 0.2:
        field = f"{one(names, rng).lower()}_id"
    else:
        field = one(vocabulary.ENTITIES[name], rng)
        kind = next((kind for kind, fields in vocabulary.TYPES.items() if field in fields.split()), "text")
    return f"{field}: {one(vocabulary.SPELLINGS[kind], rng)}"


def _unknown(syllables: int, rng: np.random.Generator) -> str:
    """A word that nobody knows, in the letters of identifiers."""
    return made_up(rng, syllables).translate(str.maketrans("äöü", "aou"))


def _invented_name(rng: np.random.Generator) -> str:
    parts = [_unknown(2, rng).capitalize() for _ in range(int(rng.integers(1, 3)))]
    return "".join(parts)


def _invented_field(rng: np.random.Generator) -> str:
    """As `zorbl_id`, `zorblTrenk` or `zorbl`."""
    first, second = _unknown(2, rng), _unknown(1, rng)
    return one((first, f"{first}_id", f"{first}_{second}", f"{first}{second.capitalize()}"), rng)


def _written(text: str, hand: Hand, rng: np.random.Generator) -> tuple[NDArray[np.uint8], float]:
    """Where the ink is, and the size of the letters."""
    return write(text, hand, rng).coverage, hand.size


def _printed(text: str, font: ImageFont.FreeTypeFont) -> tuple[NDArray[np.uint8], float]:
    left, top, right, bottom = (int(side) for side in font.getbbox(text))
    picture = Image.new("L", (right - left, bottom - top))
    ImageDraw.Draw(picture).text((-left, -top), text, font=font, fill=255)
    return np.asarray(picture), font.size


def _framed(coverage: NDArray[np.uint8], size: float) -> NDArray[np.uint8]:
    """Dark ink on white, with as much paper around it as the program's crops have."""
    margin = round(MARGIN * size)
    high = max(coverage.shape[0] + 2 * margin, round(LOWEST * size))
    wide = max(coverage.shape[1] + 2 * margin, high)
    lacking = (high - coverage.shape[0], wide - coverage.shape[1])
    return 255 - np.pad(coverage, [(pixels // 2, pixels - pixels // 2) for pixels in lacking])
