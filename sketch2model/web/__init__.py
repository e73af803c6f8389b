"""The web page: upload a photo, see what was read, put it right, take it away.

`create_app` loads on first use: a worker process imports its tasks from here, without the server.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sketch2model.web.app import create_app

__all__ = ["create_app"]


def __getattr__(name: str) -> Any:
    if name != "create_app":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from sketch2model.web import app

    return app.create_app
