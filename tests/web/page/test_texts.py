"""The texts of the page: the same in both languages, and there for everything that is said."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from sketch2model import errors, web
from sketch2model.web.problems import code_of

ASSETS = Path(web.__file__).parent / "assets"
PLACEHOLDER = re.compile(r"\{(\w+)\}")
# In scripts a text is named by a string, and where it depends on a word by a template that begins with its name.
WHOLE = re.compile(r'["`]([a-z][\w-]*(?:\.[\w-]+)+)["`]')
BEGINNING = re.compile(r"`([a-z][\w-]*(?:\.[\w-]+)*\.)\$\{")
CALL = re.compile(r"\b(?:t|maybe)\(([^()]*)")
SAID_BY_SERVER = re.compile(r"format\.[\w-]+\.title|remark\.[\w.-]+")
FORMS = re.compile(r"\.(one|other|hint)$")


def texts(language):
    parts = sorted((ASSETS / "texts" / language).glob("*.json"))
    assert parts
    read = [json.loads(part.read_text("utf-8")) for part in parts]
    whole = {key: text for part in read for key, text in part.items()}
    assert sum(map(len, read)) == len(whole), "a key stands in two files"
    return whole


def all_errors(kind=errors.SketchError):
    yield kind
    for below in kind.__subclasses__():
        if below.__module__ == errors.__name__:
            yield from all_errors(below)


def scripts():
    return [script.read_text("utf-8") for script in sorted((ASSETS / "scripts").rglob("*.js"))]


def beginnings():
    """What the names begin with that scripts put together."""
    return {name for script in scripts() for name in BEGINNING.findall(script)}


def test_both_languages_say_the_same():
    english, german = texts("en"), texts("de")
    # The server names formats and says remarks in English, so only other languages need words for them.
    assert {key for key in german if not SAID_BY_SERVER.fullmatch(key)} == english.keys()
    for key, text in english.items():
        assert text.strip(), key
        assert german[key].strip(), key
        assert set(PLACEHOLDER.findall(text)) == set(PLACEHOLDER.findall(german[key])), key


def test_numbers_have_every_form():
    keys = texts("en").keys()
    for key in keys:
        if key.endswith(".one") and not key.startswith("word."):
            assert f"{key.removesuffix('.one')}.other" in keys


def test_every_text_that_scripts_name_is_there():
    keys = {FORMS.sub("", key) for key in texts("en")} | texts("en").keys()
    areas = {key.split(".")[0] for key in keys}
    named = {name for script in scripts() for asked in CALL.findall(script) for name in WHOLE.findall(asked)}
    assert named
    assert named - keys == set()
    for beginning in beginnings():
        if beginning.split(".")[0] in areas:
            assert any(key.startswith(beginning) for key in keys), beginning


@pytest.mark.parametrize("area", ["frame", "part", "library", "compare"])
def test_no_text_is_left_over(area):
    whole = {name for script in scripts() for name in WHOLE.findall(script)}
    for key in texts("en"):
        if key.startswith(f"{area}."):
            said = {key, FORMS.sub("", key)} & whole or any(key.startswith(beginning) for beginning in beginnings())
            assert said, key


@pytest.mark.parametrize("kind", sorted(all_errors(), key=lambda kind: kind.__name__))
def test_every_error_has_words_for_people(kind):
    words = texts("en")
    code = code_of(kind)
    assert f"problem.{code}" in words
    for text in (words[f"problem.{code}"], words.get(f"problem.{code}.hint", "")):
        assert "--" not in text, "options belong to the command line"
