"""Other readings are offered where they belong, in the form in which they can be put there."""

import copy
import json
import time

import networkx as nx
import pytest

from sketch2model.graph import graph_from_json, new_node
from sketch2model.interpret import alternatives_of
from sketch2model.interpret.alternatives import MOST


def others(line, *texts, start=0.4):
    """Give a line other readings, each less sure than the one before."""
    line["alternatives"] = list(texts)
    line["alternative_confidences"] = [round(start - 0.05 * place, 2) for place in range(len(texts))]


def offered(graph, pointer):
    return [each.value for each in alternatives_of(graph).get(pointer, [])]


@pytest.fixture
def order(ink):
    key = ink.node(["Ordr"], ["qty: int", "total"], ["pay(): bool"])
    graph = ink.meaning("class")
    name, first, _, pay = graph.nodes[key]["lines"]
    others(name, "Order", "0rdr", "Ordr")
    others(first, "aty: int", "qty: lnt", "pay()")
    others(pay, "pay(x): bool", "bay(): bool", "nothing")
    return graph


def test_names(order):
    found = alternatives_of(order)["/nodes/0/name"]
    assert [(each.text, each.value) for each in found] == [("Order", "Order"), ("0rdr", "0rdr")]
    assert [each.confidence for each in found] == [0.4, 0.35]


def test_attributes_are_parsed_and_keep_their_place(order):
    (value,) = offered(order, "/nodes/0/attributes/0")
    present = order.nodes["n1"]["attributes"][0]
    assert (value["name"], value["type"], value["text"], value["confidence"]) == ("aty", "int", "aty: int", 0.4)
    assert value["bbox"] == present["bbox"]
    assert set(value) == set(present)
    assert "/nodes/0/attributes/1" not in alternatives_of(order)


def test_operations(order):
    values = offered(order, "/nodes/0/operations/0")
    assert [(value["name"], value["parameters"]) for value in values] == [("pay", "x"), ("bay", None)]


def test_each_can_be_put_in_its_place(order):
    data = nx.node_link_data(order, edges="edges")
    for pointer, found in alternatives_of(order).items():
        changed = copy.deepcopy(data)
        *way, last = pointer.split("/")[1:]
        place = changed
        for part in way:
            place = place[int(part)] if isinstance(place, list) else place[part]
        place[int(last) if isinstance(place, list) else last] = found[0].value
        assert graph_from_json(json.dumps(changed))


def test_what_the_engine_liked_best_is_offered_once_a_person_wrote_something_else(order):
    node = order.nodes["n1"]
    node.update(name="Invoice", corrected=True, confidence=1.0)
    node["attributes"][0] = {**node["attributes"][0], "name": "quantity", "text": "quantity: int"}
    assert offered(order, "/nodes/0/name") == ["Ordr", "Order", "0rdr"]
    assert [value["name"] for value in offered(order, "/nodes/0/attributes/0")] == ["qty", "aty"]


def test_members_that_moved_take_their_alternatives_along(order):
    order.nodes["n1"]["attributes"].reverse()
    assert [value["name"] for value in offered(order, "/nodes/0/attributes/1")] == ["aty"]


def test_of_a_wrapped_text_only_one_line_changes(ink):
    key = ink.node(["Purchase", "Ordr"], ["id:", "it"])
    graph = ink.meaning("class")
    first, second, left, right = graph.nodes[key]["lines"]
    others(first, "Purchasc")
    others(second, "Order")
    others(left, "ld:")
    others(right, "int")
    assert graph.nodes[key]["name"] == "Purchase Ordr"
    assert sorted(offered(graph, "/nodes/0/name")) == ["Purchasc Ordr", "Purchase Order"]
    assert {(value["name"], value["type"]) for value in offered(graph, "/nodes/0/attributes/0")} >= {("id", "int")}


def test_stereotypes_are_no_part_of_a_name(ink):
    key = ink.node(["«interface» Shpe"], ["x"])
    graph = ink.meaning("class")
    others(graph.nodes[key]["lines"][0], "«interface» Shape")
    assert offered(graph, "/nodes/0/name") == ["Shape"]


