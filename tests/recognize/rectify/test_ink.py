import numpy as np

from sketch2model.recognize.rectify.ink import ink_mask, keep_touching, stretched


def masked(light):
    return ink_mask(stretched(light, 230))


def test_clean_ink_is_found_and_nothing_else(paper):
    page = paper.drawing()
    mask = masked((page.astype(float) * 230 / 255).astype(np.uint8))
    assert paper.recall(mask, page < 140) > 0.99
    assert paper.excess(mask, page < 140, 1) < 0.01


def test_light_pencil_is_kept_in_the_presence_of_noise(paper):
    page = paper.drawing().astype(float)
    pencil = 230 - (255 - page) * 0.2 + np.random.default_rng(3).normal(0, 4, page.shape)
    mask = masked(np.clip(pencil, 0, 255).astype(np.uint8))
    assert paper.recall(mask, page < 140) > 0.95
    assert paper.excess(mask, page < 140) < 0.05


def test_what_shines_through_from_the_back_is_kept_out(paper):
    page = paper.drawing().astype(float)
    back = np.fliplr(page)[::-1]
    light = 230 - (255 - page) * 0.8 - (255 - back) * 0.12
    mask = masked(np.clip(light, 0, 255).astype(np.uint8))
    assert paper.recall(mask, page < 140) > 0.98
    assert paper.excess(mask, page < 140) < 0.01


def test_faint_and_strong_ink_on_one_page_are_both_kept(paper):
    page = paper.drawing().astype(float)
    strength = np.where(np.arange(page.shape[1]) < 530, 0.9, 0.45)[None, :]
    mask = masked((230 - (255 - page) * strength).astype(np.uint8))
    assert paper.recall(mask, page < 140) > 0.97


def test_bare_paper_has_no_ink():
    light = np.clip(np.random.default_rng(0).normal(230, 3, (600, 800)), 0, 255).astype(np.uint8)
    assert masked(light).mean() < 0.001


def test_parts_without_a_seed_are_dropped():
    mask = np.array([[1, 1, 0, 1], [0, 0, 0, 1], [1, 0, 0, 0]], dtype=bool)
    seeds = np.array([[0, 1, 1, 0], [0, 0, 0, 0], [0, 0, 0, 0]], dtype=bool)
    assert keep_touching(mask, seeds).tolist() == [[True, True, False, False], [False] * 4, [False] * 4]
