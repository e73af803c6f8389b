"""Text of strangers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketch2model.web.storage.text import file_name, folded, plain

ANYTHING = st.text(st.characters(exclude_categories=()))


@given(ANYTHING)
def test_what_is_plain_can_be_kept_and_sent(text):
    assert "\0" not in plain(text)
    assert plain(plain(text)) == plain(text)
    plain(text).encode()  # raises for halves of characters


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",))))
def test_honest_text_stays_as_it_is(text):
    assert plain(text) == text


def test_halves_of_a_character_become_whole():
    assert plain("\ud83d\ude00 \ude00\ud83d") == "\U0001f600 \ufffd\ufffd"


@pytest.mark.parametrize(
    ("written", "other"),
    [("Ärzte", "a\u0308RZTE"), ("Straße", "STRASSE"), ("İstanbul", "istanbul"), ("ﬁle", "FILE"), ("Ｗide", "wide")],
)
def test_words_are_found_however_they_are_written(written, other):
    assert folded(written) == folded(other)
    assert folded(written) != folded(f"{other}s")


@given(ANYTHING)
def test_what_is_folded_can_be_kept_and_sent(text):
    assert plain(folded(text)) == folded(text)


@given(ANYTHING)
def test_names_of_files_are_one_short_line_and_no_path(text):
    name = file_name(text)
    assert 1 <= len(name) <= 200
    assert len(name.splitlines()) == 1
    assert not {"/", "\\", "\0"} & set(name)


def test_names_as_browsers_send_them():
    assert file_name("C:\\photos\\Tafel 1 (ä).JPG") == "Tafel 1 (ä).JPG"
    assert file_name("/etc/passwd/") == "passwd"
    assert file_name("x" * 300 + ".jpg").endswith("x.jpg"), "the ending says what it is"
    assert [file_name(each) for each in ("", " ", "/", "\n", "\0")] == ["photo"] * 5
