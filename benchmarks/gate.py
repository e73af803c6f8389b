"""Nothing that was reached may be lost: `python -m benchmarks.gate [--accept]`.

Converts a fixed part of the shared sets and fails where a watched figure lies more than `TOLERANCE` behind the accepted
one in `gate.json`, naming the step that lost it. `--accept` makes today's figures the accepted ones.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.accuracy import convert, steps_alone
from benchmarks.datasets import SHARED, DataSet, commit, load_set, table

ACCEPTED = Path(__file__).with_name("gate.json")
"""The figures that were reached."""

PICTURES = {"hdbpmn": 24, "uml": 12}
"""How many pictures of each set, spread evenly."""

TOLERANCE = 0.015
"""A watched figure may fall by this much."""

NOTICED = 0.005
"""A step alone that falls by this much is guilty of what falls with it."""

WATCHED = {
    "hdbpmn": {"node_f1": ("shapes",), "edge_f1": ("shapes", "connectors"), "label_cer": ("shapes", "words")},
    "uml": {
        "class_f1": ("shapes", "words"),
        "attribute_f1": ("shapes", "words"),
        "relation_f1": ("shapes", "connectors"),
        "multiplicity_f1": ("connectors", "words"),
    },
}
"""Figures of the whole program, each with the steps that it depends on."""

STEPS = {"shapes": "shapes alone F1", "connectors": "connectors alone F1", "words": "text alone CER"}
"""Steps alone, measured on `hdbpmn`, and what `accuracy` calls them."""

ERRORS = ("label_cer", "words")
"""Figures that are better when smaller."""

Figures = dict[str, dict[str, float]]
"""By set, and for `steps`, the figures by name."""


def measure(sets: list[DataSet], workers: int) -> Figures:
    """Today's figures."""
    figures: Figures = {}
    with tempfile.TemporaryDirectory() as scratch:
        for data in sets:
            folder = Path(scratch) / data.name
            convert(data, folder / "graphs", workers)
            scores = data.score(folder / "graphs", folder / "truth")
            figures[data.name] = {name: scores[name] for name in WATCHED[data.name]}
            if data.measure == "boxes":
                alone = steps_alone(data, folder / "steps", workers)
                figures["steps"] = {step: round(alone[name], 4) for step, name in STEPS.items()}
    return figures


def fallen(accepted: Figures, now: Figures) -> list[str]:
    """One sentence for every watched figure that fell too far, with the step that is guilty."""
    steps = [step for step in STEPS if _loss("steps", step, accepted, now) > NOTICED]
    sentences = []
    for name, watched in WATCHED.items():
        for figure, depends_on in watched.items():
            if _loss(name, figure, accepted, now) > TOLERANCE:
                guilty = " and ".join(step for step in depends_on if step in steps)
                change = f"{accepted[name][figure]:.3f} -> {now[name][figure]:.3f}"
                who = f"guilty: {guilty}" if guilty else "no step alone fell: look at what joins them"
                sentences.append(f"{name} {figure} {change}; {who}")
    return sentences


def _loss(part: str, figure: str, accepted: Figures, now: Figures) -> float:
    """How much worse a figure is, in shares of 1; figures are rounded to four places."""
    gained = now[part][figure] - accepted[part][figure]
    return round(gained if figure in ERRORS else -gained, 4)


def comparison(accepted: Figures | None, now: Figures) -> str:
    """Accepted figures beside today's, as Markdown."""
    rows = [
        [part, figure, f"{accepted[part][figure]:.3f}" if accepted else "", f"{value:.3f}"]
        for part, figures in now.items()
        for figure, value in figures.items()
    ]
    return table(["of", "figure", "accepted", "now"], rows)


def read_accepted(file: Path) -> Figures | None:
    """The accepted figures, if there are any for the pictures of today."""
    if not file.exists():
        return None
    row: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return row["figures"] if row["pictures"] == PICTURES else None


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--accept", action="store_true", help="today's figures are the accepted ones from now on")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="photos at a time")
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with data/ and bench/")
    parser.add_argument("--accepted", type=Path, default=ACCEPTED, help="file with the accepted figures")
    options = parser.parse_args()
    os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS"), "1"))
    try:
        sets = [load_set(name, options.shared).some(count) for name, count in PICTURES.items()]
    except FileNotFoundError as missing:
        print(f"the gate is skipped: the shared data is not beside the checkout ({missing})")
        return 0
    now, accepted = measure(sets, options.jobs), read_accepted(options.accepted)
    print(comparison(accepted, now))
    if options.accept:
        row = {"commit": commit(), "pictures": PICTURES, "figures": now}
        options.accepted.write_text(json.dumps(row, indent=2) + "\n", encoding="utf-8")
        return 0
    if accepted is None:
        print("there are no accepted figures for these pictures yet: run with --accept", file=sys.stderr)
        return 1
    sentences = fallen(accepted, now)
    for sentence in sentences:
        print(sentence, file=sys.stderr)
    return 1 if sentences else 0


if __name__ == "__main__":
    sys.exit(main())
