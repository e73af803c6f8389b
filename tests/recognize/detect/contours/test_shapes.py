import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sketch2model.elements import Box, ShapeKind
from sketch2model.recognize.detect.contours.shapes import find_shapes


def kinds(shapes):
    return [shape.kind for shape in shapes]


def only(shapes):
    assert len(shapes) == 1, kinds(shapes)
    return shapes[0]


def label(paper, x, y):
    return paper.write("name", x, y)


FIGURES = {
    ShapeKind.RECTANGLE: (lambda s: s.box(200, 150, 480, 300), Box(200, 150, 480, 300)),
    ShapeKind.ROUNDED_RECTANGLE: (lambda s: s.rounded(200, 150, 480, 320, 42), Box(200, 150, 480, 320)),
    ShapeKind.CIRCLE: (lambda s: s.arc(350, 250, 80, 80), Box(270, 170, 430, 330)),
    ShapeKind.ELLIPSE: (lambda s: s.arc(350, 250, 140, 80), Box(210, 170, 490, 330)),
    ShapeKind.DIAMOND: (
        lambda s: s.outline((350, 150), (470, 250), (350, 350), (230, 250)),
        Box(230, 150, 470, 350),
    ),
    ShapeKind.PARALLELOGRAM: (
        lambda s: s.outline((270, 150), (530, 150), (450, 300), (190, 300)),
        Box(190, 150, 530, 300),
    ),
    ShapeKind.DOCUMENT: (
        lambda s: s.outline((220, 130), (350, 130), (400, 180), (400, 340), (220, 340)).stroke(
            (350, 130), (350, 180), (400, 180)
        ),
        Box(220, 130, 400, 340),
    ),
}


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("kind", FIGURES, ids=str)
def test_each_figure_is_found_as_what_it_is(sketch, kind, seed):
    draw, box = FIGURES[kind]
    shape = only(find_shapes(draw(sketch(seed=seed)).page))
    assert shape.kind is kind
    assert shape.box.iou(box) > 0.85


def test_stadium(sketch):
    shape = only(find_shapes(sketch(seed=1).rounded(200, 150, 480, 250, 50).page))
    assert shape.kind is ShapeKind.STADIUM
    assert shape.box.iou(Box(200, 150, 480, 250)) > 0.85


def test_circle_on_a_connector(sketch):
    paper = sketch().arc(300, 200, 35, 35).stroke((335, 200), (600, 200)).stroke((80, 200), (265, 200))
    shape = only(find_shapes(paper.page))
    assert shape.kind is ShapeKind.CIRCLE


def test_cylinder_is_told_by_its_lid(sketch):
    paper = sketch(wobble=0.5).arc(300, 164, 100, 24).arc(300, 330, 100, 24, 0, 180)
    paper.stroke((200, 164), (200, 330)).stroke((400, 164), (400, 330))
    shape = only(find_shapes(paper.page))
    assert shape.kind is ShapeKind.CYLINDER
    assert shape.box.iou(Box(200, 140, 400, 354)) > 0.75


@pytest.mark.parametrize("kind", FIGURES, ids=str)
def test_writing_inside_changes_nothing(sketch, kind):
    draw, box = FIGURES[kind]
    shape = only(find_shapes(label(draw(sketch()), 290, 265).page))
    assert shape.kind is kind
    assert shape.box.iou(box) > 0.85


def test_container_holds_its_children(sketch):
    paper = sketch().box(60, 60, 740, 540).box(120, 120, 320, 240).box(450, 330, 660, 450)
    paper.write("one", 170, 190).write("two", 510, 400)
    container, *children = find_shapes(paper.page)
    assert container.kind is ShapeKind.CONTAINER
    assert kinds(children) == [ShapeKind.RECTANGLE] * 2
    assert all(child.box.inside(container.box) == 1 for child in children)


FLAWS = {
    "open corner": lambda s: s.stroke((210, 150), (480, 150), (480, 300), (200, 300), (200, 160)),
    "two open corners": lambda s: s.stroke((212, 150), (468, 152)).stroke(
        (480, 150), (480, 300), (200, 300), (200, 158)
    ),
    "overshooting strokes": lambda s: (
        s.stroke((180, 150), (500, 150))
        .stroke((482, 135), (480, 315))
        .stroke((505, 300), (180, 300))
        .stroke((200, 318), (200, 130))
    ),
    "doubled sides": lambda s: (
        s.stroke((200, 150), (480, 150))
        .stroke((202, 157), (478, 155))
        .box(200, 150, 480, 300)
        .stroke((206, 160), (206, 296))
    ),
    "gap in a side": lambda s: s.box(200, 150, 480, 300).erase(330, 290, 346, 310),
    "gap in two sides": lambda s: s.box(200, 150, 480, 300).erase(330, 290, 345, 310).erase(190, 210, 210, 225),
    "crooked": lambda s: s.outline((205, 160), (488, 146), (474, 306), (198, 292)),
}


@pytest.mark.parametrize("flaw", FLAWS)
@pytest.mark.parametrize("seed", [1, 2])
def test_boxes_of_a_quick_hand_are_boxes(sketch, flaw, seed):
    paper = label(FLAWS[flaw](sketch(seed=seed)), 280, 240)
    shape = only(find_shapes(paper.page))
    assert shape.kind is ShapeKind.RECTANGLE
    assert shape.box.iou(Box(200, 150, 480, 300)) > 0.85


@pytest.mark.parametrize("heights", [(), (200,), (200, 300)])
def test_compartments(sketch, heights):
    paper = sketch().box(200, 140, 500, 420).write("Account", 240, 185)
    for y in heights:
        paper.stroke((200, y), (500, y))
    shape = only(find_shapes(paper.page))
    assert shape.kind is ShapeKind.RECTANGLE
    assert [line.y for line in shape.compartment_lines] == pytest.approx(heights, abs=6)


def test_compartment_line_need_not_reach_the_sides(sketch):
    paper = sketch().box(200, 140, 500, 420).write("Account", 240, 185).stroke((215, 210), (482, 212))
    shape = only(find_shapes(paper.page))
    assert [line.y for line in shape.compartment_lines] == pytest.approx([211], abs=6)


def test_underlined_name_is_no_compartment(sketch):
    paper = sketch().box(200, 140, 500, 420).write("Account", 240, 185).stroke((240, 205), (380, 205))
    assert only(find_shapes(paper.page)).compartment_lines == ()


def test_writing_may_touch_the_border(sketch):
    paper = sketch().box(200, 140, 500, 300).write("Account", 186, 190).write("number: int", 290, 250)
    shape = only(find_shapes(paper.page))
    assert shape.box.iou(Box(200, 140, 500, 300)) > 0.85


def test_loop_of_connectors_between_two_boxes_is_no_shape(sketch):
    paper = sketch().box(80, 200, 280, 330).box(520, 200, 720, 330).write("left", 130, 275).write("right", 570, 275)
    paper.stroke((280, 225), (520, 225)).stroke((280, 305), (520, 305))
    shapes = find_shapes(paper.page)
    assert [round(shape.box.x0 / 10) * 10 for shape in shapes] in ([80, 520], [520, 80])


def test_self_loop_is_no_shape(sketch):
    paper = sketch().box(200, 250, 420, 420).write("Node", 250, 330)
    paper.stroke((330, 250), (330, 170), (520, 170), (520, 330), (420, 330))
    shape = only(find_shapes(paper.page))
    assert shape.box.iou(Box(200, 250, 420, 420)) > 0.85


def test_box_cut_off_by_the_picture(sketch):
    paper = sketch().stroke((0, 200), (240, 200), (240, 360), (0, 360)).write("cut off", 40, 290)
    shape = only(find_shapes(paper.page))
    assert shape.kind is ShapeKind.RECTANGLE
    assert shape.box.iou(Box(0, 200, 240, 360)) > 0.85


