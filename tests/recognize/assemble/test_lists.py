"""Free lists: where one ends and the next one starts."""

import pytest


def column(drawing, *texts, x=200, y=100, underlined=()):
    for row, text in enumerate(texts):
        drawing.text(text, x + 6 * len(text), y + 30 * row, underlined=text in underlined)
    return drawing


def listed(graph, texts):
    return [texts(node) for _, node in graph.nodes(data=True)]


@pytest.mark.parametrize("bullet", ["-", "•", "*", "–"])
def test_a_row_without_a_bullet_between_bullets_starts_a_list(drawing, texts, bullet):
    rows = ["Customer", f"{bullet} name", f"{bullet} email", "Order", f"{bullet} date"]
    assert listed(column(drawing, *rows).graph(), texts) == [rows[:3], rows[3:]]


def test_a_row_that_is_underlined_as_the_first_one_starts_a_list(drawing, texts):
    rows = ["Customer", "name", "email", "Order", "date"]
    graph = column(drawing, *rows, underlined=("Customer", "Order")).graph()
    assert listed(graph, texts) == [rows[:3], rows[3:]]


@pytest.mark.parametrize(
    "rows",
    [["Customer", "name", "email", "Order"], ["Customer", "- name", "and surname", "email"], ["- name", "- age"]],
)
def test_other_lists_stay_whole(drawing, texts, rows):
    assert listed(column(drawing, *rows).graph(), texts) == [rows]
