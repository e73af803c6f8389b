"""Photos: uploaded, waited for, tried again and deleted."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool

from sketch2model.web.api.answers import problems
from sketch2model.web.api.multipart import Form
from sketch2model.web.api.photo_schemas import Arrivals, Photo, PhotoList
from sketch2model.web.api.reception import FIELD, Reception
from sketch2model.web.services import Given, Services
from sketch2model.web.storage import PhotoRow, Status

router = APIRouter(tags=["photos"], responses=problems(404, 422))

_UNFINISHED = (Status.WAITING, Status.WORKING, Status.FAILED)
_FORM: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": [FIELD],
                    "properties": {
                        FIELD: {
                            "type": "array",
                            "items": {"type": "string", "format": "binary"},
                            "description": "Photos, scans and PDFs.",
                        }
                    },
                }
            }
        },
    }
}


@router.post(
    "/photos",
    status_code=202,
    openapi_extra=_FORM,
    responses=problems(400, 408, 413, 415),
)
async def upload(request: Request, services: Given) -> Arrivals:
    """Queue photos. A photo that is there already is not recognised again."""
    form = Form(request.headers.get("content-type"))
    places: asyncio.Semaphore = request.app.state.places
    async with places:
        reception = Reception(services)
        try:
            async for chunk in request.stream():
                for event in form.feed(chunk):
                    await reception.take(event)
            form.close()
        finally:
            await reception.abort()
            if reception.arrived:
                services.queue.wake()
    return await run_in_threadpool(_arrivals, services, reception)


@router.get("/photos")
def photos(
    services: Given,
    status: Annotated[list[Status] | None, Query(description="Those not done if left out.")] = None,
) -> PhotoList:
    """Photos in the order they came."""
    rows = services.photos.with_status(status or _UNFINISHED)
    waiting = iter(range(len(rows)))
    return PhotoList(photos=[Photo.of(row, next(waiting) if row.status == Status.WAITING else None) for row in rows])


@router.get("/photos/{photo_id}")
def photo(photo_id: str, services: Given) -> Photo:
    """One photo, with the sketches made of it."""
    return _shown(services, services.photos.get(photo_id))


@router.post("/photos/{photo_id}/retry")
def retry(photo_id: str, services: Given) -> Photo:
    """Put a failed photo back into the queue."""
    row = services.photos.retry(photo_id)
    services.queue.wake()
    services.announce(row)
    return _shown(services, row)


@router.delete("/photos/{photo_id}", status_code=204)
def delete(photo_id: str, services: Given) -> None:
    """Remove a photo with all its sketches, also while it is recognised."""
    for sketch_id in services.photos.delete(photo_id):
        services.shelf.forget(sketch_id)
        services.events.publish("sketch", {"id": sketch_id, "deleted": True})
    services.events.publish("photo", {"id": photo_id, "deleted": True})


def _arrivals(services: Services, reception: Reception) -> Arrivals:
    for row, known in reception.arrived:
        if not known or row.status == Status.WAITING:
            services.announce(row)
    arrived = [_shown(services, row, known=known) for row, known in reception.arrived]
    return Arrivals(photos=arrived, rejected=reception.rejected)


def _shown(services: Services, row: PhotoRow, *, known: bool = False) -> Photo:
    position = services.photos.position(row) if row.status == Status.WAITING else None
    return Photo.of(row, position, known=known)
