"""That rows and files belong together: sweeping up by the rows of another database would remove every photo."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sketch2model.errors import DatabaseError
from sketch2model.web.storage.database import Database
from sketch2model.web.storage.folder import DataFolder, new_id
from sketch2model.web.storage.tables import HomeRow, PhotoRow, SketchRow

_HOME = 1


def settle(database: Database, folder: DataFolder) -> None:
    """Tie a new database and a new folder together, or see that they are.

    Raises:
        DatabaseError: If they are not.
        OutputError: If the folder cannot be written.
    """
    with database.writing() as session:
        home, mark = session.get(HomeRow, _HOME), folder.mark()
        if home is not None and home.folder == mark:
            return
        if folder.holds_anything() or _knows_anything(session):
            raise DatabaseError(
                "the database and the data folder do not belong together",
                source=str(folder.root),
                hint="start with the two that were used together, or with another folder: --data DIR",
            )
        # Should the server be killed between these two, both are still empty, and it starts here again.
        mark = new_id()
        folder.set_mark(mark)
        session.merge(HomeRow(number=_HOME, folder=mark))


def _knows_anything(session: Session) -> bool:
    return any(session.scalar(select(func.count()).select_from(table)) for table in (PhotoRow, SketchRow))
