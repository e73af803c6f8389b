"""How well writing is read by the part it plays, and what each idea adds: `python -m benchmarks.reading`.

Crops are given, so that nothing but the reading is measured: the words and lines of hdBPMN along their true boxes, and
lines of class diagrams written in fonts that are named with `--fonts`. CER is edits for each character that was
written, and at most one for each. `--engines` compares engines instead, on print as well (`--printed`).
"""

from __future__ import annotations

import argparse
import datetime
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.datasets import SHARED, DataSet, commit, load_folder, table
from benchmarks.lines import LINES, WORDS, Sample, samples_of
from benchmarks.steps import TextErrors, page_of, text_errors
from benchmarks.written import ATTRIBUTES, TYPES, pages
from sketch2model.recognize.read.base import OcrEngine
from sketch2model.recognize.read.decoding import Knowledge, decode_page
from sketch2model.recognize.read.network import CtcNetwork
from sketch2model.recognize.read.rapid_engine import load_network as stock_network
from sketch2model.recognize.read.sketch_engine import load_network as tuned_network
from sketch2model.registry import get_ocr_engine
from sketch2model.settings import ReadOptions

NOTHING = TextErrors()
PAGES = 12
"""Written ones, of each sort."""
FLAT = Knowledge(prior=False, agreement=False, adaptation=False)
"""No text is likelier than another."""
IDEAS: Mapping[str, Knowledge] = {
    "network alone": FLAT,
    "writer adaptation": replace(FLAT, adaptation=True),
    "prior": replace(FLAT, prior=True),
    "prior, page agreement": replace(FLAT, prior=True, agreement=True),
    "prior, writer adaptation": replace(FLAT, prior=True, adaptation=True),
    "all three": Knowledge(),
}
"""The page can agree with itself only through the prior."""

Sheet = Sequence[Sample]
Decoder = Callable[[Sheet], list[str]]


@dataclass(frozen=True, slots=True)
class Scores:
    """Errors with case counted and without."""

    exactly: TextErrors = NOTHING
    folded: TextErrors = NOTHING

    def __add__(self, other: Scores) -> Scores:
        """Both together."""
        return Scores(self.exactly + other.exactly, self.folded + other.folded)

    def cells(self) -> list[str]:
        """How many, CER and share of exact ones with case, the same without."""
        figures = [f"{each.edits / max(1, each.letters):.3f}" for each in (self.exactly, self.folded)]
        shares = [f"{each.exact / max(1, each.words):.3f}" for each in (self.exactly, self.folded)]
        return [str(self.exactly.words), figures[0], shares[0], figures[1], shares[1]]


HEADER = ["number", "CER", "exact", "CER, case aside", "exact, case aside"]


def scores(written: str, read: str) -> Scores:
    """Those of one text."""
    return Scores(text_errors(written, read, case=True), text_errors(written, read))


def parts(sample: Sample, read: str) -> Iterable[tuple[str, str, str]]:
    """Role, what was written and what was read; an attribute is two parts, before its colon and after."""
    if sample.role == ATTRIBUTES:
        (name, _, kind), (read_name, _, read_kind) = sample.text.partition(":"), read.partition(":")
        return [(ATTRIBUTES, name, read_name), (TYPES, kind, read_kind)]
    return [(sample.role, sample.text, read)]


def by_role(sheets: Iterable[Sheet], read: Decoder) -> dict[str, Scores]:
    """Scores of each role and of all of it, each page read at once."""
    totals: dict[str, Scores] = defaultdict(Scores)
    for sheet in sheets:
        for sample, text in zip(sheet, read(sheet), strict=True):
            totals["all"] += scores(sample.text, text)
            for role, written, said in parts(sample, text):
                totals[role] += scores(written, said)
    return dict(sorted(totals.items()))


class Reader:
    """A network that looks at each page once, however often its answers are decoded."""

    def __init__(self, network: CtcNetwork) -> None:
        self._network = network
        self._seen: dict[int, list[NDArray[np.float32]]] = {}

    def __call__(self, sheet: Sheet, knowledge: Knowledge) -> list[str]:
        """The best reading of each sample; the sheet has to live as long as the reader."""
        if id(sheet) not in self._seen:
            self._seen[id(sheet)] = self._network.probabilities([sample.crop for sample in sheet])
        places = [sample.place for sample in sheet]
        options = ReadOptions(alternatives=0)
        found = decode_page(self._seen[id(sheet)], self._network.characters, places, options, knowledge)
        return [readings[0].text if readings else "" for readings in found]


