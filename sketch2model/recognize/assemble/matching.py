"""Distinct places for everybody at the lowest total cost."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TypeVar

Slot = TypeVar("Slot", bound=Hashable)


def cheapest_matching(costs: Sequence[Mapping[Slot, float]], alone: float) -> list[Slot | None]:
    """Give each row a slot of its own so that the sum of costs is smallest.

    Successive shortest augmenting paths with potentials (Jonker and Volgenant 1987) on sparse costs.

    Args:
        costs: For each row the slots it may have and their costs, at least 0.
        alone: What it costs to leave a row without a slot.

    Returns:
        The slot of each row, None for those left without.
    """
    alone_slots = [_Alone(index) for index in range(len(costs))]
    options: list[dict[Hashable, float]] = [dict(row.items()) for row in costs]
    for row_options, slot in zip(options, alone_slots, strict=True):
        row_options[slot] = alone
    matching = _Matching(options)
    for row in range(len(options)):
        matching.add(row)
    return [
        next((slot for slot in row_costs if slot == matching.slot_of[row]), None) for row, row_costs in enumerate(costs)
    ]


@dataclass(frozen=True, slots=True)
class _Alone:
    """The slot that stands for having none."""

    row: int


class _Matching:
    """Cheapest for the rows added so far. Prices keep every cost minus its two prices at 0 or above."""

    def __init__(self, options: Sequence[Mapping[Hashable, float]]) -> None:
        self.options = options
        self.slot_of: dict[int, Hashable] = {}
        self.row_of: dict[Hashable, int] = {}
        self.row_price = [0.0] * len(options)
        self.slot_price: defaultdict[Hashable, float] = defaultdict(float)

    def add(self, start: int) -> None:
        """Match one more row along the shortest path to a free slot (Dijkstra)."""
        distance: dict[Hashable, float] = {}
        came_from: dict[Hashable, int] = {}
        passed: dict[Hashable, None] = {}
        heap: list[tuple[float, int, Hashable]] = []
        ticket = count()
        row, so_far = start, 0.0
        while True:
            for slot, cost in self.options[row].items():
                through = so_far + cost - self.row_price[row] - self.slot_price[slot]
                if slot not in passed and through < distance.get(slot, math.inf):
                    distance[slot], came_from[slot] = through, row
                    heapq.heappush(heap, (through, next(ticket), slot))
            so_far, _, slot = heapq.heappop(heap)
            while slot in passed:
                so_far, _, slot = heapq.heappop(heap)
            if slot not in self.row_of:
                break
            passed[slot] = None
            row = self.row_of[slot]
        self.row_price[start] += so_far
        for other in passed:
            self.row_price[self.row_of[other]] += so_far - distance[other]
            self.slot_price[other] -= so_far - distance[other]
        self._turn_over(start, slot, came_from)

    def _turn_over(self, start: int, slot: Hashable, came_from: Mapping[Hashable, int]) -> None:
        row = came_from[slot]
        while row != start:
            freed = self.slot_of[row]
            self.row_of[slot], self.slot_of[row] = row, slot
            slot, row = freed, came_from[freed]
        self.row_of[slot], self.slot_of[start] = start, slot
