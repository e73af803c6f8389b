from __future__ import annotations

from dataclasses import replace

import pytest
from graphql import build_schema, validate_schema

from sketch2model.concepts import UmlAttribute, UmlRelation
from sketch2model.elements.vocabulary import EdgeKind
from sketch2model.export.schemas.graphql import GRAPHQL


def schema_of(exportable, options):
    """What graphql-core makes of it, found valid."""
    schema = build_schema(GRAPHQL.write(exportable, options).decode())
    assert validate_schema(schema) == []
    return schema


def types_of(schema, name):
    return {field: str(each.type) for field, each in schema.type_map[name].fields.items()}


@pytest.mark.parametrize("name", ["shop", "library"])
def test_examples_are_schemas(name, examples, options):
    assert schema_of(examples[name], options).query_type


@pytest.mark.parametrize("name", ["approval", "nothing"])
def test_without_classes_there_are_remarks_only(name, examples, options):
    assert {line[0] for line in GRAPHQL.write(examples[name], options).decode().splitlines()} == {"#"}


def test_types_have_the_drawn_fields_and_those_of_their_parents(university, options):
    schema = schema_of(university, options)
    assert types_of(schema, "Course") == {
        "code": "ID!",
        "starts": "Date!",
        "at": "Time!",
        "weight": "Float!",
        "extra": "JSON",
        "scan": "Base64",
        "hours": "Int",
        "enrolments": "[Enrolment!]!",
        "teacher": "Teacher!",
        "teachers": "[Teacher!]!",
        "children": "[Course!]!",
        "parent": "Course",
    }
    assert types_of(schema, "Person").items() <= types_of(schema, "Tutor").items()
    assert types_of(schema, "Student").items() <= types_of(schema, "Tutor").items()
    assert types_of(schema, "Address") == {"id": "ID!", "zip": "String!"}
    assert [str(each) for each in schema.type_map["Tutor"].interfaces] == ["Person", "Payable"]
    assert list(schema.type_map["Level"].values) == ["FIRST_YEAR", "VALUE_2ND", "END"]


def test_each_type_can_be_asked_for(university, options):
    query = schema_of(university, options).query_type.fields
    assert str(query["courses"].type) == "[Course!]!"
    assert {name: str(each.type) for name, each in query["course"].args.items()} == {"code": "ID!"}
    assert str(query["people"].type) == "[Person!]!"
    assert "payable" not in query


def test_what_was_drawn_and_guessed_is_described(university, options):
    schema = schema_of(university, options)
    person = schema.type_map["Person"]
    assert person.description == "Abstract class Person"
    assert person.fields["born"].description == "read with doubt; type guessed, name ends in born"
    assert schema.type_map["Level"].values["VALUE_2ND"].description == "drawn as 2nd"
    assert schema.type_map["Tutor"].description == "Class Tutor; has all that Student and Teacher has"


def test_an_interface_without_attributes_has_an_id_and_so_have_those_that_realize_it(examples, options):
    schema = schema_of(examples["shop"], options)
    assert types_of(schema, "Payable") == {"id": "ID!"}
    assert types_of(schema, "Employee")["id"] == "ID!"


def test_it_has_the_id_of_its_interface_beside_a_key_of_its_own(university, options):
    payable, course = university.uml.elements[3], university.uml.elements[5]
    realization = UmlRelation("n6", "n4", EdgeKind.REALIZATION)
    uml = replace(university.uml, elements=(replace(payable, attributes=()), course), relations=(realization,))
    schema = schema_of(replace(university, uml=uml), options)
    assert types_of(schema, "Payable") == {"id": "ID!"}
    assert list(types_of(schema, "Course"))[:2] == ["id", "code"]


def test_an_attribute_called_id_tells_one_from_another(university, options):
    person, course = university.uml.elements[0], university.uml.elements[5]
    person = replace(person, stereotype=None, attributes=(UmlAttribute("id", "String"), UmlAttribute("name", "String")))
    course = replace(course, attributes=(UmlAttribute("id", "int"), *course.attributes))
    schema = schema_of(
        replace(university, uml=replace(university.uml, elements=(person, course), relations=())), options
    )
    assert types_of(schema, "Person") == {"id": "ID!", "name": "String!"}
    query = schema.query_type.fields
    assert list(query["person"].args) == ["id"]
    assert list(query["course"].args) == ["code"]


def test_the_id_that_is_added_has_another_name_where_some_may_lack_one(university, options):
    person, address = university.uml.elements[0], university.uml.elements[5]
    person = replace(person, stereotype=None, attributes=(UmlAttribute("id", "String", multiplicity="0..1"),))
    address = replace(address, attributes=(UmlAttribute("zip", "String"),))
    elements = (person, address)
    schema = schema_of(replace(university, uml=replace(university.uml, elements=elements, relations=())), options)
    assert types_of(schema, "Person") == {"nodeId": "ID!", "id": "String"}
    assert types_of(schema, "Course") == {"nodeId": "ID!", "zip": "String!"}


def test_one_is_asked_for_by_its_key_where_several_have_the_same_name(university, options):
    attends = replace(university.uml.elements[5], name="Attends")
    schema = schema_of(replace(university, uml=replace(university.uml, elements=(attends,), relations=())), options)
    assert list(schema.query_type.fields) == ["attends", "attendsByKey"]


def test_hostile_diagrams_are_schemas(hostile_diagrams, options):
    for each in hostile_diagrams:
        assert schema_of(each, options).query_type
