from __future__ import annotations

from dataclasses import replace

from sketch2model.elements import Box
from sketch2model.export.diagrams.label_places import place_texts
from sketch2model.export.diagrams.laid_out import Frame, LaidOut, Route

UPPER, LOWER = Box(0, 200, 100, 250), Box(0, 0, 100, 50)


def straight(x=50.0, **texts):
    points = ((x, 200.0), (x, 150.0), (x, 100.0), (x, 50.0))
    return Route(f"e{x:.0f}", "a", "b", points, None, None, texts, {})


def laid_out(*routes, frames=None, **nodes):
    return LaidOut(Box(0, 0, 300, 300), {"a": UPPER, "b": LOWER, **nodes}, frames or {}, routes, None, {})


def box_of(placing, key, size):
    x, y = placing.centers[key]
    return Box(x - size[0] / 2, y - size[1] / 2, x + size[0] / 2, y + size[1] / 2)


def test_texts_stand_at_their_ends_and_in_the_middle_beside_the_line():
    size = (30.0, 12.0)
    placing = place_texts(laid_out(straight(taillabel=size, label=size, headlabel=size)), trusted=False)
    assert placing.trouble == 0
    tail, middle, head = (box_of(placing, ("e50", name), size) for name in ("taillabel", "label", "headlabel"))
    assert tail.y0 > middle.y1 > middle.y0 > head.y1
    assert 200 - tail.y1 < 8
    assert head.y0 - 50 < 8
    assert all(box.x0 > 50 for box in (tail, middle, head))


def test_a_text_keeps_clear_of_a_box_in_its_way():
    size = (30.0, 12.0)
    placing = place_texts(laid_out(straight(taillabel=size), c=Box(52, 100, 90, 198)), trusted=False)
    assert placing.trouble == 0
    assert box_of(placing, ("e50", "taillabel"), size).x1 < 50


def test_a_text_keeps_clear_of_other_lines_and_texts():
    size = (30.0, 12.0)
    placing = place_texts(laid_out(straight(40, headlabel=size), straight(60, headlabel=size)), trusted=False)
    assert placing.trouble == 0
    left, right = (box_of(placing, (name, "headlabel"), size) for name in ("e40", "e60"))
    assert left.x1 < 40
    assert right.x0 > 60


def test_what_cannot_be_helped_is_told():
    size = (30.0, 12.0)
    walls = {"c": Box(0, 50, 48, 200), "d": Box(52, 50, 100, 200)}
    assert place_texts(laid_out(straight(label=size), **walls), trusted=False).trouble >= 1000


def test_captions_and_borders_of_containers_are_in_the_way_but_unseen_frames_are_not():
    size = (30.0, 12.0)
    around = Box(-20, 170, 120, 280)

    def place(name, caption=None):
        frames = {name: Frame(around, caption)}
        return place_texts(laid_out(straight(taillabel=size), frames=frames), trusted=False)

    near = place("cluster_caption_n1").centers["e50", "taillabel"]
    assert place("cluster_caption_n1", Box(50, 150, 120, 199)).centers["e50", "taillabel"] != near
    wide = place_texts(
        laid_out(straight(taillabel=(30.0, 40.0)), frames={"cluster_n1": Frame(around, None)}), trusted=False
    )
    assert box_of(wide, ("e50", "taillabel"), (30.0, 40.0)).y1 < 170


def test_the_place_that_graphviz_kept_free_is_taken_if_it_is_trusted_and_no_nearer_one_is_free():
    route = Route("e1", "a", "b", straight().points, None, None, {"label": (30.0, 12.0)}, {"label": (90.0, 130.0)})
    walls = {"c": Box(52, 55, 60, 195), "d": Box(40, 55, 48, 195)}
    assert place_texts(laid_out(route, **walls), trusted=True).centers["e1", "label"] == (90, 130)
    assert place_texts(laid_out(route, **walls), trusted=False).centers["e1", "label"] != (90, 130)
    assert place_texts(laid_out(route), trusted=True).centers["e1", "label"] != (90, 130)


def test_a_text_does_not_hide_behind_the_line_of_another():
    size = (14.0, 12.0)
    across = Route("e9", "c", "d", ((75.0, 40.0), (75.0, 100.0), (75.0, 200.0), (75.0, 230.0)), None, None, {}, {})
    level = Route("e1", "a", "b", ((0.0, 100.0), (30.0, 100.0), (60.0, 100.0), (100.0, 100.0)), None, None, {}, {})
    level = replace(level, texts={"headlabel": size})
    drawing = LaidOut(Box(0, 0, 300, 300), {"b": Box(100, 80, 180, 130)}, {}, (level, across), None, {})
    placed = box_of(place_texts(drawing, trusted=False), ("e1", "headlabel"), size)
    assert placed.x0 > 75
    assert placed.x1 < 100


def test_a_line_of_no_length_is_survived():
    route = Route("e1", "a", "b", ((50.0, 125.0),) * 4, None, None, {"headlabel": (30.0, 12.0)}, {})
    assert place_texts(laid_out(route), trusted=False).centers["e1", "headlabel"] == (50, 125)
