"""Several sketches at once: two compared, many merged into one."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from sketch2model.errors import GraphTooLargeError
from sketch2model.graph import graph_from_json
from sketch2model.meaning import exportable_of
from sketch2model.revision import FORMS, difference, merge
from sketch2model.web.api.answers import contents, problems
from sketch2model.web.api.incoming import MOST_NODES, refuse_large
from sketch2model.web.api.schemas import LONGEST_NAME, Id, Merging, State
from sketch2model.web.api.states import changed
from sketch2model.web.api.writing import Choices, Chosen, in_turn
from sketch2model.web.services import Given, Services

_MOST_BOXES = 4 * MOST_NODES
"""Many of them become one; to find out, all must be read."""
_MEDIA_TYPES = {"text": "text/plain", "json": "application/json", "sql": "application/sql"}

Form = Annotated[str, Query(alias="format", pattern="^(text|json|sql)$", json_schema_extra={"enum": list(FORMS)})]

router = APIRouter(tags=["revisions"], responses=problems(404, 422))


@router.get(
    "/comparisons",
    response_class=Response,
    responses=contents(*_MEDIA_TYPES.values(), description="The changes."),
)
async def comparison(old: Id, new: Id, services: Given, chosen: Chosen, form: Form = "json") -> Response:
    """What has changed from one sketch to another, as text, as JSON, or as SQL that alters the tables."""
    content = await in_turn(lambda: _difference(services, old, new, form, chosen))
    return Response(
        content,
        headers={
            "Content-Type": f"{_MEDIA_TYPES[form]}; charset=utf-8",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-cache",
        },
    )


@router.post("/merges", status_code=201, responses=problems(400, 413, 507))
async def merging(wanted: Merging, services: Given) -> State:
    """Put sketches together: classes of the same name become one; contradictions are among the graph's issues."""
    return await in_turn(lambda: _merged(services, wanted))


def _merged(services: Services, wanted: Merging) -> State:
    boxes = sum(services.sketches.get(sketch_id).nodes for sketch_id in wanted.sketches)
    if boxes > _MOST_BOXES:
        raise GraphTooLargeError(f"the sketches have {boxes} boxes; {_MOST_BOXES} are merged at most")
    present = [services.history.present(sketch_id) for sketch_id in wanted.sketches]
    merged = merge([graph_from_json(data.decode()) for _, data in present])
    refuse_large(merged)
    name = wanted.name or " + ".join(dict.fromkeys(row.name for row, _ in present))[:LONGEST_NAME]
    return changed(services, services.sketches.create(merged, name))


def _difference(services: Services, old: str, new: str, form: str, chosen: Choices) -> bytes:
    graphs = [graph_from_json(services.history.present(sketch_id)[1].decode()) for sketch_id in (old, new)]
    before, after = (exportable_of(graph, chosen.schema) for graph in graphs)
    return difference(before, after, form, chosen.export.dialect)
