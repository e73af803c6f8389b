"""Maps with planted answers, as a network would give them that sees exactly this."""

import cv2
import numpy as np
import pytest

from sketch2model.elements import EndKind, LineStyle
from sketch2model.recognize.detect.trained.maps import END_KINDS, LINE_STYLES, SHAPE_KINDS, Maps

PLAIN = (EndKind.NONE, EndKind.CIRCLE)
NEAR = 5.0
"""Cells whose middle is this close to a line know about it, in pixels."""
SIGHT = 112.0
"""How far along its line a cell sees, in pixels."""


class Sheet:
    """A page of `width` x `height` of the network's pixels, empty at first; `maps` is what the network says of it."""

    def __init__(self, width=384, height=256, scale=1.0):
        h, w = height // 4, width // 4
        shape_kind, end_kind, style = (
            np.full((len(kinds), h, w), 1 / len(kinds), np.float32) for kinds in (SHAPE_KINDS, END_KINDS, LINE_STYLES)
        )
        zeros = {"shape_heat": (h, w), "end_heat": (2, h, w), "direction": (2, h, w), "reach": (4, h, w)}
        zeros |= dict.fromkeys(("connector", "divider", "text"), (2 * h, 2 * w))
        zeros |= {"inside": (h // 4, w // 4), "inner": (4, h // 4, w // 4), "outer": (4, h // 4, w // 4)}
        self.maps = Maps(
            scale=scale,
            shape_kind=shape_kind,
            shape_sides=np.ones((4, h, w), np.float32),
            end_kind=end_kind,
            style=style,
            **{name: np.zeros(shape, np.float32) for name, shape in zeros.items()},
        )

    def shape(self, kind, box, chance=0.9):
        """A spot in the middle whose cells know the sides."""
        x0, y0, x1, y1 = box
        rows, columns = np.mgrid[0 : self.maps.shape_heat.shape[0], 0 : self.maps.shape_heat.shape[1]]
        off = np.hypot(columns - int((x0 + x1) / 8), rows - int((y0 + y1) / 8))
        self.maps.shape_heat[:] = np.maximum(self.maps.shape_heat, chance * np.exp(-0.5 * (off / 2) ** 2))
        ys, xs = np.nonzero(off < 4)
        x, y = 4 * xs + 2, 4 * ys + 2
        self.maps.shape_sides[:, ys, xs] = np.stack([x - x0, y - y0, x1 - x, y1 - y])
        _choose(self.maps.shape_kind, SHAPE_KINDS.index(kind), ys, xs)
        return self

    def container(self, box, *, outer=None):
        """Places inside that know their box and the outermost one."""
        x0, y0, x1, y1 = (round(value / 16) for value in box)
        self.maps.inside[y0:y1, x0:x1] = 0.95
        self.maps.inner[:, y0:y1, x0:x1] = np.array(box, np.float32)[:, None, None]
        self.maps.outer[:, y0:y1, x0:x1] = np.array(outer or box, np.float32)[:, None, None]
        return self

    def end(self, point, kind=EndKind.NONE, chance=0.9):
        """A spot where a connector ends."""
        rows, columns = np.mgrid[0 : self.maps.shape_heat.shape[0], 0 : self.maps.shape_heat.shape[1]]
        off = np.hypot(columns - int(point[0] / 4), rows - int(point[1] / 4))
        plane = self.maps.end_heat[0 if kind in PLAIN else 1]
        plane[:] = np.maximum(plane, chance * np.exp(-0.5 * (off / 1.2) ** 2))
        _choose(self.maps.end_kind, END_KINDS.index(kind), *np.nonzero(off < 2))
        return self

    def line(self, path, style=LineStyle.SOLID, *, gaps=()):
        """A course whose places point back and ahead along it as far as they see; nothing runs in `gaps` (x, x)."""
        path = np.array(path, np.float32)
        height, width = self.maps.shape_heat.shape
        away = np.full((4 * height, 4 * width), 255, np.uint8)
        cv2.polylines(away, [path.astype(np.int32)], isClosed=False, color=0)
        distance = cv2.distanceTransform(away, cv2.DIST_L2, 5)
        ys, xs = np.nonzero(distance[2::4, 2::4] <= NEAR)
        for begin, end in gaps:
            distance[:, begin:end] = 99
        self.maps.connector[distance[1::2, 1::2] <= 3] = 0.95
        places = np.stack([4 * xs + 2, 4 * ys + 2])
        dense, gone = _dense(path)
        here = np.hypot(*(dense.T[:, None] - places[:, :, None])).argmin(axis=1)
        for part, meant in ((slice(0, 2), gone[here] - SIGHT), (slice(2, 4), gone[here] + SIGHT)):
            ahead = np.stack([np.interp(meant, gone, values) for values in dense.T])
            self.maps.reach[part, ys, xs] = ahead - places
        _choose(self.maps.style, LINE_STYLES.index(style), ys, xs)
        return self

    def connector(self, path, first=EndKind.NONE, second=EndKind.OPEN, style=LineStyle.SOLID, *, gaps=()):
        """A course with its ends."""
        return self.line(path, style, gaps=gaps).end(path[0], first).end(path[-1], second)

    def divider(self, x0, x1, y):
        """A level line."""
        self.maps.divider[y // 2 - 1 : y // 2 + 1, x0 // 2 : x1 // 2] = 0.9
        return self


class Network:
    """Answers as a network would that sees a sheet; keeps what it was shown."""

    def __init__(self, maps):
        self.maps, self.seen = maps, None

    def run(self, outputs, inputs):
        """Logits of the sheet's maps."""
        self.seen = inputs["ink"]
        maps = self.maps
        fine = [
            _logit(maps.shape_heat)[None],
            np.log(maps.shape_kind + 1e-6),
            np.log(maps.shape_sides / 4),
            _logit(maps.end_heat),
            np.log(maps.end_kind + 1e-6),
            maps.direction,
            np.log(maps.style + 1e-6),
            maps.reach / 64,
        ]
        masks = _logit(np.stack([maps.connector, maps.divider, maps.text]))
        coarse = [_logit(maps.inside)[None], _distances(maps.inner), _distances(maps.outer)]
        return np.concatenate(fine)[None], masks[None], np.concatenate(coarse)[None]


def _dense(path):
    """Points along a path, about one pixel apart, and how far along it each lies."""
    gone = np.concatenate([[0], np.hypot(*np.diff(path, axis=0).T).cumsum()])
    at = np.linspace(0, gone[-1], int(gone[-1]) + 1)
    return np.stack([np.interp(at, gone, values) for values in path.T], axis=1), at


def _choose(planes, index, rows, columns):
    planes[:, rows, columns] = 0.02
    planes[index, rows, columns] = 0.9


def _logit(chance):
    held = np.clip(chance, 1e-6, 1 - 1e-6)
    return np.log(held / (1 - held)).astype(np.float32)


def _distances(boxes):
    ys, xs = np.mgrid[0 : boxes.shape[1], 0 : boxes.shape[2]] * 16.0 + 8
    sides = np.stack([xs - boxes[0], ys - boxes[1], boxes[2] - xs, boxes[3] - ys])
    return np.log(np.maximum(sides, 1e-3) / 64).astype(np.float32)


@pytest.fixture
def new_sheet():
    """Makes sheets."""
    return Sheet


@pytest.fixture
def sheet():
    """An empty sheet of 384 x 256 pixels."""
    return Sheet()


@pytest.fixture
def network_of():
    """Makes a network that sees the sheet."""
    return Network
