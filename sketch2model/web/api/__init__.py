"""The REST API, one router a subject."""

from sketch2model.web.api import events, photos, sketches, vocabulary

ROUTERS = (vocabulary.router, photos.router, sketches.router, events.router)

__all__ = ["ROUTERS"]
