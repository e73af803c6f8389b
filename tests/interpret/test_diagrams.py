"""The kind of diagram, how sure it is, and several diagrams on a page."""

from pathlib import Path

import pytest

from sketch2model.elements.vocabulary import DiagramKind
from sketch2model.graph import graph_from_json, graph_to_json
from sketch2model.interpret import interpret, uml_diagram
from sketch2model.settings import InterpretOptions

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.expected.json"))


def classes(ink, x=0, y=0):
    """Three classes of one diagram, in a row; the last one is joined to nothing."""
    order = ink.node(["Order"], ["date: Date"], at=(x, y))
    item = ink.node(["Item"], ["price: int"], at=(x + 150, y))
    ink.node(["Customer"], ["name: String"], at=(x + 300, y))
    ink.edge(order, item, at_source=["1"], at_target=["*"])


def flow(ink, x=0, y=0):
    """A start, a question and two steps, one below the other."""
    keys = [
        ink.node(["Start"], shape="stadium", at=(x, y)),
        ink.node(["paid?"], shape="diamond", at=(x, y + 80)),
        ink.node(["ship"], at=(x, y + 160)),
        ink.node(["remind"], at=(x + 150, y + 80)),
    ]
    for source, target in ((0, 1), (1, 2), (1, 3)):
        ink.edge(keys[source], keys[target], target_end="open")


def states(ink, x=0, y=0):
    idle = ink.node(["idle"], shape="rounded_rectangle", at=(x, y))
    busy = ink.node(["busy"], shape="rounded_rectangle", at=(x + 180, y))
    ink.edge(idle, busy, target_end="open", at_middle=["coin"]).edge(busy, idle, target_end="open", at_middle=["done"])
    ink.edge(ink.node(shape="circle", at=(x, y + 100)), idle, target_end="open")


def columns(ink, x=0, y=0):
    customer = ink.node(["Customer"], ["PK id", "name"], at=(x, y))
    order = ink.node(["Order"], ["PK id", "date"], at=(x + 200, y))
    ink.edge(customer, order, source_end="one", target_end="zero_many")


def ovals(ink, x=0, y=0):
    customer, order = ink.node(["Customer"], at=(x, y)), ink.node(["Order"], at=(x + 300, y))
    places = ink.node(["places"], shape="diamond", at=(x + 150, y))
    ink.edge(customer, places, at_source=["1"]).edge(places, order, at_target=["N"])
    ink.edge(customer, ink.node(["name"], shape="ellipse", at=(x, y + 100)))


def process(ink, x=0, y=0):
    start, task = ink.node(shape="circle", captions=["claim"], at=(x, y)), ink.node(["check"], at=(x + 100, y))
    gateway, end = ink.node(["X"], shape="diamond", at=(x + 300, y)), ink.node(shape="circle", at=(x + 500, y))
    ink.edge(start, task, target_end="open").edge(task, gateway, target_end="open").edge(
        gateway, end, target_end="open"
    )


SURE = [
    (classes, "class"),
    (flow, "flow"),
    (states, "state"),
    (columns, "er"),
    (ovals, "er"),
    (process, "process"),
]


@pytest.mark.parametrize(("draw", "kind"), SURE)
def test_a_textbook_diagram_is_told_surely(ink, draw, kind):
    draw(ink)
    graph = ink.meaning()
    assert graph.graph["diagram"] == kind
    assert 0.8 <= graph.graph["diagram_confidence"] <= 1
    assert "diagrams" not in graph.graph
    assert uml_diagram(graph).confidence == graph.graph["diagram_confidence"]
    assert uml_diagram(graph).parts == ()


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.name.partition(".")[0])
def test_the_samples_are_told_surely(file):
    expected = graph_from_json(file.read_text(encoding="utf-8"))
    graph = interpret(expected, InterpretOptions())
    assert graph.graph["diagram"] == expected.graph["diagram"]
    assert graph.graph["diagram_confidence"] >= 0.8
    assert "diagrams" not in graph.graph


def test_signs_of_two_notations_in_one_diagram_leave_doubt(ink):
    ink.edge(ink.node(["Order"]), ink.node(["Item"]), source_end="one", target_end="many")
    ink.edge("n1", ink.node(["Bill"]), target_end="diamond")
    assert ink.meaning().graph["diagram_confidence"] < 0.8


def test_one_weak_sign_leaves_doubt(ink):
    ink.edge(ink.node(["Dog"]), ink.node(["Animal"]), target_end="diamond")
    graph = ink.meaning()
    assert graph.graph["diagram"] == "class"
    assert graph.graph["diagram_confidence"] < 0.8


