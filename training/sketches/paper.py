"""Sheets of paper: blank, ruled, squared, dotted, tinted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.float32]
"""(height, width, 3) RGB, 0 to 255."""


class Pattern(StrEnum):
    """What is printed on a sheet."""

    BLANK = "blank"
    RULED = "ruled"
    SQUARED = "squared"
    DOTTED = "dotted"


@dataclass(frozen=True, slots=True)
class Paper:
    """One kind of sheet.

    Attributes:
        pattern: What is printed on it.
        tint: Colour of the paper, RGB.
        print_ink: Colour of the pattern, RGB.
        pitch: Distance of the printed lines, in sheet pixels.
        print_strength: 0 for invisible to 1 for the full colour.
        creases: How often it was folded.
        bleed: How much ink shows from the other side, 0 to 1.
        holes: How many are punched along one side.
        margin: A line is printed along one side.
        board: It is no paper but a whiteboard.
    """

    pattern: Pattern = Pattern.BLANK
    tint: tuple[int, int, int] = (246, 245, 240)
    print_ink: tuple[int, int, int] = (120, 150, 200)
    pitch: float = 38.0
    print_strength: float = 0.55
    creases: int = 0
    bleed: float = 0.0
    holes: int = 0
    margin: bool = False
    board: bool = False

    @classmethod
    def random(cls, rng: np.random.Generator) -> Paper:
        """Any sheet that lies about, or a board."""
        if rng.random() < 0.06:
            return cls(tint=(240, 242, 244), board=True)
        tints = ((246, 245, 240), (250, 250, 250), (238, 232, 214), (244, 238, 190), (226, 236, 246))
        prints = ((120, 150, 200), (150, 150, 155), (190, 150, 170))
        return cls(
            pattern=Pattern(rng.choice(list(Pattern), p=(0.45, 0.15, 0.28, 0.12))),
            tint=tints[int(rng.choice(len(tints), p=(0.4, 0.3, 0.15, 0.08, 0.07)))],
            print_ink=prints[int(rng.integers(len(prints)))],
            pitch=float(np.clip(rng.lognormal(3.55, 0.35), 14, 90)),
            print_strength=float(rng.uniform(0.12, 0.9)),
            creases=int(rng.choice((0, 1, 2, 3), p=(0.8, 0.11, 0.06, 0.03))),
            bleed=float(rng.choice((0.0, rng.uniform(0.02, 0.11)), p=(0.85, 0.15))),
            holes=int(rng.choice((0, 2, 4, 30), p=(0.84, 0.06, 0.07, 0.03))),
            margin=bool(rng.random() < 0.08),
        )


def grain(width: int, height: int, rng: np.random.Generator) -> NDArray[np.float32]:
    """The tooth of the paper: (height, width), mean 0, about unit size."""
    noise = rng.standard_normal((height, width), dtype=np.float32)
    coarse = cv2.resize(rng.standard_normal((height // 6 + 1, width // 6 + 1), dtype=np.float32), (width, height))
    return 1.6 * cv2.GaussianBlur(noise, (0, 0), 0.8) + 0.5 * coarse


def make_sheet(paper: Paper, width: int, height: int, tooth: NDArray[np.float32]) -> Picture:
    """The sheet before anything is drawn on it."""
    sheet = np.empty((height, width, 3), np.float32)
    sheet[:] = paper.tint
    if paper.pattern is not Pattern.BLANK:
        printed = np.float32(paper.print_strength) * _printed(paper, width, height)[..., None]
        sheet += (np.array(paper.print_ink, np.float32) - sheet) * printed
    sheet += np.float32(1.3) * tooth[..., None]
    return sheet


def _printed(paper: Paper, width: int, height: int) -> Picture:
    """Coverage of the printed pattern, (height, width), 0 to 1."""
    thickness = max(1.1, 0.04 * paper.pitch)
    from_column = np.abs((np.arange(width) + paper.pitch / 2) % paper.pitch - paper.pitch / 2).astype(np.float32)
    from_row = np.abs((np.arange(height) + paper.pitch / 3) % paper.pitch - paper.pitch / 2).astype(np.float32)
    columns = np.clip(thickness / 2 + 0.5 - from_column, 0, 1)[None, :]
    rows = np.clip(thickness / 2 + 0.5 - from_row, 0, 1)[:, None]
    match paper.pattern:
        case Pattern.RULED:
            return np.broadcast_to(rows, (height, width))
        case Pattern.SQUARED:
            return np.maximum(rows, columns)
        case Pattern.DOTTED:
            away = np.hypot(from_column[None, :], from_row[:, None])
            return np.clip(1.2 * thickness + 0.5 - away, 0, 1)
        case _:
            return np.zeros((height, width), np.float32)
