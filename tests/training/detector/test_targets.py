from dataclasses import replace

import numpy as np
import pytest

from training.detector.example import Course, Example, Outline
from training.detector.targets import ENDS, SHAPES, SIGHT, STYLES, bits, targets_of

PAPER = np.full((256, 384), 255, np.uint8)


def ring(x0, y0, x1, y1):
    return np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], np.float32)


def box_at(found, row, column):
    """The box (x0, y0, x1, y1) that a cell's sides say, in pixels."""
    left, top, right, bottom = 4 * np.exp(found["shape_sides"][:, row, column])
    x, y = 4 * column + 2, 4 * row + 2
    return x - left, y - top, x + right, y + bottom


@pytest.fixture
def found(page):
    return targets_of(page)


def test_sizes(page, found):
    h, w = (side // 4 for side in page.ink.shape)
    assert found["shape_heat"].shape == found["line"].shape == (h, w)
    assert found["reach"].shape == found["shape_sides"].shape == (4, h, w)
    assert found["masks"].shape == (3, 2 * h, 2 * w)
    assert found["inner"].shape == (4, h // 4, w // 4)


@pytest.mark.parametrize(
    ("row", "column", "box", "kinds"),
    [
        (40, 35, (60, 80, 220, 240), ("rectangle", "rounded_rectangle")),
        (40, 122, (420, 100, 560, 220), ("diamond",)),
    ],
)
def test_a_shape_has_its_middle_its_sides_and_its_kinds(found, row, column, box, kinds):
    assert found["shape_heat"][row, column] == 1
    assert box_at(found, row, column) == pytest.approx(box, abs=0.1)
    assert box_at(found, row + 1, column - 1) == pytest.approx(box, abs=0.1)
    assert found["shape_kind"][row, column] == bits(kinds, SHAPES)
    assert found["shape_weight"][row, column] == 1


def test_between_the_shapes_nothing_counts_for_kind_or_sides(found):
    assert found["shape_heat"][40, 78] < 0.01
    assert found["shape_weight"][40, 78] == 0
    assert found["shape_count"].all()
    assert (found["shape_heat"] == 1).sum() == 2


def test_a_shape_of_unknown_kind_is_left_out(page):
    unknown = targets_of(replace(page, shapes=(Outline((), ring(60, 80, 220, 240)),)))
    assert unknown["shape_count"][40, 35] == 0
    assert unknown["shape_count"][40, 122] == 1
    assert unknown["shape_heat"].max() == 0


@pytest.mark.parametrize(("beyond", "counts"), [(40, True), (120, False)])
def test_a_shape_cut_by_the_window_counts_if_enough_is_left(beyond, counts):
    cut = targets_of(Example(PAPER, (Outline(("circle",), ring(384 - 160 + beyond, 40, 384 + beyond, 140)),)))
    assert bool(cut["shape_heat"].max() == 1) is counts
    if counts:
        row, column = np.unravel_index(cut["shape_heat"].argmax(), cut["shape_heat"].shape)
        assert box_at(cut, row, column) == pytest.approx((264, 40, 384, 140), abs=0.1)


def test_the_inner_of_two_nested_shapes_keeps_its_own_middle():
    nested = targets_of(
        Example(
            PAPER, (Outline(("circle",), ring(172, 108, 212, 148)), Outline(("rectangle",), ring(40, 20, 344, 236)))
        )
    )
    assert nested["shape_kind"][32, 48] == bits(("circle",), SHAPES)
    assert box_at(nested, 32, 48) == pytest.approx((172, 108, 212, 148), abs=0.1)


def meant_by(found):
    """(2, n) places on connectors, and where they point: (2, n) back to the first end and on to the last."""
    rows, columns = np.nonzero(found["line"])
    places = np.stack([columns, rows]) * 4 + 2
    return places, *(places + 64 * found["reach"][part, rows, columns] for part in (slice(0, 2), slice(2, 4)))


def test_places_on_a_connector_point_at_its_ends_as_far_as_they_see(page, found):
    (course,) = page.courses
    first, last = course.path[[0, -1]]
    rows, columns = np.nonzero(found["line"])
    places, back, forth = meant_by(found)
    assert len(rows) > 40
    for meant, tip in ((back, first), (forth, last)):
        # The way bends a little, so that the end is seen from a little nearer than `SIGHT`.
        apart = np.hypot(*(places - tip[:, None]))
        near, far = apart < SIGHT - 6, apart > SIGHT + 6
        assert near.sum() > 20
        assert far.sum() > 20
        assert np.allclose(meant[:, near], tip[:, None], atol=0.01)
        assert np.hypot(*(meant - places))[far] == pytest.approx(SIGHT, abs=6)
        assert (np.hypot(*(meant - tip[:, None]))[far] < apart[far] - SIGHT + 6).all()
    assert found["directed"][rows, columns].all()
    assert (found["style"][rows, columns] == bits(("solid",), STYLES)).all()


def test_the_way_ahead_goes_along_the_connector():
    corner = np.array([(40, 40), (200, 40), (200, 220)], np.float32)
    places, back, forth = meant_by(
        targets_of(Example(PAPER, courses=(Course(corner, ("solid",), ("none",), ("open",), True),)))
    )
    (before,) = np.nonzero((places == [[142], [38]]).all(axis=0))[0][:1]
    assert forth[:, before] == pytest.approx((200, 40 + SIGHT - 58), abs=6)
    assert back[:, before] == pytest.approx((40, 40), abs=0.01)


def test_direction_is_the_doubled_angle():
    path = np.array([(100, 50), (200, 150)], np.float32)
    found = targets_of(Example(PAPER, courses=(Course(path, ("dashed", "dotted"), ("none",), ("one",), False),)))
    rows, columns = np.nonzero(found["line"])
    assert np.allclose(found["direction"][:, rows, columns], [[0], [1]], atol=0.05)
    back = targets_of(Example(PAPER, courses=(Course(path[::-1], ("dashed",), ("one",), ("none",), False),)))
    assert np.allclose(found["direction"], back["direction"], atol=0.05)
    assert not found["directed"].any()


def test_ends_stand_in_the_plane_of_their_sort(found):
    plain, signed = found["end_heat"]
    assert plain[40, 56] == 1
    assert signed[40, 104] == 1
    assert plain[40, 104] == signed[40, 56] == 0
    assert found["end_kind"][0, 40, 56] == bits(("none",), ENDS)
    assert found["end_kind"][1, 40, 104] == bits(("open", "filled_triangle"), ENDS)
    assert (plain == 1).sum() == (signed == 1).sum() == 1


def test_an_end_of_unknown_kind_is_left_out(page):
    silent = tuple(replace(course, first=()) for course in page.courses)
    found = targets_of(replace(page, courses=silent))
    assert (found["end_count"][:, 40, 56] == 0).all()
    assert (found["end_count"][:, 40, 104] == 1).all()
    assert found["end_heat"][0].max() == 0


def test_masks_lie_on_their_ink(page, found):
    connector, divider, text = found["masks"]
    assert connector[75:85, 112:208].any(axis=0).all()
    assert divider[64:67, 31:110].any(axis=0).all()
    assert text[48:57, 41:89].all()
    assert int(text.sum()) == pytest.approx(51 * 11, rel=0.1)
    assert not (connector & divider).any()


def test_nested_containers_have_an_inner_and_an_outer_box():
    outer, inner = ring(16, 16, 368, 240), ring(64, 64, 240, 200)
    found = targets_of(Example(PAPER, containers=(inner, outer)))
    assert found["inside"][8, 8] == found["inside"][3, 18] == 1
    assert found["inside"][0, 0] == 0
    assert tuple(found["inner"][:, 8, 8]) == (64, 64, 240, 200)
    assert tuple(found["outer"][:, 8, 8]) == (16, 16, 368, 240)
    assert tuple(found["inner"][:, 3, 18]) == tuple(found["outer"][:, 3, 18]) == (16, 16, 368, 240)


def test_a_window_without_anything_has_targets():
    blank = targets_of(Example(PAPER))
    assert not any(blank[name].any() for name in ("shape_heat", "line", "end_heat", "masks", "inside"))
