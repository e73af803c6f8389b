"""Processes: events, tasks, gateways, data, lanes, messages."""

import pytest


def kinds(graph):
    return [data["kind"] for _, data in graph.nodes(data=True)]


def process(ink, arrow="open"):
    start, task = ink.node(shape="circle", captions=["claim", "received"]), ink.node(["check claim"])
    gateway, end = ink.node(["X"], shape="diamond"), ink.node(shape="circle")
    store = ink.node(["SAP"], shape="cylinder")
    ink.edge(start, task, target_end=arrow).edge(task, gateway, target_end=arrow)
    ink.edge(gateway, end, target_end=arrow, at_source=["ok"]).edge(task, store, target_end=arrow, style="dashed")
    return ink.meaning()


@pytest.mark.parametrize("arrow", ["open", "filled_triangle", "triangle"])
def test_events_and_gateways_make_a_process_however_its_arrows_are_drawn(ink, arrow):
    graph = process(ink, arrow)
    assert graph.graph["diagram"] == "process"
    assert kinds(graph) == ["event", "step", "decision", "event", "store"]
    assert graph.edges["n2", "n5", 0]["kind"] == "link"


def test_a_dashed_line_between_tasks_is_a_message(ink):
    process(ink)
    ink.edge("n2", ink.node(["pay"]), target_end="open", style="dashed")
    assert ink.meaning("process").edges["n2", "n6", 0]["kind"] == "message"


def test_captions_name_events_and_marks_in_gateways_name_nothing(ink):
    graph = process(ink)
    assert graph.nodes["n1"]["name"] == "claim received"
    assert graph.nodes["n1"]["text"] == "claim\nreceived"
    assert graph.nodes["n3"]["name"] is None
    assert graph.nodes["n3"]["text"] is None


def test_events_start_and_end_by_their_place_among_the_arrows(ink):
    graph = process(ink)
    assert [data["stereotype"] for _, data in graph.nodes(data=True)] == ["start", None, None, "end", None]


def test_an_event_between_steps_neither_starts_nor_ends(ink):
    graph = process(ink)
    ink.edge("n4", ink.node(["archive"]), target_end="open")
    assert ink.meaning("process").nodes["n4"]["stereotype"] is None
    assert graph.nodes["n4"]["stereotype"] == "end"


def test_messages_and_loops_do_not_make_an_event_start_or_end(ink):
    event, task = ink.node(shape="circle"), ink.node(["wait"])
    ink.edge(event, task, target_end="open", style="dashed").edge(event, event, target_end="open")
    assert ink.meaning("process").nodes[event]["stereotype"] is None


def test_a_stereotype_that_somebody_gave_stays(ink):
    process(ink)
    ink.graph.nodes["n1"]["stereotype"] = "timer"
    assert ink.meaning("process").nodes["n1"]["stereotype"] == "timer"


def test_lanes_are_containers_and_documents_documents(ink):
    lane = ink.node(["Officer"], shape="container", size=(800, 300))
    task, paper = ink.node(["check"]), ink.node(["claim"], shape="document")
    ink.graph.nodes[task]["parent"] = lane
    ink.edge(task, paper, style="dotted").edge(task, ink.node(["pay"]), target_end="open")
    graph = ink.meaning()
    assert graph.graph["diagram"] == "process"
    assert kinds(graph) == ["container", "step", "document", "step"]
    assert graph.nodes[task]["parent"] == lane
    assert graph.edges[task, paper, 0]["kind"] == "link"
