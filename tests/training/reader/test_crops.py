"""Crops on disk come back as they were."""

import numpy as np

from training.reader.crops import HIGHEST, Crop, read_crops, write_crops


def picture(height, width, seed=0):
    return np.random.default_rng(seed).integers(0, 256, (height, width)).astype(np.uint8)


def test_crops_of_different_sizes_come_back(tmp_path):
    crops = [Crop("Größe: int", "word", picture(20, 70)), Crop("", "line", picture(31, 12, 1))]
    write_crops(tmp_path / "page", crops)
    back = list(read_crops(tmp_path))
    assert [(crop.text, crop.kind) for crop in back] == [("Größe: int", "word"), ("", "line")]
    assert all(np.array_equal(a.picture, b.picture) for a, b in zip(back, crops, strict=True))


def test_high_crops_are_made_lower_and_keep_their_proportions(tmp_path):
    write_crops(tmp_path / "page", [Crop("A", "word", picture(4 * HIGHEST, 400))])
    (crop,) = read_crops(tmp_path)
    assert crop.picture.shape == (HIGHEST, 100)


def test_a_page_without_crops_leaves_no_file(tmp_path):
    write_crops(tmp_path / "page", [])
    assert list(tmp_path.iterdir()) == []