def test_underlines_and_bullets_are_drawn_and_not_read(ink):
    key = ink.node(["Order"], ["__cunt: int"])
    todo = ink.node(["To do:", "- bui", "- sell", "- go"], shape="none", at=(300, 300))
    graph = ink.meaning("class")
    others(graph.nodes[key]["lines"][1], "count: int")
    others(graph.nodes[todo]["lines"][1], "- buy")
    (value,) = offered(graph, "/nodes/0/attributes/0")
    assert (value["name"], value["flags"]) == ("count", ["static"])
    (value,) = offered(graph, "/nodes/1/attributes/0")
    assert (value["name"], value["visibility"]) == ("buy", None)


def test_values_on_one_row_have_no_alternatives_of_their_own(ink):
    key = ink.node(["«enum»", "Colour"], ["RED, GREN"])
    graph = ink.meaning("class")
    others(graph.nodes[key]["lines"][2], "RED, GREEN")
    assert len(graph.nodes[key]["attributes"]) == 2
    assert alternatives_of(graph) == {}


def test_writing_at_lines(ink):
    ink.edge(ink.node(["A"], ["x"]), ink.node(["B"]), at_source=["1"], at_target=["0..l ownr"], at_middle=["hs"])
    graph = ink.meaning("class")
    edge = graph.edges["n1", "n2", 0]
    for line in edge["lines"]:
        others(line, *{"source": ["*", "7"], "target": ["0..1 owner", "* ownr"], "middle": ["has"]}[line["place"]])
    found = alternatives_of(graph)
    assert [each.value for each in found["/edges/0/source_multiplicity"]] == ["*", "7"]
    assert [each.value for each in found["/edges/0/target_role"]] == ["owner"]
    assert [each.value for each in found["/edges/0/target_multiplicity"]] == ["*"]
    assert [each.value for each in found["/edges/0/label"]] == ["has"]
    edge.update(label="owns", corrected=True)
    assert offered(graph, "/edges/0/label") == ["hs", "has"]


def test_at_most_five_and_the_best_first(ink):
    key = ink.node(["Ordr"], ["x"])
    graph = ink.meaning("class")
    line = graph.nodes[key]["lines"][0]
    line["alternatives"] = [f"Order{number}" for number in range(9)]
    line["alternative_confidences"] = [number / 100 for number in range(9)]
    assert offered(graph, "/nodes/0/name") == [f"Order{number}" for number in (8, 7, 6, 5, 4)]
    assert MOST == 5


def test_a_step_says_all_that_is_in_it(ink):
    key = ink.node(["check", "ordr"])
    graph = ink.meaning("flow")
    others(graph.nodes[key]["lines"][1], "order")
    assert offered(graph, "/nodes/0/name") == ["check order"]


def test_no_evidence_no_alternatives(ink):
    ink.graph.add_node("n1", **new_node(id="n1", bbox=[0, 0, 1, 1], name="Order"), corrected=True)
    assert alternatives_of(ink.graph) == {}


def test_confidences_may_be_missing_in_files_of_others(ink):
    key = ink.node(["Ordr"], ["x"])
    graph = ink.meaning("class")
    graph.nodes[key]["lines"][0]["alternatives"] = ["Order", "  "]
    (found,) = alternatives_of(graph)["/nodes/0/name"]
    assert (found.value, found.confidence) == ("Order", 0.0)


def test_a_large_page_takes_little_time(ink):
    for number in range(300):
        key = ink.node([f"Ordr{number}"], ["qty: int", "total: int", "id: int"], at=(number * 200, 0))
        ink.edge(f"n{number // 2 + 1}", key, at_source=["0..1 x"])
    graph = ink.meaning("class")
    for lines in (data["lines"] for parts in (graph.nodes(data=True), graph.edges(data=True)) for *_, data in parts):
        for line in lines:
            others(line, *(f"{line['text']}{letter}" for letter in "abcde"))
    started = time.perf_counter()
    assert len(alternatives_of(graph)) > 1000
    assert time.perf_counter() - started < 5  # about half a second on a machine with nothing else to do
