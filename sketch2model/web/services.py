"""What the endpoints work with, put together once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Annotated

from fastapi import Depends, Request

from sketch2model.batch import load_engines
from sketch2model.settings import ServeOptions, Settings
from sketch2model.web.recognition.at_hand import AtHand
from sketch2model.web.recognition.events import Broker
from sketch2model.web.recognition.queue import Queue
from sketch2model.web.storage import Database, DataFolder, History, PhotoRow, Photos, Sketches, Status

_DATABASE = "sketch2model.sqlite3"


@dataclass(frozen=True, slots=True)
class Services:
    """Options and everything that is kept.

    Attributes:
        options: How the server runs.
        settings: How photos are recognised.
        database: Where rows are.
        folder: Where files are.
        photos: What came in.
        sketches: What was made of it.
        history: The states of each sketch.
        events: Tells every open window what happens.
        queue: Recognises the photos that wait.
        at_hand: Runs what a person waits for in a process.
    """

    options: ServeOptions
    settings: Settings
    database: Database
    folder: DataFolder
    photos: Photos
    sketches: Sketches
    history: History
    events: Broker
    queue: Queue
    at_hand: AtHand

    @classmethod
    def start(cls, options: ServeOptions, settings: Settings) -> Services:
        """Open the data folder and the database.

        Raises:
            OutputError: If the folder cannot be used.
            DatabaseError: If the database cannot be opened.
        """
        folder = DataFolder(options.data)
        database = Database(options.database_url or f"sqlite:///{options.data.absolute() / _DATABASE}")
        photos = Photos(database, folder, options.max_waiting)
        photos.recover()
        events = Broker()
        queue = Queue(photos, folder, options, settings, partial(_announce, events, photos))
        queue.start()
        return cls(
            options,
            settings,
            database,
            folder,
            photos,
            Sketches(database, folder),
            History(database, folder),
            events,
            queue,
            AtHand(options.limits, partial(load_engines, settings)),
        )

    def announce(self, photo: PhotoRow) -> None:
        """Tell every open window how a photo stands."""
        _announce(self.events, self.photos, photo)

    def stop(self) -> None:
        """Close everything."""
        self.events.close()
        self.at_hand.stop()
        self.queue.stop()
        self.database.close()


def _announce(events: Broker, photos: Photos, photo: PhotoRow) -> None:
    from sketch2model.web.api.photo_schemas import Photo  # the endpoints import this module

    position = photos.position(photo) if photo.status == Status.WAITING else None
    events.publish("photo", Photo.of(photo, position))


def _services(request: Request) -> Services:
    services: Services = request.app.state.services
    return services


Given = Annotated[Services, Depends(_services)]
"""How an endpoint asks for the services."""
