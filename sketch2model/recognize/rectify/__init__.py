"""A photo becomes a page: upright, flat, evenly lit."""

from sketch2model.recognize.rectify.rectify import Legibility, rectify

__all__ = ["Legibility", "rectify"]
