from __future__ import annotations

from dataclasses import replace

import pytest

from sketch2model.concepts import TypeName, UmlAttribute, UmlDiagram, UmlElement, UmlRelation
from sketch2model.elements import Box, EndKind, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind
from sketch2model.export.schemas.record_drafting import records_of
from sketch2model.export.schemas.type_names import Naming

BOX = Box(0, 0, 10, 10)


def diagram(names, *relations, kinds=None, attributes=None):
    elements = tuple(
        UmlElement(
            name,
            name,
            (kinds or {}).get(name, NodeKind.CLASS),
            ShapeKind.RECTANGLE,
            BOX,
            attributes=tuple(UmlAttribute(each) for each in (attributes or {}).get(name, ())),
        )
        for name in names.split()
    )
    return UmlDiagram(DiagramKind.CLASS, elements, relations, "x.jpg", 10, 10)


def line(source, target, at_source=None, at_target=None, kind=EdgeKind.ASSOCIATION, **known):
    return UmlRelation(source, target, kind, source_multiplicity=at_source, target_multiplicity=at_target, **known)


def fields(found, **known):
    return {
        f"{record.name}.{each.name}": f"{each.target} {each.bounds}"
        for record in records_of(found, Naming(), **known).records
        for each in record.fields
        if each.target
    }


def field(records, name):
    record, _, wanted = name.partition(".")
    return next(each for one in records.records if one.name == record for each in one.fields if each.name == wanted)


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        (line("A", "B", "1", "*"), {"A.bs": "B *", "B.a": "A 1"}),
        (line("A", "B", "*", "0..1"), {"A.b": "B 0..1", "B.as": "A *"}),
        (line("A", "B", "*", "1..*"), {"A.bs": "B 1..*", "B.as": "A *"}),
        (line("A", "B"), {"A.b": "B 0..1", "B.as": "A *"}),
        (line("A", "B", at_target="*"), {"A.bs": "B *", "B.a": "A 0..1"}),
        (line("A", "B", kind=EdgeKind.COMPOSITION), {"A.bs": "B *", "B.a": "A 0..1"}),
        (
            line("A", "B", kind=EdgeKind.AGGREGATION, target_end=EndKind.DIAMOND),
            {"A.b": "B 0..1", "B.as": "A *"},
        ),
        (line("A", "B", at_target="1", kind=EdgeKind.DIRECTED_ASSOCIATION), {"A.b": "B 1"}),
        (line("A", "B", source_end=EndKind.OPEN, at_source="1"), {"B.a": "A 1"}),
        (line("A", "B", "*", "1", source_end=EndKind.OPEN, target_end=EndKind.OPEN), {"A.b": "B 1", "B.as": "A *"}),
        (line("A", "B", source_end=EndKind.ONE, target_end=EndKind.ZERO_MANY), {"A.bs": "B *", "B.a": "A 1"}),
        (line("A", "B", "1", "1", source_role="owner", target_role="pets"), {"A.pets": "B 1", "B.owner": "A 1"}),
        (line("A", "A", "0..1", "*"), {"A.children": "A *", "A.parent": "A 0..1"}),
        (line("A", "A", "1", "*", source_role="boss"), {"A.children": "A *", "A.boss": "A 1"}),
        (line("A", "B", kind=EdgeKind.DEPENDENCY), {}),
        (line("A", "nobody"), {}),
    ],
)  # fmt: skip
def test_lines_become_fields(relation, expected):
    assert fields(diagram("A B", relation)) == expected


def test_two_lines_between_the_same_classes_are_told_apart_by_their_labels():
    found = diagram("Person Car", line("Person", "Car", label="owns"), line("Person", "Car", label="drives"))
    assert list(fields(found)) == ["Person.car", "Person.drives_car", "Car.people", "Car.drives_people"]


def test_both_ends_know_each_other():
    records = records_of(diagram("A B", line("A", "B", "1", "*", kind=EdgeKind.COMPOSITION)), Naming())
    assert field(records, "A.bs").opposite == "a"
    assert field(records, "A.bs").contains
    assert field(records, "B.a").opposite == "bs"
    assert field(records, "B.a").back
    assert not field(records, "B.a").contains


def test_an_association_class_stands_between():
    found = diagram("Student Course Grade", line("Student", "Course", "*", "1..*", association_class="Grade"))
    assert fields(found) == {
        "Student.grades": "Grade 1..*",
        "Course.grades": "Grade *",
        "Grade.student": "Student 1",
        "Grade.course": "Course 1",
    }
    records = records_of(found, Naming())
    assert field(records, "Student.grades").remark == "association; drawn as 1..*"
    assert field(records, "Grade.student").remark == "association; drawn"


def test_roles_of_many_are_one_for_an_association_class():
    roles = {"source_role": "employees", "target_role": "boss"}
    found = diagram("Person Company Job", line("Person", "Company", "*", "1", association_class="Job", **roles))
    assert {"Job.employee", "Job.boss"} < fields(found).keys()


