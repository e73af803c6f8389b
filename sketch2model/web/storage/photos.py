"""Photos that came in: kept once, queued, and turned into sketches."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, selectinload

from sketch2model.errors import DatabaseError, NotFoundError, QueueFullError
from sketch2model.graph import graph_from_json
from sketch2model.web.storage.database import Database
from sketch2model.web.storage.facts import new_sketch
from sketch2model.web.storage.folder import AS_RECOGNISED, DataFolder, new_id, on_disk
from sketch2model.web.storage.tables import PhotoRow, RevisionRow, SketchRow, Status, now
from sketch2model.web.storage.text import plain
from sketch2model.web.storage.unkept import removing_unkept

MAX_ATTEMPTS = 2
"""A photo that has brought the worker down so often is not tried again by itself."""
_TRIES = 5
"""So often another upload of the same photo may be faster, and be deleted again, before we give up."""

_WHOLE = select(PhotoRow).options(selectinload(PhotoRow.sketches))


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that has arrived in full.

    Attributes:
        path: Where it lies, within the data folder.
        source: Its name, fit for showing.
        digest: Stands for its bytes, its name and how it is to be recognised.
        bytes: Its length.
    """

    path: Path
    source: str
    digest: str
    bytes: int


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """One page that the worker has finished: a folder with `0.json`, `thumbnail.webp` and `view.jpg`."""

    page: int
    folder: Path


