import pytest

from sketch2model.graph import check_graph, graph_from_json
from training.sketches.make_samples import SAMPLES, draw_scene, expected_path, readme
from training.sketches.scenes import SCENES

MOVED = 2.0
"""Pixels by which other versions of the drawing libraries may move something."""


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_drawing_again_gives_the_expected_graph(scene):
    kept = graph_from_json(expected_path(SAMPLES, scene).read_text(encoding="utf-8"))
    drawn = draw_scene(scene).graph
    check_graph(drawn)
    assert drawn.graph == kept.graph
    assert list(drawn.nodes) == list(kept.nodes)
    for key in kept:
        assert _meaning(drawn.nodes[key]) == _meaning(kept.nodes[key])
        assert drawn.nodes[key]["bbox"] == pytest.approx(kept.nodes[key]["bbox"], abs=MOVED)
    assert _edges(drawn) == _edges(kept)


def _meaning(data):
    attributes = [(a["name"], a["type"]) for a in data["attributes"]]
    return {**{k: data[k] for k in ("id", "shape", "kind", "name", "text", "parent")}, "attributes": attributes}


def _edges(graph):
    return [(s, t, {k: v for k, v in d.items() if k not in ("points", "lines")}) for s, t, d in graph.edges(data=True)]


def test_pictures_are_small_and_none_is_left_over():
    pictures = {path.name: path.stat().st_size for path in SAMPLES.glob("*.jpg")}
    assert set(pictures) == {scene.name for scene in SCENES}
    assert max(pictures.values()) < 300_000
    assert {path.name for path in SAMPLES.glob("*.json")} == {expected_path(SAMPLES, scene).name for scene in SCENES}


def test_the_table_of_samples_is_up_to_date():
    assert (SAMPLES / "README.md").read_text(encoding="utf-8") == readme()
