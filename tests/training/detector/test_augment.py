import cv2
import numpy as np
import pytest

from training.detector.augment import WINDOW, whole, window

PALE = 215
"""The palest ink; noise on paper hardly reaches it."""


def ink_near(example, path, reach=4):
    """Share of the points of a path inside the window that have ink close by, and how many there are."""
    away = cv2.distanceTransform((example.ink > PALE).astype(np.uint8), cv2.DIST_L2, 3)
    at = np.linspace(0, 1, 200)
    dense = np.stack([np.interp(at, np.linspace(0, 1, len(path)), values) for values in path.T], axis=1)
    height, width = example.ink.shape
    inner = dense[((dense > 6) & (dense < (width - 6, height - 6))).all(axis=1)].round().astype(int)
    return (away[inner[:, 1], inner[:, 0]] <= reach).mean() if len(inner) else 1.0, len(inner)


@pytest.mark.parametrize("seed", range(12))
def test_paths_and_boxes_stay_on_their_ink(page, seed):
    seen = window(page, np.random.default_rng(seed))
    assert seen.ink.shape == WINDOW
    assert seen.ink.dtype == np.uint8
    container = np.vstack([seen.containers[0], seen.containers[0][:1]])
    box = np.vstack([seen.shapes[0].ring, seen.shapes[0].ring[:1]])
    for path in (seen.courses[0].path, seen.dividers[0], container, box):
        share, count = ink_near(seen, path)
        assert share > 0.95 or count < 20


def test_windows_are_many_and_follow_from_the_seed(page):
    first, again, other = (window(page, np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert np.array_equal(first.ink, again.ink)
    assert np.array_equal(first.courses[0].path, again.courses[0].path)
    assert not np.array_equal(first.ink, other.ink)


def test_what_is_said_about_the_lines_stays(page):
    seen = window(page, np.random.default_rng(5))
    assert seen.courses[0].second == page.courses[0].second
    assert seen.courses[0].directed
    assert [shape.kinds for shape in seen.shapes] == [shape.kinds for shape in page.shapes]


def test_a_mirrored_page_comes_up(page):
    def handed(example):
        (a, b, c) = example.shapes[0].ring[:3]
        return float(np.cross(np.append(b - a, 0), np.append(c - b, 0))[2])

    signs = {np.sign(handed(window(page, np.random.default_rng(seed)))) for seed in range(30)}
    assert signs == {-1.0, 1.0}


def test_the_whole_page_is_padded_with_paper(page):
    padded = whole(page, 64)
    assert padded.ink.shape == (384, 640)
    assert (padded.ink[352:] == 255).all()
    assert np.array_equal(padded.ink[:352], page.ink)
