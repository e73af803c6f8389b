"""Whatever the bytes are, the answer is a photo or a PhotoError."""

import functools
import io
import logging
import struct
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import ExifTags, Image

from sketch2model.errors import PhotoError
from sketch2model.recognize.load import load
from sketch2model.settings import LoadOptions

OPTIONS = LoadOptions(max_megapixels=0.05, pdf_dpi=36)
DATA = Path(__file__).parents[2] / "data"
KINDS = ["JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF", "AVIF", "MPO", "PDF", "HEIC", "TIFF of two pages", "locked PDF"]


@functools.cache
def _valid(kind: str) -> bytes:
    match kind:
        case "HEIC":
            return (DATA / "quadrants-orientation6.heic").read_bytes()
        case "locked PDF":
            return (DATA / "locked.pdf").read_bytes()
    picture = Image.fromarray(np.arange(24 * 16 * 3, dtype=np.uint8).reshape(16, 24, 3))
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    buffer = io.BytesIO()
    match kind:
        case "TIFF of two pages":
            picture.save(buffer, "TIFF", save_all=True, append_images=[picture], compression="tiff_lzw")
        case "MPO":
            picture.save(buffer, "MPO", save_all=True, append_images=[picture])
        case "BMP" | "GIF" | "PDF":
            picture.save(buffer, kind)
        case _:
            picture.save(buffer, kind, exif=exif)
    return buffer.getvalue()


def _survives(data: bytes) -> None:
    failure = None
    try:
        for photo in load(data, OPTIONS):
            assert photo.pixels.dtype == np.uint8
            assert photo.pixels.shape == (photo.height, photo.width, 3)
            assert photo.width * photo.height <= OPTIONS.max_megapixels * 1e6
    except PhotoError as error:
        failure = error
    assert failure is None or (failure.source == "photo" and failure.hint)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_damaged_files(kind, data):
    whole = _valid(kind)
    # Headers decide most: half of the changes fall into the first 200 bytes.
    places = st.one_of(st.integers(0, min(199, len(whole) - 1)), st.integers(0, len(whole) - 1))
    damaged = bytearray(whole)
    for place, value in data.draw(st.lists(st.tuples(places, st.integers(0, 255)), max_size=8)):
        damaged[place] = value
    cut = data.draw(st.one_of(st.just(len(damaged)), st.integers(0, len(damaged))))
    _survives(bytes(damaged[:cut]))


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=25, deadline=None)
@given(tail=st.binary(max_size=200), keep=st.integers(1, 40))
def test_a_signature_and_then_anything(kind, tail, keep):
    _survives(_valid(kind)[:keep] + tail)


def test_heic_whose_metadata_have_a_name_that_is_no_text():
    """Ended the process when the metadata were read."""
    whole = _valid("HEIC")
    assert whole.count(b"\0\0Exif\0") == 1
    damaged = whole.replace(b"\0\0Exif\0", b"\0\0Exi\xff\0")
    (photo,) = load(damaged, LoadOptions())
    assert (photo.width, photo.height) == (64, 48)


def test_nothing_is_written_for_a_damaged_file(capfd, monkeypatch):
    """Pillow logs this one's fault, which Python writes to stderr where logging is not set up."""
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    samples_per_pixel = struct.pack("<2HI", 277, 3, 1)
    damaged = _valid("TIFF").replace(samples_per_pixel + b"\x03", samples_per_pixel + b"\xff")
    with pytest.raises(PhotoError):
        list(load(damaged, LoadOptions()))
    assert capfd.readouterr() == ("", "")
