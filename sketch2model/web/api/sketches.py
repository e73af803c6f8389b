"""The library: sketches found, renamed, tagged and deleted."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from sketch2model.elements.vocabulary import DiagramKind
from sketch2model.web.api.answers import SketchId, problems
from sketch2model.web.api.schemas import Library, Renaming, SketchSummary, State, Tag, TagCount
from sketch2model.web.api.states import announce, state_of
from sketch2model.web.services import Given
from sketch2model.web.storage.sketches import Question, Sort

router = APIRouter(tags=["sketches"], responses=problems(422))

_FARTHEST = 100_000


@router.get("/sketches")
def library(
    services: Given,
    search: Annotated[str, Query(max_length=200)] = "",
    tag: Tag | None = None,
    kind: DiagramKind | None = None,
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


@router.get("/sketches/{sketch_id}", responses=problems(404))
def sketch(sketch_id: SketchId, services: Given) -> State:
    """A sketch with everything that the review shows."""
    return state_of(services, *services.history.present(sketch_id))


@router.patch("/sketches/{sketch_id}", responses=problems(400, 404))
def rename(sketch_id: SketchId, changes: Renaming, services: Given) -> SketchSummary:
    """Change the name or the tags."""
    row = services.sketches.rename(sketch_id, changes.name, changes.tags)
    announce(services, row)
    return SketchSummary.of(row)


@router.delete("/sketches/{sketch_id}", status_code=204, responses=problems(404))
def delete(sketch_id: SketchId, services: Given) -> None:
    """Remove a sketch for good, and its photo where nothing else was made of it."""
    services.sketches.delete(sketch_id)
    services.shelf.forget(sketch_id)
    services.events.publish("sketch", {"id": sketch_id, "deleted": True})
