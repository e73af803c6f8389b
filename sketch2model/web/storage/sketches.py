"""The library: sketches found, named, tagged, made of others, and deleted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import networkx as nx
from sqlalchemy import ColumnElement, Select, delete, func, or_, select
from sqlalchemy.orm import Session

from sketch2model.errors import NotFoundError
from sketch2model.graph import graph_to_json
from sketch2model.web.storage.database import Database
from sketch2model.web.storage.facts import entitle, new_sketch
from sketch2model.web.storage.folder import DataFolder
from sketch2model.web.storage.tables import PhotoRow, SketchRow, TagRow, now
from sketch2model.web.storage.text import folded, plain
from sketch2model.web.storage.unkept import removing_unkept


class Sort(StrEnum):
    """Orders of the library."""

    CREATED = "created"
    CHANGED = "changed"
    NAME = "name"
    DOUBTS = "doubts"


_ORDERS: dict[Sort, ColumnElement[Any]] = {
    Sort.CREATED: SketchRow.created_at.desc(),
    Sort.CHANGED: SketchRow.changed_at.desc(),
    Sort.NAME: SketchRow.title.asc(),
    Sort.DOUBTS: SketchRow.doubts.desc(),
}


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for in the library; empty finds everything."""

    search: str = ""
    tag: str | None = None
    diagram: str | None = None
    sort: Sort = Sort.CREATED
    page: int = 1
    size: int = 60


@dataclass(frozen=True, slots=True)
class Answer:
    """One page of what was found, how many there are in all, and all tags with their counts."""

    sketches: tuple[SketchRow, ...]
    total: int
    tags: tuple[tuple[str, int], ...]


class Sketches:
    """Sketches without their graphs, which `History` keeps. Safe to use from several threads."""

    def __init__(self, database: Database, folder: DataFolder) -> None:
        self._database = database
        self._folder = folder

    def find(self, question: Question) -> Answer:
        """Sketches whose name, tags, classes and attributes contain every word that is looked for."""
        query = _narrowed(select(SketchRow), question)
        total = _narrowed(select(func.count(SketchRow.id)), question)
        order = (_ORDERS[question.sort], SketchRow.page, SketchRow.id)
        query = query.order_by(*order).limit(question.size).offset((question.page - 1) * question.size)
        tags = select(TagRow.name, func.count()).group_by(TagRow.name).order_by(TagRow.name)
        with self._database.reading() as session:
            rows = tuple(session.scalars(query))
            return Answer(rows, session.scalar(total) or 0, tuple((name, n) for name, n in session.execute(tags)))

    def get(self, sketch_id: str) -> SketchRow:
        """One sketch.

        Raises:
            NotFoundError: If there is none.
        """
        with self._database.reading() as session:
            return found(session, sketch_id)

    def rename(self, sketch_id: str, name: str | None, tags: Sequence[str] | None) -> SketchRow:
        """Change name or tags, where they are given.

        Raises:
            NotFoundError: If there is none.
        """
        with self._database.writing() as session:
            row = found(session, sketch_id, locked=True)
            if name is not None:
                row.name = plain(name)
            if tags is not None:
                kept = {tag.name: tag for tag in row.tags}
                row.tags = [kept.get(tag) or TagRow(name=tag) for tag in sorted(set(map(plain, tags)))]
            entitle(row)
            row.changed_at = now()
            return row

    def create(self, graph: nx.MultiDiGraph, name: str) -> SketchRow:
        """Keep a graph that came from no photo.

        Raises:
            OutputError: If it cannot be written.
        """
        row = new_sketch(graph, name, graph.graph["source"], now())
        with removing_unkept(self._database, self._folder) as (_, written), self._database.writing() as session:
            written.append(row.id)
            self._folder.keep_graph(row.id, 0, graph_to_json(graph).encode())
            session.add(row)
        return row

    def delete(self, sketch_id: str) -> str | None:
        """Remove a sketch, and its photo where nothing else was made of it.

        Returns:
            The id of the photo that went with it.

        Raises:
            NotFoundError: If there is none.
            OutputError: If its files cannot be removed.
        """
        gone: list[str] = []
        with self._database.writing() as session:
            # The photo first, as everywhere: two who delete its last two sketches take turns.
            photo = session.scalar(
                select(PhotoRow).where(PhotoRow.id == found(session, sketch_id).photo_id).with_for_update()
            )
            found(session, sketch_id, locked=True)
            session.execute(delete(SketchRow).where(SketchRow.id == sketch_id))
            if photo is not None:
                photo.incomplete = True
                session.flush()
                if not session.scalar(select(func.count()).where(SketchRow.photo_id == photo.id)):
                    gone.append(photo.id)
                    session.execute(delete(PhotoRow).where(PhotoRow.id == photo.id))
        self._database.scrub()
        self._folder.remove(gone, [sketch_id])
        return gone[0] if gone else None


def found(session: Session, sketch_id: str, *, locked: bool = False) -> SketchRow:
    """The row of a sketch, which others cannot change until the session ends if it is `locked`.

    Raises:
        NotFoundError: If there is none.
    """
    query = select(SketchRow).where(SketchRow.id == sketch_id).execution_options(populate_existing=True)
    row = session.scalar(query.with_for_update() if locked else query)
    if row is None:
        raise NotFoundError("there is no such sketch")
    return row


def _narrowed(query: Select[Any], question: Question) -> Select[Any]:
    for word in folded(question.search).split():
        inside = (column.contains(word, autoescape=True) for column in (SketchRow.title, SketchRow.words))
        query = query.where(or_(*inside))
    if question.tag is not None:
        query = query.where(SketchRow.tags.any(TagRow.name == question.tag))
    if question.diagram is not None:
        query = query.where(SketchRow.diagram == question.diagram)
    return query
