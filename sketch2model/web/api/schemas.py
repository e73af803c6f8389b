"""What goes over the wire, for the OpenAPI and for checks of what comes in."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from sketch2model.elements.vocabulary import DiagramKind
from sketch2model.web.api.formats import Group
from sketch2model.web.storage import SketchRow

LONGEST_NAME = 200
_NO_CONTROLS = r"^[^\x00-\x1f\x7f]*$"
"""Not every database keeps them, and nobody can read them."""

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,32}$")]
Name = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_NAME, pattern=_NO_CONTROLS)
]
Tag = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40, pattern=_NO_CONTROLS)]
Number = Annotated[float, Field(allow_inf_nan=False, ge=-1e6, le=1e6)]


class FormatEntry(BaseModel):
    """One format of the registry.

    `is_text` says that it is UTF-8 to be shown as it is, `heeds` which of the options change what is written.
    """

    name: str
    suffix: str
    title: str
    media_type: str
    needs_photo: bool
    group: Group
    is_text: bool
    heeds: list[str]


class Limits(BaseModel):
    """What is refused."""

    upload_bytes: int
    megapixels: float
    graph_bytes: int
    graph_nodes: int
    graph_edges: int


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
    tags: Annotated[list[Tag], Field(max_length=50)] | None = None


class Doubt(BaseModel):
    """One thing that a person should look at; see `sketch2model.graph.doubts`."""

    pointer: str | None
    code: str
    message: str
    confidence: float | None
    bbox: list[float] | None


class Alternative(BaseModel):
    """Another reading; `value` is what to put at the pointer: a text, or an attribute or operation."""

    text: str
    confidence: float | None
    value: Any


class SchemaIssue(BaseModel):
    """A remark on the draft of the tables."""

    code: str
    severity: str
    message: str
    bbox: list[float] | None


class HistoryState(BaseModel):
    """What undo and redo would do."""

    revision: int
    can_undo: bool
    can_redo: bool
    is_as_recognised: bool


class State(BaseModel):
    """A sketch with everything that the review shows.

    `doubts` and `alternatives` point into `graph` with JSON pointers (RFC 6901), such as `/nodes/3/name`.
    """

    sketch: SketchSummary
    graph: dict[str, Any]
    doubts: list[Doubt]
    alternatives: dict[str, list[Alternative]]
    schema_issues: list[SchemaIssue]
    history: HistoryState


class Interpretation(BaseModel):
    """The kind of diagram that it is; null to find out."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"diagram": "class"}]})

    diagram: DiagramKind | None


class Region(BaseModel):
    """A part of the page: x0, y0, x1, y1 in photo pixels."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"bbox": [120, 80, 480, 300]}]})

    bbox: Annotated[list[Number], Field(min_length=4, max_length=4)]

    @model_validator(mode="after")
    def _has_room(self) -> Region:
        x0, y0, x1, y1 = self.bbox
        if x0 >= x1 or y0 >= y1:
            raise ValueError("x1 must be right of x0, and y1 below y0")
        return self


class Merging(BaseModel):
    """Sketches to put together; the new one is named after them if `name` is left out."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"sketches": ["Jx3u0Zy1mB4kQ8sT", "aK9_2fLw0PqXr7-e"]}]}
    )

    sketches: Annotated[list[Id], Field(min_length=2, max_length=50)]
    name: Name | None = None

    @model_validator(mode="after")
    def _each_once(self) -> Merging:
        if len(set(self.sketches)) < len(self.sketches):
            raise ValueError("each sketch can be named once")
        return self
