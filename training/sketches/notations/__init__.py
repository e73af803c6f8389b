"""Makers of pages with random content, one module for each family of notations."""

from training.sketches.notations.boxes import attribute_lists, boxes_and_arrows
from training.sketches.notations.chen import chen_diagram
from training.sketches.notations.classes import class_diagram
from training.sketches.notations.entities import er_diagram
from training.sketches.notations.flowcharts import flowchart
from training.sketches.notations.process import process
from training.sketches.notations.screens import screens, use_cases
from training.sketches.notations.states import mind_map, state_machine

__all__ = [
    "attribute_lists",
    "boxes_and_arrows",
    "chen_diagram",
    "class_diagram",
    "er_diagram",
    "flowchart",
    "mind_map",
    "process",
    "screens",
    "state_machine",
    "use_cases",
]
