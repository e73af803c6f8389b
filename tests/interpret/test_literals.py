import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketch2model.interpret.literals import literals
from sketch2model.interpret.rows import Row


def values(text):
    return [(each["name"], each["default"]) for each in literals(Row(text, (0, 0, 9, 9), 0.8, 1))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("RED", [("RED", None)]),
        ("0", [("0", None)]),
        ("-1", [("-1", None)]),
        ("IN_PROGRESS = 2", [("IN_PROGRESS", "2")]),
        ("open: 1", [("open", "1")]),
        ("RED, GREEN; BLUE", [("RED", None), ("GREEN", None), ("BLUE", None)]),
        ("- done", [("done", None)]),
        ("• done", [("done", None)]),
        ('EARTH("e")', [("EARTH", '"e"')]),
        ("EARTH(1", [("EARTH", "1")]),
        ("in progress", [("in progress", None)]),
        ("RED =", [("RED", None)]),
        ("---", []),
        ("", []),
    ],
)
def test_values_of_an_enumeration(text, expected):
    assert values(text) == expected


def test_a_value_keeps_its_place_and_has_no_type():
    (value,) = literals(Row("RED = 1", (1, 2, 3, 4), 0.8, 1))
    assert (value["bbox"], value["confidence"], value["text"], value["type"]) == ([1, 2, 3, 4], 0.8, "RED = 1", None)


@given(st.text(max_size=60))
def test_never_fails_and_never_gives_an_empty_string(text):
    for name, default in values(text):
        assert name
        assert default != ""
