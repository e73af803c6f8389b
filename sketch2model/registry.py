"""What can be chosen by name: exporters, detectors and OCR engines, found through entry points.

Built-ins are registered in pyproject.toml the same way a third party registers its own.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, Any

from sketch2model.errors import UnknownEngineError, UnknownFormatError

if TYPE_CHECKING:
    from sketch2model.export.base import Format
    from sketch2model.recognize.detect.base import Detector
    from sketch2model.recognize.read.base import OcrEngine

FORMATS = "sketch2model.formats"
DETECTORS = "sketch2model.detectors"
OCR_ENGINES = "sketch2model.ocr_engines"


@cache
def _entries(group: str) -> dict[str, EntryPoint]:
    return {entry.name: entry for entry in sorted(entry_points(group=group), key=lambda entry: entry.name)}


def format_names() -> tuple[str, ...]:
    """Names of everything that can be written, sorted."""
    return tuple(_entries(FORMATS))


def detector_names() -> tuple[str, ...]:
    """Names of the detectors, sorted."""
    return tuple(_entries(DETECTORS))


def ocr_engine_names() -> tuple[str, ...]:
    """Names of the OCR engines, sorted."""
    return tuple(_entries(OCR_ENGINES))


@cache
def get_format(name: str) -> Format:
    """The format of that name.

    Raises:
        UnknownFormatError: If there is none.
    """
    if name not in _entries(FORMATS):
        raise UnknownFormatError(f"there is no format {name!r}; there are {', '.join(format_names())}")
    found: Format = _entries(FORMATS)[name].load()
    return found


@cache
def get_detector(name: str) -> Detector:
    """The detector of that name; its weights are loaded once a process.

    Raises:
        UnknownEngineError: If there is none.
    """
    detector: Detector = _engine(DETECTORS, name)
    return detector


@cache
def get_ocr_engine(name: str) -> OcrEngine:
    """The OCR engine of that name; its weights are loaded once a process.

    Raises:
        UnknownEngineError: If there is none.
        ToolMissingError: If something it needs is not installed.
    """
    engine: OcrEngine = _engine(OCR_ENGINES, name)
    return engine


def _engine(group: str, name: str) -> Any:
    if name not in _entries(group):
        raise UnknownEngineError(f"there is no engine {name!r}; there are {', '.join(_entries(group))}")
    return _entries(group)[name].load()()
