from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
import types
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

import pydantic
import pytest
from pydantic import BaseModel

from sketch2model.concepts import UmlAttribute, UmlRelation
from sketch2model.elements.vocabulary import EdgeKind
from sketch2model.export.schemas.pydantic_classes import NAMING, PYDANTIC


@pytest.fixture
def load(monkeypatch):
    """Runs a module as an import would, and gives it with its classes."""

    def run(data: bytes):
        module = types.ModuleType("drafted")
        monkeypatch.setitem(sys.modules, "drafted", module)
        exec(compile(data.decode(), "drafted.py", "exec"), module.__dict__)  # noqa: S102
        found = [each for each in vars(module).values() if isinstance(each, type) and each.__module__ == "drafted"]
        return module, [each for each in found if issubclass(each, BaseModel)]

    return run


def filled(class_):
    """An object with only what must be there."""
    values = {name: example_of(field.annotation) for name, field in class_.model_fields.items() if field.is_required()}
    return class_(**values)


def example_of(annotation):
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return filled(annotation)
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return next(iter(annotation))
    return {
        Any: {},
        str: "x",
        int: 1,
        float: 1.5,
        bool: True,
        bytes: b"x",
        Decimal: Decimal("1.50"),
        UUID: UUID(int=1),
        dt.date: dt.date(2024, 2, 29),
        dt.time: dt.time(12),
        dt.datetime: dt.datetime(2024, 2, 29),
    }[annotation]


def test_examples_load_and_have_a_json_schema(example, options, load):
    for class_ in load(PYDANTIC.write(example, options))[1]:
        assert class_.model_json_schema()
        assert filled(class_)


def test_the_classes_are_those_drawn(university, options, load):
    module, classes = load(PYDANTIC.write(university, options))
    assert [each.__name__ for each in classes] == [
        "Person", "Student", "Payable", "Teacher", "Tutor", "Course", "Address", "Enrolment", "Chair"
    ]  # fmt: skip
    assert issubclass(module.Tutor, module.Student)
    assert issubclass(module.Teacher, module.Payable)
    student = module.Student(full_name="Ada", home=module.Address(zip="1"), copy_=False)
    assert student.class_ is module.Level.FIRST_YEAR
    assert student.fee == Decimal("0.50")
    assert student.model_name == "a 'b' \\"
    assert student.enrolments == []
    assert isinstance(student.id, UUID)
    assert module.Tutor.count == 0
    again = module.Student.model_validate_json(student.model_dump_json())
    assert again == student


def test_what_does_not_fit_is_refused(university, options, load):
    module, _ = load(PYDANTIC.write(university, options))
    course = {"code": "x", "at": "12:00", "teacher": filled(module.Teacher)}
    assert module.Course(**course).starts == dt.date(2024, 10, 1)
    for wrong in ({"at": "noon"}, {"weight": "heavy"}, {"teacher": None}, {"parent": 3}, {"code": None}):
        with pytest.raises(pydantic.ValidationError):
            module.Course(**{**course, **wrong})
    with pytest.raises(pydantic.ValidationError, match="at most 80"):
        module.Student(full_name="x" * 81, home=module.Address(zip="1"), copy_=True)


def test_objects_may_know_each_other(university, options, load):
    module, _ = load(PYDANTIC.write(university, options))
    course = filled(module.Course)
    course.teacher.courses.append(course)
    assert course.teacher.courses[0] is course


def test_doubts_and_guesses_are_said(university, options):
    text = PYDANTIC.write(university, options).decode()
    assert text.startswith('"""Draft made by sketch2model from university.jpg.\n')
    assert "born: dt.date | None = None  # read with doubt; type guessed, name ends in born\n" in text
    assert 'copy_: bool  # drawn as "copy"; default maybe left out\n' in text
    assert "    Drawn operation: + pay(amount: Decimal, to): Receipt\n" in text


def test_no_name_of_a_class_is_one_of_pydantic():
    own = {name for name in dir(BaseModel) if not name.startswith("_")}
    assert own <= NAMING.fields


def test_names_that_pydantic_or_python_would_mix_up_are_kept_apart(university, options, load):
    chair, address = university.uml.elements[11], university.uml.elements[7]
    names = ("model validate", "model dump", "schema", "class", "date", "list")
    uml = replace(
        university.uml,
        elements=(
            replace(chair, name="客户", attributes=tuple(UmlAttribute(name) for name in names)),
            replace(address, name="Decimal"),
        ),
        relations=(UmlRelation("n8", "n12", EdgeKind.ASSOCIATION, target_multiplicity="1"),),
    )
    module, _ = load(PYDANTIC.write(replace(university, uml=uml), options))
    found = module.客户
    assert list(found.model_fields)[:6] == ["model_validate_", "model_dump_", "schema_", "class_", "date", "list_"]
    assert module.Decimal_.model_fields["客户_2"].annotation is found


def test_hostile_diagrams_load(hostile_diagrams, options, load):
    for each in hostile_diagrams:
        for class_ in load(PYDANTIC.write(each, options))[1]:
            json.dumps(class_.model_json_schema())
            assert filled(class_)


@pytest.mark.parametrize("name", ["shop", "approval", "library", "nothing"])
def test_ruff_would_leave_it_as_it_is(name, examples, university, options, tmp_path):
    for number, exportable in enumerate((examples[name], university)):
        (tmp_path / f"x{number}.py").write_bytes(PYDANTIC.write(exportable, options))
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "format", "--isolated", "--no-cache", "--diff", str(tmp_path)],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache", "--select", "E4,E7,E9,F,I", str(tmp_path)],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout
