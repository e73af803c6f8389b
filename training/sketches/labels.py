"""Where a word beside a connector finds room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from sketch2model.elements import Box
from training.sketches.figures import DrawnFigure
from training.sketches.routing import BORDER, INSIDE, LINE, WORD, Traffic
from training.sketches.strokes import Path

GAP = 0.28
"""Room between a word and a line, in ems."""


class Room:
    """What is taken on a sheet."""

    def __init__(self, width: int, height: int, em: float, gap: float = GAP) -> None:
        self.sheet = Box(0, 0, width, height)
        self.em = em
        self.gap = gap
        self.traffic = Traffic(width, height, em)
        self.boxes: list[Box] = []
        self.points = np.empty((0, 2))

    def take_box(self, box: Box) -> None:
        """Nothing shall be written here."""
        self.boxes.append(box)
        self.traffic.take_box(box, WORD)

    def take_figure(self, drawn: DrawnFigure, *, holds: bool) -> None:
        """Nothing shall be written or run over a figure; where it holds others, only along its rim and writing."""
        if holds:
            self.traffic.take_path(drawn.ring, BORDER)
        else:
            self.boxes.append(drawn.box)
            self.traffic.take_box(drawn.box.grown(-0.2 * self.em), INSIDE)
        for line in drawn.lines:
            self.take_box(line.box)

    def take_path(self, path: Path) -> None:
        """Nor across this line."""
        self.points = np.concatenate([self.points, path[:: max(1, round(0.1 * self.em))]])
        self.traffic.take_path(path, LINE)

    def beside_end(self, path: Path, shape: tuple[int, ...], sign: float) -> Box:
        """Best place for a word of (height, width) next to the end of a dense path, clear of the sign there."""
        tip = path[-1]
        heading = tip - path[-min(len(path), round(1.5 * self.em))]
        heading = heading / max(np.hypot(*heading), 1e-9)
        candidates = [
            box
            for back in (0.15, 0.6, 1.2, 2.0)
            for box in self._both_sides(tip - heading * back * sign, -heading, shape, along=True)
        ]
        return self._best(candidates)

    def beside_middle(self, path: Path, shape: tuple[int, ...]) -> Box:
        """Best place for a word of (height, width) next to a dense path, near its middle."""
        candidates: list[Box] = []
        for share in (0.5, 0.42, 0.58, 0.3, 0.7):
            at = int(share * (len(path) - 1))
            reach = min(at, len(path) - 1 - at, round(self.em))
            heading = path[at + reach] - path[at - reach]
            heading = heading / max(np.hypot(*heading), 1e-9)
            candidates += self._both_sides(path[at], heading, shape, along=False)
        return self._best(candidates)

    def _both_sides(self, point: Path, heading: Path, shape: tuple[int, ...], along: bool) -> Iterator[Box]:
        """Boxes left and right of a line through a point; moved along the heading to start there if `along`."""
        half = np.array([shape[1], shape[0]]) / 2
        across = np.array([-heading[1], heading[0]])
        forward = heading * float(np.abs(heading) @ half + self.gap * self.em) if along else 0.0
        for side in sorted((-1.0, 1.0), key=lambda s: s * across[1]):
            offset = across * side * float(np.abs(across) @ half + self.gap * self.em)
            x, y = point + forward + offset
            yield Box(x - half[0], y - half[1], x + half[0], y + half[1])

    def _best(self, candidates: Iterable[Box]) -> Box:
        ranked = [(self._cost(box) + 0.05 * rank, rank, box) for rank, box in enumerate(candidates)]
        return min(ranked)[2]

    def _cost(self, box: Box) -> float:
        """How much is hidden, as shares of the smaller boxes, plus line points crossed."""
        near = box.grown(0.2 * self.em)
        hidden = sum(near.overlap(taken) / max(1.0, min(box.area, taken.area)) for taken in self.boxes)
        off_sheet = 1 - near.inside(self.sheet)
        low, high = (near.x0, near.y0), (near.x1, near.y1)
        crossed = int(((self.points > low) & (self.points < high)).all(axis=1).sum())
        return hidden + 4 * off_sheet + 0.15 * crossed
