"""Drawn pages: wobbly strokes from a seeded hand."""

import math
from itertools import pairwise

import cv2
import numpy as np
import pytest

from sketch2model.elements import Page, Transform

PEN = 3.0
LETTER = 25.0
THICKNESS = 2
"""OpenCV draws strokes of `PEN` pixels for this."""


class Sketch:
    """A sheet of paper and a pen, in page pixels."""

    def __init__(self, width=800, height=600, seed=7, wobble=1.0):
        self.ink = np.zeros((height, width), np.uint8)
        self.random = np.random.default_rng(seed)
        self.wobble = wobble

    @property
    def mask(self):
        return self.ink > 0

    @property
    def page(self):
        return Page(255 - 255 * self.ink, self.mask, PEN, LETTER, Transform())

    def stroke(self, *points):
        """One stroke through all points, off by a slow random waver."""
        path = []
        for (x0, y0), (x1, y1) in pairwise(points):
            steps = max(2, int(math.dist((x0, y0), (x1, y1)) / 10))
            path += [(x0 + (x1 - x0) * i / steps, y0 + (y1 - y0) * i / steps) for i in range(steps)]
        path = np.array([*path, points[-1]], float)
        waver = cv2.GaussianBlur(self.random.normal(0, 2 * self.wobble, path.shape), (1, 9), 0)
        if math.dist(points[0], points[-1]) < 1:
            waver[-1] = waver[0]
        path += waver
        cv2.polylines(self.ink, [np.rint(path * 8).astype(np.int32)], False, 1, THICKNESS, cv2.LINE_8, 3)
        return self

    def outline(self, *points):
        """A closed figure in one stroke."""
        return self.stroke(*points, points[0])

    def box(self, x0, y0, x1, y1):
        return self.outline((x0, y0), (x1, y0), (x1, y1), (x0, y1))

    def arc(self, cx, cy, rx, ry, start=0, end=360):
        """Part of an ellipse, degrees clockwise from the right."""
        turns = np.radians(np.linspace(start, end, 48))
        return self.stroke(*((cx + rx * math.cos(t), cy + ry * math.sin(t)) for t in turns))

    def rounded(self, x0, y0, x1, y1, radius):
        """A box whose corners are arcs."""
        points = []
        corners = ((x1 - radius, y1 - radius), (x0 + radius, y1 - radius), (x0 + radius, y0 + radius))
        for quarter, (cx, cy) in enumerate((*corners, (x1 - radius, y0 + radius))):
            for step in range(9):
                turn = math.pi / 2 * (quarter + step / 8)
                points.append((cx + radius * math.cos(turn), cy + radius * math.sin(turn)))
        return self.outline(*points)

    def write(self, text, x, y, scale=1.2):
        """Writing with its baseline's left end at (x, y)."""
        cv2.putText(self.ink, text, (x, y), cv2.FONT_HERSHEY_SIMPLEX, scale, 1, THICKNESS)
        return self

    def erase(self, x0, y0, x1, y1):
        self.ink[y0:y1, x0:x1] = 0
        return self


@pytest.fixture
def sketch():
    """Makes empty sheets."""
    return Sketch
