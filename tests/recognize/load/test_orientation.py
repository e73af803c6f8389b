"""A photo is turned the way its viewer shows it, whatever way it is stored."""

import pytest
from PIL import ExifTags, Image

# How a viewer's picture must be turned to be stored under each EXIF orientation (the way back of the reader's turn).
STORED_AS = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def _stored(picture: Image.Image, orientation: int) -> tuple[Image.Image, Image.Exif]:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    turn = STORED_AS[orientation]
    return (picture if turn is None else picture.transpose(turn)), exif


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
@pytest.mark.parametrize("orientation", STORED_AS)
def test_every_orientation(kind, orientation, quadrants, encode, load_one, assert_quadrants):
    stored, exif = _stored(quadrants, orientation)
    photo = load_one(encode(stored, kind, exif=exif, quality=95))
    assert_quadrants(photo, tolerance=40)


def test_compressed_tiff(quadrants, encode, load_one, assert_quadrants):
    stored, exif = _stored(quadrants, 6)
    assert_quadrants(load_one(encode(stored, "TIFF", exif=exif, compression="tiff_lzw")))


def test_wide_pixels_turn_too(quadrants, encode, load_one):
    stored, exif = _stored(quadrants.convert("L").convert("I;16"), 6)
    photo = load_one(encode(stored, "PNG", exif=exif))
    assert (photo.width, photo.height) == quadrants.size


def test_heic_is_turned_once(data, load_one, assert_quadrants):
    assert_quadrants(load_one(data / "quadrants-orientation6.heic"))


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_unknown_orientation_is_none(orientation, quadrants, encode, load_one, assert_quadrants):
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    assert_quadrants(load_one(encode(quadrants, "JPEG", exif=exif, quality=95)), tolerance=40)


def test_damaged_exif_does_not_cost_the_photo(quadrants, encode, load_one, assert_quadrants):
    photo = load_one(encode(quadrants, "JPEG", exif=b"Exif\0\0MM\0*\xff\xff\xff\xff", quality=95))
    assert_quadrants(photo, tolerance=40)
