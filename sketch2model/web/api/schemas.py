"""What goes over the wire, for the OpenAPI and for checks of what comes in."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, StringConstraints

from sketch2model.web.storage import SketchRow

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Tag = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]


class FormatEntry(BaseModel):
    """One format of the registry."""

    name: str
    suffix: str
    title: str
    media_type: str
    needs_photo: bool


class Limits(BaseModel):
    """What is refused."""

    upload_bytes: int
    megapixels: float


class Vocabulary(BaseModel):
    """What there is to choose from."""

    version: str
    limits: Limits
    formats: list[FormatEntry]
    diagrams: list[str]
    shapes: list[str]
    node_kinds: list[str]
    edge_kinds: list[str]
    styles: list[str]
    ends: list[str]
    dialects: list[str]
    inheritances: list[str]
    layouts: list[str]
    themes: list[str]


class Problem(BaseModel):
    """What went wrong, and what to do next."""

    code: str
    message: str
    hint: str | None
    source: str | None


class SketchSummary(BaseModel):
    """A sketch as the library shows it."""

    id: str
    name: str
    source: str
    page: int
    photo_id: str | None
    diagram: str
    created_at: datetime
    changed_at: datetime
    revision: int
    nodes: int
    edges: int
    doubts: int
    tags: list[str]
    has_photo: bool
    width: float
    height: float

    @classmethod
    def of(cls, row: SketchRow) -> SketchSummary:
        """What a row says."""
        return cls(
            id=row.id,
            name=row.name,
            source=row.source,
            page=row.page,
            photo_id=row.photo_id,
            diagram=row.diagram,
            created_at=row.created_at,
            changed_at=row.changed_at,
            revision=row.revision,
            nodes=row.nodes,
            edges=row.edges,
            doubts=row.doubts,
            tags=[tag.name for tag in row.tags],
            has_photo=row.photo_id is not None,
            width=row.width,
            height=row.height,
        )


class TagCount(BaseModel):
    """A tag, and how many sketches carry it."""

    name: str
    count: int


class Library(BaseModel):
    """One page of the library."""

    sketches: list[SketchSummary]
    total: int
    page: int
    size: int
    tags: list[TagCount]


class Renaming(BaseModel):
    """What to change about a sketch; what is left out stays."""

    model_config = ConfigDict(extra="forbid")

    name: Name | None = None
    tags: list[Tag] | None = None


class Doubt(BaseModel):
    """One thing that a person should look at; see `sketch2model.graph.doubts`."""

    pointer: str | None
    code: str
    message: str
    confidence: float | None
    bbox: list[float] | None


class HistoryState(BaseModel):
    """What undo and redo would do."""

    revision: int
    can_undo: bool
    can_redo: bool
    is_as_recognised: bool


class State(BaseModel):
    """A sketch with everything that the review shows."""

    sketch: SketchSummary
    graph: dict[str, Any]
    doubts: list[Doubt]
    alternatives: dict[str, list[dict[str, Any]]]
    schema_issues: list[dict[str, Any]]
    history: HistoryState
