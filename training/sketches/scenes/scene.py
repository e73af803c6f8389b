"""What a sample is made of."""

from __future__ import annotations

from dataclasses import dataclass

from training.sketches.camera import Camera
from training.sketches.description import Description
from training.sketches.hand import Hand
from training.sketches.paper import Paper

BLUE, BLACK, PENCIL, GREEN = (30, 46, 124), (30, 31, 36), (84, 84, 88), (24, 82, 62)


@dataclass(frozen=True, slots=True)
class Scene:
    """One sample: what it shows, who drew it, on what, and how it was photographed.

    Attributes:
        name: Its file name.
        shows: One line for the table of samples.
        purpose: What it is there to try.
        seed: Of everything that is left to chance.
        description: What is on the page.
        hand: Who drew it.
        paper: On what.
        camera: How it was photographed.
        quality: Of the JPEG file.
    """

    name: str
    shows: str
    purpose: str
    seed: int
    description: Description
    hand: Hand
    paper: Paper
    camera: Camera
    quality: int = 82
