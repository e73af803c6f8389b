"""What the endpoints work with, put together once."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from typing import Annotated

from fastapi import Depends, Request

from sketch2model.batch import load_engines
from sketch2model.settings import ServeOptions, Settings
from sketch2model.web.recognition.at_hand import AtHand
from sketch2model.web.recognition.events import Broker
from sketch2model.web.recognition.queue import Queue
from sketch2model.web.shelf import Shelf
from sketch2model.web.storage import (
    Database,
    DataFolder,
    History,
    PhotoRow,
    Photos,
    Sketches,
    Status,
    fingerprint,
)
from sketch2model.web.storage.address import embedded
from sketch2model.web.storage.belonging import settle


@dataclass(frozen=True, slots=True)
class Services:
    """Options and everything that is kept.

    Attributes:
        options: How the server runs.
        settings: How photos are recognised.
        way: Stands for how photos are recognised; see `fingerprint`.
        database: Where rows are.
        folder: Where files are.
        photos: What came in.
        sketches: What was made of it.
        history: The states of each sketch.
        events: Tells every open window what happens.
        queue: Recognises the photos that wait.
        at_hand: Runs what a person waits for in a process.
        shelf: Files that were taken away lately.
    """

    options: ServeOptions
    settings: Settings
    way: str
    database: Database
    folder: DataFolder
    photos: Photos
    sketches: Sketches
    history: History
    events: Broker
    queue: Queue
    at_hand: AtHand
    shelf: Shelf

    @classmethod
    def start(cls, options: ServeOptions, settings: Settings) -> Services:
        """Open the data folder and the database.

        Raises:
            OutputError: If the folder cannot be used.
            ServedAlreadyError: If another server uses it.
            DatabaseError: If the database cannot be opened, or belongs to another folder.
        """
        with ExitStack() as undo:
            folder = DataFolder(options.data)
            undo.callback(folder.release)
            folder.take()
            database = Database(options.database_url or embedded(options.data))
            undo.callback(database.close)
            settle(database, folder)
            photos = Photos(database, folder, options.max_waiting)
            photos.recover()
            events = Broker()
            services = cls(
                options,
                settings,
                fingerprint(settings),
                database,
                folder,
                photos,
                Sketches(database, folder),
                History(database, folder),
                events,
                Queue(photos, folder, options, settings, partial(_announce, events, photos)),
                AtHand(options.limits, partial(load_engines, settings)),
                Shelf(),
            )
            services.queue.start()
            undo.pop_all()
        return services

    def announce(self, photo: PhotoRow) -> None:
        """Tell every open window how a photo stands."""
        _announce(self.events, self.photos, photo)

    def stop(self) -> None:
        """Close everything."""
        self.events.close()
        self.at_hand.stop()
        self.queue.stop()
        self.database.close()
        self.folder.release()


def _announce(events: Broker, photos: Photos, photo: PhotoRow) -> None:
    from sketch2model.web.api.photo_schemas import Photo  # the endpoints import this module

    position = photos.position(photo) if photo.status == Status.WAITING else None
    events.publish("photo", Photo.of(photo, position))


async def _services(request: Request) -> Services:  # async, or each request would pass through a thread
    services: Services = request.app.state.services
    return services


Given = Annotated[Services, Depends(_services)]
"""How an endpoint asks for the services."""
