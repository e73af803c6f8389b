import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketch2model.interpret.rows import Row
from sketch2model.interpret.stereotypes import names_enumeration, without_stereotype


def parted(*texts, all_rows=True):
    rows, stereotype = without_stereotype([Row(text, (0, 0, 1, 1), 1.0, 0) for text in texts], all_rows=all_rows)
    return [row.text for row in rows], stereotype


@pytest.mark.parametrize(
    ("texts", "name", "stereotype"),
    [
        (["«interface»", "Shape"], ["Shape"], "interface"),
        (["<<interface>> Shape"], ["Shape"], "interface"),
        (["<interface>", "Shape"], ["Shape"], "interface"),
        (["<<interface", "Shape"], ["Shape"], "interface"),
        (["« interface »", "Shape"], ["Shape"], "interface"),
        (["{abstract}", "Shape"], ["Shape"], "abstract"),
        (["Shape {abstract}"], ["Shape"], "abstract"),
        (["Shape", "{abstract, leaf}"], ["Shape"], "abstract"),
        (["Concrete", "Shape «entity»"], ["Concrete", "Shape"], "entity"),
        (["«entity»", "Shape", "{abstract}"], ["Shape"], "abstract"),
        (["«entity»", "«root»", "Shape"], ["Shape"], "entity"),
        (["interface", "Shape"], ["Shape"], "interface"),
        (["Enum", "Colour"], ["Colour"], "Enum"),
        (["Interface"], ["Interface"], None),
        (["abstract art"], ["abstract art"], None),
        (["List<Item>"], ["List<Item>"], None),
        (["«»", "Shape"], ["«»", "Shape"], None),
        (["Shape"], ["Shape"], None),
        (["«type»"], [], "type"),
        ([], [], None),
    ],
)
def test_keywords_stand_apart(texts, name, stereotype):
    assert parted(*texts) == (name, stereotype)


def test_below_the_name_of_an_undivided_box_only_a_row_of_its_own_is_one():
    texts = ["Order", "{abstract}", "id {pk}", "«fk» owner"]
    assert parted(*texts, all_rows=False) == (["Order", "id {pk}", "«fk» owner"], "abstract")


@given(st.lists(st.text(min_size=1, max_size=30), max_size=4), st.booleans())
def test_never_fails_and_never_makes_up_text(texts, all_rows):
    rows, stereotype = parted(*texts, all_rows=all_rows)
    written = "".join(texts)
    assert all(row in written for row in rows)
    assert stereotype is None or stereotype in written
    assert stereotype != ""


@given(st.text(alphabet="«»<>{}, \nenum", max_size=30))
def test_never_fails_on_its_own_signs(text):
    parted(text)
    names_enumeration(text)
