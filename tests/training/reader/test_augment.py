"""Other pens, other light, other edges; what is written stays."""

import numpy as np

from sketch2model.recognize.read.lines import HEIGHT
from training.reader.augment import augmented


def test_pictures_stay_readable_lines_and_differ():
    picture = np.full((30, 120), 255, np.uint8)
    picture[8:22, 10:14] = picture[8:12, 10:100] = 0
    rng = np.random.default_rng(0)
    lines = [augmented(picture, rng) for _ in range(40)]
    assert all(line.shape[0] == HEIGHT and line.dtype == np.uint8 for line in lines)
    assert all(line.min() < 190 < line.max() for line in lines)
    assert len({line.tobytes() for line in lines}) == 40
    assert all(0.5 < line.shape[1] / (120 * HEIGHT / 30) < 1.6 for line in lines)


def test_the_smallest_picture_is_no_trouble():
    rng = np.random.default_rng(0)
    assert all(augmented(np.zeros((1, 1), np.uint8), rng).shape[0] == HEIGHT for _ in range(50))
