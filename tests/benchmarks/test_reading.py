from types import SimpleNamespace

import numpy as np
import pytest

from benchmarks.lines import LINES, WORDS, Sample, label_at, labels_of, samples_of
from benchmarks.reading import IDEAS, Reader, by_role, engines_table, ideas_table, parts_table, unknown_table
from benchmarks.written import ATTRIBUTES, NAMES, TYPES, page_of_lines, pages
from sketch2model.elements import Page, Place, Transform
from sketch2model.recognize.read.decoding import Knowledge
from training.sketches.hand import FONTS

FONT = FONTS / "architects-daughter.woff2"


def word(text, x, y, width=60):
    return {"text": text, "angle": 0, "bbox": [x, y, x + width, y + 20]}


def node(shape, label, *bbox):
    return {"shape": shape, "label": label, "label_bbox": list(bbox) if bbox else None}


TRUTH = {
    "nodes": [
        node("rectangle", "check the\nthe order", 0, 0, 200, 60),
        node("circle", "", *()),
        node("container", "Shop", 0, 0, 400, 300),
    ],
    "edges": [node("", "if paid", 200, 100, 400, 140)],
    "words": [
        word("check", 10, 5),
        word("the", 80, 5),
        word("the", 10, 35),
        word("order", 80, 35),
        word("Shop", 20, 250),
        word("if", 210, 110),
        word("paid", 280, 110),
        word("lost", 500, 350),
    ],
}


@pytest.fixture
def page():
    """Every word of the truth is a bar of ink."""
    ink = np.full((400, 600), 255, np.uint8)
    for each in TRUTH["words"]:
        x0, y0, x1, y1 = each["bbox"]
        ink[y0 : y1 + 1, x0 : x1 + 1] = 20
    return Page(ink=ink, mask=ink < 128, pen_width=3.0, letter_height=20.0, to_photo=Transform())


def test_a_word_belongs_to_the_smallest_label_around_it():
    labels = labels_of(TRUTH)
    assert label_at(word("check", 10, 5), labels).role == "task names"
    assert label_at(word("Shop", 20, 250), labels).role == "container names"
    assert label_at(word("lost", 500, 350), labels) is None


def test_words_have_the_roles_of_their_labels(page):
    found = [(sample.text, sample.role) for sample in samples_of(TRUTH, page)[WORDS]]
    assert found == [
        ("check", "task names"),
        ("the", "task names"),
        ("the", "task names"),
        ("order", "task names"),
        ("Shop", "container names"),
        ("if", "edge labels"),
        ("paid", "edge labels"),
        ("lost", "elsewhere"),
    ]


def test_lines_are_put_together_where_it_is_sure_which_words_they_are(page):
    lines = samples_of(TRUTH, page)[LINES]
    assert [(line.text, line.place) for line in lines] == [("Shop", Place.TEXT), ("if paid", Place.LABEL)]
    paid = lines[1].crop
    assert paid.shape[1] >= 130
    assert (paid < 128).sum() >= 2 * 60 * 20


def sample(text, role=NAMES):
    return Sample(text, role, Place.NAME, np.zeros((4, 4), np.uint8))


def test_roles_are_told_apart_and_case_is_counted_both_ways():
    sheet = [sample("Order"), sample("Item"), sample("size: int", ATTRIBUTES)]
    found = by_role([sheet], lambda _: ["order", "Item", "size: lnt"])
    assert found[NAMES].cells() == ["2", "0.111", "0.500", "0.000", "1.000"]
    assert found[ATTRIBUTES].cells() == ["1", "0.000", "1.000", "0.000", "1.000"]
    assert found[TYPES].cells()[:3] == ["1", "0.333", "0.000"]
    assert found["all"].exactly.words == 3


def test_written_pages_are_the_same_every_time_and_look_like_their_text():
    once, again = (page_of_lines(FONT, np.random.default_rng(3)) for _ in range(2))
    assert all(np.array_equal(a.crop, b.crop) and a.text == b.text for a, b in zip(once, again, strict=True))
    assert {line.place for line in once} == {Place.NAME, Place.MEMBER, Place.END}
    assert all(line.crop.min() < 128 < line.crop[0, 0] for line in once)


def test_print_is_the_font_as_it_is():
    once, again = (page_of_lines(FONT, np.random.default_rng(seed), printed=True) for seed in (3, 3))
    assert all(np.array_equal(a.crop, b.crop) for a, b in zip(once, again, strict=True))
    assert all(line.crop.min() < 128 < line.crop[0, 0] for line in once)


def test_invented_names_are_no_known_ones():
    known, invented = (
        {line.text for line in pages([FONT], 1, invented=invented)[0] if line.role == NAMES}
        for invented in (False, True)
    )
    assert not known & invented


class Network:
    """Stands for a network that sees an `a` in every crop, and counts how often it is asked."""

    characters = ("", *"abcdefgh", " ")
    asked = 0

    def probabilities(self, crops):
        self.asked += 1
        return [np.array([[0.1, 0.8, 0.1, *[0.0] * 7]], np.float32) for _ in crops]


def test_a_network_looks_once_at_each_page():
    network = Network()
    reader, sheet = Reader(network), [sample("a"), sample("b")]
    assert reader(sheet, Knowledge()) == reader(sheet, IDEAS["network alone"]) == ["a", "a"]
    assert network.asked == 1


def test_engines_are_compared_on_the_same_crops():
    rows = engines_table({"words": [[sample("a")]], "lines": [[sample("b c")]]}, ["null"]).splitlines()
    assert rows[2:] == [
        "| null | words | 1 | 1.000 | 0.000 | 1.000 | 0.000 |",
        "| null | lines | 1 | 1.000 | 0.000 | 1.000 | 0.000 |",
    ]


def test_tables_have_a_row_for_everything():
    reader, sheets = Reader(Network()), {"words": [[sample("a"), sample("b", "roles")]]}
    rows = parts_table(sheets, SimpleNamespace(read=lambda sheet: reader(sheet, Knowledge())).read).splitlines()
    assert [row.split(" | ")[1] for row in rows[2:]] == ["all", "names", "roles"]
    ideas = ideas_table(sheets, {"stock": reader, "tuned": reader}).splitlines()
    assert len(ideas) == 2 + 2 * len(IDEAS)
    assert ideas[2] == "| stock | network alone | 0.500 | 0.500 |"
    assert len(unknown_table(sheets["words"], reader).splitlines()) == 2 + 2 * 3
