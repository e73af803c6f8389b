import numpy as np
import pytest

from sketch2model.recognize.read.alphabet import BLANK, Alphabet, plain_text


@pytest.mark.parametrize(
    ("character", "plain"),
    [("a", "a"), ("ü", "ü"), (" ", " "), ("：", ":"), ("（", "("), ("一", "-"), ("米", "*"), ("’", "'"), ("‥", "..")],
)
def test_latin_and_its_look_alikes_are_kept(character, plain):
    assert plain_text(character) == plain


@pytest.mark.parametrize("character", ["口", "あ", "ф", "한", "🚲", "\n", "\u200b", "\u202e"])
def test_other_scripts_and_invisible_characters_are_not(character):
    assert plain_text(character) is None


def test_folding_adds_look_alikes_and_drops_other_scripts():
    alphabet = Alphabet.of([BLANK, ":", "口", "：", "a"])
    folded = alphabet.fold(np.array([[0.1, 0.2, 0.3, 0.15, 0.25]], np.float32))
    assert dict(zip(alphabet.characters, folded[0].tolist(), strict=True)) == pytest.approx(
        {BLANK: 0.1, ":": 0.35, "a": 0.25}
    )
