"""Many jobs, one after the other or several at a time."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice

from sketch2model.batch.job import PhotoResult, convert_file
from sketch2model.batch.limits import behave_as_worker
from sketch2model.batch.outputs import unfinished
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
    while waiting:
        with _pool(workers, waiting) as pool:
            yield from _until_broken(pool, waiting, workers * _AHEAD)
        if waiting:
            # One of the photos under way brought its worker down and took the pool along:
            # the oldest is tried alone, the others again in a new pool.
            yield _alone(waiting.popleft())


def _until_broken(pool: ProcessPoolExecutor, waiting: deque[PhotoJob], ahead: int) -> Iterator[PhotoResult]:
    """Results of the jobs that wait, each taken off when it is done, until none is left or the pool breaks."""
    under_way: deque[Future[PhotoResult]] = deque()
    try:
        while waiting:
            for job in islice(waiting, len(under_way), ahead):
                under_way.append(pool.submit(convert_file, job))
            result = under_way.popleft().result()
            waiting.popleft()
            yield result
    except BrokenProcessPool:
        return


def _alone(job: PhotoJob) -> PhotoResult:
    with _pool(1, [job]) as pool:
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


@contextmanager
def _pool(workers: int, jobs: Iterable[PhotoJob]) -> Iterator[ProcessPoolExecutor]:
    """Worker processes, ended at once, without remains in the jobs' folders, if the caller stops early."""
    folders = {job.folder for job in jobs}
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=behave_as_worker)
    try:
        yield pool
    except BaseException:
        # Python 3.14 has terminate_workers(); waiting for photos under way would take many seconds.
        processes = tuple(pool._processes.values())
        for process in processes:
            process.terminate()
        for process in processes:
            process.join()
            for folder in folders:
                unfinished(folder, process.pid).unlink(missing_ok=True)
        raise
    finally:
        pool.shutdown(cancel_futures=True)
