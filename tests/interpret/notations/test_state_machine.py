"""State machines: states, where they start and end, transitions."""

import itertools

import pytest

from sketch2model.concepts import Transition
from sketch2model.interpret import uml_diagram


def machine(ink, shape="rounded_rectangle", sign="circle"):
    initial, idle, busy, final = (
        ink.node(shape=sign),
        ink.node(["idle"], shape=shape),
        ink.node(["busy"], shape=shape),
        ink.node(shape=sign),
    )
    ink.edge(initial, idle, target_end="open")
    ink.edge(idle, busy, target_end="filled_triangle", at_middle=["coin [paid > 2] / unlock()"])
    ink.edge(busy, idle, target_end="open", at_source=["push"])
    ink.edge(busy, busy, target_end="open", at_middle=["tick"])
    ink.edge(busy, final, target_end="open", at_middle=["off"])
    return ink.meaning()


@pytest.mark.parametrize("shape", ["rounded_rectangle", "ellipse", "rectangle"])
def test_labelled_arrows_between_states_make_a_state_machine(ink, shape):
    graph = machine(ink, shape)
    assert graph.graph["diagram"] == "state"
    assert graph.graph["diagram_confidence"] >= 0.8
    assert {data["kind"] for _, data in graph.nodes(data=True)} == {"state"}
    assert {data["kind"] for *_, data in graph.edges(data=True)} == {"flow"}


def test_circles_with_letters_are_an_automaton(ink):
    a, b = ink.node(["A"], shape="circle"), ink.node(["B"], shape="circle")
    ink.edge(a, b, target_end="open", at_middle=["0"]).edge(b, a, target_end="open", at_middle=["1"])
    graph = ink.meaning()
    assert graph.graph["diagram"] == "state"
    assert [data["name"] for _, data in graph.nodes(data=True)] == ["A", "B"]


@pytest.mark.parametrize("sign", ["circle", "ellipse"])
def test_signs_without_names_are_initial_or_final(ink, sign):
    graph = machine(ink, sign=sign)
    assert [data["stereotype"] for _, data in graph.nodes(data=True)] == ["initial", None, None, "final"]


def test_a_named_state_that_nothing_leaves_is_not_final(ink):
    idle, done = ink.node(["idle"], shape="ellipse"), ink.node(["done"], shape="ellipse")
    ink.edge(idle, done, target_end="open", at_middle=["finish"])
    graph = ink.meaning("state")
    assert [data["stereotype"] for _, data in graph.nodes(data=True)] == [None, None]


def test_transitions_are_parsed_and_labels_stay(ink):
    uml = uml_diagram(machine(ink))
    found = {relation.label: relation.transition for relation in uml.relations}
    assert found == {
        None: None,
        "coin [paid > 2] / unlock()": Transition("coin", "paid > 2", "unlock()"),
        "push": Transition("push"),
        "tick": Transition("tick"),
        "off": Transition("off"),
    }


def test_flows_of_other_diagrams_are_no_transitions(ink):
    ink.edge(ink.node(["a"]), ink.node(["b"]), target_end="open", at_middle=["go / now"])
    (relation,) = uml_diagram(ink.meaning("flow")).relations
    assert relation.transition is None


@pytest.mark.parametrize("compartments", [(["busy"], ["entry / beep", "do: blink"]), (["busy", "exit/ stop"],)])
def test_what_a_state_does_is_no_part_of_its_name(ink, compartments):
    key = ink.node(*compartments, shape="rounded_rectangle")
    node = ink.meaning("state").nodes[key]
    assert node["name"] == "busy"
    assert node["text"].splitlines()[1:] == [text for texts in compartments for text in texts][1:]


def test_boxes_with_labelled_arrows_alone_are_no_states(ink):
    ink.edge(ink.node(["browser"]), ink.node(["server"]), target_end="open", at_middle=["HTTP"])
    assert ink.meaning().graph["diagram"] == "generic"


def test_a_third_of_the_arrows_may_bear_labels_where_a_circle_starts(ink):
    states = [ink.node(shape="circle"), *(ink.node([name]) for name in ("idle", "busy", "done"))]
    for (source, target), label in zip(itertools.pairwise(states), ([], ["coin [paid]"], []), strict=True):
        ink.edge(source, target, target_end="open", at_middle=label)
    assert ink.meaning().graph["diagram"] == "state"


def test_one_label_among_many_arrows_of_a_process_makes_no_states(ink):
    steps = [ink.node(shape="circle"), *(ink.node([f"step {n}"]) for n in range(4)), ink.node(shape="circle")]
    for number, (source, target) in enumerate(itertools.pairwise(steps)):
        ink.edge(source, target, target_end="open", at_middle=["by mail"] if number == 2 else [])
    assert ink.meaning().graph["diagram"] == "process"
