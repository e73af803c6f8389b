"""Lines written by a program: in fonts like handwriting, and in words pasted from real writers.

python -m training.reader.drawn 0 20000 build/lines/drawn --fonts build/fonts
python -m training.reader.drawn 0 8000 build/lines/pasted --words ../shared/data/hdbpmn/train
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import ImageFont

from training.detector.pack import held_out_writers
from training.reader.crops import Crop, write_crops
from training.reader.phrases import any_line
from training.sketches.hand import FONTS, Hand, write
from training.sketches.real_words import RealWords, load_real_words

SHEET = 200
"""Lines on one sheet."""
SMALLEST, LARGEST = 26, 64
"""Ems, in pixels."""
LOWEST = 0.62
"""Ems; lower lines get paper above and below, as the program's crops do."""
ALIKE = 0.18
"""Mean difference of two letters' coverage up to which they look alike."""
MARGIN = 0.05
"""Ems of paper around the ink."""


def drawn_line(fonts: Sequence[Path], rng: np.random.Generator) -> Crop:
    """A random line in a random hand; letters that its font lacks are not written."""
    font = fonts[int(rng.integers(len(fonts)))]
    text = any_line(rng)
    text = " ".join("".join(c for c in text if c == " " or _has(font, c)).split()) or "1"
    if rng.random() < 0.06 or has_capitals_only(font):
        text = text.upper()
    hand = replace(
        Hand.random(rng),
        font=str(font.with_suffix("")),
        size=float(rng.uniform(SMALLEST, LARGEST)),
        tracking=float(max(-0.03, rng.normal(0.03, 0.08))),
    )
    return _framed(text, replace(hand, habits=replace(hand.habits, boldness=1.0)), rng)


def pasted_line(writers: Sequence[RealWords], rng: np.random.Generator) -> Crop:
    """Words of one writer, put together as developers put names together."""
    words = writers[int(rng.integers(len(writers)))]
    hand = replace(Hand.random(rng), words=words, size=float(rng.uniform(SMALLEST, LARGEST)))
    known = sorted(words.patches)
    picked = [known[int(rng.integers(len(known)))] for _ in range(int(rng.integers(1, 5)))]
    capital = [word for word in known if word[0].isupper()] or known
    odds = rng.random()
    if odds < 0.25:
        text = picked[0] + "".join(capital[int(rng.integers(len(capital)))] for _ in picked[1:3])
    elif odds < 0.45:
        text = "_".join(picked[:3])
    elif odds < 0.65 and len(picked) > 1:
        text = f"{picked[0]}: {picked[1]}"
    else:
        text = " ".join(picked)
    return _framed(text, replace(hand, habits=replace(hand.habits, boldness=1.0)), rng)


@cache
def _has(font: Path, letter: str) -> bool:
    """Whether a font has a picture for a letter, other than that for letters it lacks."""
    face = ImageFont.truetype(font, 24)
    mask, lacking = (face.getmask(text) for text in (letter, "\uffff"))
    return mask.getbbox() is not None and (mask.size, bytes(mask)) != (lacking.size, bytes(lacking))


@cache
def has_capitals_only(font: Path) -> bool:
    """Whether a font's small letters look like its large ones."""
    face = ImageFont.truetype(font, 48)
    unlike = [np.abs(_shape(face, letter) - _shape(face, letter.upper())).mean() for letter in "abdegqr"]
    return float(np.median(unlike)) < ALIKE


def _shape(face: ImageFont.FreeTypeFont, letter: str) -> NDArray[np.float32]:
    mask = face.getmask(letter)
    picture = np.array(mask, np.float32).reshape(mask.size[::-1])
    return cv2.resize(picture, (16, 16), interpolation=cv2.INTER_AREA) / 255


def _framed(text: str, hand: Hand, rng: np.random.Generator) -> Crop:
    coverage = write(text, hand, rng).coverage
    margin = max(1, round(MARGIN * hand.size))
    lacking = max(0, round(LOWEST * hand.size) - coverage.shape[0] - 2 * margin)
    narrow = max(0, coverage.shape[0] + 2 * margin + lacking - coverage.shape[1] - 2 * margin)
    around = (
        (margin + lacking // 2, margin + lacking - lacking // 2),
        (margin + narrow // 2, margin + narrow - narrow // 2),
    )
    darkness = float(rng.uniform(0.7, 1.0))
    return Crop(text, "line", 255 - np.round(darkness * np.pad(coverage, around)).astype(np.uint8))


def pack_sheet(seed: int, out: Path, fonts: Sequence[Path], writers: Sequence[RealWords], lines: int = SHEET) -> None:
    """One sheet of lines as `OUT/SEED.png` and `OUT/SEED.json`."""
    rng = np.random.default_rng(seed)
    crops = (pasted_line(writers, rng) if writers else drawn_line(fonts, rng) for _ in range(lines))
    write_crops(out / f"{seed:06}", crops)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("first", type=int, help="seed of the first sheet")
    parser.add_argument("count", type=int, help=f"lines, {SHEET} on a sheet")
    parser.add_argument("out", type=Path)
    parser.add_argument("--fonts", type=Path, help="folder with more fonts (*.woff2), looked through with its folders")
    parser.add_argument("--words", type=Path, help="photos of hdBPMN; words of writers not held out are pasted")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    writers: tuple[RealWords, ...] = ()
    if options.words:
        writers = load_real_words(options.words, without=held_out_writers(options.words.glob("*.json")))
    fonts = sorted(FONTS.glob("*.woff2"))
    if options.fonts:
        fonts += sorted(options.fonts.rglob("*latin-400-normal.woff2"))
    work = partial(pack_sheet, out=options.out, fonts=fonts, writers=writers)
    with ProcessPoolExecutor(options.jobs) as pool:
        for _ in pool.map(work, range(options.first, options.first + options.count // SHEET)):
            pass


if __name__ == "__main__":
    main()
