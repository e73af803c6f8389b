import numpy as np
import pytest

from sketch2model.elements import EndKind
from sketch2model.recognize.detect.trained.ends import End, find_ends
from sketch2model.recognize.detect.trained.tracing import trace_routes


def routes_of(sheet):
    """Ends, rounded to 20 pixels, of all routes with their ways, cheapest first."""
    ends = find_ends(sheet.maps)
    places = [(int(round(end.x / 20) * 20), int(round(end.y / 20) * 20)) for end in ends]
    return [(frozenset((places[r.first], places[r.second])), r) for r in trace_routes(sheet.maps, ends)]


def cheapest(sheet):
    """The ends that each end is joined to most cheaply."""
    best = {}
    for ends, _ in routes_of(sheet):
        for end in ends:
            best.setdefault(end, ends)
    return set(best.values())


def test_nothing_to_trace(sheet):
    assert trace_routes(sheet.maps, ()) == []
    assert routes_of(sheet.end((100, 100)).end((300, 100))) == []


def test_a_bent_line_is_traced_along_its_course(sheet):
    bent = [(40, 40), (200, 40), (200, 200), (340, 200)]
    ((ends, route),) = routes_of(sheet.connector(bent))
    assert ends == {(40, 40), (340, 200)}
    assert route.length == pytest.approx(460, rel=0.08)
    way = np.array(route.points)
    for corner in bent[1:3]:
        assert np.hypot(*(way - corner).T).min() < 10
    assert {tuple(np.round(way[i] / 20).astype(int) * 20) for i in (0, -1)} == set(ends)


def test_crossing_lines_go_on_straight(sheet):
    sheet.connector([(60, 60), (320, 200)]).connector([(60, 200), (320, 60)])
    assert cheapest(sheet) == {frozenset({(60, 60), (320, 200)}), frozenset({(60, 200), (320, 60)})}


def test_gaps_between_tips_that_point_at_each_other_are_bridged(sheet):
    ((ends, route),) = routes_of(sheet.connector([(40, 100), (340, 100)], gaps=[(100, 130), (200, 240)]))
    assert ends == {(40, 100), (340, 100)}
    assert route.length == pytest.approx(300, rel=0.1)


def test_wide_gaps_are_none_of_a_line(sheet):
    assert routes_of(sheet.connector([(40, 100), (340, 100)], gaps=[(120, 260)])) == []


def test_tips_side_by_side_are_not_joined(sheet):
    """Two level lines end above each other; nothing leads from one to the other."""
    sheet.connector([(40, 80), (180, 80)]).connector([(180, 120), (340, 120)])
    assert cheapest(sheet) == {frozenset({(40, 80), (180, 80)}), frozenset({(180, 120), (340, 120)})}


def test_an_end_beside_a_line_cuts_it_there(sheet):
    sheet.line([(40, 100), (340, 100)]).end((40, 100)).end((340, 100), EndKind.OPEN).end((200, 104))
    found = {ends for ends, _ in routes_of(sheet)}
    assert {frozenset({(40, 100), (200, 100)}), frozenset({(200, 100), (340, 100)})} <= found


def test_an_end_far_from_every_line_is_joined_to_nothing(sheet):
    sheet.connector([(40, 100), (340, 100)]).end((200, 220))
    assert {ends for ends, _ in routes_of(sheet)} == {frozenset({(40, 100), (340, 100)})}


def test_the_same_maps_give_the_same_routes(sheet):
    for y in range(40, 240, 40):
        sheet.connector([(40, y), (320, 260 - y)])
    ends = find_ends(sheet.maps)
    assert trace_routes(sheet.maps, ends) == trace_routes(sheet.maps, ends)


def test_an_end_that_was_not_seen_cuts_no_line(sheet):
    sheet.connector([(40, 100), (340, 100)])
    ends = (*find_ends(sheet.maps), End(200, 104, EndKind.NONE, 0.15, 0.5, seen=False))
    assert [(route.first, route.second) for route in trace_routes(sheet.maps, ends)] == [(0, 1)]
