import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketch2model.recognize.rectify.maps import ENLARGED_SIDE, scaled, turn


def spot(width, height, x, y, radius=9):
    ys, xs = np.mgrid[:height, :width]
    level = np.exp(-((xs - x) ** 2 + (ys - y) ** 2) / (2 * radius**2)) * 255
    return np.repeat(level[:, :, None], 3, axis=2).astype(np.uint8)


def centre(picture):
    weight = picture[:, :, 0].astype(float)
    ys, xs = np.mgrid[: picture.shape[0], : picture.shape[1]]
    return ((weight * xs).sum() / weight.sum(), (weight * ys).sum() / weight.sum())


@pytest.mark.parametrize("side", [400, 700, 1111])
def test_scaling_maps_pixel_centres_onto_pixel_centres(side):
    small, to_photo = scaled(spot(1500, 1000, 400.0, 300.0, 20), side)
    assert max(small.shape) == side
    assert to_photo.point(centre(small)) == pytest.approx((400, 300), abs=0.15)


def test_a_picture_that_fits_is_left_alone():
    pixels = spot(800, 700, 1, 1)
    same, to_photo = scaled(pixels, 1800)
    assert same is pixels
    assert to_photo.point((3.0, 4.0)) == (3.0, 4.0)


def test_a_very_small_picture_is_enlarged_but_not_beyond_the_limit():
    assert max(scaled(spot(300, 200, 1, 1), 1800)[0].shape) == ENLARGED_SIDE
    assert max(scaled(spot(300, 200, 1, 1), 500)[0].shape) == 500


@given(
    width=st.integers(2, 40),
    height=st.integers(2, 40),
    degrees=st.sampled_from([0, 90, 180, 270]),
    place=st.tuples(st.floats(0, 0.999), st.floats(0, 0.999)),
)
def test_turning_back_finds_the_same_pixel(width, height, degrees, place):
    pixels = np.arange(width * height).reshape(height, width)
    turned = np.rot90(pixels, degrees // 90)
    y, x = int(place[0] * turned.shape[0]), int(place[1] * turned.shape[1])
    back_x, back_y = turn(width, height, degrees).point((x, y))
    assert pixels[round(back_y), round(back_x)] == turned[y, x]
