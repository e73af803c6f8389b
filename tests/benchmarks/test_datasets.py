import json
from pathlib import Path

import pytest

from benchmarks.datasets import SHARED, DataSet, load_set, table

SCORER = """
import json, pathlib, sys
_, what, truth, folder, flag = sys.argv
truths = json.loads(pathlib.Path(truth).read_text()) if what == "uml" else list(pathlib.Path(truth).glob("*.json"))
print(json.dumps({"what": what, "truths": len(truths), "graphs": len(list(pathlib.Path(folder).glob("*.json")))}))
"""


def make_set(folder, measure, count=7):
    scorer = folder / "score.py"
    scorer.write_text(SCORER, encoding="utf-8")
    photos = tuple(Path(f"p{number}.jpg") for number in range(count))
    return DataSet("set", measure, photos, tuple({"image": photo.name} for photo in photos), scorer)


@pytest.mark.parametrize(("limit", "names"), [(3, ["p0", "p2", "p4"]), (1, ["p0"])])
def test_some_are_spread_evenly(tmp_path, limit, names):
    some = make_set(tmp_path, "uml").some(limit)
    assert [photo.stem for photo in some.photos] == names
    assert [truth["image"] for truth in some.truths] == [f"{name}.jpg" for name in names]


def test_no_limit_is_all(tmp_path):
    data = make_set(tmp_path, "uml")
    assert data.some(None) is data
    assert data.some(99) is data


@pytest.mark.parametrize("measure", ["uml", "boxes"])
def test_the_scorer_sees_the_truth_of_these_photos_only(tmp_path, measure):
    graphs = tmp_path / "graphs"
    graphs.mkdir()
    (graphs / "p0.json").write_text("{}", encoding="utf-8")
    scores = make_set(tmp_path, measure).some(3).score(graphs, tmp_path / "truth")
    assert scores == {"what": measure, "truths": 3, "graphs": 1}


def test_missing_data_is_said(tmp_path):
    for name in ("uml", "hdbpmn"):
        with pytest.raises(FileNotFoundError):
            load_set(name, tmp_path)


def test_a_table():
    assert table(["a", "b"], [["1", "2"]]) == "| a | b |\n| --- | --- |\n| 1 | 2 |"


@pytest.mark.shared
@pytest.mark.parametrize("name", ["uml", "hdbpmn"])
def test_an_empty_prediction_scores_nothing(tmp_path, name):
    if not (SHARED / "data").is_dir():
        pytest.skip("the shared data set is not beside the checkout")
    data = load_set(name, SHARED).some(2)
    assert all(photo.is_file() for photo in data.photos)
    (tmp_path / "none").mkdir()
    scores = data.score(tmp_path / "none", tmp_path / "truth")
    assert scores["pictures"] == scores["missing"] == 2
    assert json.dumps(scores)
