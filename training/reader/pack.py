"""Cut words and lines out of pages of which is known what they say, for training and for measuring.

python -m training.reader.pack photos ../shared/data/hdbpmn/train build/lines/hdbpmn --held-out build/lines/dev
python -m training.reader.pack drawn 0 400 build/lines/pages
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import numpy as np

from sketch2model.elements import Page, Photo
from sketch2model.recognize.load import load
from sketch2model.registry import get_detector
from sketch2model.settings import Settings
from training.detector.pack import by_writer, upright
from training.reader.crops import Crop, write_crops
from training.reader.phrases import any_word
from training.reader.regions import Word, line_crops_of, word_crops, words_drawn, words_of
from training.sketches.catalogue import random_page
from training.sketches.respelling import respelled
from training.sketches.vocabulary import SPELLINGS

CLASSES = 6
"""Of ten drawn pages so many are class diagrams; the others are of any notation."""
_LONG_WORD = re.compile(r"[^\W\d_]{3,}")
_TYPES = frozenset(spelling for spellings in SPELLINGS.values() for spelling in spellings)

_T = TypeVar("_T", Path, int)


def pack_photo(truth_file: Path, out: Path) -> None:
    """The words and lines of one photo as `OUT/NAME.png` and `OUT/NAME.json`."""
    truth = json.loads(truth_file.read_text(encoding="utf-8"))
    page = upright(next(iter(load(truth_file.parent / truth["image"], Settings().load))), 0)
    write_crops(out / truth_file.stem, _crops(words_of(truth, page), page, along_boxes=True))


def pack_drawn(seed: int, out: Path) -> None:
    """The lines of one page of the generator, in other words than it knows, as `OUT/SEED.png` and `OUT/SEED.json`."""
    rng = np.random.default_rng(seed)
    planned = random_page(seed, "class_diagram" if seed % 10 < CLASSES else None)
    picture = replace(planned, description=respelled(planned.description, lambda text: reworded(text, rng))).drawn()
    page = upright(Photo(picture.pixels, f"{seed}.jpg"), picture.direction)
    write_crops(out / f"{seed:06}", _crops(words_drawn(picture, page), page, along_boxes=False))


def reworded(text: str, rng: np.random.Generator) -> str:
    """The same text with other words in it; most types, and what has one letter or two, stay."""

    def other(match: re.Match[str]) -> str:
        word = match.group()
        if word in _TYPES and rng.random() < 0.8:
            return word
        new = any_word(rng).replace("_", "")
        return new.upper() if word.isupper() else new.capitalize() if word[0].isupper() else new

    return _LONG_WORD.sub(other, text)


def _crops(words: list[Word], page: Page, *, along_boxes: bool) -> Iterator[Crop]:
    findings = get_detector(Settings().detect.engine).detect(page)
    if along_boxes:
        yield from word_crops(words, page, findings, np.random.default_rng(0))
    yield from line_crops_of(words, page, findings)


def _all(work: Callable[[_T, Path], None], items: Iterable[_T], out: Path, jobs: int) -> None:
    out.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(jobs) as pool:
        for _ in pool.map(partial(work, out=out), items):
            pass


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=2)
    kinds = parser.add_subparsers(dest="kind", required=True)
    photos = kinds.add_parser("photos", help="photos of hdBPMN with their truth")
    photos.add_argument("folder", type=Path)
    photos.add_argument("out", type=Path)
    photos.add_argument("--held-out", type=Path, help="folder for the writers that are not learnt from")
    drawn = kinds.add_parser("drawn", help="pages of the generator")
    drawn.add_argument("first", type=int, help="seed of the first page")
    drawn.add_argument("count", type=int)
    drawn.add_argument("out", type=Path)
    options = parser.parse_args()
    if options.kind == "drawn":
        _all(pack_drawn, range(options.first, options.first + options.count), options.out, options.jobs)
        return
    learnt, apart = by_writer(options.folder.glob("*.json"))
    _all(pack_photo, learnt, options.out, options.jobs)
    if options.held_out:
        _all(pack_photo, apart, options.held_out, options.jobs)


if __name__ == "__main__":
    main()