class Photos:
    """The queue and what became of it. Safe to use from several threads; errors of the database can come from all."""

    def __init__(self, database: Database, folder: DataFolder, max_waiting: int) -> None:
        self._database = database
        self._folder = folder
        self._max_waiting = max_waiting

    def recover(self) -> None:
        """Put photos back into the queue that a stopped server was working on, and sweep up its files."""
        with self._database.writing() as session:
            working = update(PhotoRow).where(PhotoRow.status == Status.WORKING)
            session.execute(working.values(status=Status.WAITING, step=None, page=None))
            photos = set(session.scalars(select(PhotoRow.id)))
            sketches: dict[str, set[int]] = {sketch_id: set() for sketch_id in session.scalars(select(SketchRow.id))}
            for sketch_id, number in session.execute(select(RevisionRow.sketch_id, RevisionRow.number)):
                sketches[sketch_id].add(number)
        self._folder.sweep(photos, sketches)

    def add(self, upload: Upload) -> tuple[PhotoRow, bool]:
        """Keep a photo and queue it; the same one a second time is the first one.

        The first one is queued again if it had failed, or if one of its sketches was deleted: those that are there
        stay as they are. The upload is taken over: its file is gone afterwards, whatever happens.

        Returns:
            The photo, and whether it was there already.

        Raises:
            QueueFullError: If too many are waiting.
            OutputError: If there is no room for it.
        """
        try:
            for _ in range(_TRIES):
                try:
                    return self._add(upload)
                except IntegrityError:  # another upload of the same photo was faster
                    continue
            raise DatabaseError("the database is busy", source=upload.source, hint="try again in a moment")
        finally:
            with suppress(OSError):  # what is left of it, the next start removes
                upload.path.unlink()

    def _add(self, upload: Upload) -> tuple[PhotoRow, bool]:
        with removing_unkept(self._database, self._folder) as (moved, _), self._database.writing() as session:
            there = session.scalar(_WHOLE.where(PhotoRow.digest == upload.digest).with_for_update())
            if there is not None:
                if there.status == Status.FAILED or (there.status == Status.DONE and there.incomplete):
                    _requeue(there)
                return there, True
            if self._waiting(session) >= self._max_waiting:
                raise QueueFullError(f"{self._max_waiting} photos are waiting already", source=upload.source)
            row = PhotoRow(
                id=new_id(),
                digest=upload.digest,
                source=plain(upload.source),
                bytes=upload.bytes,
                status=Status.WAITING,
                attempts=0,
                incomplete=False,
                failures=[],
                created_at=now(),
                sketches=[],
            )
            session.add(row)
            session.flush()
            moved.append(row.id)
            self._folder.keep_original(row.id, upload.path)
            return row, False

    def get(self, photo_id: str) -> PhotoRow:
        """A photo with its sketches.

        Raises:
            NotFoundError: If there is none.
        """
        with self._database.reading() as session:
            return _there(session.scalar(_WHOLE.where(PhotoRow.id == photo_id)))

    def with_status(self, wanted: Sequence[Status]) -> list[PhotoRow]:
        """Photos in the order they came."""
        query = _WHOLE.where(PhotoRow.status.in_(wanted))
        with self._database.reading() as session:
            return list(session.scalars(query.order_by(PhotoRow.number)))

    def position(self, photo: PhotoRow) -> int:
        """How many photos are waiting before this one."""
        with self._database.reading() as session:
            waiting = select(func.count()).where(PhotoRow.status == Status.WAITING)
            return session.scalar(waiting.where(PhotoRow.number < photo.number)) or 0

    def claim(self) -> PhotoRow | None:
        """The next photo to work on; None where nothing waits."""
        query = _WHOLE.where(PhotoRow.status == Status.WAITING).order_by(PhotoRow.number).limit(1)
        with self._database.writing() as session:
            row = session.scalar(query.with_for_update(skip_locked=True))
            if row is not None:
                row.status, row.attempts, row.step, row.page = Status.WORKING, row.attempts + 1, None, None
                row.problem, row.failures = None, []
            return row

    def at_step(self, photo_id: str, step: str, page: int) -> PhotoRow:
        """Note what the worker is doing.

        Raises:
            NotFoundError: If the photo was deleted meanwhile.
        """
        with self._database.writing() as session:
            row = _locked(session, photo_id)
            row.step, row.page = step, page
            return row

    def finish(
        self, photo_id: str, pages: Sequence[RecognisedPage], failures: Sequence[dict[str, Any]], problem: Any = None
    ) -> PhotoRow:
        """Keep what was recognised; sketches that an earlier attempt made stay as they are.

        A photo without any sketch has failed.

        Args:
            photo_id: The photo.
            pages: Their files are moved into place.
            failures: `{"page", "problem"}` of pages that show nothing.
            problem: What went wrong with the whole photo, if something did.

        Raises:
            NotFoundError: If the photo was deleted meanwhile.
            OutputError: If the files cannot be kept; then none of the pages is.
        """
        with removing_unkept(self._database, self._folder) as (_, moved), self._database.writing() as session:
            row = _locked(session, photo_id)
            there, moment = {sketch.page for sketch in row.sketches}, now()  # one moment: pages stay in order
            for page in (page for page in pages if page.page not in there):
                sketch = _sketch_of(row, page, moment)
                moved.append(sketch.id)
                self._folder.keep_page(row.id, page.page, sketch.id, page.folder)
                row.sketches.append(sketch)
            row.failures, row.problem = list(failures), problem
            row.status = Status.DONE if row.sketches else Status.FAILED
            row.incomplete = row.incomplete and not pages
            if row.problem is None and not row.sketches and failures:
                row.problem = failures[0]["problem"]
            row.step = row.page = None
            return row

    def retry(self, photo_id: str) -> PhotoRow:
        """Put a failed photo back into the queue; any other is left as it is.

        Raises:
            NotFoundError: If there is none.
        """
        with self._database.writing() as session:
            row = _locked(session, photo_id)
            if row.status == Status.FAILED:
                _requeue(row)
            return row

    def put_back(self, photo_id: str, *, counted: bool = True) -> None:
        """Let a photo wait again that nobody works on any more.

        Args:
            photo_id: The photo; one that was deleted or finished meanwhile is left alone.
            counted: Whether the attempt counts; it does not if the server was asked to stop.
        """
        with self._database.writing() as session:
            row = session.scalar(select(PhotoRow).where(PhotoRow.id == photo_id).with_for_update())
            if row is not None and row.status == Status.WORKING:
                row.status, row.step, row.page = Status.WAITING, None, None
                row.attempts -= 0 if counted else 1

    def delete(self, photo_id: str) -> list[str]:
        """Remove a photo with all its sketches.

        Returns:
            The ids of the sketches that went with it.

        Raises:
            NotFoundError: If there is none.
            OutputError: If its files cannot be removed.
        """
        with self._database.writing() as session:
            gone = [sketch.id for sketch in _locked(session, photo_id).sketches]
            session.execute(delete(PhotoRow).where(PhotoRow.id == photo_id))
        self._database.scrub()
        self._folder.remove([photo_id], gone)
        return gone

    def _waiting(self, session: Session) -> int:
        return session.scalar(select(func.count()).where(PhotoRow.status == Status.WAITING)) or 0


def _locked(session: Session, photo_id: str) -> PhotoRow:
    """A photo that others cannot change, or make sketches of, until the session ends."""
    return _there(session.scalar(_WHOLE.where(PhotoRow.id == photo_id).with_for_update()))


def _there(row: PhotoRow | None) -> PhotoRow:
    if row is None:
        raise NotFoundError("there is no such photo")
    return row


def _sketch_of(photo: PhotoRow, page: RecognisedPage, moment: datetime) -> SketchRow:
    with on_disk("what was recognised cannot be read"):
        graph = graph_from_json((page.folder / AS_RECOGNISED).read_text("utf-8"))
    name = photo.source if page.page == 0 else f"{photo.source} ({page.page + 1})"
    return new_sketch(graph, name, photo.source, moment, page.page)


def _requeue(row: PhotoRow) -> None:
    row.status, row.attempts, row.problem, row.failures = Status.WAITING, 0, None, []
