"""Pages with random content of every notation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from training.sketches import notations
from training.sketches.camera import Camera
from training.sketches.description import Description
from training.sketches.hand import Hand, with_marker
from training.sketches.layout import at_scale, on_sheet
from training.sketches.mishaps import as_spelled, with_mishaps
from training.sketches.page import Picture, draw_page
from training.sketches.paper import Paper
from training.sketches.real_words import RealWords, in_words_of

Maker = Callable[[Hand, np.random.Generator], Description]

SHARES: dict[Maker, float] = {
    notations.process: 0.3,
    notations.class_diagram: 0.25,
    notations.er_diagram: 0.07,
    notations.chen_diagram: 0.07,
    notations.flowchart: 0.08,
    notations.state_machine: 0.05,
    notations.boxes_and_arrows: 0.07,
    notations.mind_map: 0.03,
    notations.screens: 0.03,
    notations.use_cases: 0.02,
    notations.attribute_lists: 0.03,
}
"""How often each notation is drawn."""
MAKERS = {make.__name__: make for make in SHARES}
PASTED = 0.4
"""Share of the pages with words of real writers, where there are any."""
WHOLE_SHEETS = ("process",)
"""Makers that leave paper around their drawing themselves."""


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """What is to be drawn, by whom, on what, and how it is photographed."""

    description: Description
    hand: Hand
    paper: Paper
    camera: Camera
    seed: int

    @property
    def em(self) -> float:
        """Size of the letters as a share of the page's longer side."""
        return self.hand.size / max(self.description.size)

    def drawn(self, source: str = "page.jpg") -> Picture:
        """The picture; `source` is the file name for the graph."""
        return draw_page(self.description, self.hand, self.paper, self.camera, seed=self.seed, source=source)


def random_picture(
    seed: int, source: str = "page.jpg", only: str | None = None, writers: Sequence[RealWords] = ()
) -> Picture:
    """A page by anybody on anything; everything follows from the seed.

    Args:
        seed: Of everything.
        source: File name for the graph.
        only: Name of a maker in `MAKERS`; any of them if None.
        writers: Real writers whose words may be pasted; see `real_words.load_real_words`.
    """
    return random_page(seed, only, writers).drawn(source)


def random_page(seed: int, only: str | None = None, writers: Sequence[RealWords] = ()) -> PlannedPage:
    """What `random_picture` draws, before it is drawn: some milliseconds against a second."""
    rng = np.random.default_rng(seed)
    hand, paper, camera = Hand.random(rng), Paper.random(rng), Camera.random(rng)
    if paper.board:
        hand, camera = with_marker(hand, rng), replace(camera, glare=float(rng.uniform(0, 0.8)), table=-0.02)
    odds = np.array(list(SHARES.values()))
    name = only or list(MAKERS)[int(rng.choice(len(odds), p=odds / odds.sum()))]
    description = MAKERS[name](hand, rng)
    if name not in WHOLE_SHEETS or rng.random() < 0.2:
        description = on_sheet(description, rng)
    if writers and rng.random() < PASTED:
        hand = replace(hand, words=writers[int(rng.integers(len(writers)))], case=None)
        description = in_words_of(description, hand.words, rng)
    description = as_spelled(with_mishaps(description, hand, rng), hand)
    description, hand = at_scale(description, hand, camera.side)
    return PlannedPage(description, hand, paper, camera, seed)
