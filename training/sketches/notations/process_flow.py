"""What happens in a pool: tasks, events and gateways in its lanes, and solid arrows between them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from sketch2model.elements import Box, EndKind, ShapeKind
from sketch2model.elements.vocabulary import NodeKind
from training.sketches import wordbook
from training.sketches.description import Figure, Line
from training.sketches.figures import planned_box
from training.sketches.hand import Hand
from training.sketches.notations import process_parts as parts
from training.sketches.notations.common import arrow
from training.sketches.notations.pools import Pool
from training.sketches.wordbook import one

HIGHEST = 0.94
"""Nothing in a lane is higher than this share of it."""
NARROWEST, LOWEST = 5.5, 3.6
"""Columns are not narrower and rows not lower than this, in ems."""


@dataclass(slots=True)
class Flow:
    """What has been placed so far."""

    hand: Hand
    rng: np.random.Generator
    sizes: parts.Sizes
    routes: tuple[str, ...]
    head: EndKind
    figures: list[Figure]
    lines: list[Line]
    columns: dict[str, int]

    def add(self, figure: Figure, column: int = -1) -> Figure:
        """Keep a figure."""
        self.figures.append(figure)
        self.columns[figure.id] = column
        return figure

    def flow(self, source: str, target: str, label: str | None = None) -> None:
        """A solid arrow."""
        self.lines.append(arrow(source, target, label, route=one(self.routes, self.rng), head=self.head))


def fill(pool: Pool, columns: int, side: float, flow: Flow) -> None:
    """Figures in rows and columns of a pool, and arrows from left to right or from top to bottom."""
    rng = flow.rng
    rows = [
        (lane, box)
        for lane in pool.lanes
        for box in lane.rows(max(side * rng.uniform(0.09, 0.16), LOWEST * flow.hand.size))
    ]
    density, cells = rng.uniform(0.6, 1.5) * max(1.0, 7 / columns), {}
    for column in range(columns):
        filled = [row for row in range(len(rows)) if rng.random() < density / max(1.0, 0.55 * len(rows))]
        for row in filled or (
            [int(rng.integers(len(rows)))] if column in (0, columns - 1) or rng.random() < 0.7 else []
        ):
            cells[(row, column)] = True
    if len(cells) < 2:
        cells.update({(0, 0): True, (0, columns - 1): True})
    whole = (int(rng.integers(len(rows))), int(rng.integers(1, columns - 1))) if rng.random() < 0.1 else None
    whole = None if pool.lanes[0].down else whole
    if whole:
        for column in (-1, 0, 1):
            cells.pop((whole[0], whole[1] + column), None)
        cells[whole] = True
    links = _links(sorted(cells, key=lambda cell: (cell[1], cell[0])), rng)
    placed = {}
    for row, column in cells:
        lane, box = rows[row]
        cell = lane.cell(box, column, columns)
        into = sum(1 for _, b in links if b == (row, column))
        out = sum(1 for a, _ in links if a == (row, column))
        name = f"{pool.id}_{row}_{column}"
        room = (0.84 * cell.width, 0.72 * cell.height)
        if (row, column) == whole:
            room = (2.6 * cell.width, max(0.86 * cell.height, 3 * flow.hand.size))
            figure = Figure(
                name, ShapeKind.ROUNDED_RECTANGLE, (0.0, 0.0), None, NodeKind.STEP, room, parent=lane.parent
            )
        else:
            figure = _part(name, lane.parent, into, out, room, flow)
        shift = rng.normal(0, 0.05, 2) * (cell.width, cell.height)
        centre = (cell.center[0] + float(shift[0]), cell.center[1] + float(shift[1]))
        placed[(row, column)] = flow.add(
            kept_inside(parts.centred(figure, centre, flow.hand), lane.box, flow.hand), column
        )
        if (row, column) == whole:
            _inside(placed[whole], flow)
    for a, b in links:
        asked = placed[a].means is NodeKind.DECISION and rng.random() < 0.5 * flow.sizes.captioned + 0.1
        label = (
            (one(("yes", "no", "ok", "else"), rng) if rng.random() < 0.4 else wordbook.phrase(rng, 3))
            if asked
            else None
        )
        flow.flow(placed[a].id, placed[b].id, label)


def shared(flow: Flow) -> None:
    """On some pages arrows with the same target run into each other, and arrows with the same source begin as one."""
    rng = flow.rng
    often = float(rng.choice((0.0, 0.35, 0.9), p=(0.55, 0.25, 0.2)))
    for index, line in enumerate(flow.lines):
        earlier = [(other, flow.lines[other]) for other in range(index) if not flow.lines[other].borrows]
        joined = [number for number, other in earlier if other.target == line.target]
        parted = [number for number, other in earlier if other.source == line.source]
        if joined and rng.random() < often:
            flow.lines[index] = replace(line, joins=one(joined, rng))
        elif parted and rng.random() < 0.6 * often:
            flow.lines[index] = replace(line, parts_from=one(parted, rng))


def _links(cells: list[tuple[int, int]], rng: np.random.Generator) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Each cell gets its way from an earlier column, most have one to a later; some ways go back or far."""
    links: list[tuple[tuple[int, int], tuple[int, int]]] = []
    for cell in cells:
        earlier = [other for other in cells if other[1] < cell[1]]
        if earlier:
            near = min(
                earlier, key=lambda other: (cell[1] - other[1]) * 1.6 + abs(cell[0] - other[0]) + rng.uniform(0, 1.5)
            )
            links.append((near, cell))
    for cell in cells:
        later = [other for other in cells if other[1] > cell[1]]
        if later and not any(a == cell for a, _ in links) and rng.random() < 0.75:
            near = min(
                later, key=lambda other: (other[1] - cell[1]) * 1.6 + abs(cell[0] - other[0]) + rng.uniform(0, 1)
            )
            links.append((cell, near))
    for _ in range(int(rng.choice((0, 1, 2, 3), p=(0.35, 0.3, 0.2, 0.15))) if len(cells) > 1 else 0):
        a, b = (cells[i] for i in rng.permutation(len(cells))[:2].tolist())
        if (a, b) not in links and (b, a) not in links:
            links.append((a, b))
    return links


