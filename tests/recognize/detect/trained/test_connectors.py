import itertools

import numpy as np
import pytest

from sketch2model.elements import Box, EndKind, LineStyle, Shape, ShapeKind
from sketch2model.recognize.detect.trained.connectors import find_connectors
from sketch2model.recognize.detect.trained.ends import find_ends


def connectors_of(maps):
    """All connectors of a page with a small shape at each end."""
    tips = [(end.x * maps.scale, end.y * maps.scale) for end in find_ends(maps)]
    boxes = [Box(x - 6, y - 6, x + 6, y + 6) for x, y in tips]
    return find_connectors(maps, [Shape(ShapeKind.RECTANGLE, box, box.corners, 0.9) for box in boxes])


def joined(maps, scale=1.0):
    """First and last points of all connectors, rounded to 10 pixels."""
    return sorted(
        tuple(tuple(int(round(v / scale, -1)) for v in point) for point in (c.points[0], c.points[-1]))
        for c in connectors_of(maps)
    )


def test_empty_paper_and_a_single_end(sheet):
    assert connectors_of(sheet.maps) == ()
    assert connectors_of(sheet.end((100, 100)).maps) == ()


def test_ends_without_a_line_are_not_joined(sheet):
    assert connectors_of(sheet.end((40, 100)).end((300, 100), EndKind.OPEN).maps) == ()


@pytest.mark.parametrize(
    ("first", "second"), [("none", "open"), ("none", "none"), ("circle", "triangle"), ("one", "many")]
)
def test_ends_and_confidence(sheet, first, second):
    (found,) = connectors_of(sheet.connector([(40, 100), (300, 100)], EndKind(first), EndKind(second)).maps)
    assert (found.first.kind, found.second.kind) == (first, second)
    assert found.points[0] == found.first.point == pytest.approx((42, 102), abs=3)
    assert found.points[-1] == found.second.point == pytest.approx((302, 102), abs=3)
    assert 0.6 < found.confidence <= 1


@pytest.mark.parametrize("style", LineStyle)
def test_style(sheet, style):
    (found,) = connectors_of(sheet.connector([(40, 100), (300, 100)], style=style).maps)
    assert found.style is style


def test_a_bent_line_keeps_its_course(sheet):
    bent = [(40, 40), (200, 40), (200, 200), (340, 200)]
    (found,) = connectors_of(sheet.connector(bent).maps)
    path = np.array(found.points)
    dense = np.concatenate([np.linspace(a, b, 50) for a, b in itertools.pairwise(np.array(bent, float))])
    drawn = np.concatenate([np.linspace(a, b, 50) for a, b in itertools.pairwise(path)])
    away = np.hypot(*(drawn[:, None] - dense[None]).transpose(2, 0, 1)).min(axis=1)
    assert away.max() < 16
    assert len(path) >= 4


def test_crossing_lines_go_on_straight(sheet):
    sheet.connector([(60, 60), (320, 200)]).connector([(60, 200), (320, 60)])
    assert joined(sheet.maps) == [((60, 60), (320, 200)), ((60, 200), (320, 60))]


def test_two_parallel_lines_stay_two(sheet):
    sheet.connector([(40, 100), (320, 100)]).connector([(320, 124), (40, 124)])
    ways = joined(sheet.maps)
    assert [(a[0], b[0]) for a, b in ways] == [(40, 320), (320, 40)]
    assert ways[0][0][1] < ways[1][0][1]


def test_gaps_of_a_dashed_line_do_not_part_it(sheet):
    gaps = [(x, x + 14) for x in range(60, 300, 28)]
    sheet.connector([(40, 100), (320, 100)], style=LineStyle.DASHED, gaps=gaps)
    (found,) = connectors_of(sheet.maps)
    assert found.style is LineStyle.DASHED
    assert abs(found.points[-1][0] - found.points[0][0]) > 270
    assert max(y for _, y in found.points) - min(y for _, y in found.points) < 10


@pytest.mark.xfail(reason="hops prefer the straight way at a fork, and so lead to a sibling", strict=True)
def test_a_shared_triangle_has_a_connector_for_each_child(sheet):
    triangle = (190, 40)
    for x in (60, 190, 320):
        sheet.connector([(x, 220), (x, 70 + x // 20), (190, 70 + x // 20), triangle], second=EndKind.TRIANGLE)
    found = connectors_of(sheet.maps)
    assert sorted(int(round(c.points[0][0], -1)) for c in found) == [60, 190, 320]
    assert all(c.second.kind is EndKind.TRIANGLE for c in found)
    assert all(c.points[-1] == pytest.approx((192, 42), abs=3) for c in found)


def test_page_pixels(new_sheet):
    sheet = new_sheet(scale=2.0).connector([(40, 100), (300, 100)])
    (found,) = connectors_of(sheet.maps)
    assert found.points[0] == pytest.approx((84, 204), abs=6)
    assert found.points[-1] == pytest.approx((604, 204), abs=6)


def test_the_same_maps_give_the_same_connectors(new_sheet):
    def draw():
        sheet = new_sheet()
        for y in range(30, 240, 30):
            sheet.connector([(40, y), (320, 250 - y)])
        return connectors_of(sheet.maps)

    assert draw() == draw()
