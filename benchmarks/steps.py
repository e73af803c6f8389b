"""One step at a time, everything before it given as true: a drop in the whole then names the guilty step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import (
    Box,
    Connector,
    Findings,
    Page,
    Photo,
    Place,
    Point,
    Readings,
    Shape,
    ShapeKind,
    TextRegion,
    Transform,
)
from sketch2model.graph import graph_to_json
from sketch2model.interpret.edit_distance import edit_distance
from sketch2model.recognize.assemble import assemble
from sketch2model.recognize.load import load
from sketch2model.recognize.read.crops import line_crops
from sketch2model.recognize.rectify import rectify
from sketch2model.registry import get_detector, get_ocr_engine
from sketch2model.settings import Settings

UNREAD = Readings((), "null")
KINDS = {"annotation": ShapeKind.NONE}


@dataclass(frozen=True, slots=True)
class TextErrors:
    """Edits between what was written and what was read, of how many letters, and words read exactly, of how many."""

    edits: int = 0
    letters: int = 0
    exact: int = 0
    words: int = 0

    def __add__(self, other: TextErrors) -> TextErrors:
        """Both together."""
        return TextErrors(
            self.edits + other.edits,
            self.letters + other.letters,
            self.exact + other.exact,
            self.words + other.words,
        )


def run_steps(photo_path: Path, truth: dict[str, Any], shapes_folder: Path, connectors_folder: Path) -> TextErrors:
    """Run every step alone on one photo.

    Args:
        photo_path: The photo.
        truth: What is on it.
        shapes_folder: Gets the graph of the shapes that were found, without connectors.
        connectors_folder: Gets the graph of the connectors that were found between the true shapes.

    Returns:
        How well the words are read in their true boxes.
    """
    photo, page = page_of(photo_path)
    detector = get_detector(Settings().detect.engine)
    shapes = true_shapes(truth, photo, page)
    for folder, graph in (
        (shapes_folder, assembled(photo, page, detector.detect(page).shapes, ())),
        (connectors_folder, assembled(photo, page, shapes, detector.connectors(page, shapes))),
    ):
        (folder / f"{photo_path.stem}.json").write_text(graph_to_json(graph), encoding="utf-8")
    return text_alone(page, truth)


def page_of(path: Path) -> tuple[Photo, Page]:
    """A photo and its page, found with the default settings."""
    settings = Settings()
    photo = next(iter(load(path, settings.load)))
    engine = get_ocr_engine(settings.read.engine)

    def judge(crops: Sequence[NDArray[np.uint8]]) -> list[float]:
        return engine.legibility(crops, settings.read)

    return photo, rectify(photo, settings.rectify, judge)


def assembled(
    photo: Photo, page: Page, shapes: tuple[Shape, ...], connectors: tuple[Connector, ...]
) -> nx.MultiDiGraph:
    """The graph of these shapes and connectors, without writing."""
    return assemble(photo, page, Findings(shapes, connectors, (), page.mask & False), UNREAD)


def text_alone(page: Page, truth: dict[str, Any]) -> TextErrors:
    """How well the default engine reads the words in their true boxes."""
    settings = Settings().read
    words = [word for word in truth["words"] if word["text"].strip()]
    regions = [region_of([word], page) for word in words]
    crops = line_crops(page, ink_inside(page, regions), regions)
    total = TextErrors()
    found = get_ocr_engine(settings.engine).read(crops, [Place.TEXT] * len(crops), settings)
    for word, readings in zip(words, found, strict=True):
        total += text_errors(word["text"], readings[0].text if readings else "")
    return total


def text_errors(written: str, read: str, *, case: bool = False) -> TextErrors:
    """Spaces at the ends do not count, case does if asked to; a text counts at most its own length in errors."""
    wanted, got = (text.strip() if case else text.strip().casefold() for text in (written, read))
    errors = min(edit_distance(wanted, got), len(wanted))
    return TextErrors(errors, len(wanted), int(wanted == got), 1)


def true_shapes(truth: dict[str, Any], photo: Photo, page: Page) -> tuple[Shape, ...]:
    """The shapes of the truth, in page pixels, with ideal outlines."""
    scale = Transform((photo.width / truth["width"], 0, 0, 0, photo.height / truth["height"], 0, 0, 0, 1))
    to_page = scale.then(page.to_photo.inverse())
    shapes = []
    for node in truth["nodes"]:
        if node["bbox"] is None or node["shape"] in KINDS:
            continue
        kind = ShapeKind(node["shape"].split("|")[0])
        outline = to_page.points(_ideal_outline(kind, Box(*node["bbox"])))
        shapes.append(Shape(kind, Box.around(outline), outline, 1.0))
    return tuple(shapes)


def _ideal_outline(kind: ShapeKind, box: Box) -> Sequence[Point]:
    (cx, cy), rx, ry = box.center, box.width / 2, box.height / 2
    if kind is ShapeKind.CIRCLE:
        return [(cx + rx * float(np.cos(a)), cy + ry * float(np.sin(a))) for a in np.linspace(0, 2 * np.pi, 33)[:-1]]
    if kind is ShapeKind.DIAMOND:
        return [(cx, box.y0), (box.x1, cy), (cx, box.y1), (box.x0, cy)]
    return box.corners


def region_of(words: Sequence[dict[str, Any]], page: Page) -> TextRegion:
    """Where on the page a line of true words stands."""
    corners = [corner for word in words for corner in Box(*word["bbox"]).corners]
    return TextRegion(page.to_photo.inverse().box(Box.around(corners)), _turn(words[0]["angle"], page))


def _turn(angle: float, page: Page) -> int:
    """The region's angle on the page of a word whose line rises by so many degrees in the photo."""
    middle = page.to_photo.point((page.width / 2, page.height / 2))
    ahead = (middle[0] + 10 * float(np.cos(np.deg2rad(angle))), middle[1] - 10 * float(np.sin(np.deg2rad(angle))))
    (x0, y0), (x1, y1) = page.to_photo.inverse().points((middle, ahead))
    rise = np.rad2deg(np.arctan2(y0 - y1, x1 - x0))
    return int(round(-rise / 90) * 90) % 360


def ink_inside(page: Page, regions: Sequence[TextRegion]) -> NDArray[np.bool_]:
    """The ink in any of the regions."""
    held = np.zeros_like(page.mask)
    for region in regions:
        box = region.box
        held[max(0, int(box.y0)) : int(box.y1) + 1, max(0, int(box.x0)) : int(box.x1) + 1] = True
    return page.mask & held
