import cv2
import numpy as np
import pytest

from sketch2model.recognize.rectify.holes import punch_holes

WIDTH, HEIGHT, DIAMETER = 1485, 1050, 30  # A4 at five pixels a millimetre


def page(*discs, diameter=DIAMETER):
    mask = np.zeros((HEIGHT, WIDTH), np.uint8)
    for disc in discs:
        cv2.circle(mask, disc, diameter // 2, 1, -1)
    return mask > 0


def holes_in(mask, edge=None):
    return punch_holes(mask, np.zeros_like(mask) if edge is None else edge, 4.0)


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_two_holes_go_whole_from_every_side(turns):
    mask = np.rot90(page((540, 60), (940, 60)), turns).copy()
    assert holes_in(mask)[mask].all()


def test_holes_on_squared_paper_and_beside_a_sheet_that_ends_inside_the_picture():
    mask = page((540, 360), (940, 362))
    mask[:, ::27] = True
    edge = np.zeros_like(mask)
    edge[:300] = True
    holes = holes_in(mask, edge)
    assert holes[page((540, 360), (940, 362))].all()
    assert holes.sum() < 4 * DIAMETER**2
    assert not holes_in(mask).any()


@pytest.mark.parametrize(
    "discs",
    [
        [(540, 60)],  # one alone
        [(540, 60), (740, 60)],  # too close
        [(540, 60), (940, 150)],  # not in line
        [(540, 520), (940, 520)],  # in the middle
    ],
)
def test_drawn_discs_stay(discs):
    assert not holes_in(page(*discs)).any()


def test_rings_and_boxes_stay():
    rings = page((540, 60), (940, 60)) & ~page((540, 60), (940, 60), diameter=18)
    assert not holes_in(rings).any()
    boxes = np.zeros((HEIGHT, WIDTH), dtype=bool)
    boxes[45:75, 525:555] = boxes[45:75, 925:955] = True
    assert not holes_in(boxes).any()
