"""Makers of pages with random content, one module for each family of notations."""

from training.sketches.notations.boxes import attribute_lists, boxes_and_arrows
from training.sketches.notations.classes import class_diagram
from training.sketches.notations.entities import er_diagram
from training.sketches.notations.flowcharts import flowchart
from training.sketches.notations.process import process

__all__ = ["attribute_lists", "boxes_and_arrows", "class_diagram", "er_diagram", "flowchart", "process"]
