"""Flowcharts: terminals, steps, decisions with labelled branches."""

from itertools import pairwise

import pytest


def flowchart(ink, start="stadium", **asked):
    keys = [
        ink.node(["Start"], shape=start),
        ink.node(["paid?"], shape="diamond"),
        ink.node(["ship"]),
        ink.node(["remind"], shape="parallelogram"),
        ink.node(["End"], shape="stadium"),
    ]
    for source, target, answer in ((0, 1, []), (1, 2, ["yes"]), (1, 3, ["no"]), (3, 1, []), (2, 4, [])):
        ink.edge(keys[source], keys[target], target_end="open", at_source=answer)
    return ink.meaning()


@pytest.mark.parametrize("start", ["stadium", "ellipse"])
def test_questions_in_diamonds_make_a_flowchart(ink, start):
    graph = flowchart(ink, start)
    assert graph.graph["diagram"] == "flow"
    assert [data["kind"] for _, data in graph.nodes(data=True)] == ["event", "decision", "step", "step", "event"]
    assert graph.nodes["n2"]["name"] == "paid?"


def test_terminals_start_and_end(ink):
    stereotypes = [data["stereotype"] for _, data in flowchart(ink).nodes(data=True)]
    assert stereotypes == ["start", None, None, None, "end"]


def test_a_box_that_is_called_start_is_a_terminal_and_a_circle_may_have_a_letter(ink):
    start, go, last = ink.node(["Start"], shape="rounded_rectangle"), ink.node(["go"]), ink.node(["E"], shape="circle")
    ink.edge(start, go, target_end="open").edge(go, last, target_end="open")
    graph = ink.meaning("flow")
    assert [(d["kind"], d["name"], d["stereotype"]) for _, d in graph.nodes(data=True)] == [
        ("event", "Start", "start"),
        ("step", "go", None),
        ("event", "E", "end"),
    ]


def test_branches_keep_their_answers(ink):
    graph = flowchart(ink)
    assert {target: data["label"] for _, target, data in graph.out_edges("n2", data=True)} == {"n3": "yes", "n4": "no"}
    assert {data["kind"] for *_, data in graph.edges(data=True)} == {"flow"}


@pytest.mark.parametrize(("name", "stereotype"), [("Start", "start"), ("END", "end"), ("Stop.", "end"), ("pay", None)])
def test_a_terminal_whose_arrows_were_not_found_may_say_what_it_is(ink, name, stereotype):
    key = ink.node([name], shape="stadium")
    assert ink.meaning("flow").nodes[key]["stereotype"] == stereotype


def test_boxes_and_arrows_alone_are_no_flowchart(ink):
    keys = [ink.node([name]) for name in ("one", "two", "three", "four")]
    for source, target in pairwise(keys):
        ink.edge(source, target, target_end="open")
        ink.edge(target, source, target_end="open")
    assert ink.meaning().graph["diagram"] == "generic"


def test_all_writing_of_an_arrow_is_its_label(ink):
    ink.edge(ink.node(["a"]), ink.node(["b"]), target_end="open", at_source=["not"], at_middle=["ok"])
    edge = ink.meaning("flow").edges["n1", "n2", 0]
    assert (edge["label"], edge["source_role"], edge["kind"]) == ("not ok", None, "flow")
