import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketch2model.interpret.multiplicity import is_many, is_optional, normalise


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        ("1", "1"),
        ("*", "*"),
        ("0..1", "0..1"),
        ("0...1", "0..1"),
        ("0 .. 1", "0..1"),
        ("0…1", "0..1"),
        ("1..1", "1"),
        ("0..*", "*"),
        ("0...*", "*"),
        ("1..*", "1..*"),
        ("1..n", "1..*"),
        ("0..N", "*"),
        ("✱", "*"),
        ("n", "n"),
        ("M", "M"),
        ("2..5", "2..5"),
        ("12", "12"),
        ("(0..1)", "0..1"),
    ],
)
def test_every_spelling_gets_one_form(drawn, expected):
    assert normalise(drawn) == expected
    assert normalise(drawn, at_end=True) == expected


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        ("l", "1"),
        ("I", "1"),
        ("|", "1"),
        ("x", "*"),
        ("X", "*"),
        ("0-1", "0..1"),
        ("o..1", "0..1"),
        ("O..I", "0..1"),
        ("0.1", "0..1"),
        ("0 1", "0..1"),
        ("1,*", "1..*"),
        ("1.*", "1..*"),
        ("0..x", "*"),
        ("0*", "*"),
        ("l..*", "1..*"),
        ("D..1", "0..1"),
        ("O.-*", "*"),
        ("0..", "0..1"),
        ("1..", "1..*"),
        ("Y", "*"),
        ("4..1", "0..1"),
        ("0", "0..1"),
        ("..1", "0..1"),
        ("G...1", "0..1"),
        ("l..1", "1"),
        ("..*", "*"),
        ("-*", "*"),
        (".*", "*"),
        ("II", "1"),
        ("1.'", "1"),
        ("1-", "1"),
        ("0.", "0..1"),
        ("1×", "1..*"),
        ("0..n.", "*"),
    ],
)
def test_what_pen_and_ocr_make_of_it_is_understood_at_an_end_only(drawn, expected):
    assert normalise(drawn, at_end=True) == expected
    assert normalise(drawn) in (None, drawn)


@pytest.mark.parametrize(
    "text", ["", " ", "name", "owner", "to", "is", "yes", "ok", "-", "..", "1..2..3", "item 1", "ab..1", "id.1", "LI"]
)
def test_other_texts_are_none(text):
    assert normalise(text, at_end=True) is None


@given(st.text(max_size=30), st.booleans())
def test_never_fails_and_never_gives_an_empty_string(text, at_end):
    assert normalise(text, at_end=at_end) != ""


@given(st.text(alphabet="01*nNlIoO.-, xX|", max_size=6))
def test_what_it_gives_is_stable(text):
    once = normalise(text, at_end=True)
    assert once is None or normalise(once) == once


@given(st.integers(0, 99), st.integers(2, 99))
def test_ranges_survive(low, high):
    assert normalise(f"{low}..{high}") == f"{low}..{high}"
    assert is_many(f"{low}..{high}")


@pytest.mark.parametrize(
    ("multiplicity", "many", "optional"),
    [(None, False, True), ("1", False, False), ("0..1", False, True), ("*", True, True), ("1..*", True, False)],
)
def test_what_it_allows(multiplicity, many, optional):
    assert (is_many(multiplicity), is_optional(multiplicity)) == (many, optional)