def _part(name: str, parent: str | None, into: int, out: int, room: tuple[float, float], flow: Flow) -> Figure:
    """What stands in a cell follows from how many arrows come and go."""
    rng, sizes = flow.rng, flow.sizes
    if not into and rng.random() < 0.85:
        return parts.event(name, parent, "start", sizes, rng)
    if not out and rng.random() < 0.7:
        return parts.event(name, parent, "end", sizes, rng)
    if (into > 1 or out > 1) and rng.random() < 0.8:
        return parts.gateway(name, parent, sizes, rng)
    if rng.random() < 0.2:
        return parts.event(name, parent, "middle", sizes, rng)
    if rng.random() < 0.08:
        return parts.gateway(name, parent, sizes, rng)
    return parts.task(name, parent, sizes, room, flow.hand, rng)


def _inside(whole: Figure, flow: Flow) -> None:
    """A small flow inside a sub-process."""
    box, rng = planned_box(whole, flow.hand), flow.rng
    count = min(int(rng.integers(2, 5)), int(box.width / (NARROWEST * flow.hand.size)))
    if count < 2:
        return
    pitch = box.width / count
    before: Figure | None = None
    for index in range(count):
        sort = "start" if index == 0 else "end" if index == count - 1 else "middle"
        name = f"{whole.id}_{index}"
        if rng.random() < (0.35 if sort == "middle" else 0.75):
            figure = parts.event(name, whole.id, sort, flow.sizes, rng)
        else:
            figure = parts.task(name, whole.id, flow.sizes, (0.75 * pitch, 0.7 * box.height), flow.hand, rng)
        at = (box.x0 + (index + 0.5) * pitch, box.center[1] + float(rng.normal(0, 0.03)) * box.height)
        figure = kept_inside(parts.centred(figure, at, flow.hand), box, flow.hand)
        if before and planned_box(before, flow.hand).overlap(planned_box(figure, flow.hand)) > 0:
            break
        flow.add(figure)
        if before:
            flow.flow(before.id, figure.id)
        before = figure


def kept_inside(figure: Figure, lane: Box, hand: Hand) -> Figure:
    """Shapes stay in their lane, made smaller if there is no room."""
    box = planned_box(figure, hand)
    most = HIGHEST * lane.height
    if box.height > most:
        width = box.width * most / box.height if figure.captioned else box.width
        figure = replace(figure, size=(width, most))
        box = planned_box(replace(figure, at=(box.center[0] - width / 2, box.center[1] - most / 2)), hand)
    x = min(max(box.x0, lane.x0 + 0.2 * hand.size), max(lane.x0, lane.x1 - box.width - 0.2 * hand.size))
    y = min(max(box.y0, lane.y0 + 0.15 * hand.size), max(lane.y0, lane.y1 - box.height - 0.15 * hand.size))
    return replace(figure, at=(x, y))
