"""Measure an exported network on packed examples, with the package's own decoding of its maps.

python -m training.detector.evaluate NETWORK.onnx EXAMPLES [EXAMPLES ...]
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from sketch2model.elements import Box, Connector, Page, Shape, Transform
from sketch2model.recognize.detect.trained.borders import Borders
from sketch2model.recognize.detect.trained.connectors import find_connectors
from sketch2model.recognize.detect.trained.containers import find_containers
from sketch2model.recognize.detect.trained.ends import End, find_ends
from sketch2model.recognize.detect.trained.maps import LETTER, Maps, look
from sketch2model.recognize.detect.trained.shapes import find_shapes
from sketch2model.recognize.detect.trained.weights import load_network
from training.detector.augment import whole
from training.detector.example import Course, Example, stems
from training.detector.targets import targets_of

SAME_PLACE = 0.5
"""Two boxes that overlap by this much (intersection over union) are the same shape."""

RADIUS = 16.0
"""An end is found if one lies this close to it, in the network's pixels."""

SURE = 0.5
"""Pixels with at least this chance belong to a mask."""

INKED = 128
"""Darker pixels than this are strokes that sides may be laid on."""

MASKS = ("connector", "divider", "text")
"""Names of the masks, in the order of the targets."""

Pairs = list[tuple[int, int]]
"""Indices of what was found and of what is true."""


@dataclass(slots=True)
class Tally:
    """How much was there, found and right, by name; and for each mask, pixels in both and in either."""

    true: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    both: Counter[str] = field(default_factory=Counter)
    either: Counter[str] = field(default_factory=Counter)

    def add(self, name: str, true: int, found: int, right: int) -> None:
        """Count some more of one name."""
        self.true[name] += true
        self.found[name] += found
        self.right[name] += right

    def table(self) -> str:
        """Precision, recall and F1 of everything, intersection over union of the masks, as Markdown."""
        lines = [
            "| what | true | found | right | precision | recall | F1 |",
            "| --- | --- | --- | --- | --- | --- | --- |",
        ]
        for name in sorted(self.true | self.found):
            true, found, right = self.true[name], self.found[name], self.right[name]
            shares = (right / max(1, found), right / max(1, true), 2 * right / max(1, found + true))
            lines.append(f"| {name} | {true} | {found} | {right} | " + " | ".join(f"{s:.3f}" for s in shares) + " |")
        lines += ["", "| mask | IoU |", "| --- | --- |"]
        lines += [f"| {name} | {self.both[name] / max(1, self.either[name]):.3f} |" for name in MASKS]
        return "\n".join(lines)


def evaluate(network: onnxruntime.InferenceSession, examples: Iterable[Example]) -> Tally:
    """Look at every page once and compare with its truth.

    `end kinds` is about the ends that were found: how many of them bear the right sign. Shapes and ends whose kind the
    truth leaves open count neither way.
    """
    tally = Tally()
    for example in examples:
        page = page_of(example)
        maps = look(page, network)
        borders = Borders.of(page.mask, maps.scale)
        shapes, containers = find_shapes(maps, borders), find_containers(maps, borders)
        _shapes(example, shapes, tally)
        _containers(example, containers, tally)
        _ends(example, find_ends(maps), tally)
        _connectors(example, find_connectors(maps, shapes), tally)
        _masks(example, maps, tally)
    return tally


def page_of(example: Example) -> Page:
    """The example as a page that the network sees at the size at which it was packed; only the ink counts."""
    return Page(example.ink, example.ink < INKED, pen_width=1.0, letter_height=LETTER, to_photo=Transform())


def _shapes(example: Example, found: Sequence[Shape], tally: Tally) -> None:
    pairs = _matched(overlaps([s.box for s in found], [_box(s.ring) for s in example.shapes]), SAME_PLACE)
    open_ = {i for i, j in pairs if not example.shapes[j].kinds}
    right = {i: j for i, j in pairs if found[i].kind in example.shapes[j].kinds}
    for index, shape in enumerate(found):
        if index not in open_ | set(right):
            tally.add(f"shape {shape.kind}", 0, 1, 0)
    for shape in example.shapes:
        if shape.kinds:
            tally.add(f"shape {shape.kinds[0]}", 1, 0, 0)
    for truth in right.values():
        tally.add(f"shape {example.shapes[truth].kinds[0]}", 0, 1, 1)
    kinds = sum(bool(shape.kinds) for shape in example.shapes)
    tally.add("shapes", kinds, len(found) - len(open_), len(right))


