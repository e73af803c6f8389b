"""A sketch with everything that the review shows."""

from __future__ import annotations

import json
from dataclasses import asdict

from sketch2model.elements import Issue
from sketch2model.graph import bbox_of, graph_from_json
from sketch2model.graph.doubts import doubts_of
from sketch2model.interpret import alternatives_of
from sketch2model.meaning import exportable_of
from sketch2model.web.api.schemas import Alternative, Doubt, HistoryState, SchemaIssue, SketchSummary, State
from sketch2model.web.services import Services
from sketch2model.web.storage import SketchRow


def state_of(services: Services, row: SketchRow, data: bytes) -> State:
    """What a sketch says, and what is doubtful about it.

    Args:
        services: Where it is kept.
        row: The sketch.
        data: The JSON of its present revision.
    """
    graph = graph_from_json(data.decode(), source=row.source)
    return State(
        sketch=SketchSummary.of(row),
        graph=json.loads(data),
        doubts=[Doubt(**asdict(doubt)) for doubt in doubts_of(graph)],
        alternatives={
            pointer: [Alternative(**asdict(other)) for other in others]
            for pointer, others in alternatives_of(graph).items()
        },
        schema_issues=[_schema_issue(issue) for issue in exportable_of(graph, services.settings.schema).schema.issues],
        history=HistoryState(
            revision=row.revision,
            can_undo=row.revision > 0,
            can_redo=row.revision < row.latest,
            is_as_recognised=services.history.is_as_recognised(row),
        ),
    )


def state_at(services: Services, sketch_id: str, revision: int | None) -> tuple[SketchRow, bytes]:
    """A sketch and the JSON of a revision, the present one if there is no number.

    Raises:
        NotFoundError: If there is no such sketch or revision.
    """
    if revision is None:
        return services.history.present(sketch_id)
    row = services.sketches.get(sketch_id)
    return row, services.history.graph_bytes(row, revision)


def changed(services: Services, row: SketchRow) -> State:
    """The sketch after a change, as every open window is told; another window may have changed it again by now."""
    announce(services, row)
    return state_of(services, *services.history.present(row.id))


def announce(services: Services, row: SketchRow) -> None:
    """Tell every open window that a sketch has changed."""
    services.events.publish("sketch", {"id": row.id, "revision": row.revision})


def _schema_issue(issue: Issue) -> SchemaIssue:
    return SchemaIssue(
        code=issue.code,
        severity=issue.severity,
        message=issue.message,
        bbox=None if issue.box is None else bbox_of(issue.box),
    )
