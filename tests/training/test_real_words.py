import json
import re

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from training.sketches.catalogue import random_picture
from training.sketches.description import Description
from training.sketches.hand import FONTS, Hand, write
from training.sketches.real_words import in_words_of, load_real_words
from training.sketches.scenes import SCENES

WORDS = ("order", "send", "claim", "check", "paper", "goods", "table", "quick", "window", "yellow", "bank", "lamp", "a")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A photo with words of one writer, each with its box; the last word has a line through it."""
    place = tmp_path_factory.mktemp("words")
    (place / "images").mkdir()
    image = Image.new("RGB", (1200, 900), (242, 240, 236))
    draw, font, words = ImageDraw.Draw(image), ImageFont.truetype(FONTS / "kalam.woff2", 60), []
    for index, text in enumerate((*WORDS, "struck")):
        at = (80 + 280 * (index % 4), 80 + 180 * (index // 4))
        draw.text(at, text, (30, 30, 40), font)
        box = draw.textbbox(at, text, font)
        words.append({"text": text, "angle": 0.0, "bbox": [box[0] - 6, box[1] - 6, box[2] + 6, box[3] + 6]})
    x0, y0, x1, y1 = words[-1]["bbox"]
    for y in range(int(y0) - 4, int(y1) + 4, 6):
        draw.line((x0 - 40, y, x1 + 40, y), (30, 30, 40), 4)
    image.save(place / "images" / "one.jpg", quality=95)
    truth = {"image": "images/one.jpg", "writer": "somebody", "words": words}
    (place / "one.json").write_text(json.dumps(truth), encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def writers(folder):
    return load_real_words(folder)


def test_clean_words_are_cut_out(writers):
    (words,) = writers
    assert set(words.patches) == set(WORDS)
    for (patch,) in words.patches.values():
        assert patch.max() == 255
        assert 0.03 < (patch > 128).mean() < 0.6


def test_writers_can_be_left_out(folder):
    assert load_real_words(folder, without={"somebody"}) == ()
    assert len(load_real_words(folder, without={"somebody else"})) == 1


def test_a_pasted_word_has_the_size_of_the_letters(writers):
    (words,) = writers
    small, large = (words.patch("send", em, np.random.default_rng(1)) for em in (20, 40))
    assert large[0].shape[0] == pytest.approx(2 * small[0].shape[0], abs=2)
    assert words.patch("never", 20, np.random.default_rng(1)) is None


def test_lines_mix_real_words_and_letters(writers):
    writing = write("order send: 7", Hand(words=writers[0]), np.random.default_rng(2))
    assert [word for word, _ in writing.words] == ["order", "send:", "7"]
    assert writing.words[0][1].x1 <= writing.words[1][1].x0
    for _, box in writing.words:
        assert writing.coverage[int(box.y0) : int(box.y1), int(box.x0) : int(box.x1)].max() > 150


def test_pages_say_what_the_writer_has_written(writers):
    page = in_words_of(SCENES[0].description, writers[0], np.random.default_rng(3))
    assert isinstance(page, Description)
    names = re.findall(r"[^\W\d_]+", " ".join(figure.name or "" for figure in page.figures))
    assert names
    assert sum(name in WORDS for name in names) > 0.5 * len(names)


def test_random_pages_take_the_writers_words(writers):
    seen = set()
    for seed in range(8):
        picture = random_picture(seed, only="flowchart", writers=writers)
        seen |= {word for figure in picture.figures for line in figure.lines for word, _ in line.words}
    assert len(seen & set(WORDS)) >= 4
