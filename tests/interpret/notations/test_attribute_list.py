"""Free lists of attributes: no box, a title, bullets."""

import pytest

from sketch2model.interpret import uml_diagram


def names(node):
    return [attribute["name"] for attribute in node["attributes"]]


def test_several_lists_are_several_entities(ink):
    ink.node(["Customer", "- name", "- email: String"], shape="none")
    ink.node(["Order", "> date", "• total"], shape="none", at=(400, 0))
    graph = ink.meaning()
    assert graph.graph["diagram"] == "attribute_list"
    assert graph.graph["diagram_confidence"] >= 0.8
    first, second = uml_diagram(graph).elements
    assert (first.name, [(a.name, a.type) for a in first.attributes]) == (
        "Customer",
        [("name", None), ("email", "String")],
    )
    assert (second.name, [a.name for a in second.attributes]) == ("Order", ["date", "total"])


@pytest.mark.parametrize(("signs", "visibilities"), [("--", [None, None]), ("–-", [None, None]), ("-+", ["-", "+"])])
def test_dashes_before_all_rows_are_bullets(ink, signs, visibilities):
    key = ink.node(["Customer", f"{signs[0]} name", f"{signs[1]} email"], shape="none")
    attributes = ink.meaning().nodes[key]["attributes"]
    assert [(a["name"], a["visibility"]) for a in attributes] == list(zip(("name", "email"), visibilities, strict=True))


@pytest.mark.parametrize("title", ["Customer:", "Customer :", "__Customer__"])
def test_a_title_may_have_a_colon_behind_it_or_a_line_below(ink, title):
    key = ink.node([title, "name", "email"], shape="none")
    node = ink.meaning().nodes[key]
    assert (node["name"], names(node)) == ("Customer", ["name", "email"])
    assert [attribute["flags"] for attribute in node["attributes"]] == [[], []]


def test_a_list_that_starts_with_a_bullet_has_no_title(ink):
    key = ink.node(["- name", "- email"], shape="none")
    node = ink.meaning().nodes[key]
    assert (node["name"], names(node)) == (None, ["name", "email"])


def test_a_list_beside_classes_is_one_and_a_remark_is_none(ink):
    ink.edge(ink.node(["Order"], ["date: Date"]), ink.node(["Item"], ["price: int"]))
    listed = ink.node(["Customer", "name: String", "email: String"], shape="none")
    remark = ink.node(["see", "page two"], shape="none")
    graph = ink.meaning()
    assert graph.graph["diagram"] == "class"
    assert (graph.nodes[listed]["kind"], names(graph.nodes[listed])) == ("attribute_list", ["name", "email"])
    assert (graph.nodes[remark]["kind"], graph.nodes[remark]["name"]) == ("note", "see page two")


def test_boxes_are_lists_if_the_caller_says_so(ink):
    key = ink.node(["Customer", "name"])
    assert ink.meaning("attribute_list").nodes[key]["kind"] == "attribute_list"
