import pytest

from sketch2model.interpret.edit_distance import edit_distance


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [("", "", 0), ("", "ab", 2), ("strig", "string", 1), ("humber", "number", 1), ("x", "x", 0), ("abc", "ca", 3)],
)
def test_letters_to_change(a, b, wanted):
    assert edit_distance(a, b) == edit_distance(b, a) == wanted
