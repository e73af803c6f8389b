"""Fit the weights of evidence for connectors on packed examples that the network has not learnt from.

python -m training.detector.weigh NETWORK.onnx EXAMPLES [EXAMPLES ...]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from sketch2model.recognize.detect.trained.borders import Borders
from sketch2model.recognize.detect.trained.connectors import owners_of
from sketch2model.recognize.detect.trained.containers import find_containers
from sketch2model.recognize.detect.trained.ends import End
from sketch2model.recognize.detect.trained.evidence import Evidence, weigh
from sketch2model.recognize.detect.trained.maps import look
from sketch2model.recognize.detect.trained.shapes import find_shapes
from sketch2model.recognize.detect.trained.tracing import trace_routes
from sketch2model.recognize.detect.trained.votes import collect_votes
from training.detector.evaluate import network_and_examples, page_of
from training.detector.example import Course, Example
from training.detector.targets import TAILS

RADIUS = 24.0
"""An end this close to one of a connector, in the network's pixels, may be it."""

WRONG_SIGN = 10.0
"""So many pixels nearer must an end be that has a sign where the connector has none, or none where it has one."""

RIDGE = 0.1
"""Keeps weights finite that nothing speaks against."""

STEPS = 30
"""Steps of Newton's method; it settles in about ten."""


def weighed(example: Example, network: onnxruntime.InferenceSession) -> Iterator[tuple[Evidence, bool]]:
    """The evidence for every two ends of a page, and whether they are those of one connector."""
    page = page_of(example)
    maps = look(page, network)
    borders = Borders.of(page.mask, maps.scale)
    shapes = (*find_containers(maps, borders), *find_shapes(maps, borders))
    ends, votes = collect_votes(maps)
    true = {pair for course in example.courses if (pair := ends_of(course, ends)) is not None}
    owners = owners_of(ends, shapes, maps.scale)
    for a, b, evidence in weigh(ends, owners, votes.between(), trace_routes(maps, ends)):
        yield evidence, (a, b) in true


def ends_of(course: Course, ends: Sequence[End]) -> tuple[int, int] | None:
    """The two ends that fit a connector best, the lower index first; none if one of its ends was not found."""
    tips = np.array([(end.x, end.y) for end in ends], np.float32).reshape(-1, 2)
    signed = np.array([end.signed for end in ends], bool)
    found = []
    for tip, kinds in ((course.path[0], course.first), (course.path[-1], course.second)):
        away = np.hypot(*(tips - tip).T)
        away[away > RADIUS] = np.inf
        if kinds:
            away[signed == (kinds[0] in TAILS)] += WRONG_SIGN
        found.append(away)
    cost = found[0][:, None] + found[1][None, :]
    np.fill_diagonal(cost, np.inf)
    if not np.isfinite(cost).any():
        return None
    a, b = divmod(int(cost.argmin()), len(ends))
    return min(a, b), max(a, b)


def fitted(parts: NDArray[np.float64], true: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Weights of a logistic regression, by Newton's method.

    Args:
        parts: (n, k), the first of which are 1.
        true: (n,).
    """
    ridge = RIDGE * np.diag([0.0, *np.ones(parts.shape[1] - 1)])
    weights = np.zeros(parts.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-parts @ weights))
        slope = parts.T @ (chance - true) + ridge @ weights
        curve = (parts * (chance * (1 - chance))[:, None]).T @ parts + ridge
        weights -= np.linalg.solve(curve, slope)
    return weights


def main() -> None:
    """The command line."""
    network, examples = network_and_examples(__doc__)
    pairs = [pair for example in examples for pair in weighed(example, network)]
    true = np.array([is_true for _, is_true in pairs], bool)
    if true.all() or not true.any():
        raise SystemExit("the folders hold no examples with connectors")
    weights = fitted(np.array([evidence.parts for evidence, _ in pairs], np.float64), true)
    print(f"{len(pairs)} pairs, {true.sum()} true; WEIGHTS = ({', '.join(f'{weight:.2f}' for weight in weights)})")


if __name__ == "__main__":
    main()
