"""What a person changes about a sketch, undone and redone at will."""

from __future__ import annotations

from fastapi import APIRouter, Response

from sketch2model.errors import UsageError
from sketch2model.graph import graph_from_json
from sketch2model.interpret import interpret
from sketch2model.settings import InterpretOptions
from sketch2model.web.api.answers import Base, Known, SketchId, contents, not_modified, problems, revision_tag
from sketch2model.web.api.exports import Revision
from sketch2model.web.api.incoming import GRAPH_BODY, GraphBody, corrected_graph
from sketch2model.web.api.schemas import Interpretation, Region, State
from sketch2model.web.api.states import changed, state_at
from sketch2model.web.recognition import tasks
from sketch2model.web.services import Given

_ASK_FIRST = "private, no-cache"

router = APIRouter(tags=["corrections"], responses=problems(404, 422))


@router.get(
    "/sketches/{sketch_id}/graph",
    response_class=Response,
    responses=contents("application/json", description="Node-link JSON."),
)
def graph(sketch_id: SketchId, services: Given, known: Known, revision: Revision = None) -> Response:
    """The graph of a revision, the present one if left out; revision 0 is what `convert --to json` writes."""
    row, data = state_at(services, sketch_id, revision)
    tag = revision_tag(row.revision if revision is None else revision)
    if tag in known:
        return not_modified(tag, _ASK_FIRST)
    return Response(data, media_type="application/json", headers={"ETag": tag, "Cache-Control": _ASK_FIRST})


@router.put("/sketches/{sketch_id}/graph", openapi_extra=GRAPH_BODY, responses=problems(400, 412, 413, 507))
def correct(sketch_id: SketchId, body: GraphBody, base: Base, services: Given) -> State:
    """Keep a corrected graph as the next revision; what could have been redone is gone."""
    _, present = services.history.present(sketch_id)
    graph = corrected_graph(body, graph_from_json(present.decode()))
    return changed(services, services.history.append(sketch_id, graph, base))


@router.post("/sketches/{sketch_id}/undo", responses=problems(400, 409, 412))
def undo(sketch_id: SketchId, base: Base, services: Given) -> State:
    """Go back by one revision."""
    return changed(services, services.history.undo(sketch_id, base))


@router.post("/sketches/{sketch_id}/redo", responses=problems(400, 409, 412))
def redo(sketch_id: SketchId, base: Base, services: Given) -> State:
    """Go forward by one revision."""
    return changed(services, services.history.redo(sketch_id, base))


@router.post("/sketches/{sketch_id}/as-recognised", responses=problems(400, 412, 507))
def as_recognised(sketch_id: SketchId, base: Base, services: Given) -> State:
    """Go back to what was recognised, as a new revision that can be undone."""
    return changed(services, services.history.restore(sketch_id, base))


@router.post("/sketches/{sketch_id}/interpretation", responses=problems(400, 412, 507))
def interpret_anew(sketch_id: SketchId, wanted: Interpretation, base: Base, services: Given) -> State:
    """Work out the meaning as that kind of diagram, or find out the kind; what a person corrected stays."""
    row, present = services.history.present(sketch_id)
    meant = interpret(graph_from_json(present.decode()), InterpretOptions(wanted.diagram))
    return changed(services, services.history.append(sketch_id, meant, row.revision if base is None else base))


@router.post("/sketches/{sketch_id}/readings", responses=problems(400, 412, 503, 507))
def read_again(sketch_id: SketchId, region: Region, base: Base, services: Given) -> State:
    """Read the writing in a region of the photo again; boxes and lines stay as they are."""
    row, present = services.history.present(sketch_id)
    if row.photo_id is None:
        raise UsageError("this sketch has no photo to read", hint="read the sketches that it was merged from")
    original = services.folder.original(row.photo_id)
    text = services.at_hand.run(tasks.read_again, original, row.page, present.decode(), region.bbox, services.settings)
    read = graph_from_json(text, source=row.source)
    return changed(services, services.history.append(sketch_id, read, row.revision if base is None else base))
