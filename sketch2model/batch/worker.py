"""A process that works on one job after the other, under limits; whatever it meets, its owner lives on."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import Any, TypeVar, TypeVarTuple

from sketch2model.batch.worker_process import Outcome, Report, serve
from sketch2model.errors import WorkerDiedError, WorkerTimeoutError
from sketch2model.settings import WorkerLimits

_T = TypeVar("_T")
_Arguments = TypeVarTuple("_Arguments")

_START_SECONDS = 60  # to load libraries and weights, on a slow and busy machine

# multiprocessing keeps one list of all children and is not made for threads that start and end some at once.
_BOOKKEEPING = threading.Lock()


class Worker:
    """Owns one process, which starts with the first job and is replaced when a job brings it down.

    One thread at a time may run jobs; `cancel` and `stop` may come from any.
    """

    def __init__(self, limits: WorkerLimits | None = None, preload: Callable[[], object] | None = None) -> None:
        """Nothing starts yet.

        Args:
            limits: For every job.
            preload: Called once in the process before its first job, without counting against the limits, such as
                `partial(load_engines, settings)`. It must be picklable.
        """
        self._limits = limits or WorkerLimits()
        self._preload = preload
        self._child: _Child | None = None
        self._busy = False
        self._stopped = False

    def start(self) -> None:
        """Start the process and preload now, unless it stands ready.

        Raises:
            SketchError: What `preload` raised.
            WorkerTimeoutError: If it does not get ready in a minute.
            WorkerDiedError: If it ends meanwhile, or the worker was stopped.
        """
        with self._at_work():
            self._ready_child()

    def run(
        self,
        function: Callable[[Report, *_Arguments], _T],
        *arguments: *_Arguments,
        on_progress: Callable[..., None] | None = None,
    ) -> _T:
        """Call a function in the process and wait for its result.

        Args:
            function: Defined in a module; its first argument, `report(*values)`, sends progress.
            *arguments: The others, picklable. What is large goes through files, not through here.
            on_progress: Called in this thread with the values of each report; what it raises ends the job.

        Raises:
            SketchError: What the function raised; other exceptions as `fault` tells them, the process's traceback among
                the notes of the error.
            WorkerTimeoutError: If the job took too long; it was killed.
            WorkerDiedError: If the process ended before the job, was cancelled, or the worker was stopped.
        """
        with self._at_work():
            child = self._ready_child()
            child.send((function, arguments))
            outcome = child.outcome(self._limits.seconds, on_progress)
            if outcome.trace:
                self._end_child()  # a fault may leave anything behind
        result: _T = _result(outcome)
        return result

    def cancel(self) -> None:
        """Kill the job under way, if any; its `run` raises `WorkerDiedError`."""
        with _BOOKKEEPING:
            if self._busy and self._child:
                self._child.kill()

    def stop(self) -> None:
        """End the process, and the job under way with it, for good."""
        self._stopped = True
        self.cancel()
        if not self._busy:
            self._end_child()

    def __enter__(self) -> Worker:
        """The worker itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop."""
        self.stop()

    @contextmanager
    def _at_work(self) -> Iterator[None]:
        """Whatever goes wrong between the two processes, the next job finds a fresh one."""
        self._busy = True
        try:
            yield
        except BaseException:
            self._end_child()
            raise
        finally:
            self._busy = False
            if self._stopped:
                self._end_child()

    def _ready_child(self) -> _Child:
        child = self._child
        if child is None or not child.is_alive():
            self._end_child()
            child = self._new_child()
            _result(child.outcome(_START_SECONDS))
        return child

    def _new_child(self) -> _Child:
        with _BOOKKEEPING:
            if self._stopped:
                raise WorkerDiedError("the worker was stopped", hint="try again")
            self._child = _Child(self._limits.memory_mib, self._preload)
            return self._child

    def _end_child(self) -> None:
        child, self._child = self._child, None
        if child:
            child.end()


class _Child:
    """The process and this end of its pipe."""

    def __init__(self, memory_mib: int, preload: Callable[[], object] | None) -> None:
        """Start it; `_BOOKKEEPING` must be held."""
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, memory_mib, preload), daemon=True)
        try:
            self._process.start()
        except OSError as error:
            self._connection.close()
            raise WorkerDiedError(f"no process could be started: {error.strerror or error}") from error
        finally:
            theirs.close()
        self._exit_code: int | None = None

    def send(self, job: object) -> None:
        try:
            self._connection.send(job)
        except OSError as error:
            raise self._died() from error

    def outcome(self, seconds: float, on_progress: Callable[..., None] | None = None) -> Outcome:
        """Wait for it, and pass progress on meanwhile."""
        deadline = time.monotonic() + seconds
        while True:
            message = self._message(deadline - time.monotonic())
            if message is None:
                raise WorkerTimeoutError(f"it took longer than {seconds:g} seconds")
            if isinstance(message, Outcome):
                return message
            if on_progress:
                on_progress(*message)

    def _message(self, seconds: float) -> Outcome | tuple[object, ...] | None:
        try:
            if seconds <= 0 or not self._connection.poll(seconds):
                return None
            message: Outcome | tuple[object, ...] = self._connection.recv()
        except (EOFError, OSError) as error:
            raise self._died() from error
        return message

    def _died(self) -> WorkerDiedError:
        code = self.end()
        how = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        return WorkerDiedError(f"the process that worked on it ended early ({how})")

    def is_alive(self) -> bool:
        with _BOOKKEEPING:
            return self._exit_code is None and self._process.is_alive()

    def kill(self) -> None:
        """Kill it with all that it has started; `_BOOKKEEPING` must be held."""
        if self._exit_code is None:
            if sys.platform != "win32":
                with suppress(OSError):  # it has no group of its own yet
                    os.killpg(self._process.ident or 0, signal.SIGKILL)
            self._process.kill()

    def end(self) -> int:
        """Make sure that nothing of it is left; its exit code, negative for a signal."""
        with _BOOKKEEPING:
            if self._exit_code is None:
                self.kill()
                self._process.join()
                self._exit_code = self._process.exitcode or 0
                self._process.close()
                self._connection.close()
            return self._exit_code


def _result(outcome: Outcome) -> Any:
    if outcome.error is None:
        return outcome.result
    if outcome.trace:
        outcome.error.add_note(outcome.trace)
    raise outcome.error
