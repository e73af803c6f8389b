"""What was written lately is not written again."""

from __future__ import annotations

import pytest

from sketch2model.web.shelf import Shelf


class Writer:
    """Writes ten bytes, and counts how often."""

    def __init__(self):
        self.times = 0

    def __call__(self):
        self.times += 1
        return b"0123456789"


def test_what_is_asked_for_again_is_not_written_again():
    shelf, write = Shelf(), Writer()
    assert shelf.get("a", 1, write) == shelf.get("a", 1, write) == b"0123456789"
    assert write.times == 1
    shelf.get("a", 2, write)
    shelf.get("b", 1, write)
    assert write.times == 3


def test_what_was_not_asked_for_longest_goes_first():
    shelf, write = Shelf(most_bytes=20), Writer()
    for what in (1, 2, 1, 3, 1):
        shelf.get("a", what, write)
    assert write.times == 3
    shelf.get("a", 2, write)
    assert write.times == 4


def test_what_is_larger_than_the_shelf_does_not_stay():
    shelf, write = Shelf(most_bytes=9), Writer()
    shelf.get("a", 1, write)
    assert shelf.get("a", 1, write)
    assert write.times == 2


def test_a_deleted_sketch_is_forgotten():
    shelf, write = Shelf(), Writer()
    shelf.get("a", 1, write)
    shelf.get("b", 1, write)
    shelf.forget("a")
    shelf.get("a", 1, write)
    shelf.get("b", 1, write)
    assert write.times == 3


def test_a_failure_leaves_nothing():
    shelf = Shelf()

    def fail():
        raise OSError("full")

    with pytest.raises(OSError, match="full"):
        shelf.get("a", 1, fail)
    assert shelf.get("a", 1, lambda: b"x") == b"x"