@pytest.mark.parametrize(
    ("kind", "draw"),
    [
        (ShapeKind.DIAMOND, lambda s: s.outline((300, 150), (350, 200), (300, 250), (250, 200))),
        (ShapeKind.CIRCLE, lambda s: s.arc(300, 200, 45, 45)),
    ],
    ids=["diamond", "circle"],
)
@pytest.mark.parametrize("sign", ["cross", "plus", "ring"])
def test_sign_inside_leaves_small_figures_whole(sketch, kind, draw, sign):
    paper = draw(sketch())
    if sign == "cross":
        paper.stroke((283, 183), (317, 217)).stroke((317, 183), (283, 217))
    elif sign == "plus":
        paper.stroke((280, 200), (320, 200)).stroke((300, 180), (300, 220))
    else:
        paper.arc(300, 200, 16, 16)
    assert only(find_shapes(paper.page)).kind is kind


@pytest.mark.parametrize("word", ["oo", "DO", "OOD", "Bad code", "08960"])
def test_letters_are_no_shapes(sketch, word):
    paper = sketch().box(150, 150, 600, 300).write(word, 230, 240).write(word, 200, 450)
    assert only(find_shapes(paper.page)).box.iou(Box(150, 150, 600, 300)) > 0.85


def test_lanes_on_each_other_are_containers(sketch):
    paper = sketch(height=700).box(60, 60, 740, 320).box(60, 320, 740, 600)
    for x in (140, 420):
        for y in (140, 400):
            paper.box(x, y, x + 180, y + 110).write("task", x + 50, y + 70)
    found = kinds(find_shapes(paper.page))
    assert found.count(ShapeKind.CONTAINER) == 2
    assert found.count(ShapeKind.RECTANGLE) == 4


def test_boxes_close_to_each_other_stay_apart(sketch):
    paper = sketch().box(80, 200, 280, 330).box(305, 200, 505, 330).write("left", 130, 275).write("right", 350, 275)
    assert len(find_shapes(paper.page)) == 2


@pytest.mark.parametrize("radius", [1, 2])
def test_empty_and_full_pages_hold_no_shape(sketch, radius):
    paper = sketch()
    assert find_shapes(paper.page) == ()
    paper.ink[:] = 1
    assert find_shapes(paper.page) == ()


@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    x=st.integers(20, 300),
    y=st.integers(20, 250),
    width=st.integers(70, 400),
    height=st.integers(70, 300),
    seed=st.integers(0, 1000),
)
def test_any_box_is_found_where_it_is(sketch, x, y, width, height, seed):
    paper = sketch(seed=seed).box(x, y, x + width, y + height)
    shape = only(find_shapes(paper.page))
    assert shape.box.iou(Box(x, y, x + width, y + height)) > 0.8
    assert shape.kind in (ShapeKind.RECTANGLE, ShapeKind.CONTAINER)


@settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 40)), min_size=6, max_size=6), st.integers(0, 1000))
def test_a_grid_of_boxes_is_found_whole(sketch, shifts, seed):
    paper, drawn = sketch(seed=seed), []
    for index, (dx, dy) in enumerate(shifts):
        x, y = 30 + 260 * (index % 3) + dx, 40 + 280 * (index // 3) + dy
        paper.box(x, y, x + 150, y + 120).write("ab", x + 50, y + 70)
        drawn.append(Box(x, y, x + 150, y + 120))
    shapes = find_shapes(paper.page)
    assert len(shapes) == len(drawn)
    assert all(max(shape.box.iou(box) for shape in shapes) > 0.8 for box in drawn)


def test_same_page_same_shapes(sketch):
    paper = sketch().box(200, 140, 500, 420).stroke((200, 200), (500, 200)).write("Account", 240, 185)
    page = paper.page
    before = page.mask.copy()
    assert find_shapes(page) == find_shapes(page)
    assert np.array_equal(page.mask, before)
