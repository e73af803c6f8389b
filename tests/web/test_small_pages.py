"""Pages of one sentence, in the reader's language."""

from __future__ import annotations

import pytest

NAVIGATION = {"Accept": "text/html"}


@pytest.mark.parametrize(
    ("asked", "language", "title"),
    [
        ("de-AT,de;q=0.9,en;q=0.5", "de", "Hier ist nichts"),
        ("fr, de;q=0.4", "de", "Hier ist nichts"),
        ("fr", "en", "Nothing is here"),
        ("", "en", "Nothing is here"),
    ],
)
def test_an_unknown_address_is_told_in_the_language_asked_for(web, asked, language, title):
    answer = web.get("/nowhere", headers={**NAVIGATION, "Accept-Language": asked})
    assert answer.status_code == 404
    assert f'<html lang="{language}">' in answer.text
    assert f"<h1>{title}</h1>" in answer.text
