"""Writing outside the shapes finds the end or the middle of the line it belongs to."""

import pytest


def only_edge(graph):
    ((_, _, edge),) = graph.edges(data=True)
    return edge


@pytest.fixture
def association(drawing):
    return drawing.box(100, 100, 250, 200).box(600, 100, 750, 200).line((250, 150), (600, 150))


def test_multiplicities_belong_to_their_ends(association, texts):
    edge = only_edge(association.text("1", 265, 130).text("0..*", 570, 130).graph())
    assert texts(edge, "source") == ["1"]
    assert texts(edge, "target") == ["0..*"]


def test_multiplicity_and_role_share_an_end(association, texts):
    edge = only_edge(association.text("*", 585, 130).text("items", 560, 170).text("1", 265, 130).graph())
    assert sorted(texts(edge, "target")) == ["*", "items"]
    assert texts(edge, "source") == ["1"]


def test_a_phrase_along_the_line_is_its_label(association, texts):
    edge = only_edge(association.text("is delivered to", 425, 135).graph())
    assert texts(edge, "middle") == ["is delivered to"]


def test_places_turn_with_the_arrow(drawing, texts):
    drawing.box(100, 100, 250, 200).box(600, 100, 750, 200).line((250, 150), (600, 150), first="open")
    edge = only_edge(drawing.text("1", 265, 130).text("*", 585, 130).graph())
    assert texts(edge, "target") == ["1"]
    assert texts(edge, "source") == ["*"]


def test_neighbouring_lines_share_their_multiplicities_out(drawing, texts):
    drawing.box(300, 50, 800, 150)
    for x, label in ((350, "a"), (550, "b"), (750, "c")):
        drawing.box(x - 60, 400, x + 60, 480).line((x, 150), (x, 400))
        drawing.text("1", x + 12, 170).text(label, x, 440)
    for *_, edge in drawing.graph().edges(data=True):
        assert texts(edge, "source") == ["1"]


def test_a_fan_of_lines_gives_each_its_own_sign(drawing, texts):
    drawing.box(300, 50, 800, 150)
    targets = ((150, 400), (550, 500), (900, 400))
    starts = (480, 550, 620)
    for start, (x, y) in zip(starts, targets, strict=True):
        drawing.box(x - 60, y, x + 60, y + 80).line((start, 150), (x, y))
    drawing.text("1", 480, 175).text("1", 562, 175).text("*", 640, 175)
    graph = drawing.graph()
    assert [len(texts(edge, "source")) for *_, edge in graph.edges(data=True)] == [1, 1, 1]


def test_signs_at_both_ends_of_a_loop(drawing, texts):
    drawing.box(300, 300, 500, 500).line((480, 300), (480, 180), (200, 180), (200, 400), (300, 400))
    drawing.text("*", 460, 285).text("*", 280, 380).text("neighbours", 550, 280)
    edge = only_edge(drawing.graph())
    assert len(texts(edge)) == 3
    assert {place for place in ("source", "target") if "*" in texts(edge, place)} == {"source", "target"}


def test_a_label_of_two_lines_stays_together_in_reading_order(association, texts):
    edge = only_edge(association.text("above the", 425, 110).text("threshold", 425, 133).graph())
    assert texts(edge) == ["above the", "threshold"]


def test_writing_on_both_sides_of_a_line_is_not_one_block(association, texts):
    association.box(100, 230, 250, 330).box(600, 230, 750, 330).line((250, 235), (600, 235))
    association.text("upper label", 425, 215).text("lower label", 425, 255)
    graph = association.graph()
    assert sum(len(texts(edge)) for *_, edge in graph.edges(data=True)) == 2


def test_an_edge_and_a_circle_share_the_writing_between_them_out(drawing, texts):
    drawing.circle(150, 200, 25).box(500, 160, 650, 240).line((175, 200), (500, 200), second="open")
    drawing.text("order", 150, 240).text("placed", 150, 262).text("by fax", 350, 185)
    graph = drawing.graph()
    assert texts(graph.nodes["n1"], "caption") == ["order", "placed"]
    assert texts(only_edge(graph)) == ["by fax"]


@pytest.fixture
def classes(drawing):
    """Two divided boxes close to each other, one below the other."""
    drawing.box(100, 100, 300, 200, dividers=(140,)).box(100, 320, 300, 420, dividers=(360,))
    return drawing.line((200, 200), (200, 320))


def test_a_phrase_about_the_middle_of_a_short_relation_is_its_label(classes, texts):
    edge = only_edge(classes.text("owns", 240, 260).graph())
    assert texts(edge, "middle") == ["owns"]


def test_a_phrase_close_to_an_end_of_a_short_relation_is_a_role(classes, texts):
    edge = only_edge(classes.text("owner", 245, 215).text("items", 245, 305).graph())
    assert texts(edge, "source") == ["owner"]
    assert texts(edge, "target") == ["items"]


def test_roles_of_both_ends_are_not_one_block(classes, texts):
    edge = only_edge(classes.text("owner of", 255, 246).text("items", 245, 272).graph())
    assert texts(edge, "middle") == []
    assert (texts(edge, "source"), texts(edge, "target")) == (["owner of"], ["items"])


def test_a_role_of_two_lines_stays_at_its_end(classes, texts):
    edge = only_edge(classes.text("is owned", 255, 214).text("by", 230, 238).graph())
    assert texts(edge, "source") == ["is owned", "by"]


def test_between_classes_signs_stand_at_ends_however_far(drawing, texts):
    drawing.box(100, 100, 250, 200, dividers=(140,)).box(900, 100, 990, 200, dividers=(140,))
    edge = only_edge(drawing.line((250, 150), (900, 150)).text("1", 450, 130).text("*", 700, 130).graph())
    assert (texts(edge, "source"), texts(edge, "middle"), texts(edge, "target")) == (["1"], [], ["*"])


def test_two_signs_on_one_side_of_the_middle_are_shared_out(classes, texts):
    edge = only_edge(classes.text("1", 215, 225).text("*", 215, 250).graph())
    assert (texts(edge, "source"), texts(edge, "target")) == (["1"], ["*"])
