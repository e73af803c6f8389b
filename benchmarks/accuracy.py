"""How much of real sketches is recognised: `python -m benchmarks.accuracy [--set uml|hdbpmn|both] [--limit N]`.

Converts the shared sets as a user would, asks the shared scorer, and prints Markdown tables, newest row ready for
RESULTS.md. With `--steps` each step also runs alone, with everything before it given as true.
"""

from __future__ import annotations

import argparse
import datetime
import multiprocessing
import os
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from benchmarks.datasets import SHARED, DataSet, commit, load_set, table

END_TO_END = {
    "hdbpmn": {
        "nodes F1": "node_f1",
        "edges F1": "edge_f1",
        "edges F1, undirected": "edge_f1_undirected",
        "label CER": "label_cer",
        "labels exact": "label_exact",
    },
    "uml": {
        "classes F1": "class_f1",
        "names exact": "class_name_exact",
        "attributes F1": "attribute_f1",
        "relations F1": "relation_f1",
        "multiplicities F1": "multiplicity_f1",
        "roles F1": "role_f1",
        "edits per element": "edits_per_element",
    },
}
STEPS = ("shapes alone F1", "connectors alone F1", "undirected", "text alone CER", "words exact")


def convert(data: DataSet, folder: Path, workers: int) -> dict[str, str]:
    """Convert every photo; gives what went wrong, by photo."""
    from sketch2model.batch import convert_many, plan_jobs
    from sketch2model.settings import Settings

    failed = {}
    for number, result in enumerate(
        convert_many(plan_jobs(data.photos, Settings(), ("json",), out=folder), workers), 1
    ):
        print(f"\r{data.name}: {number} of {len(data.photos)}", end="", file=sys.stderr)
        if result.errors:
            failed[result.photo.name] = "; ".join(map(str, result.errors))
    print(file=sys.stderr)
    return failed


def steps_alone(data: DataSet, folder: Path, workers: int) -> dict[str, float]:
    """Scores for `STEPS`."""
    from benchmarks.steps import TextErrors, run_steps

    folders = {name: folder / name for name in ("shapes", "connectors", "truth")}
    for made in folders.values():
        made.mkdir(parents=True)
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        places = [[folders[name]] * len(data.photos) for name in ("shapes", "connectors")]
        text = sum(pool.map(run_steps, data.photos, data.truths, *places), TextErrors())
    shapes, connectors = (data.score(folders[name], folders["truth"]) for name in ("shapes", "connectors"))
    scores = (
        shapes["node_f1"],
        connectors["edge_f1"],
        connectors["edge_f1_undirected"],
        text.edits / max(1, text.letters),
        text.exact / max(1, text.words),
    )
    return dict(zip(STEPS, scores, strict=True))


def measure(data: DataSet, workers: int, alone: bool) -> tuple[list[str], list[str], dict[str, str], dict[str, Any]]:
    """Header and row of one set, the photos that failed, all scores."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        started = time.perf_counter()
        failed = convert(data, folder / "graphs", workers)
        seconds = (time.perf_counter() - started) * workers / len(data.photos)
        scores = data.score(folder / "graphs", folder / "truth")
        columns = END_TO_END[data.name]
        header = ["date", "commit", "pictures", "failed", *columns, "s per photo and core"]
        row = [
            datetime.datetime.now(datetime.UTC).date().isoformat(),
            commit(),
            str(len(data.photos)),
            str(len(failed)),
        ]
        row += [f"{scores[key]:.3f}" for key in columns.values()] + [f"{seconds:.1f}"]
        if alone and data.measure == "boxes":
            header += STEPS
            row += [f"{score:.3f}" for score in steps_alone(data, folder / "steps", workers).values()]
    return header, row, failed, scores


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", choices=("uml", "hdbpmn", "both"), default="both")
    parser.add_argument("--limit", type=int, help="so many photos of each set, spread evenly")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="photos at a time")
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with data/ and bench/")
    parser.add_argument("--steps", action="store_true", help="each step alone as well")
    options = parser.parse_args()
    os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS"), "1"))
    for name in ("uml", "hdbpmn") if options.set == "both" else (options.set,):
        try:
            data = load_set(name, options.shared).some(options.limit)
        except FileNotFoundError as missing:
            print(f"{name}: not there: {missing}", file=sys.stderr)
            return 1
        header, row, failed, scores = measure(data, options.jobs, options.steps)
        print(f"\n## {name}\n\n{table(header, [row])}\n")
        if "shapes" in scores:
            print("By shape: " + ", ".join(f"{shape} {value:.3f}" for shape, value in scores["shapes"].items()) + "\n")
        for photo, reason in failed.items():
            print(f"- {photo}: {reason}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
