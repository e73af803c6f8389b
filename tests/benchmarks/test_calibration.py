import json

import numpy as np
import pytest
from PIL import Image

from benchmarks import calibration
from benchmarks.calibration import bins_of, diagram, expected_error, report
from benchmarks.verdicts import Verdict


def verdicts(confidence, right, count):
    return [Verdict(confidence, index < right) for index in range(count)]


def test_bins():
    bins = bins_of([*verdicts(0.05, 1, 4), *verdicts(0.95, 9, 10), *verdicts(1.0, 2, 2), *verdicts(0.3, 0, 1)])
    assert [one.count for one in bins] == [4, 0, 0, 1, 0, 0, 0, 0, 0, 12]
    assert (bins[0].confidence, bins[0].right) == pytest.approx((0.05, 0.25))
    assert (bins[9].confidence, bins[9].right) == pytest.approx((11.5 / 12, 11 / 12))


def test_the_error_is_the_mean_gap():
    assert expected_error(bins_of(verdicts(0.9, 9, 10))) == pytest.approx(0)
    assert expected_error(bins_of(verdicts(0.9, 5, 10))) == pytest.approx(0.4)
    assert expected_error(bins_of([*verdicts(0.9, 5, 10), *verdicts(0.2, 6, 30)])) == pytest.approx(0.1)
    assert expected_error(bins_of([])) == 0


def test_the_report():
    said = report("edges", bins_of(verdicts(0.85, 3, 4)))
    assert "| 0.8 to 0.9 | 4 | 0.850 | 0.750 |" in said
    assert "| 0.1 to 0.2 | 0 |  |  |" in said
    assert said.endswith("Expected calibration error of edges: 0.100")


def blue(picture):
    """How many pixels of bars there are."""
    return int((np.asarray(picture) == (0x44, 0x77, 0xAA)).all(axis=2).sum())


def test_bars_are_as_high_as_the_share_right():
    half, all_ = (diagram([("edges", bins_of(verdicts(0.85, right, 4)))]) for right in (2, 4))
    assert blue(all_) > 1.5 * blue(half) > 0
    assert diagram([("a", bins_of([])), ("b", bins_of([]))]).width == 2 * half.width


def test_the_command(tmp_path, monkeypatch, capsys):
    """Graphs that were converted before, a truth folder, a scorer that knows one match."""
    (tmp_path / "bench").mkdir()
    scorer = "SHAPES = {}\nassign = lambda w, f: [(0, 0)]\niou = lambda a, b: 1\npred_edges = lambda g: g['edges']\n"
    (tmp_path / "bench" / "score.py").write_text(scorer, encoding="utf-8")
    nodes = [{"id": "a", "shape": "circle", "bbox": [0, 0, 9, 9], "confidence": 0.65}]
    for folder, content in {
        "truth": {"image": "x.jpg", "width": 9, "height": 9, "nodes": nodes, "edges": []},
        "graphs": {"graph": {}, "nodes": nodes, "edges": []},
    }.items():
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.json").write_text(json.dumps(content), encoding="utf-8")
    out = tmp_path / "diagram.png"
    words = [str(tmp_path / "truth"), "--shared", str(tmp_path), "--predictions", str(tmp_path / "graphs")]
    monkeypatch.setattr("sys.argv", ["calibration", *words, "--out", str(out)])
    assert calibration.main() == 0
    assert "| 0.6 to 0.7 | 1 | 0.650 | 1.000 |" in capsys.readouterr().out
    with Image.open(out) as picture:
        assert picture.width > picture.height


def test_a_set_that_is_not_there(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["calibration", "hdbpmn", "--shared", str(tmp_path)])
    assert calibration.main() == 1
    assert "not there" in capsys.readouterr().err
