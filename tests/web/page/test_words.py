"""Every word that the page shows is there in every language."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from sketch2model import settings
from sketch2model.elements import vocabulary
from sketch2model.interpret.attribute_grammar import FLAGS
from sketch2model.interpret.operation_grammar import OPERATION_FLAGS
from sketch2model.interpret.schema.issues import REMARKS
from sketch2model.registry import format_names
from sketch2model.web.api.formats import Group

TEXTS = Path(settings.__file__).parent / "web/assets/texts"
LANGUAGES = ("en", "de")
_PLACES = re.compile(r"\{(\w+)\}")
WORDS = {
    "diagrams": vocabulary.DiagramKind,
    "shapes": vocabulary.ShapeKind,
    "node_kinds": vocabulary.NodeKind,
    "edge_kinds": vocabulary.EdgeKind,
    "styles": vocabulary.LineStyle,
    "ends": vocabulary.EndKind,
    "dialects": settings.DIALECTS,
    "layouts": settings.LAYOUTS,
    "themes": settings.THEMES,
    "inheritances": settings.INHERITANCES,
    "groups": Group,
    "flags": (*FLAGS, *OPERATION_FLAGS),
    "steps": ("load", "rectify", "detect", "read", "assemble", "interpret"),
}


def texts(language):
    return {
        key: text for path in (TEXTS / language).glob("*.json") for key, text in json.loads(path.read_text()).items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_graph_is_missing(language):
    known = texts(language)
    missing = [f"word.{name}.{word}" for name, words in WORDS.items() for word in words]
    missing = [key for key in missing if not known.get(key)]
    assert missing == []
    assert [name for name in format_names() if f"format.{name}" not in known] == []


def test_both_languages_say_the_same_things():
    english, german = (texts(language).keys() for language in LANGUAGES)
    # English titles of formats and remarks are those of the program itself.
    theirs = {key for key in german if key.startswith("remark.")} | {f"format.{name}.title" for name in format_names()}
    assert english ^ german == theirs


def test_remarks_on_schemas_are_known_by_their_english_words():
    german = texts("de")
    assert {code: german.get(f"remark.{code}.said") for code in REMARKS} == {
        code: message for code, (_, message) in REMARKS.items()
    }
    for code, (_, message) in REMARKS.items():
        assert set(_PLACES.findall(german[f"remark.{code}"])) <= set(_PLACES.findall(message)), code
