from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from sketch2model.concepts import UmlRelation
from sketch2model.elements import EndKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind
from sketch2model.export.diagrams.xmi import XMI

XMI_ID = "{http://www.omg.org/spec/XMI/20131001}id"
XMI_TYPE = "{http://www.omg.org/spec/XMI/20131001}type"
REFERENCES = [
    "type",
    "general",
    "client",
    "supplier",
    "contract",
    "association",
    "memberEnd",
    "navigableOwnedEnd",
    "annotatedElement",
]


class Read:
    """A file as a tool would read it: every id once, every reference to something of the right sort."""

    def __init__(self, data: bytes) -> None:
        self.root = ET.fromstring(data)[0]  # noqa: S314
        nodes = [each for each in self.root.iter() if XMI_ID in each.attrib]
        self.by_id = {each.attrib[XMI_ID]: each for each in nodes}
        assert len(self.by_id) == len(nodes)
        assert not [each for each in self.root.iter() if each.tag != "body" and XMI_ID not in each.attrib]
        self.parents = {child: parent for parent in self.root.iter() for child in parent}
        for each in nodes:
            for name in REFERENCES:
                self.targets(each, name)
        for each in (*self.all("Association"), *self.all("AssociationClass")):
            ends = self.targets(each, "memberEnd")
            assert len(ends) == 2
            assert all(self.targets(end, "association") == [each] and end in list(each) for end in ends)
        for each in self.all("Generalization"):
            child, (parent,) = self.parents[each], self.targets(each, "general")
            assert {child.attrib[XMI_TYPE], parent.attrib[XMI_TYPE]} <= {"uml:Class", "uml:AssociationClass"} or (
                child.attrib[XMI_TYPE] == parent.attrib[XMI_TYPE]
            )
        for each in self.all("InterfaceRealization"):
            assert self.targets(each, "contract")[0].attrib[XMI_TYPE] == "uml:Interface"
            assert self.targets(each, "client") == [self.parents[each]]

    def targets(self, node, name):
        return [self.by_id[each] for each in node.attrib.get(name, "").split()]

    def all(self, uml_type):
        return [each for each in self.root.iter() if each.attrib.get(XMI_TYPE) == f"uml:{uml_type}"]

    def names(self, uml_type):
        return [each.attrib.get("name") for each in self.all(uml_type)]

    def bounds(self, node):
        values = {
            child.tag: child.attrib["value"]
            for child in node
            if child.tag.endswith("Value") and "value" in child.attrib
        }
        return f"{values.get('lowerValue', '1')}..{values.get('upperValue', '1')}"

    def comments(self, node):
        return [child.findtext("body") for child in node if child.tag == "ownedComment"]

    def named(self, name):
        return next(each for each in self.root.iter("packagedElement") if each.attrib.get("name") == name)

    def association(self, one, other):
        """Both ends of the line between two classes: name, bounds, aggregation, navigability."""
        for each in (*self.all("Association"), *self.all("AssociationClass")):
            ends = self.targets(each, "memberEnd")
            if [self.targets(end, "type")[0].attrib["name"] for end in ends] == [one, other]:
                seen = self.targets(each, "navigableOwnedEnd")
                return [(end.get("name"), self.bounds(end), end.get("aggregation"), end in seen) for end in ends]
        return None


@pytest.fixture
def read(options):
    return lambda exportable: Read(XMI.write(exportable, options))


def test_examples_are_read(example, read):
    found = read(example)
    assert found.root.tag == "{http://www.omg.org/spec/UML/20161101}Model"
    assert found.root.attrib["name"] == f"{example.uml.source} (draft)"
    assert found.comments(found.root)[0] == f"Draft made by sketch2model from {example.uml.source}."


