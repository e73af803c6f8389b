"""The step load: files, bytes and arrays become photos."""

from sketch2model.recognize.load.load import load
from sketch2model.recognize.load.source import PhotoSource

__all__ = ["PhotoSource", "load"]
