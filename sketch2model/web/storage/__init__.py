"""What the web page keeps: a database that can be asked, and files in one data folder."""

from sketch2model.web.storage.database import Database
from sketch2model.web.storage.folder import DataFolder
from sketch2model.web.storage.history import History
from sketch2model.web.storage.photos import Photos
from sketch2model.web.storage.sketches import Sketches
from sketch2model.web.storage.tables import PhotoRow, SketchRow, Status, TagRow

__all__ = [
    "DataFolder",
    "Database",
    "History",
    "PhotoRow",
    "Photos",
    "SketchRow",
    "Sketches",
    "Status",
    "TagRow",
]
