"""Lines written by a program."""

import numpy as np
import pytest

from training.reader.drawn import drawn_line, has_capitals_only, pack_sheet, pasted_line
from training.sketches.hand import FONTS
from training.sketches.real_words import RealWords

ALL = sorted(FONTS.glob("*.woff2"))


def test_a_line_is_dark_ink_on_white_paper_with_room_around():
    crop = drawn_line(ALL, np.random.default_rng(3))
    assert crop.text
    assert crop.picture.min() < 100
    rim = (crop.picture[0], crop.picture[-1], crop.picture[:, 0], crop.picture[:, -1])
    assert all(side.min() == 255 for side in rim)


def test_letters_that_a_font_lacks_are_not_written():
    rng = np.random.default_rng(0)
    lines = [drawn_line([FONTS / "caveat.woff2"], rng).text for _ in range(60)]
    assert not any("≤" in line for line in lines)


@pytest.mark.parametrize("font", ALL, ids=lambda font: font.stem)
def test_the_fonts_of_the_generator_have_small_letters(font):
    assert not has_capitals_only(font)


def test_words_of_one_writer_are_pasted():
    patch = np.full((20, 50), 255, np.uint8)
    writer = RealWords({"order": (patch,), "Claim": (patch,)})
    rng = np.random.default_rng(2)
    texts = {pasted_line([writer], rng).text for _ in range(150)}
    assert {"order", "orderClaim", "order_Claim", "order: Claim"} <= texts


def test_a_sheet_follows_from_its_seed(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        pack_sheet(5, tmp_path / name, ALL[:2], (), lines=4)
    assert (tmp_path / "a/000005.png").read_bytes() == (tmp_path / "b/000005.png").read_bytes()
    assert (tmp_path / "a/000005.json").read_text() == (tmp_path / "b/000005.json").read_text()
