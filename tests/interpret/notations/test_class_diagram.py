"""UML class diagrams: compartments, keywords, relations, notes, packages."""

import pytest

from sketch2model.elements import ShapeKind
from sketch2model.elements.vocabulary import EdgeKind
from sketch2model.interpret import uml_diagram


def kinds(graph):
    return [data["kind"] for _, data in graph.nodes(data=True)]


def test_compartments_make_a_class_diagram(ink):
    ink.node(["Order"], ["date"])
    ink.node(["Item"], ["price"])
    graph = ink.meaning()
    assert graph.graph["diagram"] == "class"
    assert kinds(graph) == ["class", "class"]


def test_triangles_between_plain_boxes_make_a_class_diagram(ink):
    parent = ink.node(["Member"])
    for name in ("Student", "Lecturer"):
        ink.edge(ink.node([name]), parent, target_end="triangle")
    graph = ink.meaning()
    assert graph.graph["diagram"] == "class"
    assert {data["kind"] for *_, data in graph.edges(data=True)} == {"inheritance"}


def test_multiplicities_between_plain_boxes_make_a_class_diagram(ink):
    ink.edge(ink.node(["Game"]), ink.node(["Board"]), at_source=["1"], at_target=["*"])
    assert ink.meaning().graph["diagram"] == "class"


def test_a_whole_class(ink):
    ink.node(
        ["«entity»", "Order", "{abstract}"],
        ["- id: int {id}", "+ /total: Money = 0", "# tags: Map<String, List<int>> [0..*]", "__count: int__"],
        ["+ add(item: Item, amount: int = max(1, 2)): bool", "~ sum(): Money {query}", "__find(id: int): Order__"],
    )
    (element,) = uml_diagram(ink.meaning("class")).elements
    assert (element.name, element.stereotype, element.is_abstract) == ("Order", "abstract", True)
    assert [(a.visibility, a.name, a.type, a.default, a.multiplicity, a.flags) for a in element.attributes] == [
        ("-", "id", "int", None, None, ("pk",)),
        ("+", "total", "Money", "0", None, ("derived",)),
        ("#", "tags", "Map<String, List<int>>", None, "0..*", ()),
        (None, "count", "int", None, None, ("static",)),
    ]
    assert [(o.visibility, o.name, o.parameters, o.type, o.flags) for o in element.operations] == [
        ("+", "add", "item: Item, amount: int = max(1, 2)", "bool", ()),
        ("~", "sum", None, "Money", ("query",)),
        (None, "find", "id: int", "Order", ("static",)),
    ]


def test_an_interface_is_one(ink):
    ink.node(["<<interface>>", "Shape"], ["area(): float"])
    (element,) = uml_diagram(ink.meaning("class")).elements
    assert element.is_interface
    assert element.is_abstract


def test_the_values_of_an_enumeration_are_attributes_without_types(ink):
    ink.node(["«enumeration»", "Status"], ["RED", "0", "IN_PROGRESS = 2", "- done, late", "blue int", "1"])
    ink.node(["Order"], ["status: Status", "date: Date"])
    element, _ = uml_diagram(ink.meaning("class")).elements
    assert element.is_enumeration
    assert [(a.name, a.type, a.default) for a in element.attributes] == [
        ("RED", None, None),
        ("0", None, None),
        ("IN_PROGRESS", None, "2"),
        ("done", None, None),
        ("late", None, None),
        ("blue int", None, None),
        ("1", None, None),
    ]
    assert element.operations == ()


def test_an_enumeration_may_have_attributes(ink):
    ink.node(["«enum»", "Planet"], ["EARTH", "+ mass: float", "MARS: 4"])
    (element,) = uml_diagram(ink.meaning("class")).elements
    assert [(a.name, a.type, a.default) for a in element.attributes] == [
        ("EARTH", None, None),
        ("MARS", None, "4"),
        ("mass", "float", None),
    ]


def test_an_enumeration_without_divider_has_a_name_of_one_row(ink):
    ink.node(["<<enum>>", "Colour", "RED", "GREEN"])
    (element,) = uml_diagram(ink.meaning("class")).elements
    assert (element.name, [a.name for a in element.attributes]) == ("Colour", ["RED", "GREEN"])


def test_an_enumeration_may_have_operations(ink):
    ink.node(["«enumeration»", "Planet"], ["EARTH(1)", "MARS(2)"], ["mass(): float"])
    (element,) = uml_diagram(ink.meaning("class")).elements
    assert [(a.name, a.default) for a in element.attributes] == [("EARTH", "1"), ("MARS", "2")]
    assert [o.name for o in element.operations] == ["mass"]


def test_a_note_is_no_class_whatever_it_says_and_its_line_is_a_link(ink):
    note = ink.node(["name: String", "age: int", "always known"], shape="note")
    ink.edge(note, ink.node(["Person"], ["name: String"]), style="dashed")
    ink.edge("n2", ink.node(["Dog"]), target_end="triangle")
    graph = ink.meaning()
    assert graph.nodes[note]["kind"] == "note"
    assert graph.nodes[note]["attributes"] == []
    assert graph.edges[note, "n2", 0]["kind"] == "link"


def test_a_package_is_a_container(ink):
    package = ink.node(["sales"], shape="container", size=(500, 300))
    inside = ink.node(["Order"], ["date: Date"], at=(50, 50))
    ink.graph.nodes[inside]["parent"] = package
    graph = ink.meaning()
    assert (graph.nodes[package]["kind"], graph.nodes[package]["name"]) == ("container", "sales")
    assert uml_diagram(graph).elements[1].parent == package


def test_an_association_class_belongs_to_its_association(ink):
    tied = ink.node(["Employment"], ["salary: int"])
    ink.edge(ink.node(["Person"], ["name"]), ink.node(["Company"], ["name"]), at_source=["*"], at_target=["*"])
    ink.graph.edges["n2", "n3", 0]["association_class"] = tied
    (relation,) = uml_diagram(ink.meaning()).relations
    assert (relation.association_class, relation.kind) == (tied, EdgeKind.ASSOCIATION)


def test_a_diamond_between_three_classes_is_a_relationship_of_its_own(ink):
    classes = [ink.node([name], ["id: int"]) for name in ("Teacher", "Room", "Course")]
    diamond = ink.node(["lesson"], shape="diamond")
    for key in classes:
        ink.edge(key, diamond)
    graph = ink.meaning("class")
    assert graph.nodes[diamond]["kind"] == "relationship"
    assert {data["kind"] for *_, data in graph.edges(data=True)} == {"link"}


@pytest.mark.parametrize("shape", list(ShapeKind))
def test_whatever_is_drawn_has_a_kind(ink, shape):
    ink.node(["x", "y: z"], shape=str(shape))
    assert ink.meaning("class").nodes["n1"]["kind"]
