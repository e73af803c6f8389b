"""Photos that came in: kept once, queued, and turned into sketches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, selectinload

from sketch2model.errors import NotFoundError, QueueFullError
from sketch2model.graph import graph_from_json
from sketch2model.web.storage.database import Database
from sketch2model.web.storage.facts import describe
from sketch2model.web.storage.folder import AS_RECOGNISED, THUMBNAIL, DataFolder, new_id
from sketch2model.web.storage.tables import PhotoRow, SketchRow, Status, now

VIEW = "view.jpg"
MAX_ATTEMPTS = 2
"""A photo that has brought the worker down so often is not tried again by itself."""


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
    """The queue and what became of it. Safe to use from several threads."""

    def __init__(self, database: Database, folder: DataFolder, max_waiting: int) -> None:
        self._database = database
        self._folder = folder
        self._max_waiting = max_waiting

    def recover(self) -> None:
        """Put photos back into the queue that a stopped server was working on, and sweep up its files."""
        with self._database.writing() as session:
            session.execute(update(PhotoRow).where(PhotoRow.status == Status.WORKING).values(status=Status.WAITING))
            photos, sketches = session.scalars(select(PhotoRow.id)).all(), session.scalars(select(SketchRow.id)).all()
        self._folder.sweep(photos, sketches)

    def add(self, upload: Upload) -> tuple[PhotoRow, bool]:
        """Keep a photo and queue it; the same one a second time is the first one.

        Returns:
            The photo, and whether it was there already.

        Raises:
            QueueFullError: If too many are waiting.
        """
        try:
            return self._add(upload)
        except IntegrityError:  # another upload of the same photo was faster
            return self._add(upload)

    def _add(self, upload: Upload) -> tuple[PhotoRow, bool]:
        with self._database.writing() as session:
            there = session.scalar(_WHOLE.where(PhotoRow.digest == upload.digest))
            if there is not None:
                if there.status == Status.FAILED:
                    _requeue(there)
                upload.path.unlink(missing_ok=True)
                return there, True
            if self._waiting(session) >= self._max_waiting:
                raise QueueFullError(f"{self._max_waiting} photos are waiting already", source=upload.source)
            row = PhotoRow(
                id=new_id(),
                digest=upload.digest,
                source=upload.source,
                bytes=upload.bytes,
                status=Status.WAITING,
                attempts=0,
                failures=[],
                created_at=now(),
                sketches=[],
            )
            session.add(row)
            session.flush()
            original = self._folder.original(row.id)
            original.parent.mkdir()
            upload.path.replace(original)
            return row, False

    def get(self, photo_id: str) -> PhotoRow:
        """A photo with its sketches.

        Raises:
            NotFoundError: If there is none.
        """
        with self._database.reading() as session:
            return _found(session, photo_id)

    def with_status(self, wanted: Sequence[Status]) -> list[PhotoRow]:
        """Photos in the order they came."""
        query = _WHOLE.where(PhotoRow.status.in_(wanted))
        with self._database.reading() as session:
            return list(session.scalars(query.order_by(PhotoRow.created_at, PhotoRow.id)))

    def position(self, photo: PhotoRow) -> int:
        """How many photos are waiting before this one."""
        with self._database.reading() as session:
            waiting = select(func.count()).where(PhotoRow.status == Status.WAITING)
            return session.scalar(waiting.where(PhotoRow.created_at < photo.created_at)) or 0

    def claim(self) -> PhotoRow | None:
        """The next photo to work on; None where nothing waits."""
        query = _WHOLE.where(PhotoRow.status == Status.WAITING)
        query = query.order_by(PhotoRow.created_at, PhotoRow.id).limit(1).with_for_update(skip_locked=True)
        with self._database.writing() as session:
            row = session.scalar(query)
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
            row = _found(session, photo_id)
            row.step, row.page = step, page
            return row

    def finish(
        self, photo_id: str, pages: Sequence[RecognisedPage], failures: Sequence[dict[str, Any]], problem: Any = None
    ) -> PhotoRow:
        """Keep what was recognised. A photo without any page has failed.

        Args:
            photo_id: The photo.
            pages: Their files are moved into place.
            failures: `{"page", "problem"}` of pages that show nothing.
            problem: What went wrong with the whole photo, if something did.

        Raises:
            NotFoundError: If the photo was deleted meanwhile.
        """
        with self._database.writing() as session:
            row = _found(session, photo_id)
            for page in pages:
                row.sketches.append(self._keep(row, page))
            row.failures, row.problem = list(failures), problem
            row.status = Status.DONE if pages else Status.FAILED
            if row.problem is None and not pages and failures:
                row.problem = failures[0]["problem"]
            row.step = row.page = None
            return row

    def _keep(self, photo: PhotoRow, page: RecognisedPage) -> SketchRow:
        graph = graph_from_json((page.folder / AS_RECOGNISED).read_text("utf-8"))
        moment = now()
        name = photo.source if page.page == 0 else f"{photo.source} ({page.page + 1})"
        row = SketchRow(
            id=new_id(), page=page.page, name=name, source=photo.source, created_at=moment, changed_at=moment
        )
        row.revision = row.latest = 0
        row.tags = []
        describe(row, graph)
        place = self._folder.sketches / row.id
        place.mkdir()
        for file in (AS_RECOGNISED, THUMBNAIL):
            (page.folder / file).replace(place / file)
        (page.folder / VIEW).replace(self._folder.view(photo.id, page.page))
        return row

    def retry(self, photo_id: str) -> PhotoRow:
        """Put a failed photo back into the queue; any other is left as it is.

        Raises:
            NotFoundError: If there is none.
        """
        with self._database.writing() as session:
            row = _found(session, photo_id)
            if row.status == Status.FAILED:
                _requeue(row)
            return row

    def put_back(self, photo_id: str, *, counted: bool = True) -> None:
        """Let a photo wait again whose worker was lost; an attempt that is not `counted` was never made."""
        with self._database.writing() as session:
            row = session.get(PhotoRow, photo_id)
            if row is not None:
                row.status, row.step, row.page = Status.WAITING, None, None
                row.attempts -= 0 if counted else 1

    def delete(self, photo_id: str) -> list[str]:
        """Remove a photo with all its sketches.

        Returns:
            The ids of the sketches that went with it.

        Raises:
            NotFoundError: If there is none.
        """
        with self._database.writing() as session:
            row = _found(session, photo_id)
            gone = [sketch.id for sketch in row.sketches]
            session.delete(row)
        for sketch_id in gone:
            self._folder.remove_sketch(sketch_id)
        self._folder.remove_photo(photo_id)
        return gone

    def _waiting(self, session: Session) -> int:
        return session.scalar(select(func.count()).where(PhotoRow.status == Status.WAITING)) or 0


def _found(session: Session, photo_id: str) -> PhotoRow:
    row = session.scalar(_WHOLE.where(PhotoRow.id == photo_id))
    if row is None:
        raise NotFoundError("there is no such photo")
    return row


def _requeue(row: PhotoRow) -> None:
    row.status, row.attempts, row.problem, row.failures = Status.WAITING, 0, None, []
