"""Every mode of pixels becomes 8-bit RGB; what is transparent becomes white."""

import numpy as np
import pytest
from PIL import Image, ImageCms

from sketch2model.recognize.load.colours import rgb_pixels

WHITE = (255, 255, 255)
RAMP = np.linspace(0, 1, 256).reshape(16, 16)
GREY = np.rint(RAMP * 255)


def _grey(photo):
    assert (photo.pixels == photo.pixels[:, :, :1]).all()
    return photo.pixels[:, :, 0].astype(int)


@pytest.fixture
def half_clear(quadrants) -> Image.Image:
    """The right half is transparent."""
    picture = quadrants.convert("RGBA")
    width, height = picture.size
    alpha = Image.new("L", picture.size, 255)
    alpha.paste(0, (width // 2, 0, width, height))
    picture.putalpha(alpha)
    return picture


@pytest.mark.parametrize(
    ("kind", "options"),
    [("PNG", {}), ("WEBP", {"lossless": True}), ("TIFF", {}), ("AVIF", {"quality": 95, "subsampling": "4:4:4"})],
)
def test_alpha_is_white(kind, options, half_clear, encode, load_one, assert_quadrants):
    photo = load_one(encode(half_clear, kind, **options))
    assert_quadrants(photo, ((255, 0, 0), WHITE, (0, 0, 255), WHITE), tolerance=12)


def test_alpha_of_heic_is_white(data, load_one, assert_quadrants):
    assert_quadrants(load_one(data / "half-transparent.heic"), ((255, 0, 0), WHITE, (0, 0, 255), WHITE))


def test_half_transparent_black_is_grey(encode, load_one):
    photo = load_one(encode(Image.new("RGBA", (4, 4), (0, 0, 0, 128)), "PNG"))
    np.testing.assert_allclose(photo.pixels.astype(int), 127, atol=1)


def test_transparent_grey(encode, load_one):
    photo = load_one(encode(Image.new("LA", (4, 4), (10, 0)), "PNG"))
    assert (photo.pixels == 255).all()


@pytest.mark.parametrize("kind", ["PNG", "GIF"])
def test_transparent_palette_entry(kind, quadrants, encode, load_one, assert_quadrants):
    palette = quadrants.quantize(4)
    green = palette.getpixel((60, 4))
    photo = load_one(encode(palette, kind, transparency=green))
    assert_quadrants(photo, ((255, 0, 0), WHITE, (0, 0, 255), WHITE))


@pytest.mark.parametrize("mode", ["RGB", "L", "1"])
def test_transparent_colour_key(mode, encode, load_one):
    key = (0, 0, 0) if mode == "RGB" else 0
    photo = load_one(encode(Image.new(mode, (4, 4), 0), "PNG", transparency=key))
    assert (photo.pixels == 255).all()


def test_palette_with_alpha():
    picture = Image.new("RGBA", (4, 4), (0, 0, 0, 0)).quantize(4).convert("PA")
    assert (rgb_pixels(picture) == 255).all()


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_sixteen_bits(kind, encode, load_one):
    picture = Image.fromarray(np.rint(RAMP * 65535).astype(np.uint16))
    np.testing.assert_allclose(_grey(load_one(encode(picture, kind))), GREY, atol=1)


def test_sixteen_bits_big_endian():
    assert rgb_pixels(Image.frombytes("I;16B", (2, 1), b"\xff\xff\x80\x00"))[0, :, 0].tolist() == [255, 128]


@pytest.mark.parametrize("full", [1.0, 255.0, 65535.0])
def test_float_pixels_of_any_scale(full, encode, load_one):
    picture = Image.fromarray((RAMP * full).astype(np.float32))
    np.testing.assert_allclose(_grey(load_one(encode(picture, "TIFF"))), GREY, atol=1)


def test_float_pixels_that_are_no_numbers(encode, load_one):
    values = np.array([[np.nan, np.inf], [-np.inf, 1.0]], np.float32)
    photo = load_one(encode(Image.fromarray(values), "TIFF"))
    assert photo.pixels[:, :, 0].tolist() == [[0, 0], [0, 255]]


def test_wide_integers(encode, load_one):
    picture = Image.fromarray(np.rint(RAMP * 65535).astype(np.int32))
    np.testing.assert_allclose(_grey(load_one(encode(picture, "TIFF"))), GREY, atol=1)


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "BMP"])
def test_one_bit(kind, encode, load_one):
    photo = load_one(encode(Image.fromarray(RAMP > 0.5), kind))
    np.testing.assert_array_equal(_grey(photo), np.where(RAMP > 0.5, 255, 0))


def test_fax(encode, load_one):
    photo = load_one(encode(Image.fromarray(RAMP > 0.5), "TIFF", compression="group4"))
    np.testing.assert_array_equal(_grey(photo), np.where(RAMP > 0.5, 255, 0))


@pytest.mark.parametrize(("kind", "options"), [("JPEG", {"quality": 95}), ("TIFF", {})])
def test_cmyk(kind, options, quadrants, encode, load_one, assert_quadrants):
    assert_quadrants(load_one(encode(quadrants.convert("CMYK"), kind, **options)), tolerance=12)


def test_ycbcr_tiff(quadrants, encode, load_one, assert_quadrants):
    photo = load_one(encode(quadrants.convert("YCbCr"), "TIFF", compression="jpeg", quality=95))
    assert_quadrants(photo, tolerance=40)


def test_lab(quadrants, encode, load_one, assert_quadrants):
    srgb, lab = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
    picture = ImageCms.applyTransform(quadrants, ImageCms.buildTransform(srgb, lab, "RGB", "LAB"))
    assert picture.mode == "LAB"
    assert_quadrants(load_one(encode(picture, "TIFF")), tolerance=30)  # 8 bits are coarse for pure blue


def test_grey_jpeg(encode, load_one):
    assert (load_one(encode(Image.new("L", (16, 16), 77), "JPEG")).pixels == 77).all()


def _sixteen_bit_rgb_png() -> bytes:
    import struct
    import zlib

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    row = b"\0" + struct.pack(">3H", 0xFFFF, 0x8000, 0x0100)
    header = struct.pack(">2I5B", 1, 1, 16, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(row)) + chunk(b"IEND", b"")


def test_sixteen_bit_colour(load_one):
    assert load_one(_sixteen_bit_rgb_png()).pixels.tolist() == [[[255, 128, 1]]]
