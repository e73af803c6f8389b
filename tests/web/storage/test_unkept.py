"""Commits that fail, and commits of which nobody hears."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from written_diagrams import shop

from sketch2model.errors import DatabaseError
from sketch2model.web.storage import Status
from sketch2model.web.storage.sketches import Question


@contextmanager
def failing(moment):
    """The first transaction that changes rows fails at this moment."""
    left = [True]

    def fail(session):
        if left and session.get_bind().get_execution_options().get("sketch2model_writes"):
            left.clear()
            raise OperationalError("COMMIT", {}, Exception("the connection is lost"))

    event.listen(Session, moment, fail)
    try:
        yield
    finally:
        event.remove(Session, moment, fail)


def acts(kept):
    """What moves files."""
    photo, _ = kept.photos.add(kept.upload(b"first"))
    kept.photos.claim()
    return (
        lambda: kept.photos.add(kept.upload(b"second")),
        lambda: kept.photos.finish(photo.id, kept.recognised(0, 1), []),
        lambda: kept.sketches.create(shop().graph, "Shop"),
    )


def places(kept):
    """Folders of photos and sketches: those on the disk, those in the database."""
    on_disk = [path.name for root in (kept.folder.photos, kept.folder.sketches) for path in root.iterdir()]
    rows = [*kept.photos.with_status(list(Status)), *kept.sketches.find(Question()).sketches]
    return sorted(on_disk), sorted(row.id for row in rows)


def test_where_a_commit_fails_its_files_go(kept):
    for act in acts(kept):
        before = places(kept)
        with failing("before_commit"), pytest.raises(DatabaseError, match="connection is lost"):
            act()
        assert places(kept) == before
        act()
        assert places(kept)[0] == places(kept)[1] != before[1]


def test_where_a_commit_took_place_unheard_its_files_stay(kept):
    for act in acts(kept):
        before = places(kept)
        with failing("after_commit"), pytest.raises(DatabaseError, match="connection is lost"):
            act()
        on_disk, rows = places(kept)
        assert on_disk == rows != before[1]
