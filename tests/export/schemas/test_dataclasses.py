from __future__ import annotations

import dataclasses
import datetime as dt
import subprocess
import sys
import types
import typing
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

import pytest

from sketch2model.concepts import UmlRelation
from sketch2model.elements.vocabulary import EdgeKind
from sketch2model.export.schemas.dataclasses import DATACLASSES


@pytest.fixture
def load(monkeypatch):
    """Runs a module as an import would, and gives it with its classes."""

    def run(data: bytes):
        module = types.ModuleType("drafted")
        monkeypatch.setitem(sys.modules, "drafted", module)
        exec(compile(data.decode(), "drafted.py", "exec"), module.__dict__)  # noqa: S102
        return module, [
            each for each in vars(module).values() if isinstance(each, type) and dataclasses.is_dataclass(each)
        ]

    return run


def filled(class_):
    """An object with only what must be there."""
    hints = typing.get_type_hints(class_)
    missing = dataclasses.MISSING
    return class_(
        **{
            field.name: example_of(hints[field.name])
            for field in dataclasses.fields(class_)
            if field.default is missing and field.default_factory is missing
        }
    )


def example_of(annotation):
    if dataclasses.is_dataclass(annotation):
        return filled(annotation)
    simple = {int: 1, str: "x", float: 1.5, bool: True, bytes: b"x", Decimal: Decimal(1), UUID: UUID(int=1)}
    moments = {
        typing.Any: "x",
        dt.date: dt.date(2024, 2, 29),
        dt.time: dt.time(12),
        dt.datetime: dt.datetime(2024, 2, 29),
    }
    return {**simple, **moments}.get(annotation) or next(iter(annotation))


def test_examples_load(example, options, load):
    for class_ in load(DATACLASSES.write(example, options))[1]:
        assert filled(class_)


def test_the_classes_are_those_drawn(university, options, load):
    module, classes = load(DATACLASSES.write(university, options))
    assert len(classes) == 9
    hints = typing.get_type_hints(module.Tutor)
    assert hints["class_"] is module.Level
    assert hints["courses"] == list[module.Course]
    assert hints["count"] == typing.ClassVar[int]
    student = module.Student(full_name="Ada", home=module.Address(zip="1"), copy=False)
    assert student.fee == Decimal("0.50")
    assert module.Course.__dataclass_fields__["starts"].default == dt.date(2024, 10, 1)
    with pytest.raises(TypeError, match="home"):
        module.Student(full_name="Ada", copy=False)


def test_objects_that_know_each_other_are_shown_and_compared(university, options, load):
    module, _ = load(DATACLASSES.write(university, options))
    teacher = filled(module.Teacher)
    course = module.Course(code="x", at=dt.time(12), teacher=teacher)
    teacher.courses.append(course)
    assert repr(teacher).count("Course(") == 1
    assert course == module.Course(code="x", at=dt.time(12), teacher=filled(module.Teacher))


def test_bases_that_python_cannot_order_are_left_out_and_named(university, options, load):
    person, _, teacher, payable, tutor, course = university.uml.elements[:6]
    lines = [("n3", "n1"), ("n3", "n4"), ("n5", "n4"), ("n5", "n1"), ("n6", "n3"), ("n6", "n5")]
    uml = replace(
        university.uml,
        elements=(person, payable, teacher, tutor, replace(course, attributes=())),
        relations=tuple(UmlRelation(child, parent, EdgeKind.INHERITANCE) for child, parent in lines),
    )
    module, _ = load(DATACLASSES.write(replace(university, uml=uml), options))
    assert module.Course.__bases__ == (module.Teacher,)
    assert "Drawn to inherit from Tutor too" in module.Course.__doc__


def test_hostile_diagrams_load(hostile_diagrams, options, load):
    for each in hostile_diagrams:
        for class_ in load(DATACLASSES.write(each, options))[1]:
            assert filled(class_)


def test_ruff_would_leave_it_as_it_is(examples, university, options, tmp_path):
    for number, exportable in enumerate((*examples.values(), university)):
        (tmp_path / f"x{number}.py").write_bytes(DATACLASSES.write(exportable, options))
    for command in (["format", "--diff"], ["check", "--select", "E4,E7,E9,F,I"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *command, "--isolated", "--no-cache", tmp_path],
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout
