from dataclasses import replace

import numpy as np
import pytest

from training.detector import evaluate as evaluation
from training.detector.evaluate import evaluate
from training.detector.example import Course, Example, Outline


@pytest.fixture
def measured(page, taught, monkeypatch):
    """Measures a network that answers with the maps of one page on the truth of another."""

    def measure(answered, truth=page):
        monkeypatch.setattr(evaluation, "look", lambda page, network: taught(answered))
        return evaluate(None, [truth])

    return measure


def counts(tally, name):
    return tally.true[name], tally.found[name], tally.right[name]


def test_a_network_that_knows_everything(page, measured):
    tally = measured(page)
    names = ("shapes", "containers", "ends", "end kinds", "connectors", "shape rectangle", "shape diamond")
    assert [counts(tally, name) for name in names] == [
        (2, 2, 2),
        (1, 1, 1),
        (2, 2, 2),
        (2, 2, 2),
        (1, 1, 1),
        (1, 1, 1),
        (1, 1, 1),
    ]
    assert tally.both == tally.either
    assert "| shapes | 2 | 2 | 2 | 1.000 | 1.000 | 1.000 |" in tally.table()
    assert "| text | 1.000 |" in tally.table()


def test_a_wrong_kind_counts_against_both(page, measured):
    box, diamond = page.shapes
    tally = measured(replace(page, shapes=(box, replace(diamond, kinds=("circle",)))))
    assert counts(tally, "shapes") == (2, 2, 1)
    assert counts(tally, "shape diamond") == (1, 0, 0)
    assert counts(tally, "shape circle") == (0, 1, 0)


def test_what_the_truth_leaves_open_counts_neither_way(page, measured):
    box, diamond = page.shapes
    (course,) = page.courses
    silent = replace(page, shapes=(box, Outline((), diamond.ring)), courses=(replace(course, first=()),))
    tally = measured(page, silent)
    assert counts(tally, "shapes") == (1, 1, 1)
    assert counts(tally, "ends") == counts(tally, "end kinds") == (1, 1, 1)


def test_a_connector_the_wrong_way_round_is_wrong(page, measured):
    (course,) = page.courses
    turned = Course(course.path[::-1], course.styles, ("none",), ("open",), directed=True)
    tally = measured(page, replace(page, courses=(turned,)))
    assert counts(tally, "connectors") == (1, 1, 0)
    assert counts(tally, "ends") == (2, 2, 2)
    assert counts(tally, "end kinds") == (2, 2, 0)
    either_way = measured(page, replace(page, courses=(replace(turned, directed=False),)))
    assert counts(either_way, "connectors") == (1, 1, 1)


def test_an_end_too_far_away_is_not_found(page, measured):
    (course,) = page.courses
    moved = replace(page, courses=(replace(course, path=course.path + np.array([0, 40], np.float32)),))
    tally = measured(page, moved)
    assert counts(tally, "ends") == (2, 2, 0)
    assert counts(tally, "connectors") == (1, 1, 0)
    assert tally.both["connector"] < 0.1 * tally.either["connector"]


class Watcher:
    """Keeps what the network is shown and answers nothing."""

    def run(self, outputs, inputs):
        self.seen = inputs["ink"][0, 0]
        raise InterruptedError


@pytest.mark.parametrize("size", [(352, 640), (1280, 960), (288, 512)])
def test_examples_are_shown_at_the_size_at_which_they_were_packed(size):
    ink, watcher = np.random.default_rng(1).integers(0, 256, size, np.uint8), Watcher()
    with pytest.raises(InterruptedError):
        evaluate(watcher, [Example(ink)])
    assert np.array_equal(watcher.seen, 1 - ink.astype(np.float32) / 255)


def test_nothing_found_and_nothing_there(page, measured):
    blank = replace(page, shapes=(), containers=(), dividers=(), words=(), courses=())
    assert measured(blank, blank).found.total() == 0
    tally = measured(blank)
    assert counts(tally, "shapes") == (2, 0, 0)
    assert counts(tally, "connectors") == (1, 0, 0)
