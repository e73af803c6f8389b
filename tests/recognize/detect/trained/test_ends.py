from dataclasses import replace

import numpy as np
import pytest

from sketch2model.elements import Box, EndKind
from sketch2model.recognize.detect.trained.ends import MEANT_CHANCE, End, find_ends, sign_seen, unseen_ends


@pytest.mark.parametrize("kind", EndKind)
def test_every_kind(sheet, kind):
    (end,) = find_ends(sheet.end((120, 80), kind).maps)
    assert end.kind is kind
    assert (end.x, end.y) == pytest.approx((122, 82), abs=3)
    assert end.chance == pytest.approx(0.9)
    assert end.kind_chance > 0.8
    assert end.signed is (kind not in (EndKind.NONE, EndKind.CIRCLE))


def test_empty_paper(sheet):
    assert find_ends(sheet.maps) == ()


def test_plain_ends_come_first(sheet):
    sheet.end((40, 40), EndKind.OPEN, 0.95).end((200, 40)).end((40, 200), EndKind.CIRCLE, 0.6)
    assert [end.kind for end in find_ends(sheet.maps)] == [EndKind.NONE, EndKind.CIRCLE, EndKind.OPEN]


def test_a_sign_never_comes_from_the_map_of_plain_ends(sheet):
    sheet.end((120, 80), EndKind.NONE)
    sheet.maps.end_kind[:] = sheet.end((120, 80), EndKind.TRIANGLE, 0.0).maps.end_kind
    (end,) = find_ends(sheet.maps)
    assert not end.signed


def test_a_doubtful_end_is_none(sheet):
    assert find_ends(sheet.end((120, 80), chance=0.1).maps) == ()


def test_ends_close_together_stay_apart(sheet):
    sheet.end((100, 80), EndKind.OPEN).end((120, 80), EndKind.OPEN)
    assert len(find_ends(sheet.maps)) == 2


def test_the_place_is_finer_than_a_cell(sheet):
    heat = sheet.end((120, 80)).maps.end_heat[0]
    heat[20, 31] = heat[20, 30] - 0.01
    (end,) = find_ends(sheet.maps)
    assert 122 < end.x < 126


def meant_around(point, length=100, *, spread=4.0, blur=15.0, seed=1):
    """Where, how surely and with how much connector each, 40 places lead to about a point."""
    meant = np.array(point) + np.random.default_rng(seed).normal(0, spread, (40, 2))
    return meant.astype(np.float32), np.full(40, blur, np.float32), np.full(40, length / 40, np.float32)


@pytest.mark.parametrize("kind", [EndKind.NONE, EndKind.OPEN])
def test_an_end_that_places_lead_to_without_a_spot(sheet, kind):
    maps = sheet.end((202, 102), kind, chance=0.0).maps
    assert find_ends(maps) == ()
    (end,) = unseen_ends(maps, (), *meant_around((202, 102)))
    assert (end.x, end.y) == pytest.approx((202, 102), abs=8)
    assert (end.kind, end.chance) == (kind, MEANT_CHANCE)


def test_an_end_that_is_known_is_not_found_again(sheet):
    known = End(212.0, 110.0, EndKind.NONE, 0.9, 0.9)
    assert unseen_ends(sheet.maps, (known,), *meant_around((202, 102))) == ()
    far = End(300.0, 110.0, EndKind.NONE, 0.9, 0.9)
    assert len(unseen_ends(sheet.maps, (far,), *meant_around((202, 102)))) == 1


def test_places_that_are_unsure_mean_known_ends_from_farther_away(sheet):
    known = End(232.0, 102.0, EndKind.NONE, 0.9, 0.9)
    assert unseen_ends(sheet.maps, (known,), *meant_around((202, 102), blur=30.0)) == ()
    assert len(unseen_ends(sheet.maps, (known,), *meant_around((202, 102), blur=8.0))) == 1


def test_too_little_connector_or_scattered_places_make_no_end(sheet):
    assert unseen_ends(sheet.maps, (), *meant_around((202, 102), length=15)) == ()
    assert unseen_ends(sheet.maps, (), *meant_around((202, 102), spread=60.0)) == ()


def test_two_unseen_ends(sheet):
    both = [np.concatenate(parts) for parts in zip(meant_around((60, 60)), meant_around((300, 200)), strict=True)]
    assert sorted(round(end.x, -1) for end in unseen_ends(sheet.maps, (), *both)) == [60, 300]


def test_ends_beyond_the_page_are_none(sheet):
    for point in ((-40, 100), (500, 100), (100, -40), (100, 400)):
        assert unseen_ends(sheet.maps, (), *meant_around(point)) == ()


def test_no_places_mean_nothing(sheet):
    nowhere = np.zeros((0, 2), np.float32), np.zeros(0, np.float32), np.zeros(0, np.float32)
    assert unseen_ends(sheet.maps, (), *nowhere) == ()


@pytest.mark.parametrize(("kind", "seen"), [(EndKind.TRIANGLE, True), (EndKind.NONE, False)])
def test_whether_a_sign_is_seen_at_a_place(sheet, kind, seen):
    sheet.end((100, 100), kind).end((300, 100), EndKind.OPEN if kind is EndKind.NONE else EndKind.NONE)
    for scale in (1.0, 2.5):
        place = Box(90 * scale, 95 * scale, 108 * scale, 112 * scale)
        assert sign_seen(replace(sheet.maps, scale=scale), place) is seen


def test_a_place_beyond_the_page_shows_no_plain_end(sheet):
    assert sign_seen(sheet.maps, Box(5000, 5000, 5010, 5010))