def test_a_relationship_between_three_is_a_record():
    kinds = dict.fromkeys("ABC", NodeKind.ENTITY) | {"sells": NodeKind.RELATIONSHIP}
    legs = (
        line("A", "sells", kind=EdgeKind.LINK, source_role="seller"),
        line("sells", "B", "0..1", kind=EdgeKind.LINK),
        line("C", "sells", "1", kind=EdgeKind.LINK),
    )
    found = diagram("A B C sells", *legs, kinds=kinds)
    assert field(records_of(found, Naming()), "B.sells").remark == "part of a relationship; drawn as 0..1"
    assert fields(found) == {
        "A.sells": "Sells *",
        "B.sells": "Sells 0..1",
        "C.sells": "Sells *",
        "Sells.seller": "A 1",
        "Sells.b": "B 1",
        "Sells.c": "C 1",
    }


def test_a_relationship_between_two_is_a_record_where_it_has_attributes():
    kinds = dict.fromkeys("AB", NodeKind.ENTITY) | {"has": NodeKind.RELATIONSHIP}
    legs = [line(name, "has", kind=EdgeKind.LINK) for name in "AB"]
    plain = diagram("A B has", *legs, line("A", "B", "1", "n", label="has"), kinds=kinds)
    assert fields(plain) == {"A.bs": "B *", "B.a": "A 1"}
    joined = line("A", "B", "1", "n", label="has", association_class="has")
    rich = diagram("A B has", *legs, joined, kinds=kinds, attributes={"has": ["since"]})
    assert fields(rich) == {"A.has": "Has *", "B.has": "Has 1", "Has.a": "A 1", "Has.b": "B 1"}


def test_an_attribute_with_parts_is_left_to_its_parts():
    element = UmlElement(
        "n1",
        "A",
        NodeKind.ENTITY,
        ShapeKind.RECTANGLE,
        BOX,
        attributes=(UmlAttribute("address", flags=("composite",)), UmlAttribute("street")),
    )
    records = records_of(UmlDiagram(DiagramKind.ER, (element,), (), "x.jpg", 10, 10), Naming())
    assert [each.name for each in records.records[0].fields] == ["street"]


def test_circles_of_needs_are_opened():
    found = diagram("A B C", line("A", "B", "*", "1"), line("B", "C", "*", "1"), line("C", "A", "*", "1"))
    records = records_of(found, Naming(), one_by_one=True)
    required = [each.name for record in records.records for each in record.fields if each.required]
    assert len(required) == 2
    assert "neither could be made first" in field(records, "C.a").remark


def test_a_child_needs_what_its_parent_needs():
    up = UmlRelation("Child", "Parent", EdgeKind.INHERITANCE)
    found = diagram("Parent Child Other", up, line("Parent", "Other", "*", "1"), line("Other", "Child", "*", "1"))
    assert fields(found, one_by_one=True)["Other.child"] == "Child 0..1"
    assert fields(found)["Other.child"] == "Child 1"


def test_who_looks_back_may_be_missing_first():
    found = diagram("A B", line("A", "B", "1", "1"))
    assert fields(found, one_by_one=True) == {"A.b": "B 1", "B.a": "A 0..1"}
    assert fields(diagram("A", line("A", "A", "1", "*")), one_by_one=True)["A.parent"] == "A 0..1"


def test_the_example(university):
    records = records_of(university.uml, Naming())
    assert [record.name for record in records.records] == [
        "Person", "Student", "Payable", "Teacher", "Tutor", "Course", "Address", "Enrolment", "Chair"
    ]  # fmt: skip
    assert [(each.name, each.members) for each in records.enumerations] == [
        ("Level", (("FIRST_YEAR", "first year"), ("VALUE_2ND", "2nd"), ("END", "end")))
    ]
    assert "full_name" not in {each.name for each in records.records[1].fields}
    assert records.records[4].ancestors == ("Person", "Student", "Payable", "Teacher")
    assert [each.name for each in records.records[0].fields].count("home") == 1
    assert field(records, "Person.born").remark == "read with doubt; type guessed, name ends in born"
    assert field(records, "Student.class").type.name is TypeName.ENUMERATION
    assert not field(records, "Course.hours").required


def test_an_unread_multiplicity_is_guessed_and_said_so():
    records = records_of(diagram("A B", line("A", "B", "1", "?")), Naming())
    assert field(records, "A.b").remark == "association; multiplicity guessed"
    assert field(records, "B.a").remark == "association; drawn as 1"


def test_names_of_fields_are_unique_in_a_family(hostile_diagrams):
    for each in hostile_diagrams:
        records = records_of(each.uml, Naming(camel=True))
        types = [one.name for one in (*records.records, *records.enumerations)]
        assert len(set(types)) == len(types)
        for record in records.records:
            inherited = [
                one.name for parent in records.records if parent.name in record.ancestors for one in parent.fields
            ]
            names = [one.name for one in record.fields]
            assert len({*names, *inherited}) == len(names) + len(inherited)


def test_the_kind_of_diagram_does_not_matter(university):
    for kind in DiagramKind:
        assert records_of(replace(university.uml, kind=kind), Naming()).records
