import numpy as np
import pytest

from sketch2model.elements import Box
from sketch2model.graph import check_graph
from training.sketches.catalogue import MAKERS, random_picture
from training.sketches.figures import planned_box
from training.sketches.grid import on_sheet
from training.sketches.hand import Hand


def describe(name, seed):
    rng = np.random.default_rng(seed)
    hand = Hand.random(rng)
    return on_sheet(MAKERS[name](hand, rng), rng), hand


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("name", MAKERS)
def test_figures_are_known_apart_and_on_the_sheet(name, seed):
    description, hand = describe(name, seed)
    figures = {figure.id: figure for figure in description.figures}
    assert len(figures) == len(description.figures)
    used = {end for line in description.lines for end in (line.source, line.target)}
    used |= {name for tree in description.trees for name in (tree.parent, *tree.children)}
    assert used <= set(figures)
    sheet = Box(0, 0, *description.size)
    boxes = {key: planned_box(figure, hand) for key, figure in figures.items()}
    assert all(box.inside(sheet) > 0.99 for box in boxes.values())
    apart = [box for key, box in boxes.items() if figures[key].kind != "container"]
    assert all(a.overlap(b) == 0 for i, a in enumerate(apart) for b in apart[:i])


@pytest.mark.parametrize("seed", range(12))
def test_children_lie_in_their_lane(seed):
    description, hand = describe("process", seed)
    boxes = {figure.id: planned_box(figure, hand) for figure in description.figures}
    for figure in description.figures:
        if figure.parent:
            assert boxes[figure.id].inside(boxes[figure.parent]) > 0.99


@pytest.mark.parametrize("seed", [3, 8])
def test_random_pictures_keep_the_contract(seed):
    picture = random_picture(seed)
    check_graph(picture.graph)
    assert len(picture.graph) > 0


def test_shapes_come_at_every_scale():
    shares = []
    for seed in range(30):
        description, hand = describe("class_diagram", seed)
        area = description.size[0] * description.size[1]
        shares += [planned_box(figure, hand).area / area for figure in description.figures]
    assert min(shares) < 0.02
    assert max(shares) > 0.2
