"""Reading handwriting: cuts lines out of the page and shows them to an OCR engine."""

from sketch2model.recognize.read.step import read

__all__ = ["read"]
