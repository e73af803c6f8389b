"""What is on the paper: geometry, photo and page, findings, readings, issues."""

from sketch2model.elements.findings import (
    CompartmentLine,
    Connector,
    ConnectorEnd,
    Findings,
    Shape,
    TextRegion,
)
from sketch2model.elements.geometry import Box, Point, Transform
from sketch2model.elements.issue import Issue, Severity
from sketch2model.elements.photo import Page, Photo
from sketch2model.elements.readings import DOUBTFUL, Alternative, Readings, TextLine
from sketch2model.elements.structure import BOXES, shows_structure
from sketch2model.elements.vocabulary import EndKind, LineStyle, Place, ShapeKind

__all__ = [
    "BOXES",
    "DOUBTFUL",
    "Alternative",
    "Box",
    "CompartmentLine",
    "Connector",
    "ConnectorEnd",
    "EndKind",
    "Findings",
    "Issue",
    "LineStyle",
    "Page",
    "Photo",
    "Place",
    "Point",
    "Readings",
    "Severity",
    "Shape",
    "ShapeKind",
    "TextLine",
    "TextRegion",
    "Transform",
    "shows_structure",
]
