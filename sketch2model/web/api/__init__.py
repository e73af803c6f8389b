"""The REST API, one router a subject."""

from sketch2model.web.api import sketches, vocabulary

ROUTERS = (vocabulary.router, sketches.router)

__all__ = ["ROUTERS"]
