"""Lines of developers, of every kind."""

import re

import numpy as np
import pytest

from training.reader import phrases


def many(make, count=300):
    rng = np.random.default_rng(1)
    return [make(rng) for _ in range(count)]


def test_every_kind_is_written_and_everything_says_something():
    lines = many(phrases.any_line)
    assert all(line.strip() for line in lines)
    assert len(set(lines)) > 250


def test_the_shares_add_up():
    assert sum(share for _, share in phrases.ROLES.values()) == pytest.approx(1)


@pytest.mark.parametrize(
    ("make", "pattern", "least"),
    [
        (phrases.attribute, r"^[-+#~]? ?\w[\w ]* ?: ?\S", 0.4),
        (phrases.operation, r"\w\(.*\)", 1.0),
        (phrases.end, r"^[\d*nNm.…,:()]+$", 0.6),
        (phrases.class_name, r"^[A-Z]", 0.7),
        (phrases.identifier, r"_id$|Id$|^id$|_ID$|Id\d?$", 0.05),
    ],
)
def test_lines_have_the_form_of_their_kind(make, pattern, least):
    lines = many(make)
    assert sum(bool(re.search(pattern, line)) for line in lines) >= least * len(lines)


def test_the_same_seed_writes_the_same_lines():
    assert many(phrases.any_line, 20) == many(phrases.any_line, 20)


def test_words_of_programmers_are_known_by_how_often_they_are_used():
    words, chances = phrases.known_words()
    shares = dict(zip(words, np.diff(chances, prepend=0), strict=True))
    assert shares["self"] > shares["argument"] > 0
    assert chances[-1] == pytest.approx(1)
