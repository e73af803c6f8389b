"""Many jobs, one after the other or several at a time."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from sketch2model.batch.job import PhotoResult, convert_file
from sketch2model.batch.plan import PhotoJob
from sketch2model.errors import BadOptionError, PhotoError

_AHEAD = 2  # photos a worker may have waiting, so that it never idles and memory stays bounded


def convert_many(jobs: Sequence[PhotoJob], workers: int = 1) -> Iterator[PhotoResult]:
    """Convert photos and report on each, in the order given.

    Args:
        jobs: What to do, see `plan_jobs`.
        workers: Photos at a time; 1 works in this process, more start that many processes at most.

    Raises:
        BadOptionError: If `workers` is below 1.
    """
    if workers < 1:
        raise BadOptionError(f"jobs must be 1 or more, not {workers}")
    workers = min(workers, len(jobs))
    return _in_workers(jobs, workers) if workers > 1 else map(convert_file, jobs)


def _in_workers(jobs: Sequence[PhotoJob], workers: int) -> Iterator[PhotoResult]:
    waiting = deque(jobs)
    under_way: deque[tuple[PhotoJob, Future[PhotoResult]]] = deque()
    pool = _pool(workers)
    try:
        while waiting or under_way:
            try:
                while waiting and len(under_way) < workers * _AHEAD:
                    under_way.append((waiting[0], pool.submit(convert_file, waiting[0])))
                    waiting.popleft()
                result = under_way[0][1].result()
            except BrokenProcessPool:
                # One of the photos under way brought its worker down and took the pool along:
                # the oldest is tried alone, the others again in a new pool.
                waiting.extendleft(job for job, _ in reversed(under_way))
                under_way.clear()
                pool.shutdown()
                pool = _pool(workers)
                result = _alone(waiting.popleft())
            else:
                under_way.popleft()
            yield result
    finally:
        pool.shutdown(cancel_futures=True)


def _alone(job: PhotoJob) -> PhotoResult:
    with _pool(1) as pool:
        try:
            return pool.submit(convert_file, job).result()
        except BrokenProcessPool:
            return PhotoResult(job.photo, errors=(_crash(job),))


def _crash(job: PhotoJob) -> PhotoError:
    return PhotoError(
        "the process converting it crashed",
        source=job.photo.name,
        hint="if memory ran out, scale the photo down or use a smaller --jobs",
    )


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"), initializer=_start_worker)


def _start_worker() -> None:
    """One thread a process, told before the libraries that count processors are loaded; the parent handles Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("OMP_NUM_THREADS", "OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS"):
        os.environ[name] = "1"
    import cv2

    cv2.setNumThreads(1)
