"""Arrays are taken as pictures, or refused with a word about what would do."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from sketch2model.errors import NotAPictureError, PhotoEmptyError, PhotoError, PhotoTooLargeError
from sketch2model.recognize.load import load
from sketch2model.settings import LoadOptions

SHAPES = hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=5)


def test_rgb_is_copied(quadrants, load_one, assert_quadrants):
    array = np.array(quadrants)
    photo = load_one(array)
    assert_quadrants(photo, tolerance=0)
    assert photo.source == "photo"
    array[:] = 0
    assert_quadrants(photo, tolerance=0)
    assert array.flags.writeable


@pytest.mark.parametrize(
    "array",
    [
        np.array([[0, 128, 255]], np.uint8),
        np.array([[0, 0x80FF, 0xFFFF]], np.uint16),
        np.array([[0, 0x80FF, 0xFFFF]], ">u2"),
        np.array([[0, 128 / 255, 1]], np.float64),
        np.array([[0, 128 / 255, 1]], np.float16),
    ],
    ids=lambda array: array.dtype.str,
)
def test_grey_of_each_depth(array, load_one):
    assert load_one(array).pixels.tolist() == [[[0] * 3, [128] * 3, [255] * 3]]


def test_bool_true_is_white(load_one):
    assert load_one(np.array([[False, True]])).pixels.tolist() == [[[0] * 3, [255] * 3]]


def test_colour_floats(load_one):
    assert load_one(np.array([[[0, 0.2, 1.0]]])).pixels.tolist() == [[[0, 51, 255]]]


def test_alpha_is_white(load_one):
    array = np.array([[[9, 8, 7, 255], [9, 8, 7, 0]]], np.uint8)
    assert load_one(array).pixels.tolist() == [[[9, 8, 7], [255, 255, 255]]]


def test_views_with_strides(quadrants, load_one):
    array = np.array(quadrants)[::-2, ::3]
    np.testing.assert_array_equal(load_one(array).pixels, array)


@pytest.mark.parametrize(
    ("array", "word"),
    [
        (np.zeros((4, 4), np.int64), "int64"),
        (np.full((4, 4), 200.0), "float64"),
        (np.full((4, 4), np.nan), "float64"),
        (np.full((4, 4), -0.5), "float64"),
        (np.array([["a"]]), "U1"),
        (np.zeros(5, np.uint8), "shape"),
        (np.zeros((4, 4, 2), np.uint8), "shape"),
        (np.zeros((1, 4, 4, 3), np.uint8), "shape"),
        (np.array(3, np.uint8), "shape"),
    ],
)
def test_other_arrays_are_refused(array, word, load_one):
    with pytest.raises(NotAPictureError, match=word) as caught:
        load_one(array)
    assert caught.value.hint.startswith("give ")


@pytest.mark.parametrize("shape", [(0, 4), (4, 0), (0, 0, 3)])
def test_no_pixels(shape, load_one):
    with pytest.raises(PhotoEmptyError):
        load_one(np.zeros(shape, np.uint8))


def test_limit(load_one):
    with pytest.raises(PhotoTooLargeError):
        load_one(np.zeros((1001, 1000), np.uint8), max_megapixels=1)


@given(st.data())
def test_any_array_is_a_photo_or_a_photo_error(data):
    dtype = data.draw(st.one_of(hnp.scalar_dtypes(), hnp.unicode_string_dtypes(max_len=3)))
    array = data.draw(hnp.arrays(dtype, SHAPES))
    try:
        (photo,) = load(array, LoadOptions())
    except PhotoError:
        return
    assert photo.pixels.shape == (*array.shape[:2], 3)
    assert photo.pixels.dtype == np.uint8
