"""The tables: photos that came in, sketches made of them, tags."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Double, ForeignKey, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from sketch2model.web.storage.text import plain


class Status(StrEnum):
    """Where a photo is on its way."""

    WAITING = "waiting"
    WORKING = "working"
    DONE = "done"
    FAILED = "failed"


class UtcDateTime(TypeDecorator[datetime]):
    """A moment; SQLite knows no time zones, so it is kept in UTC."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the database, without the zone."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From the database, with the zone."""
        return None if value is None else value.replace(tzinfo=UTC)


class PlainText(TypeDecorator[str]):
    """Text of strangers, without what PostgreSQL or Python's encoders refuse; also where it is asked for."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """To the database."""
        return None if value is None else plain(value)


class Base(DeclarativeBase):
    """All tables."""

    type_annotation_map = {  # noqa: RUF012
        str: PlainText,
        float: Double,
        datetime: UtcDateTime,
        dict[str, Any]: JSON(none_as_null=True),
        list[dict[str, Any]]: JSON(none_as_null=True),
    }


class HomeRow(Base):
    """The one data folder whose files the other rows speak of."""

    __tablename__ = "home"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    folder: Mapped[str]


class PhotoRow(Base):
    """One uploaded file.

    `number` is its place in the queue: clocks may stand still, it never does.
    `digest` stands for the bytes, the name and how they are recognised: what would give the same result is kept once.
    `incomplete` says that a page was recognised and deleted, while others stayed.
    `problem` and each of `failures` (`{"page", "problem"}`) are errors as `problems.py` writes them.
    """

    __tablename__ = "photo"

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    digest: Mapped[str] = mapped_column(unique=True)
    source: Mapped[str]
    bytes: Mapped[int] = mapped_column(BigInteger)
    status: Mapped[str] = mapped_column(index=True)
    step: Mapped[str | None]
    page: Mapped[int | None]
    attempts: Mapped[int]
    incomplete: Mapped[bool]
    problem: Mapped[dict[str, Any] | None]
    failures: Mapped[list[dict[str, Any]]]
    created_at: Mapped[datetime]
    sketches: Mapped[list[SketchRow]] = relationship(
        back_populates="photo", order_by="SketchRow.page", passive_deletes="all"
    )


class SketchRow(Base):
    """One page of a photo, or several sketches put together, which have no photo.

    `revision` is the state that is shown, `latest` the newest one; numbers are never given twice.
    `title` is what sorting by name goes by, and `title` and `words` are what search looks in; both are folded.
    `words` is long, so it is loaded by those who ask for it.
    """

    __tablename__ = "sketch"

    id: Mapped[str] = mapped_column(primary_key=True)
    photo_id: Mapped[str | None] = mapped_column(ForeignKey("photo.id", ondelete="CASCADE"), index=True)
    page: Mapped[int]
    name: Mapped[str]
    source: Mapped[str]
    diagram: Mapped[str]
    revision: Mapped[int]
    latest: Mapped[int]
    nodes: Mapped[int]
    edges: Mapped[int]
    doubts: Mapped[int]
    width: Mapped[float]
    height: Mapped[float]
    title: Mapped[str]
    words: Mapped[str] = mapped_column(deferred=True)
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    photo: Mapped[PhotoRow | None] = relationship(back_populates="sketches")
    tags: Mapped[list[TagRow]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, order_by="TagRow.name", lazy="selectin"
    )


class RevisionRow(Base):
    """A state of a sketch that undo or redo can reach; 0, as recognised, is always there and has no row.

    A change made after an undo cuts what could have been redone, and takes a new number: so a number that a window
    has seen never means another state, and no file that is still needed is written over.
    """

    __tablename__ = "revision"

    sketch_id: Mapped[str] = mapped_column(ForeignKey("sketch.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class TagRow(Base):
    """A word that a person gave to a sketch."""

    __tablename__ = "tag"

    sketch_id: Mapped[str] = mapped_column(ForeignKey("sketch.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True, index=True)


def now() -> datetime:
    """This moment."""
    return datetime.now(UTC)
