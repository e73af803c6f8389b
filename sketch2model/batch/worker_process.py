"""The inside of a worker process: jobs come through a pipe, progress and outcomes go back."""

from __future__ import annotations

import pickle
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

from sketch2model.batch.job import fault
from sketch2model.batch.limits import behave_as_worker, end_with_parent, limit_memory, step_back
from sketch2model.errors import SketchError
from sketch2model.registry import get_detector, get_ocr_engine

if TYPE_CHECKING:
    from sketch2model.settings import Settings

Report = Callable[..., None]
"""Sends a few small values to the parent while a job is under way."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a job ended.

    Attributes:
        result: What the function returned.
        error: What went wrong instead, if anything.
        trace: Python's traceback where the error is a fault in the program; empty otherwise.
    """

    result: Any = None
    error: SketchError | None = None
    trace: str = ""


def load_engines(settings: Settings) -> None:
    """Load the weights that these settings name, so that the first photo need not wait for them."""
    import sketch2model.pipeline  # noqa: F401 - the libraries of all steps

    get_detector(settings.detect.engine)
    get_ocr_engine(settings.read.engine)


def serve(connection: Connection, memory_mib: int, preload: Callable[[], object] | None) -> None:
    """Work on jobs, one after the other, until the pipe closes.

    Every job is a pickled pair of a function and its arguments. For each, and before for the preloading, an `Outcome`
    goes back; tuples that go before it are progress.
    """
    step_back()
    end_with_parent()
    behave_as_worker()
    connection.send_bytes(_outcome(preload or _nothing))
    limit_memory(memory_mib)

    def report(*values: object) -> None:
        connection.send(values)

    while True:
        try:
            job = connection.recv_bytes()
        except EOFError:
            return

        def work(job: bytes = job) -> object:
            function, arguments = pickle.loads(job)  # noqa: S301 - from the parent
            return function(report, *arguments)

        connection.send_bytes(_outcome(work))


def _nothing() -> None:
    """No weights to load."""


def _outcome(work: Callable[[], object]) -> bytes:
    """The pickled outcome; a result that cannot be pickled is a fault like any other."""
    try:
        return pickle.dumps(Outcome(work()))
    except SketchError as error:
        return pickle.dumps(Outcome(error=error))
    except Exception as error:
        return pickle.dumps(Outcome(error=fault(error), trace=traceback.format_exc()))