def test_the_callers_kind_is_sure_and_the_only_one(ink):
    classes(ink)
    flow(ink, y=500)
    graph = ink.meaning("class")
    assert (graph.graph["diagram"], graph.graph["diagram_confidence"]) == ("class", 1.0)
    assert "diagrams" not in graph.graph
    assert graph.nodes["n7"]["kind"] == "class"


@pytest.mark.parametrize(("first", "kind"), SURE)
@pytest.mark.parametrize(("second", "other"), SURE)
def test_two_diagrams_far_apart_are_two_if_their_kinds_differ(ink, first, kind, second, other):
    first(ink)
    count = len(ink.graph)
    second(ink, y=600)
    graph = ink.meaning()
    if kind == other:
        assert "diagrams" not in graph.graph
        assert graph.graph["diagram"] == kind
        return
    one, two = graph.graph["diagrams"]
    assert (one["kind"], two["kind"]) == (kind, other)
    assert (one["nodes"], two["nodes"]) == (list(graph)[:count], list(graph)[count:])
    assert min(one["confidence"], two["confidence"]) >= 0.8
    assert graph.graph["diagram"] == (other if len(two["nodes"]) > len(one["nodes"]) else kind)


def test_each_part_is_read_by_its_own_notation(ink):
    classes(ink)
    states(ink, y=600)
    graph = ink.meaning()
    assert [data["kind"] for _, data in graph.nodes(data=True)] == ["class"] * 3 + ["state"] * 3
    assert sorted(data["kind"] for *_, data in graph.edges(data=True)) == ["association", "flow", "flow", "flow"]
    uml = uml_diagram(graph)
    assert [(part.kind, len(part.elements)) for part in uml.parts] == [(DiagramKind.CLASS, 3), (DiagramKind.STATE, 3)]
    assert [len(part.relations) for part in uml.split()] == [1, 3]
    assert {relation.transition.trigger for relation in uml.split()[1].relations if relation.transition} == {
        "coin",
        "done",
    }
    assert all(relation.transition is None for relation in uml.split()[0].relations)


def test_two_kinds_close_to_each_other_are_one_diagram(ink):
    classes(ink)
    states(ink, y=60)
    assert "diagrams" not in ink.meaning().graph


def test_what_says_little_is_no_diagram_of_its_own(ink):
    classes(ink)
    ink.node(["a", "remark"], shape="note", at=(0, 700))
    ink.node(["Lonely"], ["id: int"], at=(900, 700))
    ink.edge(ink.node(["x"], at=(0, 1500)), ink.node(["y"], at=(200, 1500)))
    graph = ink.meaning()
    assert "diagrams" not in graph.graph
    assert graph.nodes["n4"]["kind"] == "note"
    assert graph.nodes["n5"]["kind"] == "class"


def test_what_says_little_belongs_to_the_nearest_diagram(ink):
    classes(ink)
    flow(ink, y=2000)
    ink.node(["Lonely"], at=(0, 300))
    ink.node(["later"], at=(0, 2500))
    graph = ink.meaning()
    assert [part["nodes"] for part in graph.graph["diagrams"]] == [
        ["n1", "n2", "n3", "n8"],
        ["n4", "n5", "n6", "n7", "n9"],
    ]
    assert (graph.nodes["n8"]["kind"], graph.nodes["n9"]["kind"]) == ("class", "step")


def test_a_list_far_from_classes_is_no_diagram_of_its_own(ink):
    classes(ink)
    for x in (0, 400):
        ink.node(["Address", "- street: String", "- city: String"], shape="none", at=(x, 900))
    graph = ink.meaning()
    assert "diagrams" not in graph.graph
    assert [graph.nodes[key]["kind"] for key in ("n4", "n5")] == ["attribute_list"] * 2


def test_classes_that_only_a_tether_joins_are_one_group(ink):
    classes(ink)
    flow(ink, y=2000)
    tied = ink.node(["Purchase"], at=(0, 900))
    ink.graph.edges["n1", "n2", 0]["association_class"] = tied
    assert tied in ink.meaning().graph["diagrams"][0]["nodes"]


def test_parts_survive_json_and_a_second_look(ink):
    classes(ink)
    flow(ink, y=600)
    graph = ink.meaning()
    again = graph_from_json(graph_to_json(graph))
    assert again.graph == graph.graph
    assert interpret(again, InterpretOptions()).graph == graph.graph
    assert "diagrams" not in interpret(again, InterpretOptions(DiagramKind.CLASS)).graph


def test_an_empty_page_has_one_generic_diagram(ink):
    assert ink.meaning().graph["diagram"] == "generic"
    assert uml_diagram(ink.meaning()).parts == ()
