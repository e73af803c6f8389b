import numpy as np
import pytest

from sketch2model.elements import EndKind, LineStyle, Page, ShapeKind, Transform
from sketch2model.recognize.detect.trained.maps import LETTER, MULTIPLE, SHORTEST, SIDE, look


def page(width, height, letter_height=LETTER):
    ink = np.full((height, width), 255, np.uint8)
    ink[: height // 2, : width // 2] = 0
    return Page(ink, ink < 128, 3, letter_height, Transform())


@pytest.mark.parametrize(
    ("width", "height", "letter_height", "longer"),
    [
        (1280, 960, LETTER, SIDE),
        (2560, 1501, 2 * LETTER, SIDE),
        (2560, 1501, LETTER / 2, SIDE),
        (400, 637, LETTER, 637),
        (400, 637, LETTER / 4, SIDE),
        (2560, 1501, 4 * LETTER, SIDE / 2),
        (2560, 1501, 40 * LETTER, SHORTEST),
        (400, 300, LETTER, SHORTEST),
    ],
)
def test_the_network_sees_the_page_at_its_size(sheet, network_of, width, height, letter_height, longer):
    """The whole page fits into `SIDE`; large letters are shown as high as `LETTER`, while `SHORTEST` allows it."""
    network = network_of(sheet.maps)
    maps = look(page(width, height, letter_height), network)
    seen = network.seen[0, 0]
    assert network.seen.shape[:2] == (1, 1)
    assert all(side % MULTIPLE == 0 for side in seen.shape)
    assert longer <= max(seen.shape) < longer + MULTIPLE
    assert maps.scale == pytest.approx(max(width, height) / longer)
    assert seen[5, 5] == 1
    assert not seen[:, round(width / maps.scale) :].any()
    assert not seen[round(height / maps.scale) :].any()


def test_answers_are_chances_and_pixels(sheet, network_of):
    sheet.shape(ShapeKind.DIAMOND, (40, 60, 160, 140)).container((16, 16, 368, 240))
    sheet.connector([(40, 200), (300, 180)], EndKind.NONE, EndKind.OPEN, LineStyle.DASHED).divider(40, 200, 80)
    maps = look(page(1280, 960), network_of(sheet.maps))
    for name in ("shape_heat", "end_heat", "connector", "divider", "text", "inside", "reach"):
        assert np.allclose(getattr(maps, name), getattr(sheet.maps, name), atol=1e-3), name
    inside = sheet.maps.inside > 0
    assert np.allclose(maps.inner[:, inside], sheet.maps.inner[:, inside], atol=0.1)
    middle = sheet.maps.shape_heat > 0.5
    assert np.allclose(maps.shape_sides[:, middle], sheet.maps.shape_sides[:, middle], rtol=1e-3)
    assert np.allclose(maps.shape_kind.sum(axis=0), 1, atol=1e-4)
    assert np.allclose(maps.end_kind.sum(axis=0), 1, atol=1e-4)
