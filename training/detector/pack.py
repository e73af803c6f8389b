"""Prepare examples: photos of hdBPMN, or pages drawn by the generator.

python -m training.detector.pack hdbpmn FOLDER OUT --held-out OTHER_OUT --rare RARE_OUT
python -m training.detector.pack drawn FIRST_SEED COUNT OUT --words FOLDER [--large | --only NOTATION]
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections.abc import Callable, Collection, Iterable, Sequence
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
from training.sketches.catalogue import MAKERS, PlannedPage, random_page
from training.sketches.real_words import RealWords, load_real_words

HELD_OUT = slice(5, None, 10)
"""Which writers, sorted by name, are kept apart to develop with: the sixth and every tenth after."""

RARE = frozenset({"cylinder"})
"""Shapes that few photos show, so that these photos are learnt from more often."""

LARGE = 52 / 1280
"""Letters are large for their page from this em on, as a share of the page's longer side."""

CLASSES = 7
"""Of ten pages with large letters so many are class diagrams; the others are of any notation."""


def held_out_writers(truth_files: Iterable[Path]) -> frozenset[str]:
    """Names of the writers who are kept apart to develop with."""
    return frozenset(sorted({_truth(file)["writer"] for file in truth_files})[HELD_OUT])


def by_writer(truth_files: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """The pages to learn from and those of the writers who are held out; a writer is never in both."""
    files = sorted(truth_files)
    apart = held_out_writers(files)
    writer_of = {file: _truth(file)["writer"] for file in files}
    return [f for f, w in writer_of.items() if w not in apart], [f for f, w in writer_of.items() if w in apart]


def has_rare_shape(truth_file: Path) -> bool:
    """Whether the page has one of the shapes in `RARE`."""
    return any(node["shape"] in RARE for node in _truth(truth_file)["nodes"])


def pack_hdbpmn(truth_file: Path, out: Path) -> None:
    """One photo of the data set becomes an example."""
    photo = next(iter(load(truth_file.parent / "images" / f"{truth_file.stem}.jpg", LoadOptions())))
    hdbpmn_example(truth_file, photo, upright(photo, 0)).save(out / truth_file.stem)


def planned(
    seed: int, writers: Sequence[RealWords] = (), *, large: bool = False, only: str | None = None
) -> PlannedPage:
    """The page of a seed, of one notation if `only` names it; most of those with large letters are class diagrams."""
    return random_page(seed, only or ("class_diagram" if large and seed % 10 < CLASSES else None), writers)


def seeds_from(first: int, count: int, writers: Sequence[RealWords] = (), *, large: bool = False) -> list[int]:
    """So many seeds from the first one on; if `large`, only those of pages with large letters."""
    seeds = (s for s in itertools.count(first) if not large or planned(s, writers, large=True).em >= LARGE)
    return list(itertools.islice(seeds, count))


def pack_drawn(
    seed: int, out: Path, writers: Sequence[RealWords] = (), *, large: bool = False, only: str | None = None
) -> None:
    """One drawn page becomes an example."""
    picture = planned(seed, writers, large=large, only=only).drawn()
    page = upright(Photo(picture.pixels, f"{seed}.jpg"), picture.direction)
    drawn_example(picture, page).save(out / f"{seed:06}")


def upright(photo: Photo, direction: int) -> Page:
    """The page of a photo of which is known by how many degrees it must be turned counter-clockwise."""

    def unread(crops: Sequence[NDArray[np.uint8]]) -> list[float]:
        return [0.0] * len(crops)

    return rectify(photo, RectifyOptions(direction=direction), unread)


def _truth(file: Path) -> dict:
    return json.loads(file.read_text(encoding="utf-8"))


def _all(work: Callable[..., None], items: Collection[Path] | Collection[int], out: Path, jobs: int) -> None:
    out.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(jobs) as pool:
        for number, _ in enumerate(pool.map(partial(work, out=out), items, chunksize=4), 1):
            if number % 100 == 0:
                print(f"{number} of {len(items)}", flush=True)


def _pack_photos(options: argparse.Namespace) -> None:
    files = sorted(options.folder.glob("*.json"))
    if options.held_out:
        files, apart = by_writer(files)
        _all(pack_hdbpmn, apart, options.held_out, options.jobs)
    if options.rare:
        _all(pack_hdbpmn, [file for file in files if has_rare_shape(file)], options.rare, options.jobs)
    _all(pack_hdbpmn, files, options.out, options.jobs)


def _pack_drawn(options: argparse.Namespace) -> None:
    writers: tuple[RealWords, ...] = ()
    if options.words:
        writers = load_real_words(options.words, without=held_out_writers(options.words.glob("*.json")))
    seeds = seeds_from(options.first, options.count, writers, large=options.large)
    work = partial(pack_drawn, writers=writers, large=options.large, only=options.only)
    _all(work, seeds, options.out, options.jobs)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=2)
    kinds = parser.add_subparsers(required=True, dest="what")
    photos = kinds.add_parser("hdbpmn")
    photos.set_defaults(pack=_pack_photos)
    photos.add_argument("folder", type=Path)
    photos.add_argument("out", type=Path)
    photos.add_argument("--held-out", type=Path, help="folder for the pages of the writers held out")
    photos.add_argument("--rare", type=Path, help="folder for the pages with a rare shape, once more")
    drawn = kinds.add_parser("drawn")
    drawn.set_defaults(pack=_pack_drawn)
    drawn.add_argument("first", type=int)
    drawn.add_argument("count", type=int)
    drawn.add_argument("out", type=Path)
    drawn.add_argument("--words", type=Path, help="photos of hdBPMN; words of writers not held out are pasted")
    choice = drawn.add_mutually_exclusive_group()
    choice.add_argument("--large", action="store_true", help="only pages whose letters are large for the page")
    choice.add_argument("--only", choices=MAKERS, help="pages of one notation")
    options = parser.parse_args()
    options.pack(options)


if __name__ == "__main__":
    main()
