import numpy as np
import pytest

from sketch2model.elements import Page, Transform
from sketch2model.recognize.detect.trained import maps
from training.detector.pages import as_seen


class Watcher:
    """Keeps what the network is shown and answers nothing."""

    def run(self, outputs, inputs):
        self.seen = inputs["ink"][0, 0]
        raise InterruptedError


@pytest.mark.parametrize(("width", "height"), [(1800, 1350), (1273, 1800), (901, 640), (1280, 717)])
def test_the_network_learns_from_what_it_will_see(width, height):
    ink = np.random.default_rng(width).integers(0, 256, (height, width), np.uint8)
    page, watcher = Page(ink, ink < 128, 3, 20, Transform()), Watcher()
    with pytest.raises(InterruptedError):
        maps.look(page, watcher)
    learnt, _ = as_seen(page)
    rows, columns = learnt.shape
    assert maps.SHORTEST <= max(rows, columns) <= maps.SIDE
    assert np.array_equal(1 - learnt.astype(np.float32) / 255, watcher.seen[:rows, :columns])
    assert not watcher.seen[rows:].any()
    assert not watcher.seen[:, columns:].any()


def test_the_way_to_the_example_keeps_ink_under_its_points():
    ink = np.full((1350, 1800), 255, np.uint8)
    ink[600:608, 900:908] = 0
    learnt, to_example = as_seen(Page(ink, ink < 128, 3, 20, Transform()))
    rows, columns = np.nonzero(learnt < 200)
    assert to_example.point((903.5, 603.5)) == pytest.approx((columns.mean(), rows.mean()), abs=0.3)


@pytest.mark.parametrize(
    ("letter_height", "longer"), [(10, maps.SIDE), (maps.LETTER, maps.SIDE), (2 * maps.LETTER, maps.SIDE / 2)]
)
def test_large_writing_is_shown_smaller(letter_height, longer):
    ink = np.full((960, maps.SIDE), 255, np.uint8)
    assert maps.as_seen(Page(ink, ink < 128, 3, letter_height, Transform())).shape[1] == pytest.approx(longer, abs=1)


def test_no_page_is_shown_too_small():
    ink = np.full((960, maps.SIDE), 255, np.uint8)
    assert maps.as_seen(Page(ink, ink < 128, 3, 400, Transform())).shape[1] == maps.SHORTEST
