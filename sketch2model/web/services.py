"""What the endpoints work with, put together once."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from sketch2model.settings import ServeOptions, Settings
from sketch2model.web.storage import Database, DataFolder, History, Photos, Sketches, fingerprint
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
    """

    options: ServeOptions
    settings: Settings
    way: str
    database: Database
    folder: DataFolder
    photos: Photos
    sketches: Sketches
    history: History

    @classmethod
    def start(cls, options: ServeOptions, settings: Settings) -> Services:
        """Open the data folder and the database.

        Raises:
            OutputError: If the folder cannot be used, or another server uses it.
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
            services = cls(
                options,
                settings,
                fingerprint(settings),
                database,
                folder,
                photos,
                Sketches(database, folder),
                History(database, folder),
            )
            undo.pop_all()
        return services

    def stop(self) -> None:
        """Close everything."""
        self.database.close()
        self.folder.release()


def _services(request: Request) -> Services:
    services: Services = request.app.state.services
    return services


Given = Annotated[Services, Depends(_services)]
"""How an endpoint asks for the services."""
