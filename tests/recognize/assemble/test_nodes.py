"""Shapes become nodes: order, nesting, coordinates, writing inside and beside."""

import pytest

from sketch2model.elements import Box, Issue, Severity, Transform
from sketch2model.elements.vocabulary import DiagramKind
from sketch2model.interpret import interpret
from sketch2model.settings import InterpretOptions


def test_nodes_are_numbered_in_reading_order_even_on_a_slanted_row(drawing):
    drawing.box(600, 130, 700, 190).box(100, 100, 200, 160).box(350, 115, 450, 175).box(90, 400, 200, 460)
    graph = drawing.graph()
    assert [node["bbox"][0] for _, node in graph.nodes(data=True)] == [100, 350, 600, 90]
    assert list(graph) == ["n1", "n2", "n3", "n4"]


def test_the_graph_says_where_it_comes_from(drawing):
    graph = drawing.box(10, 10, 100, 100).graph()
    assert (graph.graph["source"], graph.graph["page"]) == ("page.png", 2)
    assert (graph.graph["width"], graph.graph["height"]) == (1000, 800)


def test_writing_goes_to_the_compartment_it_stands_in(drawing, texts):
    drawing.box(100, 100, 300, 260, dividers=(140, 200))
    drawing.text("area()", 200, 230).text("Circle", 200, 120).text("radius", 200, 155).text("colour", 200, 180)
    (node,) = (data for _, data in drawing.graph().nodes(data=True))
    assert texts(node) == ["Circle", "radius", "colour", "area()"]
    assert [line["compartment"] for line in node["lines"]] == [0, 1, 1, 2]


def test_a_large_box_without_compartments_that_holds_boxes_is_a_container(drawing):
    graph = drawing.box(50, 50, 900, 700).box(100, 200, 250, 280).box(400, 200, 550, 280).graph()
    assert [node["shape"] for _, node in graph.nodes(data=True)] == ["container", "rectangle", "rectangle"]
    assert [node["parent"] for _, node in graph.nodes(data=True)] == [None, "n1", "n1"]


def test_marks_in_a_box_do_not_make_it_a_container(drawing):
    graph = drawing.box(100, 100, 300, 260).circle(115, 115, 8).graph()
    assert graph.nodes["n1"]["shape"] == "rectangle"


def test_the_innermost_container_is_the_parent(drawing):
    drawing.box(10, 10, 990, 790, kind="container").box(60, 20, 980, 400, kind="container").box(200, 100, 350, 200)
    drawing.box(200, 500, 350, 600)
    graph = drawing.graph()
    assert [node["parent"] for _, node in graph.nodes(data=True)] == [None, "n1", "n2", "n1"]


def test_titles_of_pool_and_lane_are_told_apart(drawing, texts):
    drawing.box(10, 10, 990, 790, kind="container").box(50, 10, 990, 400, kind="container")
    drawing.box(50, 400, 990, 790, kind="container").box(300, 100, 450, 200).box(300, 500, 450, 600)
    drawing.text("Insurer", 25, 400, angle=270).text("Officer", 65, 200, angle=270).text("Senior", 65, 600, angle=270)
    graph = drawing.graph()
    titles = {node["bbox"][1]: texts(node) for _, node in graph.nodes(data=True) if node["shape"] == "container"}
    assert texts(graph.nodes["n1"]) == ["Insurer"]
    assert titles[400.0] == ["Senior"]
    assert ["Officer"] in titles.values() or texts(graph.nodes["n2"]) == ["Officer"]


def test_writing_anywhere_in_an_empty_container_is_its_title(drawing, texts):
    graph = drawing.box(50, 50, 900, 110, kind="container").text("Customer", 500, 80).graph()
    assert texts(graph.nodes["n1"]) == ["Customer"]


@pytest.mark.parametrize(("x", "y"), [(300, 350), (300, 250), (220, 290)])
def test_all_lines_of_a_caption_go_to_the_circle_beside_them(drawing, texts, x, y):
    drawing.circle(300, 300, 25).box(500, 260, 650, 340).line((325, 300), (500, 300), second="open")
    step = 22 if y >= 300 else -22
    lines = [("claim", y), ("received", y + step), ("today", y + 2 * step)]
    for text, at in lines:
        drawing.text(text, x, at)
    graph = drawing.graph()
    circle = next(node for _, node in graph.nodes(data=True) if node["shape"] == "circle")
    assert sorted(texts(circle, "caption")) == ["claim", "received", "today"]


def test_lines_written_upwards_are_read_from_left_to_right(drawing, texts):
    drawing.box(10, 10, 990, 790, kind="container").box(300, 100, 450, 200)
    drawing.text("second", 60, 400, angle=270).text("first", 35, 400, angle=270)
    assert texts(drawing.graph().nodes["n1"]) == ["first", "second"]


def test_free_lines_that_are_stacked_become_a_node_without_shape(drawing, texts):
    drawing.text("Customer", 200, 100).text("name", 165, 130).text("email", 170, 160)
    graph = drawing.graph()
    assert graph.nodes["n1"]["shape"] == "none"
    assert texts(graph.nodes["n1"]) == ["Customer", "name", "email"]
    assert graph.nodes["n1"]["polygon"] is None


def test_stacked_writing_on_a_page_of_events_and_decisions_is_no_list(drawing):
    drawing.circle(100, 700, 25).diamond(300, 700, 30).diamond(500, 700, 30).circle(700, 700, 25)
    graph = drawing.text("waits", 200, 100).text("until", 200, 130).text("paid", 200, 160).graph()
    assert "none" not in {node["shape"] for _, node in graph.nodes(data=True)}
    assert {issue["code"] for issue in graph.graph["issues"]} == {"stray-text"}


