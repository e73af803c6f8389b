"""TIFF and PDF: page after page, each decoded when its turn comes."""

import itertools

import numpy as np
import pytest
from PIL import Image, TiffImagePlugin

from sketch2model.errors import (
    EncryptedPdfError,
    PhotoEmptyError,
    PhotoTooLargeError,
    PhotoTruncatedError,
)
from sketch2model.recognize.load import load
from sketch2model.settings import LoadOptions

SHADES = (10, 120, 230)


def _pages(width: int = 32) -> list[Image.Image]:
    return [Image.new("L", (width + shade, 24), shade) for shade in SHADES]


def _shades(photos) -> list[int]:
    return [int(photo.pixels[12, 12, 0]) for photo in photos]


@pytest.mark.parametrize("options", [{}, {"compression": "tiff_lzw"}, {"compression": "jpeg"}])
def test_every_page_of_a_tiff(options, encode):
    first, *others = _pages()
    photos = list(load(encode(first, "TIFF", save_all=True, append_images=others, **options), LoadOptions()))
    np.testing.assert_allclose(_shades(photos), SHADES, atol=2)
    assert [photo.page for photo in photos] == [0, 1, 2]
    assert [photo.width for photo in photos] == [32 + shade for shade in SHADES]


def test_thumbnails_are_no_pages(encode):
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[254] = 1
    thumbnail = Image.new("L", (8, 8))
    thumbnail.encoderinfo = {"tiffinfo": tags}
    first, _, last = _pages()
    file = encode(first, "TIFF", save_all=True, append_images=[thumbnail, last])
    photos = list(load(file, LoadOptions()))
    assert _shades(photos) == [SHADES[0], SHADES[2]]
    assert [photo.page for photo in photos] == [0, 1]


def test_good_pages_come_before_the_broken_one(encode):
    first, *others = _pages()
    file = encode(first, "TIFF", save_all=True, append_images=others)
    photos = load(file[:-400], LoadOptions())
    assert _shades(itertools.islice(photos, 2)) == list(SHADES[:2])
    with pytest.raises(PhotoTruncatedError, match="page 3"):
        next(photos)


def test_every_page_of_a_tiff_has_the_limit(encode):
    small, huge = Image.new("1", (32, 32)), Image.new("1", (2000, 1000))
    photos = load(encode(small, "TIFF", save_all=True, append_images=[huge]), LoadOptions(max_megapixels=1.5))
    assert next(photos).width == 32
    with pytest.raises(PhotoTooLargeError):
        next(photos)


def test_a_tiff_that_names_its_first_page_again_ends(encode):
    file = bytearray(encode(Image.new("L", (8, 8), 7), "TIFF"))
    directory = int.from_bytes(file[4:8], "little")
    entries = int.from_bytes(file[directory : directory + 2], "little")
    following = directory + 2 + 12 * entries
    file[following : following + 4] = directory.to_bytes(4, "little")
    assert len(list(load(bytes(file), LoadOptions()))) == 1


def test_every_page_of_a_pdf(encode):
    first, *others = (page.convert("RGB") for page in _pages())
    file = encode(first, "PDF", save_all=True, append_images=others, resolution=72)
    photos = list(load(file, LoadOptions(pdf_dpi=72)))
    np.testing.assert_allclose(_shades(photos), SHADES, atol=3)
    assert [photo.page for photo in photos] == [0, 1, 2]


def test_colours_and_direction_of_a_pdf(quadrants, encode, load_one, assert_quadrants):
    assert_quadrants(load_one(encode(quadrants, "PDF", resolution=72, quality=95), pdf_dpi=72), tolerance=40)


@pytest.mark.parametrize(("dpi", "size"), [(72, (144, 72)), (200, (400, 200)), (300, (600, 300))])
def test_resolution_of_a_pdf(dpi, size, pdf, load_one):
    photo = load_one(pdf(b"/MediaBox[0 0 144 72]"), pdf_dpi=dpi)
    assert (photo.width, photo.height) == size
    assert (photo.pixels == 255).all()


def test_rotated_pdf_page(pdf, load_one):
    photo = load_one(pdf(b"/MediaBox[0 0 144 72]/Rotate 90"), pdf_dpi=72)
    assert (photo.width, photo.height) == (72, 144)


def test_pdf_after_other_lines(pdf, load_one):
    assert load_one(b"scanned by someone\n" + pdf(b"/MediaBox[0 0 72 72]"), pdf_dpi=72).width == 72


def test_pages_wait_for_their_turn(pdf):
    photos = load(pdf(b"/MediaBox[0 0 72 72]", b"/MediaBox[0 0 14400 14400]"), LoadOptions(pdf_dpi=72))
    assert next(photos).page == 0
    with pytest.raises(PhotoTooLargeError, match="page 2 at 72 dpi") as caught:
        next(photos)
    assert "dpi" in caught.value.hint


def test_two_documents_side_by_side(pdf):
    small, large = pdf(*[b"/MediaBox[0 0 72 72]"] * 2), pdf(*[b"/MediaBox[0 0 144 144]"] * 2)
    options = LoadOptions(pdf_dpi=72)
    sizes = [(a.width, b.width) for a, b in zip(load(small, options), load(large, options), strict=True)]
    assert sizes == [(72, 144), (72, 144)]


def test_a_document_may_be_left_half_read(pdf):
    photos = load(pdf(*[b"/MediaBox[0 0 72 72]"] * 3), LoadOptions())
    next(photos)
    photos.close()
    assert next(photos, None) is None


def test_locked_pdf(data, load_one):
    with pytest.raises(EncryptedPdfError) as caught:
        load_one(data / "locked.pdf")
    assert caught.value.source == "locked.pdf"
    assert "password" in caught.value.hint


def test_pdf_that_only_forbids_changes(data, load_one):
    assert load_one(data / "owner-locked.pdf", pdf_dpi=72).width == 72


def test_pdf_without_pages_also_after_a_damaged_one(pdf, load_one):
    for _ in range(2):
        with pytest.raises(PhotoEmptyError, match="no pages"):
            load_one(pdf())
        with pytest.raises(PhotoTruncatedError):
            load_one(b"%PDF-1.7\nnothing else")


def test_cut_pdf(encode, quadrants, load_one):
    file = encode(quadrants, "PDF")
    with pytest.raises(PhotoTruncatedError, match="PDF"):
        load_one(file[:300])


def test_pdf_page_that_is_none(pdf, load_one):
    with pytest.raises(PhotoTruncatedError, match="page 1"):
        load_one(pdf(b"/MediaBox[0 0 72 72]", page_type=b"/Nothing"))
