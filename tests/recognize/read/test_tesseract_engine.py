import shutil

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
def test_a_language_that_is_not_there_says_how_to_get_it(printed):
    with pytest.raises(ToolMissingError, match="apt-get install tesseract-ocr-tlh"):
        TesseractEngine().read([printed("name")], [Place.TEXT], ReadOptions(language="tlh"))


def test_a_missing_program_says_how_to_get_it(monkeypatch, printed):
    tesseract_engine._installed_languages.cache_clear()
    monkeypatch.setattr(pytesseract.pytesseract, "tesseract_cmd", "no-such-program")
    with pytest.raises(ToolMissingError, match="apt-get install tesseract-ocr"):
        TesseractEngine().read([printed("name")], [Place.TEXT], ReadOptions())
    tesseract_engine._installed_languages.cache_clear()