def test_lists_side_by_side_stay_two(drawing, texts):
    for x in (200, 600):
        drawing.text(f"List{x}", x, 100).text("alpha", x, 130).text("gamma", x, 160)
    graph = drawing.graph()
    assert [texts(node)[0] for _, node in graph.nodes(data=True)] == ["List200", "List600"]


def test_a_lone_line_far_from_everything_is_reported(drawing):
    graph = drawing.box(100, 100, 200, 160).text("page 3", 900, 780).graph()
    (issue,) = graph.graph["issues"]
    assert (issue["code"], issue["severity"]) == ("stray-text", "info")
    assert issue["bbox"][0] > 800


def test_everything_is_given_in_photo_pixels_within_the_photo(drawing):
    drawing.to_photo = Transform((2.0, 0.0, -100.0, 0.0, 2.0, 30.0, 0.0, 0.0, 1.0))
    drawing.box(100, 100, 900, 160).box(10, 300, 110, 360).line((500, 160), (60, 300)).text("wide", 500, 130)
    drawing.issues.append(Issue("glare", Severity.INFO, "bright spot", Box(10, 10, 20, 20)))
    graph = drawing.graph()
    assert graph.nodes["n1"]["bbox"] == [100.0, 230.0, 1000.0, 350.0]
    assert graph.nodes["n1"]["polygon"][0] == [100.0, 230.0]
    assert graph.nodes["n2"]["bbox"] == [0.0, 630.0, 120.0, 750.0]
    ((_, _, edge),) = graph.edges(data=True)
    assert edge["points"] == [[900.0, 350.0], [20.0, 630.0]]
    assert graph.graph["issues"][0]["bbox"] == [0.0, 50.0, 0.0, 70.0]
    assert graph.nodes["n1"]["lines"][0]["bbox"][1] == 270.0


def test_bad_reading_lowers_the_confidence_of_a_node(drawing):
    graph = drawing.box(100, 100, 300, 160).box(100, 300, 300, 360).text("good", 200, 130, confidence=1.0)
    graph = graph.text("bad", 200, 330, confidence=0.2).graph()
    assert graph.nodes["n2"]["confidence"] < graph.nodes["n1"]["confidence"] == 0.9


def test_alternatives_of_a_reading_are_kept(drawing):
    graph = drawing.box(100, 100, 300, 160).text("Ordor", 200, 130, alternatives=("Order", "Odor")).graph()
    (line,) = graph.nodes["n1"]["lines"]
    assert line["alternatives"] == ["Order", "Odor"]
    assert line["alternative_confidences"] == [0.1, 0.1]


def test_an_empty_page_is_an_empty_graph(drawing):
    assert len(drawing.graph()) == 0


def test_the_same_page_gives_the_same_graph(drawing):
    drawing.circle(300, 300, 25).box(500, 260, 650, 340).line((325, 300), (500, 300)).text("1", 340, 280)
    drawing.text("start", 300, 350)
    first, second = drawing.graph(), drawing.graph()
    assert list(first.nodes(data=True)) == list(second.nodes(data=True))
    assert list(first.edges(data=True)) == list(second.edges(data=True))


def test_a_pool_and_its_lanes_get_the_titles_of_their_depth(drawing, texts):
    for sides in ((100, 100, 900, 700), (102, 102, 898, 400), (103, 400, 897, 699)):
        drawing.box(*sides, kind="container")
    for name, x, y in (("Hospital", 115, 390), ("Director", 150, 240), ("Specialist", 150, 560)):
        drawing.text(name, x, y, angle=270)
    graph = drawing.circle(500, 250, 25).circle(500, 550, 25).graph()
    nodes = [node for _, node in graph.nodes(data=True) if node["shape"] == "container"]
    nodes.sort(key=lambda node: node["bbox"])
    assert [texts(node) for node in nodes] == [["Hospital"], ["Director"], ["Specialist"]]


def test_captions_below_each_other_that_are_not_aligned_are_two(drawing, texts):
    drawing.circle(300, 200, 25).circle(500, 330, 25)
    drawing.text("order", 300, 240).text("cancelled", 302, 262).text("order change arrived", 470, 290)
    first, second = (texts(node) for _, node in drawing.graph().nodes(data=True))
    assert first == ["order", "cancelled"]
    assert second == ["order change arrived"]


def test_underlined_lines_say_so(drawing):
    graph = drawing.box(100, 100, 300, 200, dividers=(140,)).text("Customer", 200, 120).graph()
    assert "underlined" not in graph.nodes["n1"]["lines"][0]
    graph = drawing.text("number", 200, 170, underlined=True).graph()
    assert graph.nodes["n1"]["lines"][1]["underlined"]


def test_a_type_below_its_attribute_and_a_sign_before_it_are_parts_of_it(drawing):
    drawing.box(100, 100, 400, 300, dividers=(140,))
    drawing.text("Session", 250, 120).text("dialect:", 178, 170).text("String", 214, 200)
    drawing.text("-", 120, 240).text("id: int", 190, 240)
    meant = interpret(drawing.graph(), InterpretOptions(DiagramKind.CLASS))
    (node,) = (data for _, data in meant.nodes(data=True))
    assert [(a["visibility"], a["name"], a["type"]) for a in node["attributes"]] == [
        (None, "dialect", "String"),
        ("-", "id", "int"),
    ]
