"""What happens, as it happens."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.sse import EventSourceResponse, ServerSentEvent

from sketch2model.web.api.answers import Responses
from sketch2model.web.recognition.events import Watcher
from sketch2model.web.services import Given

router = APIRouter(tags=["events"])

_COME_AGAIN_MS = 1000
# FastAPI would take problems for streams, too.
_PROBLEM = {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
_REFUSALS: Responses = {503: {"description": "Too many windows are open.", "content": _PROBLEM}}


async def _watcher(services: Given) -> AsyncIterator[Watcher]:
    watcher = services.events.watch()
    try:
        yield watcher
    finally:
        services.events.leave(watcher)


@router.get("/events", response_class=EventSourceResponse, responses=_REFUSALS)
async def events(watcher: Annotated[Watcher, Depends(_watcher)]) -> AsyncIterator[ServerSentEvent]:
    """`photo` with a photo on every step, `sketch` with `{id, revision}` or `{id, deleted: true}`.

    A client that reads too slowly is cut off. Whoever comes again asks once for what it shows, then listens.
    """
    yield ServerSentEvent(comment="welcome", retry=_COME_AGAIN_MS)
    async for event in watcher:
        yield ServerSentEvent(event=event.name, raw_data=event.data)
