"""Texts of the graph are traced back to the lines they were read from."""

import pytest

from sketch2model.graph import lines_behind, lines_within


def line(text, bbox=(0, 0, 9, 9)):
    return {"text": text, "bbox": list(bbox)}


@pytest.mark.parametrize(
    ("text", "lines", "wanted"),
    [
        ("Order", ["Order", "id: int"], ["Order"]),
        ("Purchase Order", ["«entity» Purchase", "Order", "id"], ["«entity» Purchase", "Order"]),
        ("Order", ["«entity»", "Order"], ["Order"]),
        ("Order", ["Ordr", "id"], []),
        ("Shape", ["«interface»Shape"], ["«interface»Shape"]),
        ("To do", ["To do:", "- buy"], ["To do:"]),
        ("a a b", ["a", "a", "a", "b"], ["a", "a", "b"]),
        ("...", ["..."], []),
        ("", ["x"], []),
        ("x", [], []),
    ],
)
def test_the_lines_behind_a_text(text, lines, wanted):
    assert [found["text"] for found in lines_behind(text, [line(each) for each in lines])] == wanted


def test_the_lines_in_a_box():
    inside, across = line("in", (1, 1, 5, 5)), line("across", (4, 4, 12, 5))
    assert lines_within([0, 0, 10, 10], [inside, across]) == [inside]
    assert lines_within(None, [inside]) == []
