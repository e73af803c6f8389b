"""The web page: upload a photo, see what was read, put it right, take it away."""

from sketch2model.web.app import create_app

__all__ = ["create_app"]
