"""A small page whose truth is known by construction."""

import cv2
import numpy as np
import pytest

from sketch2model.recognize.detect.trained.maps import Maps
from training.detector.example import Course, Example, Outline
from training.detector.targets import ENDS, SHAPES, STYLES, targets_of


def points(*pairs):
    return np.array(pairs, np.float32)


def ring(x0, y0, x1, y1):
    return points((x0, y0), (x1, y0), (x1, y1), (x0, y1))


def drawn(ink, path, *, closed=False, thickness=3):
    cv2.polylines(ink, [np.rint(path).astype(np.int32).reshape(-1, 1, 2)], closed, 0, thickness)


@pytest.fixture
def page():
    """A box with a divider and a diamond in a container, an arrow from one to the other, a word."""
    ink = np.full((352, 640), 255, np.uint8)
    container, box, diamond = ring(16, 16, 624, 336), ring(60, 80, 220, 240), ring(420, 100, 560, 220)
    tips = points((490, 100), (560, 160), (490, 220), (420, 160))
    divider, arrow, word = (
        points((60, 130), (220, 130)),
        points((224, 160), (320, 150), (416, 160)),
        ring(80, 95, 180, 115),
    )
    for outline in (container, box, tips):
        drawn(ink, outline, closed=True)
    for line in (divider, arrow, points((404, 152), (416, 160), (404, 168))):
        drawn(ink, line)
    cv2.rectangle(ink, (80, 95), (180, 115), 60, cv2.FILLED)
    return Example(
        ink,
        (Outline(("rectangle", "rounded_rectangle"), box), Outline(("diamond",), diamond)),
        (container,),
        (divider,),
        (word,),
        (Course(arrow, ("solid",), ("none",), ("open", "filled_triangle"), directed=True),),
    )


def shares(sets, count):
    """(count, h, w) equal chances for all names in a bit set."""
    planes = np.array([(sets >> index) & 1 for index in range(count)], np.float32)
    return planes / np.maximum(1, planes.sum(axis=0))


def maps_of(example):
    """The maps that the targets describe."""
    truth = targets_of(example)
    connector, divider, text = truth["masks"].astype(np.float32)
    return Maps(
        scale=1.0,
        shape_heat=truth["shape_heat"],
        shape_kind=shares(truth["shape_kind"], len(SHAPES)),
        shape_sides=4 * np.exp(truth["shape_sides"]),
        end_heat=truth["end_heat"],
        end_kind=shares(truth["end_kind"][0] | truth["end_kind"][1], len(ENDS)),
        direction=truth["direction"],
        style=shares(truth["style"], len(STYLES)),
        reach=64 * truth["reach"],
        connector=connector,
        divider=divider,
        text=text,
        inside=truth["inside"].astype(np.float32),
        inner=truth["inner"],
        outer=truth["outer"],
    )


@pytest.fixture
def taught():
    """Gives the maps of a network that has learnt an example by heart."""
    return maps_of
