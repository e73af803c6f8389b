"""How the lines of a drawing run: which of Graphviz's ways suits which diagram.

Looked at side by side for class diagrams of 3 to 60 classes, crow's feet, Chen, processes with lanes, flowcharts and
state machines:

- Classes, and entities with crow's feet: right angles (`ortho`). Trees of inheritance and long roads around other
  classes stay easy to follow, and beside upright lines there is most room for multiplicities and roles. Graphviz bends
  loops of one class around it in a way nobody can read, so `curves` draws those.
- State machines, processes and flowcharts: `spline`. Two states often have a line each way, and soft curves keep them
  apart; `ortho` pays no heed to lanes and draws lines on top of their borders, and to a decision or a circle it leads
  lines that end at the corners of the box around it.
- Chen's ovals and diamonds: `polyline`, for short straight lines to round shapes.

Where texts clash at right angles however far boxes stand apart, `drawn` takes curves after all.
`curved` was never the best: it cuts through boxes and knows no labels.
On paper (`--layout sketch`) more than `_MOST_ON_PAPER` boxes get straight lines: to lead lines around n boxes that
stand anywhere takes time in n cubed.
"""

from __future__ import annotations

from sketch2model.concepts import UmlDiagram
from sketch2model.elements import Box
from sketch2model.export.diagrams.chen import is_chen
from sketch2model.export.diagrams.dot_nodes import is_sign
from sketch2model.export.diagrams.drawing import is_class_diagram

ORTHO = "ortho"
SPLINE = "spline"
_MOST_ON_PAPER = 80


def routing_of(diagram: UmlDiagram, on_paper: bool) -> str:
    """The value of Graphviz's `splines`.

    Args:
        diagram: What is drawn.
        on_paper: Whether the places are those of the paper.
    """
    if on_paper and len(diagram.elements) > _MOST_ON_PAPER:
        return "line"
    if is_chen(diagram):
        return "polyline"
    return ORTHO if is_class_diagram(diagram) else SPLINE


def direction_of(diagram: UmlDiagram) -> str:
    """Classes hang from their parents; what is drawn wide runs from left to right, and so does a process with captions.

    They stand below the signs of events and gateways, where lines that run downwards would cross them.
    """
    if is_class_diagram(diagram) or not diagram.elements:
        return "TB"
    if any(element.name and is_sign(element, diagram.kind) for element in diagram.elements):
        return "LR"
    extent = Box.around(corner for element in diagram.elements for corner in element.box.corners)
    return "LR" if extent.width > extent.height else "TB"
