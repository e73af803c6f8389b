"""How carefully one person draws: corners, signs, dashes, second tries."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Habits:
    """What tells one person's lines from another's. The defaults are a tidy person with a sharp pen.

    Attributes:
        boldness: Width of the pen, as a multiple of the letters' own strokes.
        sign: Length of an arrowhead, in ems.
        splay: Half the width of an arrowhead, as a multiple of the usual.
        sloppiness: How crooked and open signs are and how far connectors miss their figures, 0 to 1.
        gap: Corners of outlines stay open by up to this, in ems.
        retraced: Share of the strokes that are drawn twice.
        dash: Length of a dash and of the gap after it, in ems.
        dot: The same for dotted lines.
        flush: Words in boxes begin at the left side instead of standing in the middle.
        label_gap: Room between a connector and the words beside it, in ems.
        second_ink: Colour of a second pen, RGB; None where there is only one.
        second_for: What the second pen is for: text | connectors | outlines | any.
    """

    boldness: float = 1.0
    sign: float = 0.62
    splay: float = 1.0
    sloppiness: float = 0.0
    gap: float = 0.0
    retraced: float = 0.0
    dash: tuple[float, float] = (0.42, 0.3)
    dot: tuple[float, float] = (0.04, 0.25)
    flush: bool = False
    label_gap: float = 0.28
    second_ink: tuple[int, int, int] | None = None
    second_for: str = "any"

    @classmethod
    def random(cls, rng: np.random.Generator) -> Habits:
        """Anybody's."""
        careless = rng.random() < 0.5
        dash = float(np.clip(rng.lognormal(-0.7, 0.5), 0.18, 2.0))
        colours = ((30, 50, 150), (170, 35, 40), (30, 110, 60), (40, 40, 46), (200, 90, 30))
        return cls(
            boldness=float(np.clip(rng.lognormal(0.12, 0.5), 0.55, 4.5)),
            sign=float(np.clip(rng.lognormal(-0.48, 0.36), 0.28, 1.5)),
            splay=float(np.clip(rng.lognormal(0, 0.25), 0.6, 1.8)),
            sloppiness=float(rng.uniform(0.2, 1.0) if careless else rng.uniform(0, 0.25)),
            gap=float(rng.choice((0.0, rng.uniform(0.1, 0.6)), p=(0.65, 0.35))),
            retraced=float(rng.choice((0.0, rng.uniform(0.03, 0.3)), p=(0.6, 0.4))),
            dash=(dash, dash * float(np.clip(rng.lognormal(-0.4, 0.5), 0.15, 1.7))),
            dot=(float(rng.uniform(0.02, 0.12)), float(rng.uniform(0.14, 0.4))),
            flush=bool(rng.random() < 0.14),
            label_gap=float(np.clip(rng.lognormal(-1.4, 0.6), 0.02, 0.7)),
            second_ink=colours[int(rng.integers(len(colours)))] if rng.random() < 0.16 else None,
            second_for=str(rng.choice(("text", "connectors", "outlines", "any"))),
        )


TIDY = Habits()
"""Nobody draws so well, but it is a beginning."""
