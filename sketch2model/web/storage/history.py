"""The states of a sketch, one after the other: undo and redo without limit, and back to what was recognised."""

from __future__ import annotations

import networkx as nx
from sqlalchemy.orm import Session

from sketch2model.errors import NothingToUndoError, StaleRevisionError
from sketch2model.graph import graph_from_json, graph_to_json
from sketch2model.web.storage.database import Database
from sketch2model.web.storage.facts import describe
from sketch2model.web.storage.folder import DataFolder
from sketch2model.web.storage.sketches import found
from sketch2model.web.storage.tables import SketchRow, now


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
        with self._database.writing() as session:
            row = self._at(session, sketch_id, base)
            self._append(row, graph, graph_to_json(graph).encode())
            return row

    def restore(self, sketch_id: str, base: int | None = None) -> SketchRow:
        """Go back to what was recognised, as a new state that can be undone; see `append`."""
        with self._database.writing() as session:
            row = self._at(session, sketch_id, base)
            data = self._folder.graph(row.id, 0)
            self._append(row, graph_from_json(data.decode(), source=row.source), data)
            return row

    def undo(self, sketch_id: str, base: int | None = None) -> SketchRow:
        """Go back by one.

        Raises:
            NothingToUndoError: If nothing was changed.
            NotFoundError, StaleRevisionError: See `append`.
        """
        return self._move(sketch_id, base, -1)

    def redo(self, sketch_id: str, base: int | None = None) -> SketchRow:
        """Go forward by one.

        Raises:
            NothingToUndoError: If nothing was undone.
            NotFoundError, StaleRevisionError: See `append`.
        """
        return self._move(sketch_id, base, 1)

    def is_as_recognised(self, sketch: SketchRow) -> bool:
        """Whether the present state says what was recognised."""
        return sketch.revision == 0 or self.graph_bytes(sketch) == self.graph_bytes(sketch, 0)

    def _move(self, sketch_id: str, base: int | None, by: int) -> SketchRow:
        with self._database.writing() as session:
            row = self._at(session, sketch_id, base)
            if not 0 <= row.revision + by <= row.latest:
                raise NothingToUndoError("there is nothing to undo" if by < 0 else "there is nothing to redo")
            row.revision += by
            describe(row, self.graph(row))
            row.changed_at = now()
            return row

    def _append(self, row: SketchRow, graph: nx.MultiDiGraph, data: bytes) -> None:
        self._folder.forget_graphs(row.id, range(row.revision + 1, row.latest + 1))
        row.revision += 1
        row.latest = row.revision
        self._folder.keep_graph(row.id, row.revision, data)
        describe(row, graph)
        row.changed_at = now()

    def _at(self, session: Session, sketch_id: str, base: int | None) -> SketchRow:
        row = found(session, sketch_id, locked=True)
        if base is not None and row.revision != base:
            raise StaleRevisionError("the sketch was changed meanwhile")
        return row
