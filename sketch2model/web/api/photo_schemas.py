"""Photos over the wire."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel

from sketch2model.web.api.schemas import Problem, SketchSummary
from sketch2model.web.storage import PhotoRow, Status


class Failure(BaseModel):
    """A page (0-based) on which nothing was recognised."""

    page: int
    problem: Problem


class Photo(BaseModel):
    """An uploaded file and what became of it.

    `position` says how many wait before it; `known` that the same photo was there already.
    """

    id: str
    source: str
    bytes: int
    status: Status
    step: str | None
    page: int | None
    position: int | None
    problem: Problem | None
    known: bool
    created_at: datetime
    sketches: list[SketchSummary]
    failures: list[Failure]

    @classmethod
    def of(cls, row: PhotoRow, position: int | None = None, *, known: bool = False) -> Photo:
        """What a row says."""
        return cls(
            id=row.id,
            source=row.source,
            bytes=row.bytes,
            status=Status(row.status),
            step=row.step,
            page=row.page,
            position=position,
            problem=None if row.problem is None else Problem(**row.problem),
            known=known,
            created_at=row.created_at,
            sketches=[SketchSummary.of(sketch) for sketch in row.sketches],
            failures=[Failure(**failure) for failure in row.failures],
        )


class PhotoList(BaseModel):
    """Photos in the order they came."""

    photos: list[Photo]


class Rejection(BaseModel):
    """A file that was not kept, and why."""

    source: str
    problem: Problem


class Arrivals(BaseModel):
    """What became of each file of an upload."""

    photos: list[Photo]
    rejected: list[Rejection]
