"""The states of a sketch, one after the other: undo and redo without limit, and back to what was recognised."""

from __future__ import annotations

import networkx as nx
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from sketch2model.errors import NotFoundError, NothingToUndoError, StaleRevisionError
from sketch2model.graph import graph_from_json, graph_to_json
from sketch2model.web.storage.database import Database
from sketch2model.web.storage.facts import describe
from sketch2model.web.storage.folder import DataFolder
from sketch2model.web.storage.sketches import found
from sketch2model.web.storage.tables import RevisionRow, SketchRow, now


class History:
    """Graphs of sketches, by revision. Safe to use from several threads."""

    def __init__(self, database: Database, folder: DataFolder) -> None:
        self._database = database
        self._folder = folder

    def graph_bytes(self, sketch: SketchRow, revision: int | None = None) -> bytes:
        """The JSON of a revision, the present one if left out.

        Raises:
            NotFoundError: If there is none.
        """
        return self._folder.graph(sketch.id, sketch.revision if revision is None else revision)

    def present(self, sketch_id: str) -> tuple[SketchRow, bytes]:
        """A sketch and the JSON of the state it is in, which may go while it is looked up.

        Raises:
            NotFoundError: If there is no such sketch.
        """
        with self._database.reading() as session:
            row = found(session, sketch_id)
        try:
            return row, self.graph_bytes(row)
        except NotFoundError:  # undone and changed by another window, just now: locked, it cannot happen again
            with self._database.writing() as session:
                row = found(session, sketch_id, locked=True)
                return row, self.graph_bytes(row)

    def graph(self, sketch: SketchRow, revision: int | None = None) -> nx.MultiDiGraph:
        """As `graph_bytes`, ready to work with."""
        return graph_from_json(self.graph_bytes(sketch, revision).decode(), source=sketch.source)

    def append(self, sketch_id: str, graph: nx.MultiDiGraph, base: int | None = None) -> SketchRow:
        """Keep a new state; what could have been redone is gone.

        Args:
            sketch_id: The sketch.
            graph: Keeps the contract.
            base: The revision that was changed; None if that does not matter.

        Raises:
            NotFoundError: If there is no such sketch.
            StaleRevisionError: If the sketch is not at `base` any more.
            OutputError: If it cannot be written.
        """
        return self._append(sketch_id, graph, graph_to_json(graph).encode(), base)

    def restore(self, sketch_id: str, base: int | None = None) -> SketchRow:
        """Go back to what was recognised, as a new state that can be undone; see `append`."""
        data = self._folder.graph(sketch_id, 0)
        return self._append(sketch_id, graph_from_json(data.decode()), data, base)

    def undo(self, sketch_id: str, base: int | None = None) -> SketchRow:
        """Go back by one.

        Raises:
            NothingToUndoError: If nothing was changed.
            NotFoundError, StaleRevisionError: See `append`.
        """
        return self._move(sketch_id, base, back=True)

    def redo(self, sketch_id: str, base: int | None = None) -> SketchRow:
        """Go forward by one.

        Raises:
            NothingToUndoError: If nothing was undone.
            NotFoundError, StaleRevisionError: See `append`.
        """
        return self._move(sketch_id, base, back=False)

    def is_as_recognised(self, sketch: SketchRow) -> bool:
        """Whether the present state says what was recognised."""
        return sketch.revision == 0 or self.graph_bytes(sketch) == self.graph_bytes(sketch, 0)

    def _move(self, sketch_id: str, base: int | None, *, back: bool) -> SketchRow:
        with self._database.writing() as session:
            row = _at(session, sketch_id, base)
            number = _before(session, row) if back else _after(session, row)
            if number is None:
                raise NothingToUndoError(f"there is nothing to {'undo' if back else 'redo'}")
            row.revision = number
            describe(row, self.graph(row))
            row.changed_at = now()
            return row

    def _append(self, sketch_id: str, graph: nx.MultiDiGraph, data: bytes, base: int | None) -> SketchRow:
        with self._database.writing() as session:
            row = _at(session, sketch_id, base)
            future = (RevisionRow.sketch_id == row.id, RevisionRow.number > row.revision)
            cut = session.scalars(select(RevisionRow.number).where(*future)).all()
            session.execute(delete(RevisionRow).where(*future))
            row.revision = row.latest = row.latest + 1
            row.changed_at = now()
            describe(row, graph)
            session.add(RevisionRow(sketch_id=row.id, number=row.revision))
            session.flush()
            # Killed from here on, the server finds the sketch as it was; the number, and its file, come again.
            self._folder.keep_graph(row.id, row.revision, data)
        self._folder.forget_graphs(row.id, cut)
        return row


def _at(session: Session, sketch_id: str, base: int | None) -> SketchRow:
    row = found(session, sketch_id, locked=True)
    if base is not None and row.revision != base:
        raise StaleRevisionError("the sketch was changed meanwhile")
    return row


def _before(session: Session, row: SketchRow) -> int | None:
    if row.revision == 0:
        return None
    numbers = select(func.max(RevisionRow.number)).where(RevisionRow.sketch_id == row.id)
    return session.scalar(numbers.where(RevisionRow.number < row.revision)) or 0


def _after(session: Session, row: SketchRow) -> int | None:
    numbers = select(func.min(RevisionRow.number)).where(RevisionRow.sketch_id == row.id)
    return session.scalar(numbers.where(RevisionRow.number > row.revision))
