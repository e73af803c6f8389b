import json
from types import SimpleNamespace

import pytest

from training.detector import pack
from training.detector.example import stems
from training.detector.pack import LARGE, by_writer, held_out_writers, pack_drawn, planned, seeds_from
from training.sketches.real_words import RealWords


@pytest.fixture
def truth_files(tmp_path):
    """Two pages each of sixteen writers, w00 to w15; page b has a cylinder if the writer's number is odd."""
    for number in range(16):
        for page in ("a", "b"):
            shape = "cylinder" if page == "b" and number % 2 else "rectangle"
            truth = {"writer": f"w{number:02}", "nodes": [{"shape": "circle"}, {"shape": shape}]}
            (tmp_path / f"{page}_{number:02}.json").write_text(json.dumps(truth), "utf-8")
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


@pytest.fixture
def called(monkeypatch):
    """Calls the command line; all work is done at once."""
    monkeypatch.setattr(pack, "ProcessPoolExecutor", Sequential)

    def call(*words):
        monkeypatch.setattr("sys.argv", ["pack", *map(str, words)])
        pack.main()

    return call


@pytest.mark.parametrize("held_out", [True, False])
@pytest.mark.parametrize("rare", [True, False])
def test_where_pages_go(truth_files, tmp_path, monkeypatch, called, held_out, rare):
    went = []
    monkeypatch.setattr(pack, "pack_hdbpmn", lambda file, out: went.append((file.stem, out.name)))
    apart = ("--held-out", tmp_path / "dev") * held_out
    called("hdbpmn", tmp_path, tmp_path / "all", *apart, *(("--rare", tmp_path / "rare") * rare))
    every = {file.stem for file in truth_files}
    folders = {name: {stem for stem, folder in went if folder == name} for name in ("all", "dev", "rare")}
    assert folders["dev"] == ({"a_05", "a_15", "b_05", "b_15"} if held_out else set())
    assert folders["all"] == every - folders["dev"]
    odd = {f"b_{number:02}" for number in range(1, 16, 2)}
    assert folders["rare"] == (odd - folders["dev"] if rare else set())
    assert len(went) == 32 + len(folders["rare"])


@pytest.fixture
def drawn(monkeypatch):
    """All pictures that become examples, with their pages."""
    seen = []

    def example(picture, page):
        seen.append((picture, page))
        return SimpleNamespace(save=lambda stem: stem.with_suffix(".json").write_text("{}", "utf-8"))

    monkeypatch.setattr(pack, "drawn_example", example)
    return seen


def test_a_drawn_page_is_packed_the_same_every_time(tmp_path, drawn):
    pack_drawn(7, tmp_path)
    pack_drawn(7, tmp_path)
    (first, _), (again, _) = drawn
    assert (first.pixels == again.pixels).all()
    assert [stem.name for stem in stems([tmp_path])] == ["000007"]


def test_turned_photos_are_packed_upright(tmp_path, drawn):
    seed = next(seed for seed in range(100) if planned(seed).camera.quarters % 2)
    pack_drawn(seed, tmp_path)
    ((picture, page),) = drawn
    height, width = picture.pixels.shape[:2]
    assert abs(height - width) > 100
    assert (page.ink.shape[0] > page.ink.shape[1]) is not (height > width)


def test_drawn_pages_are_named_by_their_seeds(tmp_path, called, drawn):
    called("drawn", 3, 2, tmp_path / "out")
    assert [stem.name for stem in stems([tmp_path / "out"])] == ["000003", "000004"]


def test_pages_with_large_letters_are_chosen_before_they_are_drawn(tmp_path, called, drawn):
    seeds = seeds_from(40, 3, large=True)
    assert seeds == [s for s in range(40, seeds[-1] + 1) if planned(s, large=True).em >= LARGE]
    assert len(seeds) < seeds[-1] + 1 - 40
    called("drawn", 40, 2, tmp_path / "out", "--large")
    assert [stem.name for stem in stems([tmp_path / "out"])] == [f"{seed:06}" for seed in seeds[:2]]
    assert len(drawn) == 2


def test_most_pages_with_large_letters_are_class_diagrams():
    kinds = [str(planned(seed, large=True).description.diagram) for seed in range(10)]
    assert kinds.count("class") >= 7
    assert seeds_from(5, 4) == [5, 6, 7, 8]


def test_pages_of_one_notation(tmp_path, called, drawn):
    seeds = [seed for seed in range(40, 60) if str(planned(seed).description.diagram) != "class"][:1]
    called("drawn", seeds[0], 1, tmp_path, "--only", "class_diagram")
    ((picture, _),) = drawn
    assert picture.graph.graph["diagram"] == "class"


def test_words_of_writers_held_out_are_not_pasted(truth_files, tmp_path, monkeypatch, called):
    words, packed = RealWords({}), []
    assert held_out_writers(truth_files) == {"w05", "w15"}

    def load(folder, without):
        assert (folder, without) == (tmp_path, {"w05", "w15"})
        return (words,)

    monkeypatch.setattr(pack, "load_real_words", load)
    monkeypatch.setattr(pack, "pack_drawn", lambda seed, **how: packed.append((seed, how["writers"])))
    called("drawn", 10, 2, tmp_path / "out", "--words", tmp_path)
    assert packed == [(10, (words,)), (11, (words,))]
