"""Sketches written in the formats of the registry, a few at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Annotated, TypeVar

import networkx as nx
from anyio import CapacityLimiter, to_thread
from anyio.lowlevel import RunVar
from fastapi import Depends, Query

from sketch2model.errors import NotDrawableError, OutputError, UsageError
from sketch2model.export.base import Exportable, Format
from sketch2model.graph import graph_from_json
from sketch2model.meaning import exportable_of, write
from sketch2model.settings import (
    DIALECTS,
    INHERITANCES,
    LAYOUTS,
    THEMES,
    ExportOptions,
    SchemaOptions,
    Settings,
)
from sketch2model.web.api.answers import tag_of
from sketch2model.web.api.formats import Group, group_of
from sketch2model.web.recognition import tasks
from sketch2model.web.services import Services
from sketch2model.web.storage import SketchRow

_T = TypeVar("_T")

_AT_A_TIME = 4
"""Large sketches take seconds to write; threads for everything else stay free."""
_LIMITER: RunVar[CapacityLimiter] = RunVar("sketch2model_writing")
_MOST_BOXES = {"auto": 3000, "sketch": 300}
"""By layout. Where boxes keep their places, leading the lines takes much longer; either way it is half a minute."""
_MOST_LINES = 300
_MOST_LINES_PER_BOX = {"auto": 1.5, "sketch": 1.0}
"""Above `_MOST_LINES`: a large drawing is done in time only if it is not all knots."""

_DEFAULT, _DEFAULT_SCHEMA = ExportOptions(), SchemaOptions()


@dataclass(frozen=True, slots=True)
class Choices:
    """How a sketch is to be written."""

    export: ExportOptions
    schema: SchemaOptions


def _one_of(names: tuple[str, ...]) -> dict[str, list[str]]:
    return {"enum": list(names)}


def _choices(
    dialect: Annotated[str, Query(json_schema_extra=_one_of(DIALECTS))] = _DEFAULT.dialect,
    layout: Annotated[str, Query(json_schema_extra=_one_of(LAYOUTS))] = _DEFAULT.layout,
    theme: Annotated[str, Query(json_schema_extra=_one_of(THEMES))] = _DEFAULT.theme,
    inheritance: Annotated[str, Query(json_schema_extra=_one_of(INHERITANCES))] = _DEFAULT_SCHEMA.inheritance,
) -> Choices:
    return Choices(ExportOptions(dialect, layout, theme), SchemaOptions(inheritance))


Chosen = Annotated[Choices, Depends(_choices)]
"""How an endpoint asks for the options that exporters take."""


@dataclass(frozen=True, eq=False)
class Page:
    """One revision of a sketch, ready to be written in any format.

    Attributes:
        services: Where its photo lies, and who draws on it.
        row: The sketch.
        data: JSON of the revision.
        choices: How it is to be written.
    """

    services: Services
    row: SketchRow
    data: bytes
    choices: Choices

    @cached_property
    def _graph(self) -> nx.MultiDiGraph:
        return graph_from_json(self.data.decode(), source=self.row.source)

    @cached_property
    def _exportable(self) -> Exportable:
        return exportable_of(self._graph, self.choices.schema)

    def write(self, chosen: Format) -> bytes:
        """The bytes that the command line would write.

        Raises:
            UsageError: If the format draws on the photo, and there is none.
            NotDrawableError: If there is too much to draw, or Graphviz fails.
            ToolMissingError: If there is no Graphviz.
        """
        what = tag_of(self.data, chosen.name, self.choices)
        return self.services.shelf.get(self.row.id, what, lambda: self._written(chosen))

    def _written(self, chosen: Format) -> bytes:
        if chosen.needs_photo:
            return self._over_photo(chosen)
        if group_of(chosen) is Group.PICTURES:
            self._refuse_large()
        try:
            return write(self._exportable, chosen.name, self.choices.export)
        except OutputError as error:
            raise NotDrawableError(error.message, source=self.row.source) from error

    def _over_photo(self, chosen: Format) -> bytes:
        if self.row.photo_id is None:
            raise UsageError(
                f"the format {chosen.name} draws on the photo, and this sketch has none",
                hint="take it from the sketches that this one was merged from",
            )
        original = self.services.folder.original(self.row.photo_id)
        settings: Settings = replace(self.services.settings, export=self.choices.export, schema=self.choices.schema)
        return self.services.at_hand.run(tasks.draw_overlay, original, self.row.page, self.data.decode(), settings)

    def _refuse_large(self) -> None:
        boxes, lines = self._graph.number_of_nodes(), self._graph.number_of_edges()
        layout = self.choices.export.layout
        if boxes > _MOST_BOXES[layout] or lines > max(_MOST_LINES, _MOST_LINES_PER_BOX[layout] * boxes):
            raise NotDrawableError(
                f"drawing {boxes} boxes and {lines} lines would take too long", source=self.row.source
            )


async def in_turn(work: Callable[[], _T]) -> _T:
    """Run what takes long in a thread, a few at a time; those that wait hold up nobody else."""
    try:
        limiter = _LIMITER.get()
    except LookupError:
        limiter = CapacityLimiter(_AT_A_TIME)
        _LIMITER.set(limiter)
    return await to_thread.run_sync(work, limiter=limiter)