def parts_table(sheets: Mapping[str, Sequence[Sheet]], read: Decoder) -> str:
    """A row for each kind of sheet and role."""
    rows = [
        [kind, role, *total.cells()] for kind, some in sheets.items() for role, total in by_role(some, read).items()
    ]
    return table(["crops", "role", *HEADER], rows)


def ideas_table(sheets: Mapping[str, Sequence[Sheet]], readers: Mapping[str, Reader]) -> str:
    """A row for each network and each idea alone: CER and exact ones, case counted, for each kind of sheet."""
    rows = []
    for name, reader in readers.items():
        for idea, knowledge in IDEAS.items():
            totals = [by_role(some, partial(reader, knowledge=knowledge))["all"].cells() for some in sheets.values()]
            rows.append([name, idea, *(cell for cells in totals for cell in cells[1:3])])
    header = [f"{kind}, {figure}" for kind in sheets for figure in ("CER", "exact")]
    return table(["weights", "decoded with", *header], rows)


def engines_table(sheets: Mapping[str, Sequence[Sheet]], names: Sequence[str]) -> str:
    """A row for each engine and kind of sheet."""
    rows = []
    for name in names:
        read = partial(read_by, get_ocr_engine(name))
        rows += [[name, kind, *by_role(some, read)["all"].cells()] for kind, some in sheets.items()]
    return table(["engine", "crops", *HEADER], rows)


def read_by(engine: OcrEngine, sheet: Sheet) -> list[str]:
    """The best reading of each sample, as the program would have it."""
    crops, places = [sample.crop for sample in sheet], [sample.place for sample in sheet]
    return [found[0].text if found else "" for found in engine.read(crops, places, ReadOptions(alternatives=0))]


def unknown_table(invented: Sequence[Sheet], reader: Reader) -> str:
    """Lines of invented names with everything that is known, and with a flat prior."""
    known = {"with the prior": Knowledge(), "with a flat prior": FLAT}
    rows = [
        [title, role, *total.cells()]
        for title, knowledge in known.items()
        for role, total in by_role(invented, partial(reader, knowledge=knowledge)).items()
    ]
    return table(["invented names", "role", *HEADER], rows)


def photo_sheets(data: DataSet) -> dict[str, list[Sheet]]:
    """The words and the lines of each photo."""
    sheets: dict[str, list[Sheet]] = {WORDS: [], LINES: []}
    for photo, truth in zip(data.photos, data.truths, strict=True):
        for kind, samples in samples_of(truth, page_of(photo)[1]).items():
            sheets[kind].append(samples)
    return sheets


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with data/")
    parser.add_argument("--folder", type=Path, help="photos with truth, laid out like hdbpmn/val, which they replace")
    parser.add_argument("--limit", type=int, help="photos, spread evenly")
    parser.add_argument("--fonts", type=Path, nargs="+", default=(), help="WOFF2 files that no network has learnt from")
    parser.add_argument("--printed", type=Path, nargs="+", default=(), help="fonts of print")
    parser.add_argument("--engines", nargs="+", help="compare these engines, and nothing else")
    options = parser.parse_args()
    folder = options.folder or options.shared / "data" / "hdbpmn" / "val"
    data = load_folder(folder, options.shared / "bench" / "score.py", "hdbpmn").some(options.limit)
    sheets: dict[str, Sequence[Sheet]] = {**photo_sheets(data)}
    if options.fonts:
        sheets["written"] = pages(options.fonts, PAGES)
    if options.printed:
        sheets["printed"] = pages(options.printed, PAGES, printed=True)
    print(f"{datetime.datetime.now(datetime.UTC).date().isoformat()}, {commit()}, {len(data.photos)} photos\n")
    if options.engines:
        print(engines_table(sheets, options.engines))
        return 0
    readers = {"stock": Reader(CtcNetwork(stock_network())), "tuned": Reader(CtcNetwork(tuned_network()))}
    print(parts_table(sheets, partial(readers["tuned"], knowledge=Knowledge())))
    print(f"\n{ideas_table(sheets, readers)}")
    if options.fonts:
        print(f"\n{unknown_table(pages(options.fonts, PAGES, invented=True), readers['tuned'])}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
