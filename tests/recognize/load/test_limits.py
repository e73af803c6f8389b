"""The header is believed before the pixels are: too large, absurd and empty pictures are never decoded."""

import struct
import tracemalloc
import warnings
import zlib
from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image

from sketch2model.errors import DecompressionBombError, PhotoEmptyError, PhotoTooLargeError, PhotoTruncatedError
from sketch2model.recognize.load import load
from sketch2model.settings import LoadOptions


def _png_claiming(width: int, height: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(999))) + chunk(b"IEND", b"")
    )


def _gif_claiming(width: int, height: int) -> bytes:
    return (
        b"GIF89a" + struct.pack("<2H", width, height) + b"\0\0\0,\0\0\0\0" + struct.pack("<2H", width, height) + b"\0;"
    )


def _bmp_claiming(width: int, height: int) -> bytes:
    return b"BM" + struct.pack("<I4xI", 54, 54) + struct.pack("<I2i2H6I", 40, width, height, 1, 24, 0, 0, 0, 0, 0, 0)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF", "AVIF"])
def test_every_kind_has_the_limit(kind, encode, load_one):
    file = encode(Image.new("RGB", (1000, 1001), "white"), kind)
    with pytest.raises(PhotoTooLargeError, match="1000 x 1001") as caught:
        load_one(file, max_megapixels=1)
    assert "--max-megapixels" in caught.value.hint
    assert load_one(file, max_megapixels=1.001).height == 1001


def test_heic_has_the_limit(data, load_one):
    with pytest.raises(PhotoTooLargeError):
        load_one(data / "quadrants.heic", max_megapixels=0.003)


def test_the_limit_comes_before_the_pixels(load_one):
    tracemalloc.start()
    try:
        with pytest.raises(PhotoTooLargeError):
            load_one(_png_claiming(20_000, 20_000))
        assert tracemalloc.get_traced_memory()[1] < 2**20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("claiming", [_png_claiming, _bmp_claiming])
def test_bomb(claiming, load_one):
    with pytest.raises(DecompressionBombError, match="50000 x 50000") as caught:
        load_one(claiming(50_000, 50_000))
    assert caught.value.source == "photo"


def test_a_large_photo_under_a_low_limit_is_no_bomb(encode, load_one):
    noise = Image.effect_noise((400, 400), 90)
    with pytest.raises(PhotoTooLargeError):
        load_one(encode(noise, "PNG"), max_megapixels=0.01)


def test_a_high_limit_is_higher_than_pillows_own(encode, load_one, monkeypatch):
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1000)
    file = encode(Image.new("L", (100, 100)), "PNG")
    assert load_one(file, max_megapixels=1).width == 100
    assert Image.MAX_IMAGE_PIXELS == 1000


def _tiff_with_tiles_of(side: int) -> bytes:
    lzw, grey = 5, 1
    tags = {256: 16, 257: 16, 258: 8, 259: lzw, 262: grey, 277: 1, 322: side, 323: side, 324: 8, 325: 4}
    fields = b"".join(struct.pack("<2H2I", tag, 4, 1, value) for tag, value in tags.items())
    return b"II*\0" + struct.pack("<I4xH", 12, len(tags)) + fields + bytes(4)


def test_tile_larger_than_its_page(load_one):
    with pytest.raises(DecompressionBombError, match="60000 x 60000"):
        load_one(_tiff_with_tiles_of(60_000))
    with pytest.raises(PhotoTruncatedError):
        load_one(_tiff_with_tiles_of(16))


@pytest.mark.parametrize("claiming", [_png_claiming, _gif_claiming, _bmp_claiming])
@pytest.mark.parametrize("size", [(0, 5), (5, 0), (0, 0)])
def test_no_pixels(claiming, size, load_one):
    with pytest.raises(PhotoEmptyError):
        load_one(claiming(*size))


def test_filters_and_limits_of_the_process_stay_as_they_were(quadrants, encode):
    file = encode(quadrants, "JPEG")
    before = list(warnings.filters), Image.MAX_IMAGE_PIXELS

    def sizes(_: int) -> list[int]:
        return [photo.width for photo in load(file, LoadOptions())]

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(sizes, range(64))) == [[64]] * 64
    assert (list(warnings.filters), Image.MAX_IMAGE_PIXELS) == before
