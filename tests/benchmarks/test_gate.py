import copy
import json

import pytest

from benchmarks import gate
from benchmarks.datasets import DataSet
from benchmarks.gate import ACCEPTED, PICTURES, STEPS, WATCHED, fallen, read_accepted

NOW = {
    **{name: dict.fromkeys(watched, 0.8) for name, watched in WATCHED.items()},
    "steps": dict.fromkeys(STEPS, 0.8),
}


def changed(**by):
    """The figures with some of them changed, as in `edge_f1=-0.02`."""
    figures = copy.deepcopy(NOW)
    for part in figures.values():
        part.update({name: part[name] + change for name, change in by.items() if name in part})
    return figures


def test_what_stayed_or_rose_or_fell_a_little_passes():
    assert fallen(NOW, NOW) == []
    assert fallen(NOW, changed(edge_f1=0.1, label_cer=-0.1, words=-0.1)) == []
    assert fallen(NOW, changed(edge_f1=-0.015, label_cer=0.015)) == []


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"edge_f1": -0.016, "connectors": -0.01}, "hdbpmn edge_f1 0.800 -> 0.784; guilty: connectors"),
        ({"label_cer": 0.02, "words": 0.02}, "hdbpmn label_cer 0.800 -> 0.820; guilty: words"),
        ({"relation_f1": -0.1, "shapes": -0.02, "connectors": -0.02}, "guilty: shapes and connectors"),
        ({"class_f1": -0.1, "connectors": -0.1}, "uml class_f1 0.800 -> 0.700; no step alone fell"),
    ],
)
def test_the_step_that_lost_a_figure_is_named(change, sentence):
    (said,) = fallen(NOW, changed(**change))
    assert sentence in said


def test_without_the_data_it_is_skipped_with_a_reason(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["gate", "--shared", str(tmp_path)])
    assert gate.main() == 0
    assert "skipped: the shared data is not beside the checkout" in capsys.readouterr().out


def run(monkeypatch, file, figures, *words):
    monkeypatch.setattr("sys.argv", ["gate", "--accepted", str(file), *words])
    monkeypatch.setattr(gate, "load_set", lambda name, shared: DataSet(name, "uml", (), (), shared))
    monkeypatch.setattr(gate, "measure", lambda sets, workers: figures)
    return gate.main()


def test_accepted_figures_hold_until_others_are_accepted(tmp_path, monkeypatch, capsys):
    file = tmp_path / "gate.json"
    assert run(monkeypatch, file, NOW) == 1
    assert "run with --accept" in capsys.readouterr().err
    assert run(monkeypatch, file, NOW, "--accept") == 0
    assert run(monkeypatch, file, NOW) == 0
    worse = changed(node_f1=-0.05, shapes=-0.05)
    assert run(monkeypatch, file, worse) == 1
    assert "guilty: shapes" in capsys.readouterr().err
    assert run(monkeypatch, file, worse, "--accept") == 0
    assert run(monkeypatch, file, worse) == 0


def test_figures_of_other_pictures_are_not_compared(tmp_path):
    file = tmp_path / "gate.json"
    file.write_text(json.dumps({"commit": "x", "pictures": {"hdbpmn": 3}, "figures": NOW}), encoding="utf-8")
    assert read_accepted(file) is None


def test_the_accepted_figures_cover_all_that_is_watched():
    accepted = read_accepted(ACCEPTED)
    assert accepted is not None
    assert {name: set(part) for name, part in accepted.items()} == {
        **{name: set(watched) for name, watched in WATCHED.items()},
        "steps": set(STEPS),
    }
    assert json.loads(ACCEPTED.read_text(encoding="utf-8"))["pictures"] == PICTURES
