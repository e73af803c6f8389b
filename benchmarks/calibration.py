"""Whether a confidence means what it says: `python -m benchmarks.calibration SET [--out PICTURE.png]`.

Of the edges given 0.9, about nine in ten should be right. Prints for edges and nodes a table of ten bins and the
expected calibration error (Naeini et al. 2015), and draws the reliability diagram. SET is `hdbpmn`, `uml`, or a folder
laid out like `hdbpmn/val`.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from benchmarks.accuracy import convert
from benchmarks.datasets import SHARED, DataSet, commit, load_folder, load_set, table
from benchmarks.verdicts import Verdict, Verdicts, all_verdicts, scorer_of

BINS = 10
"""Of equal width, from 0 to 1."""

SIDE, MARGIN = 360, 60
"""Side of a diagram and the room around it, in pixels."""

RIGHT, SURE, LINE = "#4477aa", "#cc3311", "#999999"
"""Colours: share that is right, mean confidence, where both are the same."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Everything whose confidence lies between two tenths.

    Attributes:
        low: The lower of the two.
        count: How much there is.
        confidence: Its mean.
        right: The share that is right.
    """

    low: float
    count: int
    confidence: float
    right: float


def bins_of(verdicts: Sequence[Verdict]) -> tuple[Bin, ...]:
    """Ten bins of equal width; empty ones have a confidence and a share of 0."""
    held: list[list[Verdict]] = [[] for _ in range(BINS)]
    for verdict in verdicts:
        held[min(BINS - 1, int(verdict.confidence * BINS + 1e-9))].append(verdict)
    return tuple(
        Bin(
            index / BINS,
            len(some),
            sum(v.confidence for v in some) / max(1, len(some)),
            sum(v.right for v in some) / max(1, len(some)),
        )
        for index, some in enumerate(held)
    )


def expected_error(bins: Sequence[Bin]) -> float:
    """The mean gap between confidence and share right, each bin counted with what is in it."""
    total = sum(one.count for one in bins)
    return sum(one.count * abs(one.confidence - one.right) for one in bins) / max(1, total)


def report(name: str, bins: Sequence[Bin]) -> str:
    """Bins and error as Markdown."""
    rows = [
        [f"{one.low:.1f} to {one.low + 1 / BINS:.1f}", str(one.count)]
        + ([f"{one.confidence:.3f}", f"{one.right:.3f}"] if one.count else ["", ""])
        for one in bins
    ]
    found = table([name, "count", "mean confidence", "share right"], rows)
    return f"{found}\n\nExpected calibration error of {name}: {expected_error(bins):.3f}"


def diagram(charts: Sequence[tuple[str, Sequence[Bin]]]) -> Image.Image:
    """Reliability diagrams side by side: bars are shares right, marks mean confidences, all on one line if honest."""
    whole = SIDE + 2 * MARGIN
    picture = Image.new("RGB", (whole * len(charts), whole), "white")
    for index, (name, bins) in enumerate(charts):
        panel = Image.new("RGB", (whole, whole), "white")
        _draw(ImageDraw.Draw(panel), name, bins)
        picture.paste(panel, (index * whole, 0))
    return picture


def _draw(pen: ImageDraw.ImageDraw, name: str, bins: Sequence[Bin]) -> None:
    left, bottom, font = MARGIN, MARGIN + SIDE, ImageFont.load_default(12)
    width = SIDE / BINS
    for one in bins:
        x0 = left + one.low * SIDE
        if one.count:
            pen.rectangle((x0 + 2, bottom - one.right * SIDE, x0 + width - 2, bottom), fill=RIGHT)
            x, y = left + one.confidence * SIDE, bottom - one.confidence * SIDE
            pen.ellipse((x - 4, y - 4, x + 4, y + 4), fill=SURE)
        pen.text((x0 + width / 2, bottom + 22), str(one.count), "black", font, "mm")
    for tenth in range(0, BINS + 1, 2):
        at = tenth / BINS
        pen.text((left + at * SIDE, bottom + 8), f"{at:.1f}", "black", font, "mm")
        pen.text((left - 14, bottom - at * SIDE), f"{at:.1f}", "black", font, "mm")
    pen.line((left, bottom, left + SIDE, bottom - SIDE), LINE, 2)
    pen.rectangle((left, bottom - SIDE, left + SIDE, bottom), outline="black")
    pen.text((left + SIDE / 2, MARGIN / 2), f"{name}: ECE {expected_error(bins):.3f}", "black", font, "mm")
    pen.text((left + SIDE / 2, bottom + 42), "confidence (mark), share right (bar), count (below)", "black", font, "mm")


def verdicts_of(data: DataSet, predictions: Path) -> Verdicts:
    """Of all graphs in a folder; photos without a graph have nothing to judge."""
    files = [predictions / f"{photo.stem}.json" for photo in data.photos]
    pairs = [
        (truth, json.loads(file.read_text(encoding="utf-8")))
        for truth, file in zip(data.truths, files, strict=True)
        if file.exists()
    ]
    return all_verdicts(pairs, data.measure, scorer_of(data.scorer))


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", help="hdbpmn, uml, or a folder laid out like hdbpmn/val")
    parser.add_argument("--limit", type=int, help="so many photos, spread evenly")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="photos at a time")
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with data/ and bench/")
    parser.add_argument("--predictions", type=Path, help="graphs that were converted before")
    parser.add_argument("--out", type=Path, help="where the diagram goes, as PNG")
    options = parser.parse_args()
    os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS"), "1"))
    try:
        if options.set in ("hdbpmn", "uml"):
            data = load_set(options.set, options.shared)
        else:
            data = load_folder(Path(options.set), options.shared / "bench" / "score.py", Path(options.set).name)
    except FileNotFoundError as missing:
        print(f"not there: {missing}", file=sys.stderr)
        return 1
    data = data.some(options.limit)
    with tempfile.TemporaryDirectory() as scratch:
        predictions = options.predictions
        if predictions is None:
            predictions = Path(scratch)
            convert(data, predictions, options.jobs)
        found = verdicts_of(data, predictions)
    charts = [(name, bins_of(verdicts)) for name, verdicts in (("edges", found.edges), ("nodes", found.nodes))]
    print(f"{data.name}, {len(data.photos)} pictures, {commit()}")
    for name, bins in charts:
        print(f"\n{report(name, bins)}")
    if options.out:
        diagram(charts).save(options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
