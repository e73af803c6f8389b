"""How long detect and assemble take, against PP-OCRv6's small text detector on the same input:
`python -m benchmarks.detector_speed [PHOTO ...]`.

Both run in one process on one thread, in turn; the best of the rounds counts. The text detector gets the size at which
our own network sees the page.
"""

from __future__ import annotations

import argparse
import datetime
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.datasets import REPOSITORY, SHARED, commit, load_set, table

ROUNDS = 5
"""Each is timed so often; the fastest counts."""

PHOTOS = 6
"""How many photos of the shared sets are taken, half of each, where none are named."""


def best_of(work: Callable[[], object]) -> float:
    """Seconds of the fastest round."""
    taken = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return min(taken)


def measure(path: Path) -> list[str]:
    """One row: the photo, the size seen, seconds of detect, of assemble, of the text detector, and the ratio."""
    import numpy as np

    from benchmarks.steps import page_of
    from sketch2model.elements import Readings
    from sketch2model.recognize.assemble import assemble
    from sketch2model.recognize.detect.trained.maps import MULTIPLE, as_seen
    from sketch2model.registry import get_detector
    from sketch2model.settings import Settings

    photo, page = page_of(path)
    detector = get_detector(Settings().detect.engine)
    findings = detector.detect(page)
    detect = best_of(lambda: detector.detect(page))
    assembled = best_of(lambda: assemble(photo, page, findings, Readings((), "null")))
    height, width = (-(-side // MULTIPLE) * MULTIPLE for side in as_seen(page).shape)
    session = text_detector()
    picture = {session.get_inputs()[0].name: np.zeros((1, 3, height, width), np.float32)}
    theirs = best_of(lambda: session.run(None, picture))
    seconds = (detect, assembled, theirs, (detect + assembled) / theirs)
    return [path.name, f"{width} x {height}", *(f"{value:.3f}" for value in seconds)]


def text_detector():
    """PP-OCRv6 det_small out of RapidOCR's wheel, on one thread."""
    import onnxruntime
    import rapidocr

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    weights = Path(rapidocr.__file__).parent / "models" / "PP-OCRv6_det_small.onnx"
    return onnxruntime.InferenceSession(str(weights), options, providers=["CPUExecutionProvider"])


def default_photos(shared: Path) -> list[Path]:
    """A sample, and where the shared data is, some photos of each set."""
    photos = [REPOSITORY / "samples" / "shop.jpg"]
    if (shared / "data").is_dir():
        photos += [photo for name in ("hdbpmn", "uml") for photo in load_set(name, shared).some(PHOTOS // 2).photos]
    return photos


def main() -> int:
    """The command line."""
    os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS"), "1"))
    import cv2

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("photos", nargs="*", type=Path)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with data/")
    options = parser.parse_args()
    cv2.setNumThreads(1)
    stamp = [datetime.datetime.now(datetime.UTC).date().isoformat(), commit()]
    rows = [[*stamp, *measure(path)] for path in options.photos or default_photos(options.shared)]
    header = ["date", "commit", "photo", "seen at", "detect, s", "assemble, s", "det_small, s", "ratio"]
    print(table(header, rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
