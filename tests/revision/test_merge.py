"""Pages become one graph."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sketch2model.elements.vocabulary import DiagramKind
from sketch2model.errors import UsageError
from sketch2model.graph import check_graph, graph_from_json, graph_to_json
from sketch2model.interpret import interpret
from sketch2model.revision import merge
from sketch2model.settings import InterpretOptions


def names(graph):
    return [node["name"] for _, node in graph.nodes(data=True)]


def attributes(graph, name):
    (node,) = (node for _, node in graph.nodes(data=True) if node["name"] == name)
    return {attribute["name"]: attribute["type"] for attribute in node["attributes"]}


def conflicts(graph):
    return [issue["message"] for issue in graph.graph["issues"] if issue["code"] == "merge-conflict"]


def test_the_same_class_on_two_pages_becomes_one(page):
    first = page({"Order Item": ["id: int", "price"], "Customer": []}, [("Customer", "Order Item")])
    second = page({"orderItem": ["price: decimal", "count: int"], "Product": []}, [("orderItem", "Product")])
    whole = merge([first, second])
    check_graph(whole)
    assert names(whole) == ["Order Item", "Customer", "Product"]
    assert list(whole) == ["n1", "n2", "n3"]
    assert attributes(whole, "Order Item") == {"id": "int", "price": "decimal", "count": "int"}
    assert [(a, b) for a, b, _ in whole.edges] == [("n1", "n3"), ("n2", "n1")]
    assert conflicts(whole) == []


def test_pages_lie_side_by_side_and_the_photos_are_named(page):
    whole = merge([page({"A": ["x"]}, source="1.jpg"), page({"B": ["y"]}, source="2.jpg")])
    assert (whole.graph["source"], whole.graph["width"], whole.graph["height"]) == ("1.jpg + 2.jpg", 2050, 800)
    assert whole.nodes["n2"]["bbox"] == [1150.0, 20.0, 1230.0, 120.0]
    assert whole.nodes["n2"]["attributes"][0]["bbox"] == [1060.0, 30.0, 1140.0, 40.0]


@pytest.mark.parametrize(("sure", "kept"), [(0.95, "decimal"), (0.5, "int")])
def test_a_contradiction_is_listed_and_the_surer_reading_stays(page, sure, kept):
    whole = merge([page({"Order": ["total: int"]}), page({"Order": ["total: decimal"]}, confidence=sure)])
    assert attributes(whole, "Order") == {"total": kept}
    (message,) = conflicts(whole)
    assert message == f"Order.total: type is 'int' on one page and 'decimal' on another; '{kept}' was kept"


def test_what_was_merged_stays_when_it_is_interpreted_again(page):
    first = page({"Order": ["id: int"], "Item": []}, [("Order", "Item")])
    second = page({"Order": ["total"], "Item": []}, [("Item", "Order", {"source_role": "items"})])
    for each in (first, second):
        line = {"text": "Order", "bbox": [100.0, 20.0, 150.0, 30.0], "confidence": 0.9, "alternatives": []}
        each.nodes["n1"]["lines"] = [line | {"place": "inside", "compartment": 0}]
    whole = merge([first, second])
    again = interpret(whole, InterpretOptions(DiagramKind.CLASS))
    assert names(again) == ["Order", "Item"]
    assert attributes(again, "Order") == {"id": "int", "total": None}
    ((*_, edge),) = again.edges(data=True)
    assert edge["target_role"] == "items"
    assert graph_from_json(graph_to_json(again))


def test_flags_are_united(page):
    whole = merge([page({"A": ["x: int {pk}"]}), page({"A": ["x: int {unique}"]})])
    assert whole.nodes["n1"]["attributes"][0]["flags"] == ["pk", "unique"]


def test_a_relation_on_both_pages_becomes_one_also_when_drawn_the_other_way(page):
    first = page({"A": [], "B": []}, [("A", "B", {"source_multiplicity": "1", "label": "has"})])
    second = page({"B": [], "A": []}, [("B", "A", {"source_multiplicity": "*", "target_role": "owner"})])
    whole = merge([first, second])
    ((_, _, edge),) = whole.edges(data=True)
    assert (edge["source_multiplicity"], edge["target_multiplicity"], edge["label"]) == ("1", "*", "has")
    assert edge["source_role"] == "owner"


def test_multiplicities_that_differ_are_a_conflict(page):
    pages = [page({"A": [], "B": []}, [("A", "B", {"target_multiplicity": text})]) for text in ("1", "*")]
    whole = merge(pages)
    assert whole.number_of_edges() == 1
    assert conflicts(whole) == ["relation of A and B: a multiplicity is 1 on one page and * on another; 1 was kept"]


def test_two_relations_of_one_page_stay_two(page):
    twice = page({"A": [], "B": []}, [("A", "B"), ("A", "B")])
    assert merge([twice, page({"C": []})]).number_of_edges() == 2
    assert merge([page({"A": [], "B": []}), twice]).number_of_edges() == 2
    assert merge([twice, twice]).number_of_edges() == 2


def test_relations_with_other_words_stay_apart(page):
    pages = [page({"A": [], "B": []}, [("A", "B", {"label": text})]) for text in ("owns", "rents")]
    assert merge(pages).number_of_edges() == 2


def test_steps_of_one_name_stay_apart(page):
    assert names(merge([page({"Check": []}, kind="step"), page({"Check": []}, kind="step")])) == ["Check", "Check"]


def test_parents_and_association_classes_keep_their_nodes(page):
    first, second = page({"A": []}), page({"A": [], "B": [], "C": []}, [("A", "B", {"association_class": "n3"})])
    second.nodes["n2"]["parent"] = "n1"
    whole = merge([first, second])
    assert whole.nodes["n2"]["parent"] == "n1"
    ((_, _, edge),) = whole.edges(data=True)
    assert whole.nodes[edge["association_class"]]["name"] == "C"


def test_the_pages_are_left_as_they_are(page):
    pages = [page({"A": ["x: int"]}), page({"A": ["y: int"]})]
    before = [graph_to_json(each) for each in pages]
    merge(pages)
    assert [graph_to_json(each) for each in pages] == before


def test_nothing_cannot_be_merged():
    with pytest.raises(UsageError):
        merge([])


boxes = st.dictionaries(
    st.sampled_from("ABCDE"), st.lists(st.sampled_from(["x", "y: int", "y: str"]), max_size=3), min_size=1
)


@given(st.lists(st.tuples(boxes, st.data()), min_size=1, max_size=4))
@settings(max_examples=40, deadline=None)
def test_what_is_merged_keeps_the_contract_and_loses_no_name(page, drawn):
    pages = []
    for classes, data in drawn:
        ends = st.sampled_from(sorted(classes))
        pages.append(page(classes, data.draw(st.lists(st.tuples(ends, ends), max_size=4))))
    whole = merge(pages)
    check_graph(whole)
    assert graph_to_json(graph_from_json(graph_to_json(whole))) == graph_to_json(whole)
    assert set(names(whole)) == {name for classes, _ in drawn for name in classes}
    assert len(whole) == len(set(names(whole)))
    assert max(each.number_of_edges() for each in pages) <= whole.number_of_edges()