def test_classes_and_features_come_back(university, read):
    found = read(university)
    assert found.names("Class") == ["Person", "Student", "Teacher", "Tutor", "Course", "Address", "Chair"]
    assert found.names("AssociationClass") == ["enrolment"]
    assert found.names("Interface") == ["Payable"]
    assert found.names("Enumeration") == ["Level", "Empty kind"]
    assert found.named("Person").attrib["isAbstract"] == "true"
    person = {each.attrib["name"]: each for each in found.named("Person").iter("ownedAttribute")}
    assert {name: found.bounds(each) for name, each in person.items()} == {
        "id": "1..1", "full name": "1..1", "born": "0..1", "aliases": "0..3", "home": "1..1"
    }  # fmt: skip
    assert found.targets(person["home"], "type") == [found.named("Address")]
    assert found.targets(person["full name"], "type")[0].attrib["name"] == "varchar(80)"
    assert person["id"].attrib["isID"] == "true"
    assert person["id"].find("defaultValue").findtext("body") == "uuid4()"
    assert found.comments(person["born"]) == ["read with doubt; type guessed, name ends in born"]
    assert [each.attrib["name"] for each in found.named("Level")] == ["first year", "2nd", "end", "2nd"]


def test_operations_have_parameters_and_results(university, read):
    found = read(university)
    (pay,) = found.named("Payable").iter("ownedOperation")
    parameters = [
        (each.get("name"), each.get("direction"), [one.attrib["name"] for one in found.targets(each, "type")])
        for each in pay
    ]
    assert parameters == [("amount", None, ["Decimal"]), ("to", None, []), (None, "return", ["Receipt"])]


def test_inheritance_comes_back_without_circles(university, read):
    found = read(university)
    drawn = {
        (found.parents[each].attrib["name"], found.targets(each, "general")[0].attrib["name"])
        for each in found.all("Generalization")
    }
    assert drawn == {("Student", "Person"), ("Teacher", "Person"), ("Tutor", "Student"), ("Tutor", "Teacher")}
    assert found.comments(found.named("Person")) == ["drawn to inherit from Tutor in a circle; left out"]
    (realization,) = found.all("InterfaceRealization")
    assert found.parents[realization].attrib["name"] == "Teacher"


def test_lines_come_back_with_both_ends(university, examples, read):
    found = read(university)
    assert found.association("Student", "Course") == [(None, "0..*", None, True), (None, "1..*", None, True)]
    assert found.association("Chair", "Teacher") == [(None, "1..1", None, True), ("holder", "1..1", "composite", True)]
    assert found.association("Person", "Address") == [(None, "0..*", None, False), ("home", "0..1", None, True)]
    (dependency,) = found.all("Dependency")
    assert dependency.attrib["name"] == "uses"
    shop = read(examples["shop"])
    assert shop.association("Employee", "Employee") == [("boss", "0..1", None, True), ("staff", "0..*", None, True)]
    assert shop.association("Customer", "Address") == [(None, "0..1", None, True), (None, "0..2", "shared", True)]
    assert read(examples["library"]).association("author", "book")[1] == (None, "0..*", None, True)


def test_a_whole_drawn_at_the_target_has_its_part_at_the_source(university, read):
    relation = UmlRelation("n8", "n12", EdgeKind.AGGREGATION, target_end=EndKind.DIAMOND)
    found = read(replace(university, uml=replace(university.uml, relations=(relation,))))
    assert [end[2] for end in found.association("Address", "Chair")] == ["shared", None]


def test_packages_and_notes_come_back(university, read):
    found = read(university)
    assert found.parents[found.named("Chair")] is found.named("Faculty")
    assert found.named("Faculty").attrib[XMI_TYPE] == "uml:Package"
    note = next(each for each in found.root if each.findtext("body") == "only drafts")
    assert found.targets(note, "annotatedElement") == [found.named("Course")]


def test_what_is_no_class_is_counted(examples, read):
    found = read(examples["approval"])
    assert found.comments(found.root)[1] == "10 boxes and signs that are no classes are left out."
    assert not found.all("Package")


def test_hostile_diagrams_are_read(hostile_diagrams, read):
    for each in hostile_diagrams:
        for kind in (DiagramKind.CLASS, DiagramKind.PROCESS):
            assert read(replace(each, uml=replace(each.uml, kind=kind))).all("PrimitiveType") is not None
