import numpy as np
import pytest

from sketch2model.elements import Box, Shape, ShapeKind
from sketch2model.recognize.detect.contours.zones import grown_owner, nearest_on_outline, zones_of


def rectangle(x0, y0, x1, y1, kind=ShapeKind.RECTANGLE):
    box = Box(x0, y0, x1, y1)
    return Shape(kind, box, box.corners, 1.0)


def test_every_shape_owns_its_ground(sketch):
    shapes = rectangle(100, 100, 300, 200), rectangle(400, 100, 600, 200)
    owner = zones_of(sketch().page, shapes).owner
    assert owner[150, 200] == 1
    assert owner[150, 500] == 2
    assert owner[150, 350] == 0


def test_the_smaller_of_two_owns_what_both_cover(sketch):
    shapes = rectangle(150, 150, 250, 250), rectangle(100, 100, 500, 400)
    assert zones_of(sketch().page, shapes).owner[200, 200] == 1
    assert zones_of(sketch().page, shapes[::-1]).owner[200, 200] == 2


def test_containers_own_nothing_but_their_outline(sketch):
    paper = sketch().box(100, 100, 500, 400).stroke((200, 250), (400, 250))
    zones = zones_of(paper.page, [rectangle(100, 100, 500, 400, ShapeKind.CONTAINER)])
    assert not zones.owner.any()
    assert zones.outline_ink[98:103, 150:450].any(axis=0).all()
    assert zones.free_ink[245:256, 210:390].any(axis=0).all()


def test_ink_is_outline_or_inside_or_free(sketch):
    paper = sketch().box(100, 100, 300, 200).write("name", 150, 160).stroke((301, 150), (600, 150))
    page = paper.page
    zones = zones_of(page, [rectangle(100, 100, 300, 200)])
    inside = page.mask & (zones.owner > 0) & ~zones.outline_ink
    assert np.array_equal(page.mask, zones.outline_ink | inside | zones.free_ink)
    assert not (zones.free_ink & (zones.outline_ink | inside)).any()
    assert zones.outline_ink[:, 100:300][95:106].any(axis=0).mean() > 0.95
    assert inside[135:165, 150:250].sum() == page.mask[135:165, 150:250].sum()
    assert zones.free_ink[:, 320:590].any(axis=0).all()


def test_bowed_sides_belong_to_the_outline(sketch):
    paper = sketch(wobble=0).stroke((100, 100), (200, 108), (300, 100), (300, 200), (100, 200), (100, 100))
    zones = zones_of(paper.page, [rectangle(100, 100, 300, 200)])
    assert zones.outline_ink[103:112, 180:220].any(axis=0).all()


def test_a_page_without_shapes_is_all_free(sketch):
    page = sketch().box(100, 100, 300, 200).page
    zones = zones_of(page, [])
    assert np.array_equal(zones.free_ink, page.mask)
    assert not zones.outline_ink.any()


def test_grown_owner_takes_free_ground_only():
    owner = np.zeros((40, 60), np.uint16)
    owner[10:30, 10:20], owner[10:30, 24:40] = 1, 2
    grown = grown_owner(owner, 6)
    assert grown[20, 5] == 1
    assert grown[20, 3] == 0
    assert grown[20, 45] == 2
    assert np.array_equal(grown[owner > 0], owner[owner > 0])


@pytest.mark.parametrize(
    ("point", "nearest"),
    [((200, 50), (200, 100)), ((0, 0), (100, 100)), ((290, 150), (300, 150)), ((300, 180), (300, 180))],
)
def test_nearest_on_outline(point, nearest):
    assert nearest_on_outline(rectangle(100, 100, 300, 200), point) == pytest.approx(nearest)
