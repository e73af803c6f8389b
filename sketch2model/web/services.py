"""What the endpoints work with, put together once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from sketch2model.settings import ServeOptions, Settings
from sketch2model.web.storage import Database, DataFolder, History, Photos, Sketches

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
    """

    options: ServeOptions
    settings: Settings
    database: Database
    folder: DataFolder
    photos: Photos
    sketches: Sketches
    history: History

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
        return cls(
            options,
            settings,
            database,
            folder,
            photos,
            Sketches(database, folder),
            History(database, folder),
        )

    def stop(self) -> None:
        """Close everything."""
        self.database.close()


def _services(request: Request) -> Services:
    services: Services = request.app.state.services
    return services


Given = Annotated[Services, Depends(_services)]
"""How an endpoint asks for the services."""
