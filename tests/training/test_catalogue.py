import numpy as np
import pytest

from sketch2model.elements import Box, ShapeKind
from sketch2model.graph import check_graph
from training.sketches.catalogue import MAKERS, SHARES, random_page, random_picture
from training.sketches.figures import planned_box
from training.sketches.hand import Hand
from training.sketches.layout import at_scale, on_sheet

UNBOUNDED = (ShapeKind.CONTAINER, ShapeKind.NONE)


def describe(name, seed):
    rng = np.random.default_rng(seed)
    hand = Hand.random(rng)
    return at_scale(on_sheet(MAKERS[name](hand, rng), rng), hand, 1500)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("name", MAKERS)
def test_figures_are_known_apart_and_on_the_sheet(name, seed):
    description, hand = describe(name, seed)
    figures = {figure.id: figure for figure in description.figures}
    assert len(figures) == len(description.figures)
    used = {end for line in description.lines for end in (line.source, line.target) if end}
    used |= {name for tree in description.trees for name in (tree.parent, *tree.children)}
    assert used <= set(figures)
    sheet = Box(0, 0, *description.size)
    boxes = {key: planned_box(figure, hand) for key, figure in figures.items()}
    assert all(box.inside(sheet) > 0.99 for box in boxes.values())
    holders = {figure.parent for figure in description.figures}
    apart = [box for key, box in boxes.items() if figures[key].kind not in UNBOUNDED and key not in holders]
    assert all(a.overlap(b) < 0.15 * min(a.area, b.area) for i, a in enumerate(apart) for b in apart[:i])


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("name", MAKERS)
def test_children_lie_in_their_parent(name, seed):
    description, hand = describe(name, seed)
    boxes = {figure.id: planned_box(figure, hand) for figure in description.figures}
    for figure in description.figures:
        if figure.parent:
            assert boxes[figure.id].inside(boxes[figure.parent]) > 0.9


@pytest.mark.parametrize("name", MAKERS)
def test_random_pictures_keep_the_contract(name):
    picture = random_picture(3, only=name)
    check_graph(picture.graph)
    assert len(picture.graph) > 0


def test_a_page_can_be_looked_at_before_it_is_drawn():
    page = random_page(11)
    assert np.array_equal(page.drawn().pixels, random_picture(11).pixels)
    assert page.em == page.hand.size / max(page.description.size)
    ems = [random_page(seed).em for seed in range(40)]
    assert min(ems) < 0.01
    assert max(ems) > 0.04


def test_the_shares_of_the_notations_are_all_there_is():
    assert sum(SHARES.values()) == pytest.approx(1)


def test_shapes_come_at_every_scale():
    shares = []
    for seed in range(40):
        description, hand = describe("class_diagram", seed)
        area = description.size[0] * description.size[1]
        shares += [planned_box(figure, hand).area / area for figure in description.figures]
    assert min(shares) < 0.005
    assert max(shares) > 0.3


def test_sheets_are_as_large_as_the_photo_asks_for():
    for seed in range(10):
        description, hand = describe("boxes_and_arrows", seed)
        assert max(description.size) >= 1500
        assert hand.size >= 6.4


def test_the_same_seed_gives_the_same_picture_whatever_was_drawn_before():
    first = random_picture(11)
    random_picture(12)
    again = random_picture(11)
    assert np.array_equal(first.pixels, again.pixels)
    assert list(first.graph.nodes(data=True)) == list(again.graph.nodes(data=True))


@pytest.mark.parametrize("name", MAKERS)
def test_many_seeds_make_a_page(name):
    for seed in range(100, 130):
        description, _ = describe(name, seed)
        assert description.figures
