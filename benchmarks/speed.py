"""How long a photo takes, against RapidOCR's own full pass on the same photo: `python -m benchmarks.speed`.

Both run in one process, in turn, photo by photo, on as many cores as asked for, each warmed up with one photo first;
the best of the rounds counts. Of ours the step that reads, from regions to texts, is also timed alone. Peak memory is
measured in a process of its own for each. `--help` is timed as well.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime
import io
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.datasets import REPOSITORY, SHARED, commit, table

if TYPE_CHECKING:
    from sketch2model import Sketch

THREADS = ("OMP_NUM_THREADS", "OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
CONTENDERS = ("sketch2model", "rapidocr")
READING = "reading"
MEGAPIXELS = 12.0
HELP_ROUNDS = 7

Contender = Callable[[str], Any]


def contender(name: str, cores: int) -> Contender:
    """A function that does the whole job on the photo of that path; ours gives the sketch, theirs its result."""
    import cv2

    cv2.setNumThreads(cores)
    if name == "sketch2model":
        return converted
    from rapidocr import RapidOCR

    threads = {"EngineConfig.onnxruntime.intra_op_num_threads": cores, "Global.log_level": "critical"}
    return RapidOCR(params=threads)


def converted(path: str) -> Sketch:
    """The sketch on the photo of that path, written as JSON into the void."""
    from sketch2model import read_sketch

    sketch = read_sketch(path)
    sketch.to("json")
    return sketch


def time_in_turn(paths: Sequence[str], cores: int, rounds: int) -> dict[str, list[float]]:
    """Seconds for each photo, best of the rounds, for both contenders and for our reading alone."""
    runners = {name: contender(name, cores) for name in CONTENDERS}
    for run in runners.values():
        run(paths[0])
    best = {name: [float("inf")] * len(paths) for name in (*CONTENDERS, READING)}
    for _ in range(rounds):
        for index, path in enumerate(paths):
            for name, run in runners.items():
                started = time.perf_counter()
                result = run(path)
                taken = {name: time.perf_counter() - started}
                if name == "sketch2model":
                    taken[READING] = result.seconds["read"]
                for what, seconds in taken.items():
                    best[what][index] = min(best[what][index], seconds)
    return best


def peak_memory(name: str, path: str, cores: int) -> float:
    """Most memory this process ever held after one photo, in MiB."""
    contender(name, cores)(path)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def in_child(task: dict[str, Any], cores: int) -> Any:
    """Run a task of `child` in a fresh process that sees so many cores."""
    environment = {**os.environ, **dict.fromkeys(THREADS, str(cores))}
    command = [sys.executable, "-m", "benchmarks.speed", "--child", json.dumps({**task, "cores": cores})]
    answer = subprocess.run(command, cwd=REPOSITORY, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(answer.stdout)


def child(task: dict[str, Any]) -> Any:
    """What `in_child` asked for."""
    cores = task["cores"]
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:cores])
    with contextlib.redirect_stdout(io.StringIO()):
        if task["what"] == "memory":
            return peak_memory(task["name"], task["path"], cores)
        return time_in_turn(task["paths"], cores, task["rounds"])


def enlarged(path: Path, folder: Path) -> Path:
    """The photo scaled up to what a phone takes."""
    from PIL import Image

    with Image.open(path) as photo:
        factor = (MEGAPIXELS * 1e6 / (photo.width * photo.height)) ** 0.5
        size = (round(photo.width * factor), round(photo.height * factor))
        large = photo.convert("RGB").resize(size, Image.Resampling.BICUBIC)
    target = folder / f"{path.stem}-{MEGAPIXELS:.0f}mp.jpg"
    large.save(target, quality=92)
    return target


def help_seconds() -> float:
    """Median wall time of `sketch2model --help`."""
    taken = []
    for _ in range(HELP_ROUNDS):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-m", "sketch2model", "--help"], check=True, capture_output=True)
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def rows(photos: Iterable[Path], core_counts: Iterable[int], rounds: int) -> list[list[str]]:
    """One row a photo and number of cores."""
    paths = [str(path) for path in photos]
    out = []
    for cores in core_counts:
        seconds = in_child({"what": "time", "paths": paths, "rounds": rounds}, cores)
        for index, path in enumerate(paths):
            ours, theirs, reading = (seconds[name][index] for name in (*CONTENDERS, READING))
            memory = [in_child({"what": "memory", "name": name, "path": path}, cores) for name in CONTENDERS]
            times = [ours, theirs, ours / theirs, reading, reading / theirs]
            cells = [*(f"{value:.2f}" for value in times), *(f"{mib:.0f}" for mib in memory)]
            out.append([Path(path).name, _megapixels(path), str(cores), *cells])
    return out


def _megapixels(path: str) -> str:
    from PIL import Image

    with Image.open(path) as photo:
        return f"{photo.width * photo.height / 1e6:.1f}"


def default_photos(shared: Path, folder: Path) -> list[Path]:
    """A sample, the same at 12 megapixels, and where the shared data is, its largest photo."""
    sample = REPOSITORY / "samples" / "shop.jpg"
    photos = [sample, enlarged(sample, folder)]
    largest = sorted((shared / "data").glob("uml/images/*.jpg"), key=lambda path: float(_megapixels(str(path))))
    return photos + largest[-1:]


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("photos", nargs="*", type=Path, help="default: a sample, one of 12 megapixels, a shared one")
    parser.add_argument("--cores", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with data/")
    parser.add_argument("--child", type=json.loads, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        print(json.dumps(child(options.child)))
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        photos = options.photos or default_photos(options.shared, Path(scratch))
        header = [
            "date",
            "commit",
            "photo",
            "megapixels",
            "cores",
            "seconds",
            "RapidOCR's",
            "ratio",
            "reading",
            "ratio",
            "MiB",
            "RapidOCR's",
        ]
        stamp = [datetime.datetime.now(datetime.UTC).date().isoformat(), commit()]
        measured = [[*stamp, *row] for row in rows(photos, options.cores, options.rounds)]
        print(table(header, measured))
        print(f"\n`sketch2model --help`: {help_seconds():.2f} s, median of {HELP_ROUNDS}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
