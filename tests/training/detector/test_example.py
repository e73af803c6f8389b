import numpy as np

from training.detector.example import Example, stems


def test_what_was_saved_is_read(page, tmp_path):
    page.save(tmp_path / "page")
    again = Example.read(tmp_path / "page")
    assert np.array_equal(again.ink, page.ink)
    assert [shape.kinds for shape in again.shapes] == [shape.kinds for shape in page.shapes]
    pairs = [
        *((a.ring, b.ring) for a, b in zip(again.shapes, page.shapes, strict=True)),
        *zip(again.containers, page.containers, strict=True),
        *zip(again.dividers, page.dividers, strict=True),
        *zip(again.words, page.words, strict=True),
    ]
    assert len(pairs) == 5
    for mine, theirs in pairs:
        assert np.allclose(mine, theirs, atol=0.05)
        assert mine.dtype == np.float32
    (mine,), (theirs,) = again.courses, page.courses
    assert np.allclose(mine.path, theirs.path, atol=0.05)
    assert (mine.styles, mine.first, mine.second, mine.directed) == (
        theirs.styles,
        theirs.first,
        theirs.second,
        theirs.directed,
    )


def test_an_empty_page_is_read(tmp_path):
    Example(np.full((8, 8), 255, np.uint8)).save(tmp_path / "blank")
    blank = Example.read(tmp_path / "blank")
    assert blank.shapes == blank.containers == blank.dividers == blank.words == blank.courses == ()


def test_examples_are_listed_in_a_fixed_order(page, tmp_path):
    for name in ("b", "a", "c.d"):
        page.save(tmp_path / name)
    assert [stem.name for stem in stems([tmp_path])] == ["a", "b", "c.d"]
