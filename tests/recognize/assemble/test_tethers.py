"""Dashed lines that tie a class to an association."""

import pytest

from sketch2model.elements.vocabulary import DiagramKind
from sketch2model.graph import graph_from_json, graph_to_json
from sketch2model.interpret import interpret, uml_diagram
from sketch2model.settings import InterpretOptions


def association(drawing, *, second="none", style="solid"):
    """Two classes side by side with a line between, and a third one below its middle."""
    drawing.box(100, 100, 300, 220, dividers=(140,)).box(700, 100, 900, 220, dividers=(140,))
    drawing.box(400, 400, 600, 520, dividers=(440,))
    return drawing.line((300, 160), (700, 160), second=second, style=style)


def tied(graph):
    return [data.get("association_class") for *_, data in graph.edges(data=True)]


def issues(graph):
    return [issue["code"] for issue in graph.graph["issues"]]


@pytest.mark.parametrize("short_by", [-10, 0, 15])
@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("style", ["dashed", "dotted"])
def test_a_dashed_line_from_a_class_to_a_line_ties_the_class_to_it(drawing, short_by, turned, style):
    points = ((500, 400), (500, 160 + short_by))
    graph = association(drawing).line(*(points[::-1] if turned else points), style=style).graph()
    assert [(source, target) for source, target, _ in graph.edges(data=True)] == [("n1", "n2")]
    assert tied(graph) == ["n3"]
    assert issues(graph) == []


@pytest.mark.parametrize("end", [(300, 160), (700, 160)])
@pytest.mark.parametrize("sign", ["none", "open", "diamond"])
def test_a_trace_that_goes_on_along_the_line_is_the_same(drawing, end, sign):
    """As a detector may see it: the sign at the end is that of the line."""
    association(drawing, second=sign).line((500, 400), (500, 165), end, second=sign, style="dashed")
    graph = drawing.graph()
    assert {frozenset(edge[:2]) for edge in graph.edges} == {frozenset(("n1", "n2"))}
    assert tied(graph) == ["n3"]


@pytest.mark.parametrize(
    "points",
    [
        ((500, 400), (500, 260)),  # ends in the open
        ((500, 400), (320, 165)),  # ends at the line's end, that is at its class
        ((500, 340), (500, 160)),  # starts at no class
        ((250, 220), (500, 162)),  # starts at a class that the line itself joins
    ],
)
def test_a_dashed_line_that_ends_or_starts_elsewhere_ties_nothing(drawing, points):
    assert set(tied(association(drawing).line(*points, style="dashed").graph())) == {None}


def test_a_solid_line_ties_nothing(drawing):
    graph = association(drawing).line((500, 400), (500, 160)).graph()
    assert tied(graph) == [None]
    assert issues(graph) == ["loose-end"]


@pytest.mark.parametrize("sign", ["open", "triangle", "diamond"])
def test_a_line_with_a_sign_at_its_end_ties_nothing(drawing, sign):
    graph = association(drawing).line((500, 400), (500, 160), second=sign, style="dashed").graph()
    assert tied(graph) == [None]


def test_a_note_at_a_line_is_no_class(drawing):
    association(drawing).box(650, 400, 800, 520, kind="note").line((700, 400), (600, 160), style="dashed")
    assert tied(drawing.graph()) == [None]


def test_a_line_that_passes_other_lines_on_its_way_to_a_class_is_an_edge(drawing):
    association(drawing).line((500, 400), (500, 100), (750, 100), style="dashed")
    graph = drawing.graph()
    assert sorted((source, target) for source, target, _ in graph.edges(data=True)) == [("n1", "n2"), ("n2", "n3")]
    assert tied(graph) == [None, None]


def test_a_line_has_one_class_of_its_own(drawing):
    association(drawing).line((450, 400), (450, 160), style="dashed").line((550, 400), (550, 160), style="dashed")
    graph = drawing.graph()
    assert tied(graph) == ["n3"]
    assert issues(graph) == ["loose-end"]


def test_processes_have_no_association_classes(drawing):
    for x in (100, 300, 500, 700):
        drawing.circle(x, 700, 30)
    association(drawing, second="open").line((500, 400), (500, 160), style="dashed")
    assert tied(drawing.graph()) == [None]


def test_it_arrives_in_the_concepts_by_way_of_json(drawing):
    association(drawing).line((500, 400), (500, 160), style="dashed")
    drawing.text("Person", 200, 120).text("Job", 500, 420).text("Company", 800, 120).text("pay: int", 500, 470)
    graph = graph_from_json(graph_to_json(interpret(drawing.graph(), InterpretOptions(DiagramKind.CLASS))))
    uml = uml_diagram(graph)
    (relation,) = uml.relations
    assert next(e.name for e in uml.elements if e.id == relation.association_class) == "Job"
