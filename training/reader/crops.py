"""Pictures of single words and lines with what they say, and how they lie on disk."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

HIGHEST = 96
"""Pixels; higher pictures are scaled down, as the network sees 48."""


@dataclass(frozen=True, slots=True, eq=False)
class Crop:
    """One upright line.

    Attributes:
        text: What it says; empty for ink that is no writing.
        kind: `word` (cut along the true box), `line` (cut where the program found a line).
        picture: (height, width) uint8, dark ink on 255.
    """

    text: str
    kind: str
    picture: NDArray[np.uint8] = field(repr=False)


def write_crops(stem: Path, crops: Iterable[Crop]) -> None:
    """One sheet of pictures below each other, `STEM.png`, and what they say, `STEM.json`."""
    small = [_low(crop) for crop in crops]
    if not small:
        return
    width = max(crop.picture.shape[1] for crop in small)
    rows = [np.pad(c.picture, ((0, 0), (0, width - c.picture.shape[1])), constant_values=255) for c in small]
    cv2.imwrite(f"{stem}.png", np.concatenate(rows))
    labels = [{"text": c.text, "kind": c.kind, "size": c.picture.shape} for c in small]
    stem.with_suffix(".json").write_text(json.dumps(labels, ensure_ascii=False), encoding="utf-8")


def read_crops(folder: Path) -> Iterator[Crop]:
    """All crops of a folder, in the order of their files."""
    for path in sorted(folder.glob("*.json")):
        sheet = np.asarray(cv2.imread(str(path.with_suffix(".png")), cv2.IMREAD_GRAYSCALE), np.uint8)
        top = 0
        for label in json.loads(path.read_text(encoding="utf-8")):
            height, width = label["size"]
            yield Crop(label["text"], label["kind"], sheet[top : top + height, :width])
            top += height


def _low(crop: Crop) -> Crop:
    height, width = crop.picture.shape
    if height <= HIGHEST:
        return crop
    size = (max(1, round(width * HIGHEST / height)), HIGHEST)
    return Crop(
        crop.text, crop.kind, np.asarray(cv2.resize(crop.picture, size, interpolation=cv2.INTER_AREA), np.uint8)
    )
