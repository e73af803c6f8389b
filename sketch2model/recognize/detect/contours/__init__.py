"""The `contours` engine: classical vision, no weights."""

from sketch2model.recognize.detect.contours.detector import ContourDetector

__all__ = ["ContourDetector"]
