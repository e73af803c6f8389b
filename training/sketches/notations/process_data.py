"""Data and annotations beside what uses them, with dotted or dashed lines to it."""

from __future__ import annotations

import numpy as np

from sketch2model.elements import EndKind, LineStyle
from sketch2model.elements.vocabulary import EdgeKind, NodeKind
from training.sketches.description import Figure, Line
from training.sketches.figures import planned_box
from training.sketches.layout import free_place
from training.sketches.notations import process_parts as parts
from training.sketches.notations.pools import Lane, Pool
from training.sketches.notations.process_flow import Flow
from training.sketches.wordbook import one

USERS = (NodeKind.STEP, NodeKind.EVENT, NodeKind.DECISION)
ROUTES = ("clear_straight", "clear_straight", "clear_straight", "clear_orthogonal", "clear_orthogonal", "clear_curved")
NEAR, FAR = (0.05, 0.22), (0.12, 0.5)
"""How far data lie from what uses them, as shares of the page's longer side."""
NOTED, BOTH_WAYS = 0.12, 0.06
"""How often something beside is an annotation, and data are both read and written along one line."""


def data_beside(pools: list[Pool], side: float, flow: Flow) -> None:
    """Put data near the tasks that use them, some of them used by several; and annotations."""
    rng = flow.rng
    count = int(rng.choice((0, rng.integers(1, 4), rng.integers(3, 9)), p=(0.2, 0.45, 0.35)))
    lanes: dict[str | None, Lane] = {lane.parent: lane for pool in pools if not pool.closed for lane in pool.lanes}
    tasks = [figure for figure in flow.figures if figure.means in USERS and figure.parent in lanes]
    head = one((EndKind.OPEN, EndKind.OPEN, EndKind.OPEN, EndKind.NONE), rng)
    style = LineStyle.DOTTED if rng.random() < 0.5 else LineStyle.DASHED
    for index in range(count):
        user = one(tasks, rng)
        noted = rng.random() < NOTED
        make = parts.annotation if noted else parts.data
        figure = make(f"d{index}", user.parent, flow.sizes, rng)
        taken = [planned_box(other, flow.hand).grown(0.35 * flow.hand.size) for other in flow.figures]
        away = np.array(NEAR if rng.random() < 0.75 else FAR) * side
        around, lane = planned_box(user, flow.hand).center, lanes[user.parent].box
        spot = free_place(figure, around, (float(away[0]), float(away[1])), taken, flow.hand, rng, lane)
        if spot is None:
            continue
        flow.add(spot)
        if noted:
            flow.lines.append(_link(user.id, spot.id, style, EndKind.NONE, EndKind.NONE, rng))
            continue
        written = rng.random() < 0.5
        for other in (user, *_further(spot, user, tasks, flow)):
            first = head if rng.random() < BOTH_WAYS else EndKind.NONE
            writes = written if rng.random() < 0.7 else not written
            ends = (other.id, spot.id) if writes else (spot.id, other.id)
            flow.lines.append(_link(*ends, style, first, head, rng))


def _link(source: str, target: str, style: LineStyle, first: EndKind, last: EndKind, rng: np.random.Generator) -> Line:
    return Line(source, target, EdgeKind.LINK, style, first, last, route=one(ROUTES, rng))


def _further(spot: Figure, user: Figure, tasks: list[Figure], flow: Flow) -> list[Figure]:
    """Others that use the same data; mostly the nearest."""
    rng, centre = flow.rng, np.array(planned_box(spot, flow.hand).center)
    others = [task for task in tasks if task.id != user.id]
    count = int(rng.choice((0, 1, 2, 3), p=(0.52, 0.3, 0.12, 0.06)))
    away = [np.hypot(*(centre - planned_box(task, flow.hand).center)) * rng.lognormal(0, 0.4) for task in others]
    return [others[number] for number in np.argsort(away)[:count].tolist()]