def _containers(example: Example, found: Sequence[Shape], tally: Tally) -> None:
    pairs = _matched(overlaps([s.box for s in found], list(map(_box, example.containers))), SAME_PLACE)
    tally.add("containers", len(example.containers), len(found), len(pairs))


def _ends(example: Example, found: Sequence[End], tally: Tally) -> None:
    truth = [end for c in example.courses for end in ((c.path[0], c.first), (c.path[-1], c.second))]
    tips = np.array([(end.x, end.y) for end in found], np.float32).reshape(-1, 2)
    pairs = _matched(_nearness(tips, np.array([tip for tip, _ in truth], np.float32).reshape(-1, 2)), 0)
    named = [(i, j) for i, j in pairs if truth[j][1]]
    silent = len(pairs) - len(named)
    tally.add("ends", sum(bool(kinds) for _, kinds in truth), len(found) - silent, len(named))
    tally.add("end kinds", len(named), len(named), sum(found[i].kind in truth[j][1] for i, j in named))


def _connectors(example: Example, found: Sequence[Connector], tally: Tally) -> None:
    """A connector is right if both ends are near their places, and the right way round where the truth knows it."""
    paths = [np.array(connector.points, np.float32) for connector in found]
    score = np.array([[_joined(path, course) for course in example.courses] for path in paths])
    pairs = _matched(score.reshape(len(found), len(example.courses)), 0)
    tally.add("connectors", len(example.courses), len(found), len(pairs))


def _joined(path: NDArray[np.float32], course: Course) -> float:
    ends = course.path[[0, -1]]
    ways = [path[[0, -1]]] if course.directed else [path[[0, -1]], path[[-1, 0]]]
    return max(float(1 - np.hypot(*(way - ends).T).max() / RADIUS) for way in ways)


def _masks(example: Example, maps: Maps, tally: Tally) -> None:
    truth = targets_of(whole(example))["masks"].astype(bool)
    for plane, name in zip(truth, MASKS, strict=True):
        seen = getattr(maps, name) >= SURE
        tally.both[name] += int((seen & plane).sum())
        tally.either[name] += int((seen | plane).sum())


def overlaps(a: Sequence[Box], b: Sequence[Box]) -> NDArray[np.float64]:
    """(a, b) intersections over unions."""
    return np.array([[one.iou(other) for other in b] for one in a]).reshape(len(a), len(b))


def _nearness(a: NDArray[np.float32], b: NDArray[np.float32]) -> NDArray[np.float32]:
    """(a, b) 1 at the same place, 0 at `RADIUS`."""
    return 1 - np.hypot(*(a[:, None] - b[None, :]).transpose(2, 0, 1)) / RADIUS


def _matched(score: NDArray[np.floating], lowest: float) -> Pairs:
    """Pairs of rows and columns with a score from `lowest` on, best first, each once."""
    pairs: Pairs = []
    rows, columns = set[int](), set[int]()
    for flat in np.argsort(-score, axis=None, kind="stable"):
        row, column = divmod(int(flat), score.shape[1])
        if score[row, column] < lowest:
            break
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            pairs.append((row, column))
    return pairs


def _box(ring: NDArray[np.float32]) -> Box:
    return Box.around([(float(x), float(y)) for x, y in ring])


def network_and_examples(description: str | None) -> tuple[onnxruntime.InferenceSession, Iterable[Example]]:
    """What the command line names: a network, and folders of packed examples."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("network", type=Path, help="its checksum lies beside it, as `export` left it")
    parser.add_argument("examples", type=Path, nargs="+", help="folders that `pack` made")
    options = parser.parse_args()
    network = load_network(options.network, options.network.with_name(options.network.name + ".sha256"))
    found = stems(options.examples)
    if not found:
        parser.error("there are no examples in the folders")
    return network, map(Example.read, found)


def main() -> None:
    """The command line."""
    print(evaluate(*network_and_examples(__doc__)).table())


if __name__ == "__main__":
    main()
