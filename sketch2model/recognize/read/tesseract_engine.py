"""Tesseract, called once per line."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache

import cv2
import numpy as np
import pytesseract
from numpy.typing import NDArray

from sketch2model.elements import Alternative, Place
from sketch2model.errors import ToolMissingError
from sketch2model.settings import ReadOptions

_LINE_HEIGHT = 64
_LARGEST_SIDE = 4000
_MARGIN = 12
_SECONDS_PER_LINE = 20
_ONE_LINE = "--psm 7"


class TesseractEngine:
    """Good on clean printed text and on other languages, 0.2 s a line; one reading, no alternatives."""

    name = "tesseract"

    def read(
        self, crops: Sequence[NDArray[np.uint8]], places: Sequence[Place], options: ReadOptions
    ) -> list[tuple[Alternative, ...]]:
        """Readings of each crop; see `OcrEngine.read`.

        Raises:
            ToolMissingError: If the program or the language is not installed.
        """
        _require_languages(options.language)
        os.environ["OMP_THREAD_LIMIT"] = "1"
        return [self._read(crop, options.language) for crop in crops]

    def legibility(self, crops: Sequence[NDArray[np.uint8]], options: ReadOptions) -> list[float]:
        """Tesseract's own confidence in each crop; see `OcrEngine.legibility`."""
        found = self.read(crops, [Place.TEXT] * len(crops), options)
        return [readings[0].confidence if readings else 0.0 for readings in found]

    def _read(self, crop: NDArray[np.uint8], language: str) -> tuple[Alternative, ...]:
        if not crop.size or crop.min() == crop.max():
            return ()
        try:
            data = pytesseract.image_to_data(
                _line(crop),
                lang=language,
                config=_ONE_LINE,
                output_type=pytesseract.Output.DICT,
                timeout=_SECONDS_PER_LINE,
            )
        except (pytesseract.TesseractError, RuntimeError):
            return ()
        words = [
            (text.strip(), float(confidence) / 100)
            for text, confidence in zip(data["text"], data["conf"], strict=True)
            if text.strip() and float(confidence) >= 0
        ]
        if not words:
            return ()
        letters = sum(len(text) for text, _ in words)
        confidence = sum(len(text) * value for text, value in words) / letters
        return (Alternative(" ".join(text for text, _ in words), min(1.0, confidence)),)


def _line(crop: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The crop at a height Tesseract reads well, with paper around it."""
    height, width = crop.shape
    size = [int(np.clip(round(side * _LINE_HEIGHT / height), 1, _LARGEST_SIDE)) for side in (width, height)]
    resized = cv2.resize(crop, size, interpolation=cv2.INTER_AREA if height > _LINE_HEIGHT else cv2.INTER_CUBIC)
    return np.pad(resized.astype(np.uint8), _MARGIN, constant_values=255)


@cache
def _installed_languages() -> frozenset[str]:
    try:
        return frozenset(pytesseract.get_languages())
    except (pytesseract.TesseractNotFoundError, FileNotFoundError) as error:
        raise ToolMissingError("tesseract is not installed", hint="apt-get install tesseract-ocr") from error


def _require_languages(language: str) -> None:
    missing = sorted(set(language.split("+")) - _installed_languages())
    if missing:
        packages = " ".join(f"tesseract-ocr-{name.replace('_', '-').lower()}" for name in missing)
        raise ToolMissingError(
            f"tesseract does not know the language {', '.join(missing)}", hint=f"apt-get install {packages}"
        )
