"""Tesseract, shown many lines at a time, since most of a line's time is the start of the program."""

from __future__ import annotations

import os
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from pathlib import Path

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
_LINES_AT_ONCE = 64
_START_SECONDS = 20
_SECONDS_PER_LINE = 2
_ONE_LINE = "--psm 7"


class TesseractEngine:
    """Good on clean printed text and on other languages; one reading, no alternatives."""

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
        shown = [index for index, crop in enumerate(crops) if crop.size and crop.min() < crop.max()]
        readings: list[tuple[Alternative, ...]] = [() for _ in crops]
        for start in range(0, len(shown), _LINES_AT_ONCE):
            batch = shown[start : start + _LINES_AT_ONCE]
            found = _read([_line(crops[index]) for index in batch], options.language)
            for index, reading in zip(batch, found, strict=True):
                readings[index] = reading
        return readings

    def legibility(self, crops: Sequence[NDArray[np.uint8]], options: ReadOptions) -> list[float]:
        """Tesseract's own confidence in each crop; see `OcrEngine.legibility`."""
        found = self.read(crops, [Place.TEXT] * len(crops), options)
        return [readings[0].confidence if readings else 0.0 for readings in found]


def _read(lines: Sequence[NDArray[np.uint8]], language: str) -> list[tuple[Alternative, ...]]:
    """Readings of some lines; if Tesseract fails on them together, those of either half."""
    try:
        words = _words(lines, language)
    except (pytesseract.TesseractError, RuntimeError):
        middle = len(lines) // 2
        return [*_read(lines[:middle], language), *_read(lines[middle:], language)] if middle else [()]
    return [_joined(words[index]) for index in range(len(lines))]


def _words(lines: Sequence[NDArray[np.uint8]], language: str) -> dict[int, list[tuple[str, float]]]:
    """The words of each line with their confidence, by one run over a list of pictures."""
    with tempfile.TemporaryDirectory() as folder:
        names = [str(Path(folder) / f"{index}.png") for index in range(len(lines))]
        for name, line in zip(names, lines, strict=True):
            cv2.imwrite(name, line)
        listed = Path(folder) / "lines.txt"
        listed.write_text("\n".join(names), encoding="utf-8")
        data = pytesseract.image_to_data(
            str(listed),
            lang=language,
            config=_ONE_LINE,
            output_type=pytesseract.Output.DICT,
            timeout=_START_SECONDS + _SECONDS_PER_LINE * len(lines),
        )
    words: dict[int, list[tuple[str, float]]] = defaultdict(list)
    for page, text, confidence in zip(data["page_num"], data["text"], data["conf"], strict=True):
        visible = "".join(character for character in str(text) if character.isprintable()).strip()
        if visible and float(confidence) >= 0:
            words[int(page) - 1].append((visible, float(confidence) / 100))
    return words


def _joined(words: Sequence[tuple[str, float]]) -> tuple[Alternative, ...]:
    """One reading, or none; its confidence is the words', each by its length."""
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
    installed = _installed_languages()
    missing = sorted(set(language.split("+")) - installed)
    if missing:
        packages = " ".join(f"tesseract-ocr-{name.replace('_', '-').lower()}" for name in missing)
        raise ToolMissingError(
            f"tesseract does not know the language {', '.join(missing)}, only {', '.join(sorted(installed))}",
            hint=f"apt-get install {packages}",
        )
