"""What a worker process may take of the machine, told from inside it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

_NICENESS = 5
_LARGEST_FILE = 2 << 30  # bytes
_FIRST_TO_GO = "500"  # of 1000: where memory of the whole machine runs out, Linux ends the worker, not its parent


def behave_as_worker() -> None:
    """One thread a process, told before the libraries that count processors are loaded; the parent handles Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("OMP_NUM_THREADS", "OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS"):
        os.environ[name] = "1"
    import cv2

    cv2.setNumThreads(1)


def step_back() -> None:
    """Let others go first: processor, memory, disk. What this process starts belongs to its group and ends with it."""
    if sys.platform == "win32":
        return
    import resource

    os.setpgrp()
    os.nice(_NICENESS)
    with suppress(OSError):  # not Linux
        Path("/proc/self/oom_score_adj").write_text(_FIRST_TO_GO)
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_FSIZE, _LARGEST_FILE)


def end_with_parent() -> None:
    """Let Linux end this process and its group as soon as the parent is gone, even while a library is busy.

    The parent holds the other end of a pipe and writes nothing more, so the one thing that the kernel can have to tell
    is that it closed. A thread that waits for this would not run while a library holds Python's lock, and
    `PR_SET_PDEATHSIG` goes by the thread that started this process, which may end before the parent does.
    """
    parent = multiprocessing.parent_process()
    if sys.platform != "linux" or parent is None:
        return
    import fcntl

    signal.signal(signal.SIGIO, signal.SIG_DFL)
    fcntl.fcntl(parent.sentinel, fcntl.F_SETOWN, -os.getpgrp())
    fcntl.fcntl(parent.sentinel, fcntl.F_SETFL, fcntl.fcntl(parent.sentinel, fcntl.F_GETFL) | os.O_ASYNC)
    if not parent.is_alive():
        os.kill(os.getpid(), signal.SIGKILL)


def limit_memory(mib: int) -> None:
    """Let every allocation fail that would take this many MiB more than are mapped now; only Linux can say how many.

    The limit is on address space. `RLIMIT_DATA` fails at the same sizes in OpenCV, ONNX Runtime and numpy, but does not
    count memory shared with others.
    """
    mapped = Path("/proc/self/statm")
    if sys.platform == "win32" or not mapped.exists():
        return
    import resource

    pages = int(mapped.read_text().split()[0])
    _lower(resource.RLIMIT_AS, pages * resource.getpagesize() + (mib << 20))


def _lower(limit: int, value: int) -> None:
    """Set a limit, unless it is lower already."""
    import resource

    given = [each for each in resource.getrlimit(limit) if each != resource.RLIM_INFINITY]
    lowest = min([value, *given])
    resource.setrlimit(limit, (lowest, lowest))
