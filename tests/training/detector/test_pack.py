import json
from types import SimpleNamespace

import pytest

from training.detector import pack
from training.detector.example import stems
from training.detector.pack import by_writer, pack_drawn


@pytest.fixture
def truth_files(tmp_path):
    """Two pages each of sixteen writers, w00 to w15."""
    for number in range(16):
        for page in ("a", "b"):
            (tmp_path / f"{page}_{number:02}.json").write_text(json.dumps({"writer": f"w{number:02}"}), "utf-8")
    return sorted(tmp_path.glob("*.json"))


def test_the_sixth_writer_and_every_tenth_after_are_held_out(truth_files):
    learnt, apart = by_writer(reversed(truth_files))
    assert [file.stem for file in apart] == ["a_05", "a_15", "b_05", "b_15"]
    assert sorted(learnt + apart) == truth_files
    assert learnt == sorted(learnt)


class Sequential:
    """A process pool that does its work at once."""

    def __init__(self, jobs):
        self.map = lambda work, items, chunksize: map(work, items)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return False


@pytest.mark.parametrize("held_out", [True, False])
def test_where_pages_go(truth_files, tmp_path, monkeypatch, held_out):
    went = []
    monkeypatch.setattr(pack, "ProcessPoolExecutor", Sequential)
    monkeypatch.setattr(pack, "pack_hdbpmn", lambda file, out: went.append((file.stem, out.name)))
    words = [
        "pack",
        "hdbpmn",
        str(tmp_path),
        str(tmp_path / "all"),
        *(["--held-out", str(tmp_path / "dev")] * held_out),
    ]
    monkeypatch.setattr("sys.argv", words)
    pack.main()
    assert len(went) == 32
    assert {name for name, folder in went if folder == "dev"} == (
        {"a_05", "a_15", "b_05", "b_15"} if held_out else set()
    )


def test_a_drawn_page_is_packed_the_same_every_time(tmp_path, monkeypatch):
    drawn = []

    def example(picture, page):
        drawn.append(picture)
        return SimpleNamespace(save=lambda stem: stem.with_suffix(".json").write_text("{}", "utf-8"))

    monkeypatch.setattr(pack, "drawn_example", example)
    pack_drawn(7, tmp_path)
    pack_drawn(7, tmp_path)
    assert (drawn[0].pixels == drawn[1].pixels).all()
    assert [stem.name for stem in stems([tmp_path])] == ["000007"]
