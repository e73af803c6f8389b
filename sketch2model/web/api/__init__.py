"""The REST API, one router a subject."""

from sketch2model.web.api import corrections, exports, images, revisions, sketches, vocabulary

ROUTERS = (
    vocabulary.router,
    sketches.router,
    corrections.router,
    exports.router,
    images.router,
    revisions.router,
)

__all__ = ["ROUTERS"]
