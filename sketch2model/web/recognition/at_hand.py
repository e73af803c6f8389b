"""A worker for what a person waits for: fifty photos in the queue do not delay it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar, TypeVarTuple

from sketch2model.batch import Report, Worker
from sketch2model.errors import BusyError
from sketch2model.settings import WorkerLimits

_T = TypeVar("_T")
_Arguments = TypeVarTuple("_Arguments")

_PATIENCE = 20.0
"""Seconds that a person is left waiting for the requests of others."""
_MOST_WAITING = 8
"""Each one that waits holds a thread that other requests need."""
_OTHERS = "others are before you, and their photos take long"


class AtHand:
    """One process that starts with the first request; requests take turns. Safe to use from several threads."""

    def __init__(
        self, limits: WorkerLimits, preload: Callable[[], object] | None = None, patience: float = _PATIENCE
    ) -> None:
        self._worker = Worker(limits, preload)
        self._turn = threading.Lock()
        self._places = threading.BoundedSemaphore(_MOST_WAITING + 1)
        self._patience = patience

    def run(self, function: Callable[[Report, *_Arguments], _T], *arguments: *_Arguments) -> _T:
        """Call a function of `tasks` in the process; see `Worker.run`.

        Raises:
            BusyError: If the requests of others are too many or take too long.
            SketchError: What the function raised, or that the process was lost.
        """
        if not self._places.acquire(blocking=False):
            raise BusyError(_OTHERS)
        try:
            if not self._turn.acquire(timeout=self._patience):
                raise BusyError(_OTHERS)
            try:
                return self._worker.run(function, *arguments)
            finally:
                self._turn.release()
        finally:
            self._places.release()

    def stop(self) -> None:
        """End the process, and what it is working on."""
        self._worker.stop()
