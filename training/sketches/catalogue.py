"""Pages with random content of every notation."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from training.sketches import notations
from training.sketches.camera import Camera
from training.sketches.description import Description
from training.sketches.hand import Hand
from training.sketches.layout import at_scale, on_sheet
from training.sketches.page import Picture, draw_page
from training.sketches.paper import Paper

Maker = Callable[[Hand, np.random.Generator], Description]

MAKERS: dict[str, Maker] = {
    "class_diagram": notations.class_diagram,
    "er_diagram": notations.er_diagram,
    "flowchart": notations.flowchart,
    "process": notations.process,
    "attribute_lists": notations.attribute_lists,
    "boxes_and_arrows": notations.boxes_and_arrows,
}
SHARES = {
    "process": 0.3,
    "class_diagram": 0.3,
    "er_diagram": 0.1,
    "flowchart": 0.12,
    "attribute_lists": 0.05,
    "boxes_and_arrows": 0.13,
}
"""How often each is drawn, relative to the others."""

WHOLE_SHEETS = ("process",)
"""Makers that leave paper around their drawing themselves."""


def random_picture(seed: int, source: str = "page.jpg", only: str | None = None) -> Picture:
    """A page by anybody on anything; everything follows from the seed.

    Args:
        seed: Of everything.
        source: File name for the graph.
        only: Name of a maker in `MAKERS`; any of them if None.
    """
    rng = np.random.default_rng(seed)
    hand, paper, camera = Hand.random(rng), Paper.random(rng), Camera.random(rng)
    odds = np.array([SHARES[name] for name in MAKERS])
    name = only or list(MAKERS)[int(rng.choice(len(odds), p=odds / odds.sum()))]
    description = MAKERS[name](hand, rng)
    if name not in WHOLE_SHEETS or rng.random() < 0.2:
        description = on_sheet(description, rng)
    description, hand = at_scale(description, hand, camera.side)
    return draw_page(description, hand, paper, camera, seed=seed, source=source)
