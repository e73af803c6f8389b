"""Words and lines of photos with truth, cut out along their true boxes, each with the role it plays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.steps import ink_inside, region_of
from sketch2model.elements import Box, Page, Place
from sketch2model.recognize.read.crops import line_crops

WORDS, LINES = "words", "lines"

OTHER = "elsewhere"
EDGE = "edge labels"
ROLES = {
    "rectangle": "task names",
    "circle": "event captions",
    "diamond": "gateway captions",
    "container": "container names",
    "document": "data objects",
    "cylinder": "data objects",
    "annotation": "annotations",
}
PLACES = {EDGE: Place.LABEL}


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """One upright word or line.

    Attributes:
        text: What it says.
        role: What it is in the diagram.
        place: Where it stands, as the decoding is told.
        crop: Picture, (height, width) uint8, dark ink on 255.
    """

    text: str
    role: str
    place: Place
    crop: NDArray[np.uint8] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Label:
    """What is written at one element, line breaks kept, in photo pixels."""

    text: str
    role: str
    box: Box


def labels_of(truth: dict[str, Any]) -> list[Label]:
    """All labels of a photo's truth that say something."""
    marked = [(node, ROLES.get(node["shape"].split("|")[0], OTHER)) for node in truth["nodes"]]
    marked += [(edge, EDGE) for edge in truth["edges"]]
    return [Label(each["label"], role, Box(*each["label_bbox"])) for each, role in marked if each["label_bbox"]]


def label_at(word: dict[str, Any], labels: Sequence[Label]) -> Label | None:
    """The smallest label that holds the word's middle."""
    middle = Box(*word["bbox"]).center
    holding = [label for label in labels if label.box.holds(middle)]
    return min(holding, key=lambda label: label.box.area, default=None)


def samples_of(truth: dict[str, Any], page: Page) -> dict[str, list[Sample]]:
    """The words and the lines of one photo.

    Args:
        truth: What is on the photo.
        page: Its page.

    Returns:
        Samples under `WORDS` and `LINES`. Lines are those of labels; one is left out if a word of it has no box or
        stands in its label twice, since nobody can say where it stands then.
    """
    labels = labels_of(truth)
    words = [(word, label_at(word, labels)) for word in truth["words"] if word["text"].strip()]
    alone = [([word], word["text"].strip(), label.role if label else OTHER) for word, label in words]
    together = [line for label in labels for line in _lines(label, [word for word, at in words if at is label])]
    return {WORDS: _cut_out(alone, page), LINES: _cut_out(together, page)}


def _lines(label: Label, words: Sequence[dict[str, Any]]) -> Iterator[tuple[list[dict[str, Any]], str, str]]:
    """The lines of a label: their words, text and role."""
    counts = Counter(word["text"].strip() for word in words)
    by_text = {word["text"].strip(): word for word in words}
    for line in label.text.splitlines():
        tokens = line.split()
        if tokens and all(counts[token] == 1 for token in tokens):
            yield [by_text[token] for token in tokens], " ".join(tokens), label.role


def _cut_out(found: Sequence[tuple[list[dict[str, Any]], str, str]], page: Page) -> list[Sample]:
    regions = [region_of(words, page) for words, _, _ in found]
    each_word = [region_of([word], page) for words, _, _ in found for word in words]
    crops = line_crops(page, ink_inside(page, each_word), regions)
    return [
        Sample(text, role, PLACES.get(role, Place.TEXT), crop)
        for (_, text, role), crop in zip(found, crops, strict=True)
    ]
