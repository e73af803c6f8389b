"""Reading handwriting: cuts lines out of the page and shows them to an OCR engine."""

from sketch2model.recognize.read.step import legibility, read

__all__ = ["legibility", "read"]
