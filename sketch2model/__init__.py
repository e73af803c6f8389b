"""sketch2model: a photo of boxes and arrows becomes a graph, a UML diagram and a draft schema.

Public names load on first use, so that `import sketch2model` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sketch2model.errors import SketchError

if TYPE_CHECKING:
    from sketch2model.pipeline import Sketch, read_sketch, read_sketches
    from sketch2model.settings import Settings

__version__ = "0.1.0"
__all__ = ["Settings", "Sketch", "SketchError", "__version__", "read_sketch", "read_sketches"]

_HOME = {
    "Settings": "sketch2model.settings",
    "Sketch": "sketch2model.pipeline",
    "read_sketch": "sketch2model.pipeline",
    "read_sketches": "sketch2model.pipeline",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOME[name]), name)
