import cv2
import numpy as np
import pytest

from sketch2model.elements import Box, ShapeKind
from training.sketches.hand import Hand
from training.sketches.shapes import draw_outline

BOX = Box(100, 80, 400, 260)
DRAWN = [kind for kind in ShapeKind if kind is not ShapeKind.NONE]
HAND = Hand(looseness=0.4)


VARIANTS = [
    *((ShapeKind.DOCUMENT, variant) for variant in ("wave", "cut", "dog_ear", "tick", "diagonal")),
    (ShapeKind.CYLINDER, "ringed"),
]


def outline(kind, seed=5, variant=None):
    return draw_outline(kind, BOX, HAND, np.random.default_rng(seed), variant)


@pytest.mark.parametrize("kind", DRAWN)
def test_the_outline_fills_its_box(kind):
    ring = outline(kind).ring
    around = Box.around(map(tuple, ring))
    wanted = Box(*BOX.corners[0], *BOX.corners[2])
    assert around.iou(wanted) > 0.9


@pytest.mark.parametrize("kind", DRAWN)
def test_the_ink_runs_along_the_outline(kind):
    drawn = outline(kind)
    if kind is ShapeKind.ACTOR:
        pytest.skip("an actor has no outline; its ring is its box")
    ink = np.concatenate(drawn.strokes)
    away = [np.hypot(*(ink - point).T).min() for point in drawn.ring[::5]]
    assert np.quantile(away, 0.9) < 2 * HAND.pen


@pytest.mark.parametrize(
    ("kind", "share"),
    [
        (ShapeKind.RECTANGLE, 1.0),
        (ShapeKind.DIAMOND, 0.5),
        (ShapeKind.ELLIPSE, np.pi / 4),
        (ShapeKind.PARALLELOGRAM, 0.82),
    ],
)
def test_the_outline_encloses_what_its_geometry_says(kind, share):
    area = cv2.contourArea(outline(kind).ring.astype(np.float32))
    assert area == pytest.approx(share * BOX.area, rel=0.08)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(("kind", "variant"), VARIANTS)
def test_variants_fill_the_same_box_and_are_inked(kind, variant, seed):
    drawn = outline(kind, seed, variant)
    assert Box.around(map(tuple, drawn.ring)).iou(BOX) > 0.85
    ink = np.concatenate(drawn.strokes)
    away = [np.hypot(*(ink - point).T).min() for point in drawn.ring[::5]]
    assert np.quantile(away, 0.9) < 3 * HAND.pen


def test_a_corner_with_a_sign_is_whole_and_a_folded_one_is_not():
    for variant, whole in (("tick", True), ("diagonal", True), ("dog_ear", False), ("cut", False)):
        ring = outline(ShapeKind.DOCUMENT, 5, variant).ring
        assert (np.hypot(*(ring - (BOX.x1, BOX.y0)).T).min() < 10) == whole


def test_cylinders_have_up_to_three_arcs_below_the_lid():
    plain = len(outline(ShapeKind.CYLINDER).strokes)
    counts = {len(outline(ShapeKind.CYLINDER, seed, "ringed").strokes) - plain for seed in range(40)}
    assert counts == {0, 1, 2, 3}


def test_a_careless_hand_misses_its_corners():
    def miss(looseness):
        hand = Hand(looseness=looseness)
        strokes = [draw_outline(ShapeKind.CIRCLE, BOX, hand, np.random.default_rng(s)).strokes[0] for s in range(8)]
        return np.mean([np.hypot(*(stroke[0] - stroke[-1])) for stroke in strokes])

    assert miss(1.0) > miss(0.0)
