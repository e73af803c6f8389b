"""A photo becomes a page: upright, flat, evenly lit."""

from sketch2model.recognize.rectify.direction import Legibility
from sketch2model.recognize.rectify.rectify import rectify

__all__ = ["Legibility", "rectify"]
