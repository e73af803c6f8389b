from hypothesis import given
from hypothesis import strategies as st

from sketch2model.cli.console import error_text, printable
from sketch2model.errors import PhotoEmptyError


@given(st.text(st.characters()))
def test_what_is_shown_has_no_character_that_does_not_show(text):
    assert printable(text).isprintable()


@given(st.text(st.characters(categories=("L", "N", "P"))))
def test_ordinary_text_is_shown_as_it_is(text):
    assert printable(text) == text


def test_an_error_shows_where_what_and_what_next():
    shown = error_text(PhotoEmptyError("no\x07thing", source="a\nb.jpg", hint="do [this]")).plain
    assert shown == "error: a\\nb.jpg: no\\x07thing\n       do [this]"
