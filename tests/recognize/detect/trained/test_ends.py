import pytest

from sketch2model.elements import EndKind
from sketch2model.recognize.detect.trained.ends import find_ends


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
