"""Schemas with everything that tables can have, and ways to run what is written of them."""

from __future__ import annotations

import itertools
import json
import random
import subprocess
import sys
import types
from pathlib import Path

import pytest
import sqlalchemy as sa
from shop_tables import ID, NAMES, SHOP, SHOP_ENUMERATIONS, added, box_, columns_of, diagram_of, drawn, refer, type_

from sketch2model.concepts import (
    Column,
    ForeignKey,
    Schema,
    Table,
    UmlOperation,
)
from sketch2model.elements import Issue, Severity


@pytest.fixture(scope="session")
def schemas(exportable_from):
    """Name of each schema to what is exported."""
    animal, dog, puppy, cat = (
        box_(1, "Animal", "name", "born_at"),
        box_(2, "Dog", "breed"),
        box_(3, "Puppy", "toy"),
        box_(4, "Cat", "indoor"),
    )
    family = ((2, 1), (3, 2), (4, 1))
    inherited = {2: (animal,), 3: (dog, animal), 4: (animal,), 1: ()}
    concrete = [
        Table(
            element.name.lower(),
            (ID, *(column for each in (*inherited[number], element) for column in columns_of(each))),
            drawn_name=element.name,
            element=element.id,
        )
        for number, element in enumerate((animal, dog, puppy, cat), 1)
    ]
    single = Table(
        "animal",
        (
            ID,
            Column("kind", type_("string"), why="says which class a row belongs to"),
            *columns_of(animal),
            *(column for each in (dog, puppy, cat) for column in columns_of(each, nullable=True)),
        ),
        drawn_name="Animal",
        element="n1",
        discriminator="kind",
    )
    shop = diagram_of(
        box_(1, "Person", "id", "name", "birthDate", operations=(UmlOperation("age", type="int"),)),
        *(box_(number, f"box {number}") for number in range(2, 12)),
    )
    animals = diagram_of(animal, dog, puppy, cat, inherits=family)
    reserved = tuple(
        Table(name, (ID, *(drawn(each, "string", default="x") for each in NAMES)), drawn_name=name)
        for name in (
            "Model",
            "Base",
            "None",
            "Enum",
            "Meta",
            "model",
            "list",
            "order",
            "Decimal",
            "abstract",
            "sqlite_x",
        )
    )
    circle = (
        Table("a", (ID, added("b_id", nullable=True)), (refer("b_id", "b"),)),
        Table("b", (ID, added("a_id", unique=True), added("a2_id")), (refer("a_id", "a"), refer("a2_id", "a"))),
        Table("c", (ID, added("id2", unique=True)), (refer("id", "d"),)),
        Table("d", (ID,), (refer("id", "c", inherits=True),)),
        Table("e", (ID, added("parent_id", nullable=True)), (refer("parent_id", "e"), refer("parent_id", "c"))),
        Table("keyless", (drawn("x", "integer"),)),
        Table("empty", ()),
    )
    shared = (
        Table("tenant", (ID,)),
        Table(
            "room",
            (added("tenant_id", primary_key=True), drawn("number", "integer", primary_key=True)),
            (refer("tenant_id", "tenant"),),
        ),
        Table(
            "booking",
            (ID, added("tenant_id"), added("room_number"), drawn("day", "date", default="today")),
            (
                refer("tenant_id", "tenant"),
                ForeignKey(("tenant_id", "room_number"), "room", ("tenant_id", "number")),
            ),
            unique=(("tenant_id", "room_number", "day"), ("day",)),
        ),
        Table(
            "suite",
            (added("tenant_id", primary_key=True), added("number", primary_key=True), drawn("size", "integer")),
            (ForeignKey(("tenant_id", "number"), "room", ("tenant_id", "number"), inherits=True),),
        ),
        Table(
            "key_card",
            (ID, added("suite_tenant"), added("suite_number")),
            (ForeignKey(("suite_tenant", "suite_number"), "suite", ("tenant_id", "number")),),
        ),
    )
    issue = Issue("doubt", Severity.WARNING, 'a foreign key to "nothing" \\ here')
    return {
        "shop": exportable_from(shop, Schema(SHOP, (issue,), SHOP_ENUMERATIONS)),
        "concrete": exportable_from(animals, Schema(tuple(concrete))),
        "abstract": exportable_from(animals, Schema(tuple(concrete[1:]))),
        "single": exportable_from(animals, Schema((single,))),
        "reserved": exportable_from(diagram_of(), Schema(reserved)),
        "circle": exportable_from(diagram_of(), Schema(circle)),
        "shared_columns": exportable_from(diagram_of(), Schema(shared)),
        "nothing": exportable_from(diagram_of(), Schema(())),
    }


@pytest.fixture(scope="session")
def run_apps(tmp_path_factory):
    """Runs Django apps, all in one process: name to code of the models, or of the models and of an exercise."""

    def run(apps: dict[str, tuple[str, str]]) -> dict[str, list[str]]:
        folder = tmp_path_factory.mktemp("django")
        for name, (models, exercise) in apps.items():
            package = folder / name
            package.mkdir()
            (package / "__init__.py").touch()
            (package / "models.py").write_text(models, encoding="utf-8")
            if exercise:
                (package / "exercise.py").write_text(exercise, encoding="utf-8")
        program = Path(__file__).with_name("run_django.py")
        done = subprocess.run([sys.executable, program, folder], capture_output=True, timeout=300, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout)

    return run


@pytest.fixture
def created():
    """Makes a module of generated SQLAlchemy classes, configures its mappers and creates its tables."""
    names = []

    def create(code: str, engine: sa.Engine | None = None) -> types.ModuleType:
        module = types.ModuleType(f"generated_{len(names)}")
        names.append(module.__name__)
        sys.modules[module.__name__] = module
        exec(compile(code, module.__name__, "exec"), module.__dict__)  # noqa: S102
        module.Base.registry.configure()
        module.Base.metadata.create_all(engine or sa.create_engine("sqlite://"))
        return module

    yield create
    for name in names:
        del sys.modules[name]


@pytest.fixture(scope="session")
def hostile_exportables(hostile, nasty_texts):
    """Two dozen diagrams with any text everywhere."""
    shuffled = random.Random(5)  # noqa: S311
    found = [hostile(nasty_texts)]
    for number in range(23):
        if number % 3:
            texts = shuffled.sample(nasty_texts, len(nasty_texts) if number % 3 == 1 else 3)
        else:
            ranges = ((32, 127), (128, 0x3000), (0, 0x10000))
            letters = (chr(shuffled.randrange(*shuffled.choice(ranges))) for _ in range(400))
            texts = ["".join(itertools.islice(letters, shuffled.randrange(12))) for _ in range(40)]
        found.append(hostile(texts))
    return found
