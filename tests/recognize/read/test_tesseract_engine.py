import shutil
from pathlib import Path

import cv2
import numpy as np
import pytesseract
import pytest

from sketch2model.elements import Place
from sketch2model.errors import ToolMissingError
from sketch2model.recognize.read import tesseract_engine
from sketch2model.recognize.read.tesseract_engine import TesseractEngine
from sketch2model.settings import ReadOptions

needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")


@needs_tesseract
@pytest.mark.parametrize("text", ["Customer", "Order Item"])
def test_printed_lines_are_read(printed, text):
    ((best, *others),) = TesseractEngine().read([printed(text)], [Place.TEXT], ReadOptions())
    assert best.text == text
    assert 0.5 < best.confidence <= 1
    assert others == []


@needs_tesseract
def test_hostile_crops_are_survived():
    noise = np.random.default_rng(3).integers(0, 256, (5, 6000), dtype=np.uint8)
    crops = [np.zeros((1, 1), np.uint8), np.full((50, 50), 255, np.uint8), np.zeros((0, 4), np.uint8), noise]
    readings = TesseractEngine().read(crops, [Place.TEXT] * len(crops), ReadOptions())
    assert len(readings) == len(crops)
    assert readings[:3] == [(), (), ()]


@needs_tesseract
def test_many_lines_keep_their_order_and_gaps_between_them(printed):
    texts = ["Customer", "Order", "Invoice"]
    crops = [crop for text in texts for crop in (printed(text), np.full((30, 60), 255, np.uint8))]
    readings = TesseractEngine().read(crops, [Place.TEXT] * len(crops), ReadOptions())
    assert [found[0].text if found else "" for found in readings] == ["Customer", "", "Order", "", "Invoice", ""]


@needs_tesseract
def test_legible_is_what_stands_upright(printed):
    crop = printed("Address of the customer")
    upright, upside_down, nothing = TesseractEngine().legibility(
        [crop, crop[::-1, ::-1], np.full((30, 60), 255, np.uint8)], ReadOptions()
    )
    assert upright > upside_down
    assert nothing == 0.0


@pytest.fixture
def pretended(monkeypatch):
    """Has Tesseract answer as the test likes, from the names of the pictures it is shown."""
    monkeypatch.setattr(tesseract_engine, "_installed_languages", lambda: frozenset({"eng"}))

    def answering(answer):
        def run(listed, **_):
            names = Path(listed).read_text(encoding="utf-8").splitlines()
            texts = [answer(cv2.imread(name, cv2.IMREAD_GRAYSCALE)) for name in names]
            return {"page_num": [*range(1, len(names) + 1)], "text": texts, "conf": ["90"] * len(names)}

        monkeypatch.setattr(pytesseract, "image_to_data", run)
        return TesseractEngine()

    return answering


def test_a_line_that_tesseract_fails_on_does_not_cost_the_others(pretended, printed):
    deadly = np.full((64, 500), 255, np.uint8)
    deadly[0, 0] = 0

    def answer(picture):
        if picture.shape[1] > 500:
            raise RuntimeError("Tesseract process timeout")
        return "read"

    crops = [printed("a"), printed("b"), deadly, printed("c")]
    readings = pretended(answer).read(crops, [Place.TEXT] * 4, ReadOptions())
    assert [found[0].text if found else "" for found in readings] == ["read", "read", "", "read"]


def test_invisible_characters_are_left_out(pretended, printed):
    engine = pretended(lambda _: "na\x07me\u202e\x0c")
    assert engine.read([printed("name")], [Place.TEXT], ReadOptions())[0][0].text == "name"


@needs_tesseract
def test_a_language_that_is_not_there_says_how_to_get_it(printed):
    with pytest.raises(ToolMissingError, match="apt-get install tesseract-ocr-tlh"):
        TesseractEngine().read([printed("name")], [Place.TEXT], ReadOptions(language="tlh"))


def test_a_missing_program_says_how_to_get_it(monkeypatch, printed):
    tesseract_engine._installed_languages.cache_clear()
    monkeypatch.setattr(pytesseract.pytesseract, "tesseract_cmd", "no-such-program")
    with pytest.raises(ToolMissingError, match="apt-get install tesseract-ocr"):
        TesseractEngine().read([printed("name")], [Place.TEXT], ReadOptions())
    tesseract_engine._installed_languages.cache_clear()
