"""What the web page keeps: a database that can be asked, and files in one data folder."""

from sketch2model.web.storage.database import Database
from sketch2model.web.storage.digest import fingerprint
from sketch2model.web.storage.folder import DataFolder, new_id
from sketch2model.web.storage.history import History
from sketch2model.web.storage.incoming import Incoming
from sketch2model.web.storage.photos import MAX_ATTEMPTS, Photos, RecognisedPage, Upload
from sketch2model.web.storage.sketches import Sketches
from sketch2model.web.storage.tables import PhotoRow, SketchRow, Status, TagRow

__all__ = [
    "MAX_ATTEMPTS",
    "DataFolder",
    "Database",
    "History",
    "Incoming",
    "PhotoRow",
    "Photos",
    "RecognisedPage",
    "SketchRow",
    "Sketches",
    "Status",
    "TagRow",
    "Upload",
    "fingerprint",
    "new_id",
]
