from __future__ import annotations

import json
import sys
import types

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from sketch2model.export.schemas.json_schema import JSON_SCHEMA
from sketch2model.export.schemas.pydantic_classes import PYDANTIC


def schema_of(exportable, options):
    schema = json.loads(JSON_SCHEMA.write(exportable, options))
    Draft202012Validator.check_schema(schema)
    return schema


@pytest.fixture
def validate(university, options):
    schema = schema_of(university, options)

    def run(name, instance):
        checker = Draft202012Validator.FORMAT_CHECKER
        Draft202012Validator({**schema, "$ref": f"#/$defs/{name}"}, format_checker=checker).validate(instance)

    return run


TEACHER = {
    "id": "12345678-1234-5678-1234-567812345678",
    "full_name": "Ada",
    "home": {"zip": "1"},
    "iban": "X",
    "hired": "2024-02-29T12:00:00Z",
}
COURSE = {"code": "c", "starts": "2024-10-01", "at": "12:00:00Z", "weight": 1.5, "teacher": TEACHER}


def test_examples_are_schemas(example, options):
    schema = schema_of(example, options)
    for name in schema["$defs"]:
        for instance in ({}, {"id": 1}, None):
            list(Draft202012Validator({**schema, "$ref": f"#/$defs/{name}"}).iter_errors(instance))


@pytest.mark.parametrize(
    ("name", "instance"),
    [
        ("Teacher", TEACHER),
        ("Teacher", {**TEACHER, "born": None, "aliases": ["a", "b"], "courses": [COURSE]}),
        ("Person", TEACHER),
        ("Course", COURSE),
        ("Course", {**COURSE, "extra": {"any": [1]}, "scan": "eA==", "parent": {**COURSE, "parent": None}}),
        ("Level", "2nd"),
        ("Tutor", {**TEACHER, "number": 1, "class": "end", "fee": 0.5, "copy": True}),
        ("Tutor", {**TEACHER, "copy": True}),
    ],
)
def test_what_fits_is_accepted(validate, name, instance):
    validate(name, instance)


@pytest.mark.parametrize(
    ("name", "instance", "reason"),
    [
        ("Teacher", {key: value for key, value in TEACHER.items() if key != "iban"}, "'iban' is a required property"),
        ("Tutor", {**TEACHER, "copy": True, "nickname": "x"}, "Unevaluated properties"),
        ("Teacher", {**TEACHER, "id": "x"}, "is not a 'uuid'"),
        ("Teacher", {**TEACHER, "aliases": ["a", "b", "c", "d"]}, "too long"),
        ("Teacher", {**TEACHER, "full_name": "x" * 81}, "too long"),
        ("Teacher", {**TEACHER, "courses": [1]}, "is not of type 'object'"),
        ("Course", {**COURSE, "weight": "heavy"}, "is not of type 'number'"),
        ("Course", {**COURSE, "starts": "soon"}, "is not a 'date'"),
        ("Course", {**COURSE, "parent": {}}, "is not valid under any"),
        ("Level", "third year", "is not one of"),
        ("Tutor", {**TEACHER, "number": 1.5, "class": "end", "fee": 0.5, "copy": True}, "is not of type 'integer'"),
    ],
)
def test_what_does_not_fit_is_refused(validate, name, instance, reason):
    with pytest.raises(ValidationError, match=reason):
        validate(name, instance)


def test_what_was_drawn_and_guessed_is_described(university, options):
    definitions = schema_of(university, options)["$defs"]
    assert definitions["Person"]["description"] == "Abstract class Person"
    assert definitions["Person"]["properties"]["born"] == {
        "type": ["string", "null"],
        "format": "date",
        "description": "read with doubt; type guessed, name ends in born",
    }
    assert definitions["Student"]["properties"]["fee"]["default"] == 0.5
    assert definitions["Course"]["properties"]["hours"]["readOnly"] is True
    assert "count" not in definitions["Tutor"]["properties"]
    assert definitions["Teacher"]["properties"]["hired"]["description"].endswith("default now() left out")


def test_what_the_pydantic_classes_write_fits(university, options, validate, monkeypatch):
    module = types.ModuleType("drafted")
    monkeypatch.setitem(sys.modules, "drafted", module)
    exec(PYDANTIC.write(university, options).decode(), module.__dict__)  # noqa: S102
    teacher = module.Teacher(full_name="Ada", home=module.Address(zip="1"), iban="X")
    course = module.Course(code="x", at="12:00:00Z", teacher=teacher)
    validate("Course", json.loads(course.model_dump_json()))


def test_hostile_diagrams_are_schemas(hostile_diagrams, options):
    for each in hostile_diagrams:
        schema = schema_of(each, options)
        for name in schema["$defs"]:
            # Following every reference shows that each leads somewhere.
            list(
                Draft202012Validator({**schema, "properties": {"x": {"$ref": f"#/$defs/{name}"}}}).iter_errors(
                    {"x": {}}
                )
            )
        text = json.dumps(schema)
        references = set(text.split('"#/$defs/')[1:])
        assert {each.partition('"')[0] for each in references} <= {_quoted(name) for name in schema["$defs"]}


def _quoted(name):
    return "".join(
        letter if letter.isascii() else "".join(f"%{byte:02X}" for byte in letter.encode()) for letter in name
    )
