"""Prepare examples: photos of hdBPMN, or pages drawn by the generator.

python -m training.detector.pack hdbpmn FOLDER OUT --held-out OTHER_OUT
python -m training.detector.pack drawn FIRST_SEED COUNT OUT
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Page, Photo
from sketch2model.recognize.load import load
from sketch2model.recognize.rectify import rectify
from sketch2model.settings import LoadOptions, RectifyOptions
from training.detector.drawn import drawn_example
from training.detector.hdbpmn import hdbpmn_example
from training.sketches.catalogue import random_picture

UPRIGHT = RectifyOptions(direction=0)
"""Pictures to learn from are known to lie upright."""

HELD_OUT = slice(5, None, 10)
"""Which writers, sorted by name, are kept apart to develop with: the sixth and every tenth after."""


def by_writer(truth_files: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """The pages to learn from and those of the writers who are held out; a writer is never in both."""
    writer_of = {file: json.loads(file.read_text(encoding="utf-8"))["writer"] for file in sorted(truth_files)}
    apart = set(sorted(set(writer_of.values()))[HELD_OUT])
    return [f for f, w in writer_of.items() if w not in apart], [f for f, w in writer_of.items() if w in apart]


def pack_hdbpmn(truth_file: Path, out: Path) -> None:
    """One photo of the data set becomes an example."""
    photo = next(iter(load(truth_file.parent / "images" / f"{truth_file.stem}.jpg", LoadOptions())))
    hdbpmn_example(truth_file, photo, _rectified(photo)).save(out / truth_file.stem)


def pack_drawn(seed: int, out: Path) -> None:
    """One drawn page becomes an example."""
    picture = random_picture(seed)
    page = _rectified(Photo(picture.pixels, f"{seed}.jpg"))
    drawn_example(picture, page).save(out / f"{seed:06}")


def _rectified(photo: Photo) -> Page:
    def unread(crops: Sequence[NDArray[np.uint8]]) -> list[float]:
        return [0.0] * len(crops)

    return rectify(photo, UPRIGHT, unread)


def _all(work: Callable[..., None], items: Sequence[Path] | range, out: Path, jobs: int) -> None:
    out.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(jobs) as pool:
        for number, _ in enumerate(pool.map(partial(work, out=out), items, chunksize=4), 1):
            if number % 100 == 0:
                print(f"{number} of {len(items)}", flush=True)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=2)
    kinds = parser.add_subparsers(required=True, dest="what")
    photos = kinds.add_parser("hdbpmn")
    photos.add_argument("folder", type=Path)
    photos.add_argument("out", type=Path)
    photos.add_argument("--held-out", type=Path, help="folder for the pages of the writers held out")
    drawn = kinds.add_parser("drawn")
    drawn.add_argument("first", type=int)
    drawn.add_argument("count", type=int)
    drawn.add_argument("out", type=Path)
    options = parser.parse_args()
    if options.what == "hdbpmn":
        files = sorted(options.folder.glob("*.json"))
        if options.held_out:
            files, apart = by_writer(files)
            _all(pack_hdbpmn, apart, options.held_out, options.jobs)
        _all(pack_hdbpmn, files, options.out, options.jobs)
    else:
        _all(pack_drawn, range(options.first, options.first + options.count), options.out, options.jobs)


if __name__ == "__main__":
    main()
