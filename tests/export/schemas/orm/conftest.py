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

from sketch2model.concepts import (
    Column,
    DataType,
    Deletion,
    Enumeration,
    ForeignKey,
    Schema,
    Table,
    TypeName,
    UmlAttribute,
    UmlDiagram,
    UmlElement,
    UmlOperation,
    UmlRelation,
)
from sketch2model.elements import Box, Issue, Severity, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind


def type_(name: str, **known) -> DataType:
    return DataType(TypeName(name), **known)


ID = Column("id", type_("integer"), why="every table needs a key", primary_key=True)
STATUS = type_("enumeration", element="n20")


def drawn(name: str, kind: str | DataType, drawn_type: str | None = None, **known) -> Column:
    data_type = type_(kind) if isinstance(kind, str) else kind
    return Column(name, data_type, known.pop("drawn_name", name), drawn_type, known.pop("why", "drawn"), **known)


def added(name: str, kind: str = "integer", **known) -> Column:
    return Column(name, type_(kind), why="a reference", **known)


def refer(column: str, table: str, **known) -> ForeignKey:
    return ForeignKey((column,), table, (known.pop("to", "id"),), why=f"the line to {table}", **known)


SHOP = (
    Table(
        "person",
        (
            Column("id", type_("integer"), "id", "int", "drawn", primary_key=True),
            drawn("name", type_("string", length=80), "varchar(80)"),
            drawn("birth_date", "date", drawn_name="birthDate", nullable=True, confidence=0.3, why="name ends in date"),
            drawn("email", "string", why="name is email", unique=True),
        ),
        drawn_name="Person",
        element="n1",
        box=Box(10, 20, 110, 90),
    ),
    Table(
        "customer",
        (added("id", primary_key=True), drawn("credit", "numeric", "Money", default="10.50")),
        (refer("id", "person", inherits=True, on_delete=Deletion.CASCADE),),
        drawn_name="Customer",
        element="n2",
    ),
    Table(
        "employee",
        (
            added("id", primary_key=True),
            drawn("name", "string", nullable=True),
            drawn("salary", type_("numeric", precision=8, scale=3), "decimal(8,3)"),
            added("boss_id", nullable=True),
            added("helps_id", nullable=True),
        ),
        (
            refer("id", "person", inherits=True),
            refer("boss_id", "employee", role="boss", inverse="staff", on_delete=Deletion.SET_NULL),
            refer("helps_id", "person", role="helps"),
        ),
        drawn_name="Employee",
        element="n3",
    ),
    Table(
        "product",
        (
            drawn("uuid", "uuid", "UUID", primary_key=True),
            drawn("title", "string"),
            drawn("photo", "binary", nullable=True),
            drawn("tags", "json", "list of strings", default="[]"),
            drawn("weight", "float", default="0.5"),
            drawn("made_at", "timestamp", default="now()", why="name ends in at"),
            drawn("opens", "time", nullable=True),
            drawn("sold", "bigint", default="0"),
            drawn("active", "boolean", default="true"),
            drawn("homepage", "string", "URL", nullable=True),
            drawn("description", "text", nullable=True),
        ),
        drawn_name="Product",
        element="n4",
    ),
    Table("tag", (ID, drawn("label", "string", unique=True)), drawn_name="Tag", element="n5"),
    Table(
        "product_tag",
        (added("product_uuid", "uuid", primary_key=True), added("tag_id", primary_key=True)),
        (
            refer("product_uuid", "product", to="uuid", on_delete=Deletion.CASCADE),
            refer("tag_id", "tag", on_delete=Deletion.CASCADE),
        ),
        joins=True,
    ),
    Table(
        "friends",
        (added("person_id", primary_key=True), added("friend_id", primary_key=True)),
        (refer("person_id", "person"), refer("friend_id", "person", role="friend")),
        joins=True,
    ),
    Table(
        "review",
        (
            added("product_uuid", "uuid", primary_key=True),
            added("customer_id", primary_key=True),
            drawn("stars", "integer", default="5"),
        ),
        (refer("product_uuid", "product", to="uuid"), refer("customer_id", "customer")),
        drawn_name="Review",
        element="n6",
        joins=True,
    ),
    Table(
        "order",
        (
            drawn("region", "string", primary_key=True),
            drawn("number", "integer", primary_key=True),
            drawn("status", STATUS, "OrderStatus", default="in progress"),
            added("buyer_id"),
            added("recipient_id", nullable=True),
        ),
        (
            refer("buyer_id", "customer", role="buyer"),
            refer("recipient_id", "customer", role="recipient", on_delete=Deletion.SET_NULL),
        ),
        drawn_name="Order",
        element="n7",
    ),
    Table(
        "order_line",
        (
            added("order_region", "string", primary_key=True),
            added("order_number", primary_key=True),
            drawn("position", "integer", primary_key=True),
            added("product_uuid", "uuid"),
            drawn("quantity", "integer", default="1"),
        ),
        (
            ForeignKey(
                ("order_region", "order_number"),
                "order",
                ("region", "number"),
                Deletion.CASCADE,
                role="order",
                inverse="lines",
            ),
            refer("product_uuid", "product", to="uuid"),
        ),
        unique=(("order_region", "order_number", "product_uuid"),),
        drawn_name="order line",
        element="n8",
    ),
    Table(
        "passport",
        (ID, drawn("code", "string", unique=True), added("person_id")),
        (refer("person_id", "person", unique=True),),
        element="n9",
        drawn_name="Passport",
    ),
    Table(
        "visa",
        (ID, added("passport_code", "string")),
        (refer("passport_code", "passport", to="code"),),
        element="n10",
        drawn_name="Visa",
    ),
)
SHOP_ENUMERATIONS = (Enumeration("order_status", ("new", "in progress", "+", "2nd"), "n20", "OrderStatus"),)


def box_(number: int, name: str, *attributes: str, **known) -> UmlElement:
    box = Box(100.0 * number, 50, 100.0 * number + 80, 120)
    properties = tuple(
        UmlAttribute(each, box=Box(box.x0, 60 + 10 * place, box.x1, 70 + 10 * place))
        for place, each in enumerate(attributes)
    )
    return UmlElement(f"n{number}", name, NodeKind.CLASS, ShapeKind.RECTANGLE, box, attributes=properties, **known)


def diagram_of(*elements: UmlElement, inherits: tuple[tuple[int, int], ...] = ()) -> UmlDiagram:
    relations = tuple(UmlRelation(f"n{child}", f"n{parent}", EdgeKind.INHERITANCE) for child, parent in inherits)
    return UmlDiagram(DiagramKind.CLASS, elements, relations, "photo.jpg", 1000, 1000)


def columns_of(element: UmlElement, kind: str = "string", **known) -> tuple[Column, ...]:
    return tuple(drawn(each.name, kind, box=each.box, **known) for each in element.attributes)


NAMES = """\
pk objects check clean save class import models date datetime time dt sa uuid uuid4 Decimal timezone
list dict str int bool bytes float metadata registry id_ a__b _x relationship mapped_column Mapped
enum none True get_absolute_url delete __str__ __init__ __table__ __mapper__ __tablename__ self base
type Base Größe 名前 range_id range query
""".split()  # noqa: SIM905


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
