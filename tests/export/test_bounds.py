import pytest

from sketch2model.export.bounds import Bounds, bounds_of


@pytest.mark.parametrize(
    ("drawn", "lower", "upper", "written"),
    [
        ("1", 1, 1, "1"),
        ("*", 0, None, "*"),
        ("n", 0, None, "*"),
        ("0..1", 0, 1, "0..1"),
        ("1..*", 1, None, "1..*"),
        ("0 .. 2", 0, 2, "0..2"),
        ("3", 3, 3, "3"),
        ("2..m", 2, None, "2..*"),
    ],
)
def test_what_is_drawn_becomes_numbers(drawn, lower, upper, written):
    assert bounds_of(drawn) == Bounds(lower, upper)
    assert str(bounds_of(drawn)) == written


@pytest.mark.parametrize("drawn", [None, "", "many", "4..1", "0", "0..0", "٣", "1..", "9999999"])
def test_what_makes_no_sense_says_nothing(drawn):
    assert bounds_of(drawn) is None


def test_one_is_required_and_a_list_is_not():
    assert Bounds(1, 1).required
    assert not Bounds(0, 1).required
    assert not Bounds(1, None).required
    assert Bounds(1, 2).many
    assert not Bounds(0, 1).many
