"""Photos of hand-drawn process diagrams (hdBPMN) as examples."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from sketch2model.elements import Page, Photo, Transform
from training.detector.example import Course, Example, Outline, Points
from training.detector.pages import as_seen
from training.detector.snapping import snapped

KINDS = {
    "rectangle": ("rectangle", "rounded_rectangle"),
    "circle": ("circle", "ellipse"),
    "diamond": ("diamond",),
    "document": ("document", "note"),
    "cylinder": ("cylinder",),
    "annotation": (),
}
"""What a shape of the data set may look like; an annotation's bracket is left out."""

STYLES = {"solid": ("solid",), "dashed": ("dashed", "dotted"), "dotted": ("dashed", "dotted")}
"""What a line of the data set may look like; by hand, dashes and dots are much the same."""

HEADS = ("open", "triangle", "filled_triangle")
"""What a connector may end with; the data set does not tell arrowheads apart."""

TAILS = {"solid": ("none",), "dashed": ("none", "circle"), "dotted": ("none",)}
"""What a connector may begin with, by its style."""


def hdbpmn_example(truth_file: Path, photo: Photo, page: Page) -> Example:
    """One photo with its truth on the page that `rectify` made of it."""
    truth = json.loads(truth_file.read_text(encoding="utf-8"))
    scale = Transform((photo.width / truth["width"], 0, 0, 0, photo.height / truth["height"], 0, 0, 0, 1))
    ink, to_example = as_seen(page)
    matrix = scale.then(page.to_photo.inverse()).then(to_example).array

    def placed(points: Any) -> Points:
        return cv2.perspectiveTransform(np.array(points, np.float32).reshape(1, -1, 2), matrix)[0]

    def ring(bbox: list[float]) -> Points:
        x0, y0, x1, y1 = bbox
        return placed([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])

    nodes = [node for node in truth["nodes"] if node["bbox"]]
    shapes = [n for n in nodes if n["shape"] != "container"]
    silent = {n["id"] for n in nodes if n["shape"] == "annotation"}
    return Example(
        ink,
        tuple(Outline(KINDS[n["shape"].split("|")[0]], ring(n["bbox"])) for n in shapes),
        tuple(ring(n["bbox"]) for n in nodes if n["shape"] == "container"),
        (),
        tuple(ring(word["bbox"]) for word in truth["words"]),
        tuple(_course(edge, snapped(placed(edge["points"]), ink), silent) for edge in truth["edges"]),
    )


def _course(edge: dict[str, Any], path: Points, silent: set[str]) -> Course:
    style = edge["style"]
    plain = edge["source"] in silent or edge["target"] in silent
    heads: tuple[str, ...] = () if plain else HEADS
    return Course(path, STYLES[style], () if plain else TAILS[style], heads, directed=not plain)
