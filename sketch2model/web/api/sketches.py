"""The library: sketches found, renamed, tagged and deleted."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from sketch2model.web.api.schemas import Library, Renaming, SketchSummary, TagCount
from sketch2model.web.services import Given
from sketch2model.web.storage.sketches import Question, Sort

router = APIRouter(tags=["sketches"])

_FARTHEST = 100_000


@router.get("/sketches")
def library(
    services: Given,
    search: Annotated[str, Query(max_length=200)] = "",
    tag: Annotated[str | None, Query(max_length=40)] = None,
    kind: Annotated[str | None, Query(max_length=40)] = None,
    sort: Sort = Sort.CREATED,
    page: Annotated[int, Query(ge=1, le=_FARTHEST)] = 1,
    size: Annotated[int, Query(ge=1, le=200)] = 60,
) -> Library:
    """Sketches whose name, tags, classes or attributes contain every word of `search`."""
    found = services.sketches.find(Question(search, tag, kind, sort, page, size))
    return Library(
        sketches=[SketchSummary.of(row) for row in found.sketches],
        total=found.total,
        page=page,
        size=size,
        tags=[TagCount(name=name, count=count) for name, count in found.tags],
    )


@router.patch("/sketches/{sketch_id}")
def rename(sketch_id: str, changes: Renaming, services: Given) -> SketchSummary:
    """Change the name or the tags."""
    return SketchSummary.of(services.sketches.rename(sketch_id, changes.name, changes.tags))


@router.delete("/sketches/{sketch_id}", status_code=204)
def delete(sketch_id: str, services: Given) -> None:
    """Remove a sketch for good, and its photo where nothing else was made of it."""
    services.sketches.delete(sketch_id)
