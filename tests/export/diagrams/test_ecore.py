from __future__ import annotations

import pytest
from pyecore.ecore import EAttribute, EClass, EEnum, EReference
from pyecore.resources import URI, ResourceSet
from pyecore.resources.xmi import XMIResource

from sketch2model.export.diagrams.ecore import ECORE
from sketch2model.export.schemas.record_drafting import records_of
from sketch2model.export.schemas.type_names import Naming


@pytest.fixture
def load(tmp_path, options):
    """The package that pyecore reads back."""

    def run(exportable):
        path = tmp_path / "x.ecore"
        path.write_bytes(ECORE.write(exportable, options))
        return ResourceSet().get_resource(URI(str(path))).contents[0]

    return run


def classes_of(package):
    return {each.name: each for each in package.eClassifiers if isinstance(each, EClass)}


def features_of(class_, kind):
    return {
        each.name: (each.eType.name, each.lowerBound, each.upperBound)
        for each in class_.eStructuralFeatures
        if isinstance(each, kind)
    }


def test_examples_are_read(example, load):
    package = load(example)
    assert package.name == example.uml.source.partition(".")[0]
    assert package.nsURI.endswith(package.name)


def test_the_university_comes_back(university, load):
    classes = classes_of(load(university))
    assert list(classes) == [
        "Person",
        "Student",
        "Payable",
        "Teacher",
        "Tutor",
        "Course",
        "Address",
        "Enrolment",
        "Chair",
    ]
    assert {name for name, each in classes.items() if each.abstract} == {"Person", "Payable"}
    assert {name for name, each in classes.items() if each.interface} == {"Payable"}
    assert [each.name for each in classes["Tutor"].eSuperTypes] == ["Student", "Teacher"]
    assert features_of(classes["Course"], EAttribute) == {
        "code": ("EString", 1, 1),
        "starts": ("Date", 1, 1),
        "at": ("Time", 1, 1),
        "weight": ("EDouble", 1, 1),
        "extra": ("EJavaObject", 0, 1),
        "scan": ("EByteArray", 0, 1),
        "hours": ("EInt", 1, 1),
    }
    assert features_of(classes["Course"], EReference) == {
        "enrolments": ("Enrolment", 0, -1),
        "teacher": ("Teacher", 1, 1),
        "teachers": ("Teacher", 0, -1),
        "children": ("Course", 0, -1),
        "parent": ("Course", 0, 1),
    }
    assert classes["Course"].findEStructuralFeature("code").iD
    assert classes["Course"].findEStructuralFeature("hours").derived
    assert classes["Chair"].findEStructuralFeature("holder").containment
    assert not classes["Teacher"].findEStructuralFeature("chair").containment
    assert classes["Course"].findEStructuralFeature("weight").defaultValueLiteral == "1.5"


def test_what_was_drawn_and_guessed_is_documented(university, load):
    person = classes_of(load(university))["Person"]
    assert person.eAnnotations[0].details["documentation"] == "Abstract class Person"
    born = person.findEStructuralFeature("born")
    assert born.eAnnotations[0].details["documentation"] == "read with doubt; type guessed, name ends in born"


def test_enumerations_and_operations_come_back(university, load):
    package = load(university)
    level = next(each for each in package.eClassifiers if isinstance(each, EEnum))
    assert [(each.name, each.value) for each in level.eLiterals] == [("FIRST_YEAR", 0), ("VALUE_2ND", 1), ("END", 2)]
    pay = classes_of(package)["Payable"].eOperations[0]
    assert pay.name == "pay"
    assert pay.eAnnotations[0].details["documentation"] == "drawn as + pay(amount: Decimal, to): Receipt"


def test_a_read_package_makes_objects(university, load):
    classes = classes_of(load(university))
    chair, tutor, course = (classes[name]() for name in ("Chair", "Tutor", "Course"))
    chair.holder = tutor
    tutor.courses.append(course)
    assert tutor.chair is chair
    assert tutor.eContainer() is chair
    assert course.teacher is tutor
    assert tutor.number == 7


def check_round_trip(exportable, package, path):
    """What is there is what the records say, and what pyecore writes it reads again."""
    records = records_of(exportable.uml, Naming(camel=True, types=frozenset({"Date", "Time", "DateTime", "UUID"})))
    classes = classes_of(package)
    assert list(classes) == [record.name for record in records.records]
    for record in records.records:
        found = classes[record.name]
        assert [each.name for each in found.eSuperTypes] == list(record.bases)
        features = {each.name: each for each in found.eStructuralFeatures}
        assert list(features) == [field.name for field in record.fields]
        for field in record.fields:
            feature = features[field.name]
            assert (feature.lowerBound, feature.upperBound) == (field.bounds.lower, field.bounds.upper or -1)
            assert feature.eType is not None
            if isinstance(feature, EReference):
                assert feature.eType.name == field.target
                assert (feature.eOpposite.name if feature.eOpposite else None) == field.opposite
                assert feature.eOpposite is None or feature.eOpposite.eOpposite is feature
    again = XMIResource(URI(str(path)))
    again.append(package)
    again.save()
    reread = ResourceSet().get_resource(URI(str(path))).contents[0]
    assert [each.name for each in reread.eClassifiers] == [each.name for each in package.eClassifiers]


def test_hostile_diagrams_come_back(hostile_diagrams, load, tmp_path):
    for each in hostile_diagrams:
        check_round_trip(each, load(each), tmp_path / "again.ecore")


def test_examples_come_back(example, load, tmp_path):
    check_round_trip(example, load(example), tmp_path / "again.ecore")
