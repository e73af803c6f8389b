"""Connectors become edges: attachment, direction, twins, loose ends."""

import pytest


def joined(graph):
    return [(source, target) for source, target, _ in graph.edges(data=True)]


def two_boxes(drawing):
    return drawing.box(100, 100, 250, 200).box(500, 100, 650, 200)


@pytest.mark.parametrize("short_by", [0, 10, 25, -15])
def test_ends_reach_shapes_over_small_gaps_and_from_within(drawing, short_by):
    two_boxes(drawing).line((250 + short_by, 150), (500 - short_by, 150))
    assert joined(drawing.graph()) == [("n1", "n2")]


def test_a_gap_straight_ahead_is_bridged_further_than_one_aside(drawing):
    drawing.box(100, 100, 250, 200).box(500, 100, 650, 200).box(380, 215, 480, 300)
    drawing.line((250, 150), (430, 150))
    assert joined(drawing.graph()) == [("n1", "n2")]


def test_an_end_in_the_open_is_reported_and_gives_no_edge(drawing):
    graph = drawing.box(100, 100, 250, 200).line((250, 150), (700, 600)).graph()
    assert joined(graph) == []
    (issue,) = graph.graph["issues"]
    assert (issue["code"], issue["severity"]) == ("loose-end", "warning")
    assert issue["bbox"] == [250.0, 150.0, 700.0, 600.0]


def test_a_loop_that_leaves_its_shape_is_an_edge_to_itself(drawing):
    drawing.box(200, 200, 350, 300).line((300, 200), (300, 120), (150, 120), (150, 250), (200, 250))
    assert joined(drawing.graph()) == [("n1", "n1")]


def test_a_stub_at_a_shape_is_dropped(drawing):
    graph = drawing.box(200, 200, 350, 300).line((350, 220), (365, 235), (350, 250)).graph()
    assert joined(graph) == []
    assert graph.graph["issues"] == []


def test_a_short_line_between_close_shapes_joins_both(drawing):
    drawing.box(100, 100, 250, 200).box(285, 100, 400, 200).line((252, 150), (283, 150))
    assert joined(drawing.graph()) == [("n1", "n2")]


def test_a_line_found_twice_is_one_edge_but_two_lines_are_two(drawing):
    two_boxes(drawing).line((250, 120), (500, 120)).line((250, 124), (500, 123)).line((250, 190), (500, 190))
    assert joined(drawing.graph()) == [("n1", "n2")] * 2


@pytest.mark.parametrize("sign", ["open", "triangle", "filled_triangle", "diamond", "filled_diamond"])
def test_the_side_of_the_sign_is_the_target(drawing, sign):
    two_boxes(drawing).line((250, 150), (500, 150), first=sign)
    ((source, target, edge),) = drawing.graph().edges(data=True)
    assert (source, target) == ("n2", "n1")
    assert (edge["source_end"], edge["target_end"]) == ("none", sign)
    assert edge["points"] == [[500.0, 150.0], [250.0, 150.0]]


def test_an_arrow_decides_before_a_diamond(drawing):
    two_boxes(drawing).line((250, 150), (500, 150), first="diamond", second="open")
    ((source, target, edge),) = drawing.graph().edges(data=True)
    assert (source, target, edge["source_end"]) == ("n1", "n2", "diamond")


def test_a_small_circle_marks_the_source(drawing):
    two_boxes(drawing).line((250, 150), (500, 150), second="circle")
    assert joined(drawing.graph()) == [("n2", "n1")]


@pytest.mark.parametrize("sign", ["none", "open", "many"])
def test_without_a_deciding_sign_reading_order_does(drawing, sign):
    two_boxes(drawing).line((500, 150), (250, 150), first=sign, second=sign)
    assert joined(drawing.graph()) == [("n1", "n2")]


def test_an_arrow_in_a_container_ends_on_what_the_container_holds(drawing):
    drawing.box(80, 50, 700, 400, kind="container").box(100, 100, 250, 200).box(500, 100, 650, 200)
    drawing.line((250, 150), (500, 150), second="open")
    assert joined(drawing.graph()) == [("n2", "n3")]


def test_an_arrow_from_outside_ends_on_the_border_of_a_container(drawing):
    drawing.box(300, 50, 900, 700, kind="container").box(600, 300, 750, 400).box(50, 100, 150, 160)
    drawing.line((150, 130), (300, 130), second="open")
    graph = drawing.graph()
    (edge,) = joined(graph)
    assert [graph.nodes[key]["shape"] for key in edge] == ["rectangle", "container"]


def test_an_arrow_that_crosses_the_border_ends_on_the_child(drawing):
    drawing.box(300, 50, 900, 700, kind="container").box(600, 100, 750, 160).box(50, 100, 150, 160)
    drawing.line((150, 130), (600, 130), second="open")
    graph = drawing.graph()
    assert [graph.nodes[key]["shape"] for key in joined(graph)[0]] == ["rectangle", "rectangle"]


def test_branches_of_one_triangle_are_one_edge_per_child(drawing):
    drawing.box(400, 50, 550, 130)
    for x in (150, 475, 800):
        drawing.box(x - 70, 400, x + 70, 480)
        drawing.line((x, 400), (x, 280), (475, 280), (475, 130), second="triangle")
    graph = drawing.graph()
    assert joined(graph) == [("n2", "n1"), ("n3", "n1"), ("n4", "n1")]


def test_wide_gaps_lower_the_confidence_of_an_edge(drawing):
    drawing.box(100, 100, 250, 200).box(500, 100, 650, 200).box(100, 500, 250, 600).box(500, 500, 650, 600)
    drawing.line((250, 150), (500, 150)).line((290, 550), (460, 550))
    tight, wide = (edge["confidence"] for *_, edge in drawing.graph().edges(data=True))
    assert wide < tight <= 0.9
