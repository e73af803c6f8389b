"""Process diagrams: pools and lanes, flows through them, messages between them, data beside them."""

from __future__ import annotations

import numpy as np

from sketch2model.elements.vocabulary import DiagramKind
from training.sketches.description import Description
from training.sketches.hand import Hand
from training.sketches.notations import process_parts as parts
from training.sketches.notations.common import arrowhead
from training.sketches.notations.parties import parties_on
from training.sketches.notations.pools import pools_on
from training.sketches.notations.process_data import data_beside
from training.sketches.notations.process_flow import NARROWEST, Flow, fill, shared
from training.sketches.notations.process_messages import messages
from training.sketches.wordbook import one

PROPORTIONS = (1.414, 1.414, 1.333, 1.778, 0.707, 0.75, 1.0, 2.3)
EM_SHARE = (0.0165, 0.28)
"""Median and spread of the letters' em, as a share of the page's longer side."""
PARTIES = 0.5
"""Share of the pages that are about messages between parties."""
ROUTES = (
    ("clear_orthogonal",),
    ("clear_straight",),
    ("clear", "clear_orthogonal"),
    ("clear", "clear_curved"),
    ("clear_orthogonal", "clear_orthogonal", "clear_around"),
)
"""How one person draws flows."""


def process(hand: Hand, rng: np.random.Generator) -> Description:
    """A page of 5 to 40 shapes, with or without pools."""
    proportion = one(PROPORTIONS, rng)
    side = hand.size / float(np.clip(rng.lognormal(np.log(EM_SHARE[0]), EM_SHARE[1]), 0.0095, 0.032))
    width, height = side * min(1.0, proportion), side / max(1.0, proportion)
    arrange = parties_on if rng.random() < PARTIES else pools_on
    pools = arrange(width, height, hand, rng)
    inner = max(lane.extent for pool in pools for lane in pool.lanes if not pool.closed)
    columns = int(np.clip(inner / max(side * rng.uniform(0.085, 0.17), NARROWEST * hand.size), 3, 12))
    pitch = inner / columns
    sizes = parts.Sizes.random(side, pitch * float(rng.uniform(0.5, 0.8)), hand, rng)
    flow = Flow(hand, rng, sizes, one(ROUTES, rng), arrowhead(rng), [], [], {})
    for pool in pools:
        if not pool.closed:
            fill(pool, columns, side, flow)
    shared(flow)
    messages(pools, flow)
    data_beside(pools, side, flow)
    containers = [figure for pool in pools for figure in pool.figures]
    size = (round(width), round(height))
    return Description(DiagramKind.PROCESS, size, (*containers, *flow.figures), tuple(flow.lines))
