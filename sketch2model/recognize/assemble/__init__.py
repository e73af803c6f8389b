"""Findings and readings become one graph: which line meets which box, which text belongs where."""

from sketch2model.recognize.assemble.assembly import assemble
from sketch2model.recognize.assemble.known import EdgeKey, KnownDrawing

__all__ = ["EdgeKey", "KnownDrawing", "assemble"]
