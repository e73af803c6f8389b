"""The REST API, one router a subject."""

from sketch2model.web.api import corrections, events, exports, images, photos, revisions, sketches, vocabulary

ROUTERS = (
    vocabulary.router,
    photos.router,
    sketches.router,
    corrections.router,
    exports.router,
    images.router,
    revisions.router,
    events.router,
)

__all__ = ["ROUTERS"]
