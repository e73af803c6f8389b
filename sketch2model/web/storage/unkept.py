"""Files of rows that never came to be."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sqlalchemy import select

from sketch2model.errors import SketchError
from sketch2model.web.storage.database import Database
from sketch2model.web.storage.folder import DataFolder
from sketch2model.web.storage.tables import PhotoRow, SketchRow


@contextmanager
def removing_unkept(database: Database, folder: DataFolder) -> Iterator[tuple[list[str], list[str]]]:
    """Around a transaction that moves files: if it fails, those of rows that are not there are removed.

    A connection that breaks off during a commit leaves open whether it took place, so the database is asked; where
    it does not answer, the files wait for the sweep of the next start.

    Yields:
        Lists for the ids of photos and of sketches whose files are moved.
    """
    photos: list[str] = []
    sketches: list[str] = []
    try:
        yield photos, sketches
    except BaseException:
        with suppress(SketchError), database.reading() as session:
            kept = {
                *session.scalars(select(PhotoRow.id).where(PhotoRow.id.in_(photos))),
                *session.scalars(select(SketchRow.id).where(SketchRow.id.in_(sketches))),
            }
            folder.remove(
                (each for each in photos if each not in kept), (each for each in sketches if each not in kept)
            )
        raise
