import pytest

from sketch2model.errors import ToolMissingError
from sketch2model.recognize.read import rapid_engine
from sketch2model.recognize.read.rapid_engine import RapidEngine


def test_missing_weights_say_how_to_get_them(monkeypatch):
    monkeypatch.setattr(rapid_engine, "find_spec", lambda name: None)
    with pytest.raises(ToolMissingError, match="pip install rapidocr"):
        RapidEngine()
