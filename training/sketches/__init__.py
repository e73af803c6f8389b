"""Hand-drawn pages out of a description: a picture, and exactly what is on it."""

from training.sketches.camera import Camera
from training.sketches.description import Description, Field, Figure, Line, Tree
from training.sketches.hand import Hand
from training.sketches.page import Picture, draw_page
from training.sketches.paper import Paper

__all__ = ["Camera", "Description", "Field", "Figure", "Hand", "Line", "Paper", "Picture", "Tree", "draw_page"]
