import pytest

from sketch2model.errors import WeightsError
from sketch2model.recognize.read import sketch_engine
from sketch2model.recognize.read.sketch_engine import SketchEngine, load_network


def test_missing_weights_say_what_to_do_without_them(monkeypatch, tmp_path):
    absent = tmp_path / "reader.onnx"
    monkeypatch.setattr(sketch_engine, "load_network", lambda: load_network(absent, absent))
    with pytest.raises(WeightsError, match="the reader's weights are missing") as caught:
        SketchEngine()
    assert "--ocr rapid" in caught.value.hint
