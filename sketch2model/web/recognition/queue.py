"""The queue: each thread feeds one worker process with the photos that wait in the database."""

from __future__ import annotations

import logging
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from sketch2model.batch import Worker, fault, load_engines
from sketch2model.errors import NotFoundError, SketchError, WorkerDiedError
from sketch2model.settings import ServeOptions, Settings
from sketch2model.web.problems import problem_of
from sketch2model.web.recognition.tasks import Recognition, finished_pages, recognise
from sketch2model.web.storage import MAX_ATTEMPTS, DataFolder, PhotoRow, Photos, RecognisedPage

_LOOK_AGAIN = 5.0
"""Seconds after which the database is asked without being told to."""
_RECOVERY = 2.0
"""Seconds to wait after trouble with database or disk."""
_FAREWELL = 5.0

_logger = logging.getLogger("sketch2model.web")


class Queue:
    """Recognises what waits, `options.workers` photos at a time. Safe to use from several threads."""

    def __init__(
        self,
        photos: Photos,
        folder: DataFolder,
        options: ServeOptions,
        settings: Settings,
        announce: Callable[[PhotoRow], None],
    ) -> None:
        """Nothing runs yet.

        Args:
            photos: The queue itself.
            folder: Where their files are.
            options: How many at a time, and within which limits.
            settings: How to recognise.
            announce: Called after each change of a photo.
        """
        self._photos = photos
        self._folder = folder
        self._settings = settings
        self._announce = announce
        self._warm_up = options.warm_up
        preload = partial(load_engines, settings)
        self._workers = [Worker(options.limits, preload) for _ in range(options.workers)]
        self._threads: list[threading.Thread] = []
        self._changed = threading.Condition()
        self._calls = 0
        self._stopping = False

    def start(self) -> None:
        """Begin to work."""
        for number, worker in enumerate(self._workers):
            thread = threading.Thread(target=self._work, args=(worker,), name=f"queue-{number}", daemon=True)
            self._threads.append(thread)
            thread.start()

    def wake(self) -> None:
        """Say that something waits."""
        with self._changed:
            self._calls += 1
            self._changed.notify_all()

    def stop(self) -> None:
        """End the worker processes; photos under way wait for the next start."""
        self._stopping = True
        self.wake()
        for worker in self._workers:
            worker.stop()
        for thread in self._threads:
            thread.join(_FAREWELL)

    def _work(self, worker: Worker) -> None:
        if self._warm_up:
            self._attempt(worker.start)
        while not self._stopping:
            self._attempt(partial(self._next, worker))

    def _attempt(self, action: Callable[[], None]) -> None:
        """Whatever goes wrong, the thread lives on."""
        try:
            action()
        except Exception:
            if not self._stopping:
                _logger.exception("the queue will try again")
                self._wait(_RECOVERY, self._calls)

    def _next(self, worker: Worker) -> None:
        calls = self._calls
        photo = self._photos.claim()
        if photo is None:
            self._wait(_LOOK_AGAIN, calls)
        else:
            self._recognise(worker, photo)

    def _wait(self, seconds: float, calls: int) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._stopping or self._calls != calls, seconds)

    def _recognise(self, worker: Worker, photo: PhotoRow) -> None:
        try:
            self._tell(photo)
            with self._scratch() as scratch:
                result = self._result(worker, photo, scratch)
                if result is not None:
                    self._finish(photo, scratch, result)
        except NotFoundError:
            pass  # deleted meanwhile
        except Exception as error:  # the disk is full, or the database went away
            _logger.exception("what was recognised could not be kept")
            self._until_done(partial(self._give_back, photo, error))

    @contextmanager
    def _scratch(self) -> Iterator[Path]:
        folder = self._folder.scratch()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _result(self, worker: Worker, photo: PhotoRow, scratch: Path) -> Recognition | None:
        """None where the photo was put back."""
        original = self._folder.original(photo.id)
        on_progress = partial(self._at_step, photo.id)
        try:
            return worker.run(recognise, original, photo.source, scratch, self._settings, on_progress=on_progress)
        except NotFoundError:
            raise
        except WorkerDiedError as error:
            if self._stopping or photo.attempts < MAX_ATTEMPTS:
                self._put_back(photo)
                return None
            return Recognition((), error)
        except SketchError as error:
            return Recognition((), error)

    def _at_step(self, photo_id: str, step: str, page: int) -> None:
        try:
            self._tell(self._photos.at_step(photo_id, step, page))
        except SQLAlchemyError:
            _logger.warning("a step could not be noted", exc_info=True)

    def _finish(self, photo: PhotoRow, scratch: Path, result: Recognition) -> None:
        pages = [RecognisedPage(page, folder) for page, folder in finished_pages(scratch)]
        failures = [{"page": page, "problem": problem_of(error)} for page, error in result.failures]
        problem = None if result.error is None else problem_of(result.error)
        self._tell(self._photos.finish(photo.id, pages, failures, problem))

    def _give_back(self, photo: PhotoRow, error: Exception) -> None:
        if photo.attempts < MAX_ATTEMPTS:
            self._put_back(photo)
            self._wait(_RECOVERY, self._calls)
        else:
            problem = problem_of(error if isinstance(error, SketchError) else fault(error))
            self._tell(self._photos.finish(photo.id, (), (), problem))

    def _put_back(self, photo: PhotoRow) -> None:
        self._photos.put_back(photo.id, counted=not self._stopping)
        self._tell(self._photos.get(photo.id))

    def _tell(self, photo: PhotoRow) -> None:
        try:
            self._announce(photo)
        except SQLAlchemyError:
            _logger.warning("a change could not be announced", exc_info=True)

    def _until_done(self, action: Callable[[], object]) -> None:
        while not self._stopping:
            try:
                action()
            except NotFoundError:
                return
            except SQLAlchemyError:
                _logger.exception("the queue will try again")
                self._wait(_RECOVERY, self._calls)
            else:
                return
