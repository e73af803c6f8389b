"""The tables: photos that came in, sketches made of them, tags."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, ForeignKey, String, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


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


class Base(DeclarativeBase):
    """All tables."""

    type_annotation_map = {datetime: UtcDateTime, dict[str, Any]: JSON, list[dict[str, Any]]: JSON}  # noqa: RUF012


class PhotoRow(Base):
    """One uploaded file.

    `digest` stands for the bytes, the name and how they are recognised: what would give the same result is kept once.
    `problem` and each of `failures` (`{"page", "problem"}`) are errors as `problems.py` writes them.
    """

    __tablename__ = "photo"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    source: Mapped[str] = mapped_column(Text)
    bytes: Mapped[int] = mapped_column(BigInteger)
    status: Mapped[str] = mapped_column(String(16), index=True)
    step: Mapped[str | None] = mapped_column(String(32))
    page: Mapped[int | None]
    attempts: Mapped[int] = mapped_column(default=0)
    problem: Mapped[dict[str, Any] | None]
    failures: Mapped[list[dict[str, Any]]]
    created_at: Mapped[datetime] = mapped_column(index=True)
    sketches: Mapped[list[SketchRow]] = relationship(
        back_populates="photo", order_by="SketchRow.page", passive_deletes=True
    )


class SketchRow(Base):
    """One page of a photo, or several sketches put together, which have no photo.

    `revision` is the state that is shown, `latest` the newest one that redo can reach. `words` is what search looks in.
    """

    __tablename__ = "sketch"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    photo_id: Mapped[str | None] = mapped_column(ForeignKey("photo.id", ondelete="CASCADE"), index=True)
    page: Mapped[int]
    name: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    diagram: Mapped[str] = mapped_column(String(32), index=True)
    revision: Mapped[int]
    latest: Mapped[int]
    nodes: Mapped[int]
    edges: Mapped[int]
    doubts: Mapped[int] = mapped_column(index=True)
    width: Mapped[float]
    height: Mapped[float]
    words: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(index=True)
    changed_at: Mapped[datetime] = mapped_column(index=True)
    photo: Mapped[PhotoRow | None] = relationship(back_populates="sketches")
    tags: Mapped[list[TagRow]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, order_by="TagRow.name", lazy="selectin"
    )


class TagRow(Base):
    """A word that a person gave to a sketch."""

    __tablename__ = "tag"

    sketch_id: Mapped[str] = mapped_column(ForeignKey("sketch.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(String(64), primary_key=True, index=True)


def now() -> datetime:
    """This moment."""
    return datetime.now(UTC)
