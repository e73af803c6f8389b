"""One page to learn from: its evened ink and exactly what is on it, in page pixels."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float32]
"""(n, 2) points x, y."""


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """A shape.

    Attributes:
        kinds: Names of the kinds it may be; several where the truth does not tell them apart, none to leave it out.
        ring: (n, 2) points around it; its bounding box is what counts.
    """

    kinds: tuple[str, ...]
    ring: Points


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """A connector.

    Attributes:
        path: (n, 2) points along its ink. If only one end bears a sign, the path runs towards that end.
        styles: Names of the styles it may have.
        first: Names of the kinds the first end may have; none where the truth is silent.
        second: The same for the last end.
        directed: Whether the path's direction means something.
    """

    path: Points
    styles: tuple[str, ...]
    first: tuple[str, ...]
    second: tuple[str, ...]
    directed: bool


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """A page with its truth.

    Attributes:
        ink: (height, width) uint8, 255 is paper.
        shapes: Everything with an outline but containers.
        containers: (n, 2) rings of pools and lanes.
        dividers: (n, 2) paths of compartment lines.
        words: (n, 2) rings around words or lines of writing.
        courses: Connectors.
    """

    ink: NDArray[np.uint8] = field(repr=False)
    shapes: tuple[Outline, ...] = ()
    containers: tuple[Points, ...] = ()
    dividers: tuple[Points, ...] = ()
    words: tuple[Points, ...] = ()
    courses: tuple[Course, ...] = ()

    def save(self, stem: Path) -> None:
        """Write STEM.png and STEM.json."""
        truth = {
            "shapes": [[list(shape.kinds), _rounded(shape.ring)] for shape in self.shapes],
            "containers": [_rounded(ring) for ring in self.containers],
            "dividers": [_rounded(path) for path in self.dividers],
            "words": [_rounded(ring) for ring in self.words],
            "courses": [
                [_rounded(c.path), list(c.styles), list(c.first), list(c.second), c.directed] for c in self.courses
            ],
        }
        cv2.imwrite(f"{stem}.png", self.ink)
        Path(f"{stem}.json").write_text(json.dumps(truth), encoding="utf-8")

    @classmethod
    def read(cls, stem: Path) -> Example:
        """Read what `save` wrote."""
        truth = json.loads(Path(f"{stem}.json").read_text(encoding="utf-8"))
        return cls(
            cv2.imread(f"{stem}.png", cv2.IMREAD_GRAYSCALE),
            tuple(Outline(tuple(kinds), _points(ring)) for kinds, ring in truth["shapes"]),
            tuple(map(_points, truth["containers"])),
            tuple(map(_points, truth["dividers"])),
            tuple(map(_points, truth["words"])),
            tuple(
                Course(_points(path), tuple(styles), tuple(first), tuple(second), directed)
                for path, styles, first, second, directed in truth["courses"]
            ),
        )


def stems(folders: Iterable[Path]) -> list[Path]:
    """All examples in the folders, in a fixed order."""
    return sorted(file.with_suffix("") for folder in folders for file in folder.glob("*.json"))


def _rounded(points: Points) -> list[list[float]]:
    return [[round(float(x), 1), round(float(y), 1)] for x, y in points]


def _points(values: list[list[float]]) -> Points:
    return np.array(values, np.float32).reshape(-1, 2)
