"""Boxes and arrows of no particular notation."""

import pytest


def test_boxes_and_lines_without_any_sign_are_generic(ink):
    ink.edge(ink.node(["one"]), ink.node(["two"]))
    graph = ink.meaning()
    assert graph.graph["diagram"] == "generic"
    assert [data["kind"] for _, data in graph.nodes(data=True)] == ["node", "node"]


def test_a_drawing_of_an_architecture_is_generic(ink):
    keys = [
        ink.node(shape="circle"),  # the head of the person, found as a shape of its own
        ink.node(shape="actor", captions=["user"]),
        ink.node(["Web page"], shape="rounded_rectangle"),
        ink.node(["API"]),
        ink.node(["queue"], shape="ellipse"),
        ink.node(["Postgres"], shape="cylinder"),
    ]
    for source, target, text in ((1, 2, "clicks"), (2, 3, "JSON"), (3, 4, "enqueue"), (4, 5, "SQL")):
        ink.edge(keys[source], keys[target], target_end="open", at_middle=[text])
    graph = ink.meaning()
    assert graph.graph["diagram"] == "generic"
    assert graph.nodes["n2"]["kind"] == "actor"
    assert graph.nodes["n6"]["kind"] == "store"
    assert graph.edges["n3", "n4", 0]["label"] == "JSON"


@pytest.mark.parametrize(
    ("style", "sign", "kind"),
    [
        ("solid", "none", "link"),
        ("solid", "open", "flow"),
        ("solid", "filled_triangle", "flow"),
        ("solid", "triangle", "inheritance"),
        ("dashed", "triangle", "realization"),
        ("solid", "diamond", "aggregation"),
        ("solid", "filled_diamond", "composition"),
        ("solid", "zero_many", "association"),
    ],
)
def test_signs_that_mean_something_everywhere(ink, style, sign, kind):
    ink.edge(ink.node(["a"]), ink.node(["b"]), target_end=sign, style=style)
    assert ink.meaning("generic").edges["n1", "n2", 0]["kind"] == kind


def test_a_box_with_compartments_has_members(ink):
    key = ink.node(["Order"], ["date: Date", "pay()"])
    node = ink.meaning("generic").nodes[key]
    assert (node["name"], node["attributes"][0]["name"], node["operations"][0]["name"]) == ("Order", "date", "pay")
