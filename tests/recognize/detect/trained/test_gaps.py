import pytest

from sketch2model.elements import EndKind
from sketch2model.recognize.detect.contours.joints import outward_directions
from sketch2model.recognize.detect.contours.skeleton import Path, Skeleton
from sketch2model.recognize.detect.trained.ends import find_ends
from sketch2model.recognize.detect.trained.gaps import bridged
from sketch2model.recognize.detect.trained.tracing import trace_routes


def lines(*paths):
    """A skeleton of straight lines, each between nodes of its own."""
    nodes = dict(enumerate(point for path in paths for point in path))
    return Skeleton(
        nodes,
        tuple(
            Path(2 * i, 2 * i + 1, tuple(path), abs(path[0][0] - path[1][0]) + abs(path[0][1] - path[1][1]))
            for i, path in enumerate(paths)
        ),
    )


def gaps_of(skeleton):
    """The skeleton that `bridged` makes of one whose tips all point somewhere, and from where to where gaps lead."""
    joined, gaps = bridged(skeleton, outward_directions(skeleton, 16))
    return joined, {frozenset((joined.nodes[gap.start], joined.nodes[gap.end])) for gap in gaps}


@pytest.mark.parametrize(("gap", "found"), [(20, True), (58, True), (64, False)])
def test_tips_that_point_at_each_other(gap, found):
    _, gaps = gaps_of(lines([(0, 0), (100, 0)], [(100 + gap, 0), (300, 0)]))
    assert gaps == ({frozenset({(100, 0), (100 + gap, 0)})} if found else set())


def test_tips_that_look_elsewhere():
    assert gaps_of(lines([(0, 0), (100, 0)], [(130, 40), (130, 200)]))[1] == set()


def test_a_tip_before_a_line_is_joined_to_its_side():
    skeleton, gaps = gaps_of(lines([(0, 100), (80, 100)], [(100, 0), (100, 200)]))
    assert gaps == {frozenset({(80, 100), (100, 100)})}
    assert sorted(path.length for path in skeleton.paths) == [80, 100, 100], "the line is cut where the tip arrives"


@pytest.mark.parametrize("tip", [(60, 100), (98, 60)], ids=["far away", "beside it, pointing along it"])
def test_a_tip_that_is_not_joined(tip):
    start = (0, 100) if tip[1] == 100 else (98, 20)
    skeleton, gaps = gaps_of(lines([start, tip], [(100, 0), (100, 200)]))
    assert gaps == set()
    assert len(skeleton.paths) == 2


def test_a_tip_before_a_crossing_is_joined_to_it():
    crossing = lines([(0, 100), (80, 100)], [(100, 0), (100, 100)], [(100, 100), (100, 200)])
    first, second, third = crossing.paths
    met = Skeleton(
        {n: p for n, p in crossing.nodes.items() if n != 4},
        (first, second, Path(3, third.end, third.points, third.length)),
    )
    skeleton, gaps = gaps_of(met)
    assert gaps == {frozenset({(80, 100), (100, 100)})}
    assert len(skeleton.paths) == 3, "nothing is cut"


def test_the_end_of_another_line_is_no_side():
    skeleton, gaps = bridged(lines([(0, 0), (100, 0)], [(110, 0), (110, 100)]), {1: (1.0, 0.0)})
    assert gaps == ()
    assert len(skeleton.paths) == 2


def test_lines_that_merge_lead_on(sheet):
    """A flow stops short of the side of another one and shares its arrowhead."""
    sheet.connector([(200, 230), (200, 40)], second=EndKind.OPEN)
    sheet.line([(40, 140), (186, 140)]).end((40, 140))
    ends = find_ends(sheet.maps)
    joined = {frozenset((ends[r.first].kind, ends[r.second].kind)) for r in trace_routes(sheet.maps, ends)}
    assert frozenset({EndKind.NONE, EndKind.OPEN}) in joined
    assert len(trace_routes(sheet.maps, ends)) == 3, "both tails reach the head, and each other"
