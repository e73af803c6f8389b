"""Every kind of file gives the same picture; no other kind is opened."""

import pytest
from PIL import Image

from sketch2model.errors import NotAPictureError, PhotoTruncatedError


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("JPEG", {"quality": 95, "subsampling": 0}),
        ("JPEG", {"quality": 95, "subsampling": 0, "progressive": True}),
        ("PNG", {}),
        ("WEBP", {"lossless": True}),
        ("WEBP", {"quality": 100}),
        ("TIFF", {}),
        ("TIFF", {"compression": "tiff_lzw"}),
        ("TIFF", {"compression": "tiff_adobe_deflate", "big_tiff": True}),
        ("BMP", {}),
        ("GIF", {}),
        ("AVIF", {"quality": 95, "subsampling": "4:4:4"}),
    ],
)
def test_each_kind_gives_the_picture(kind, options, quadrants, encode, load_one, assert_quadrants):
    photo = load_one(encode(quadrants, kind, **options))
    assert_quadrants(photo, tolerance=12)
    assert photo.page == 0
    assert not photo.pixels.flags.writeable


@pytest.mark.parametrize("name", ["quadrants.heic", "ten-bit.heic"])
def test_heic(name, data, load_one, assert_quadrants):
    photo = load_one(data / name)
    assert_quadrants(photo)
    assert photo.source == name


def test_mpo_gives_its_main_picture(quadrants, encode, load_one, assert_quadrants):
    other = Image.new("RGB", (32, 24), "black")
    mpo = encode(quadrants, "MPO", save_all=True, append_images=[other], quality=95, subsampling=0)
    assert_quadrants(load_one(mpo))


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "AVIF"])
def test_animation_gives_its_first_frame(kind, quadrants, encode, load_one, assert_quadrants):
    other = Image.new("RGB", quadrants.size, "black")
    moving = encode(quadrants, kind, save_all=True, append_images=[other], duration=100)
    assert_quadrants(load_one(moving), tolerance=40)


def test_the_name_does_not_decide(quadrants, encode, tmp_path, load_one, assert_quadrants):
    path = tmp_path / "really-a-png.jpg"
    path.write_bytes(encode(quadrants, "PNG"))
    assert_quadrants(load_one(path))


@pytest.mark.parametrize(
    "content",
    [
        b"Dear diary, this is no picture.\n" * 40,
        b"BMW is a car, and this is text.",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"P6\n2 2\n255\n" + bytes(12),
        b"RIFF\x00\x00\x00\x00WAVEfmt ",
        b"\x00\x00\x00\x18ftypisom\x00\x00\x00\x00isommp42",
        b"\x00",
    ],
    ids=["text", "starts with BM", "EPS", "SVG", "PPM", "WAVE", "MP4", "one byte"],
)
def test_other_files_are_not_pictures(content, tmp_path, load_one):
    path = tmp_path / "renamed.jpg"
    path.write_bytes(content)
    with pytest.raises(NotAPictureError) as caught:
        load_one(path)
    assert caught.value.source == "renamed.jpg"
    assert "JPEG" in caught.value.hint


@pytest.mark.parametrize("kind", ["ICO", "PPM", "TGA", "PCX", "JPEG2000", "DDS"])
def test_kinds_outside_the_list_stay_closed(kind, quadrants, encode, load_one):
    with pytest.raises(NotAPictureError):
        load_one(encode(quadrants, kind))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF", "AVIF"])
@pytest.mark.parametrize("share", [0.1, 0.6])
def test_cut_files_are_truncated(kind, share, quadrants, encode, load_one):
    whole = encode(Image.effect_noise((256, 256), 90).convert("RGB"), kind)
    with pytest.raises(PhotoTruncatedError) as caught:
        load_one(whole[: int(len(whole) * share)])
    assert caught.value.source == "photo"
    assert kind in caught.value.message


def test_cut_heic_is_truncated(data, load_one):
    with pytest.raises(PhotoTruncatedError):
        load_one((data / "quadrants.heic").read_bytes()[:600])
