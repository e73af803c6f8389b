"""Words of real writers, cut from photos at generation time and pasted into drawn pages. None of them is kept here."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from sketch2model.elements import Box, Page, Photo
from sketch2model.recognize.rectify import rectify
from sketch2model.settings import RectifyOptions
from training.sketches.description import Description
from training.sketches.respelling import respelled

LETTERS = re.compile(r"[^\W\d_]+")
LOWEST = 12
"""Words less high than this, in page pixels, are too coarse to be pasted."""
FAINTEST, DARKEST = 0.15, 0.75
"""Darkness of the page below which there is no ink, and above which there is nothing else."""
CLEANEST, EMPTIEST, FULLEST = 0.1, 0.03, 0.5
"""Most ink on the rim of a word's box, least and most inside, as shares."""
STEEPEST = 8.0
"""Words that lean more than this, in degrees, are left where they are."""
FEWEST = 12
"""A writer with fewer clean words is left out."""
ASCENDERS, DESCENDERS = frozenset("bdfhklt"), frozenset("gjpqyQ")
X_HEIGHT, RISING, HANGING = 0.5, 0.24, 0.22
"""Heights of the parts of letters, in ems."""


@dataclass(frozen=True, slots=True, eq=False)
class RealWords:
    """Clean words of one writer: for each spelling, (height, width) uint8 coverage of every time it was written."""

    patches: Mapping[str, tuple[NDArray[np.uint8], ...]] = field(repr=False)

    def like(self, word: str, rng: np.random.Generator) -> str:
        """A word that this writer has written and that is about as long; the word itself where there is none."""
        known = sorted(text for text in self.patches if abs(len(text) - len(word)) <= 1)
        return known[int(rng.integers(len(known)))] if known else word

    def patch(self, word: str, em: float, rng: np.random.Generator) -> tuple[NDArray[np.uint8], int] | None:
        """Coverage of a word at that size, and its height above the baseline; None where it was never written."""
        if word not in self.patches:
            return None
        options = self.patches[word]
        patch = options[int(rng.integers(len(options)))]
        above = X_HEIGHT + RISING * any(letter in ASCENDERS or letter.isupper() for letter in word)
        below = HANGING * any(letter in DESCENDERS for letter in word)
        factor = (above + below) * em / patch.shape[0]
        size = (max(2, round(patch.shape[1] * factor)), max(2, round(patch.shape[0] * factor)))
        method = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
        return cv2.resize(patch, size, interpolation=method), round(above * em)


def load_real_words(folder: FilePath, most: int | None = None, without: Collection[str] = ()) -> tuple[RealWords, ...]:
    """The clean words of every writer of a folder with pictures and ground truth in hdBPMN's plain JSON.

    Args:
        folder: Has `NAME.json` and `images/NAME.jpg`.
        most: Read only so many pictures; all of them if None.
        without: Names of writers that are left out, since something is to be measured on them.
    """
    writers: dict[str, dict[str, list[NDArray[np.uint8]]]] = {}
    for path in sorted(folder.glob("*.json"))[:most]:
        truth = json.loads(path.read_text(encoding="utf-8"))
        if truth["writer"] in without:
            continue
        with Image.open(folder / truth["image"]) as image:
            photo = Photo(np.asarray(image.convert("RGB")), path.name)
        page = rectify(photo, RectifyOptions(direction=0, flatten=False), _unasked)
        known = writers.setdefault(truth["writer"], {})
        for word in truth["words"]:
            patch = _clean_patch(page, word)
            if patch is not None:
                known.setdefault(word["text"], []).append(patch)
    kept = (words for _, words in sorted(writers.items()) if sum(map(len, words.values())) >= FEWEST)
    return tuple(RealWords({text: tuple(patches) for text, patches in words.items()}) for words in kept)


def _unasked(crops: object) -> list[float]:
    """The pictures are upright; nobody asks how legible they are."""
    raise NotImplementedError


def _clean_patch(page: Page, word: dict[str, Any]) -> NDArray[np.uint8] | None:
    """The word's coverage, if nothing else runs through its box."""
    if abs(word["angle"]) > STEEPEST or not LETTERS.fullmatch(word["text"]):
        return None
    place = page.to_photo.inverse().box(Box(*word["bbox"]))
    x0, y0, x1, y1 = (max(0, round(value)) for value in (place.x0, place.y0, place.x1, place.y1))
    patch = 1 - page.ink[y0:y1, x0:x1].astype(np.float32) / 255
    if min(patch.shape) < LOWEST:
        return None
    coverage = np.clip((patch - FAINTEST) / (DARKEST - FAINTEST), 0, 1)
    rim = np.concatenate([coverage[0], coverage[-1], coverage[:, 0], coverage[:, -1]])
    if rim.mean() > CLEANEST or not EMPTIEST < coverage.mean() < FULLEST:
        return None
    rows, columns = np.nonzero(coverage > 0.5)
    cut = coverage[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    return np.round(255 * cut).astype(np.uint8) if min(cut.shape) >= LOWEST // 2 else None


def in_words_of(description: Description, words: RealWords, rng: np.random.Generator) -> Description:
    """The same page with its words replaced by such that the writer has written."""

    def other(match: re.Match[str]) -> str:
        return words.like(match.group(), rng)

    return respelled(description, lambda text: LETTERS.sub(other, text))
