from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql
from sqlalchemy.orm import Session
from sqlalchemy.schema import CreateTable

from sketch2model.export.schemas.sqlalchemy_classes import SQLALCHEMY
from sketch2model.settings import ExportOptions

SMALL = '''\
class Person(Base):
    """Person, drawn at 900, 80.

    Operations drawn:
    - age(): int
    """

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)  # drawn as int
    name: Mapped[str] = mapped_column(sa.String(255))  # drawn as String
    # read with doubt as birth date, type guessed: name ends in date
    birth_date: Mapped[dt.date | None]
    # added: refers to address
    address_id: Mapped[int] = mapped_column(sa.ForeignKey("address.id"), index=True)

    address: Mapped["Address"] = relationship(back_populates="people")
'''


def write(exportable) -> str:
    return SQLALCHEMY.write(exportable, ExportOptions()).decode()


@pytest.fixture
def session():
    engine = sa.create_engine("sqlite://")
    sa.event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA foreign_keys = ON"))
    with Session(engine) as opened:
        yield opened
    engine.dispose()


@pytest.fixture
def classes(schemas, created, session):
    """Classes of one of the schemas, with their tables in the database of the session."""

    def of(name):
        return created(write(schemas[name]), session.get_bind())

    return of


def test_a_class_in_full(examples):
    assert write(examples["shop"]).endswith(f"\n\n\n{SMALL}")


def test_all_can_be_mapped_and_created(schemas, examples, created):
    for name, each in {**schemas, **examples}.items():
        module = created(write(each))
        tables = [table for table in each.schema.tables if table.columns]
        assert len(module.Base.metadata.tables) == len(tables), name


def test_any_text_can_be_mapped_and_created(hostile_exportables, created):
    for each in hostile_exportables:
        assert len(created(write(each)).Base.metadata.tables) == len(each.schema.tables)


def test_rows_are_found_through_their_relationships(classes, session):
    shop = classes("shop")
    ann = shop.Customer(name="Ann", email="a@example.org")
    boss = shop.Employee(name="Bo", employee_name="Mr Bo", email="b@example.org", salary=1)
    cy = shop.Employee(name="Cy", email="c@example.org", salary=2, boss=boss, helps=ann)
    lamp = shop.Product(title="lamp", tags_by_product_tag=[shop.Tag(label="light")])
    ann.friends = [cy]
    order = shop.Order(region="north", number=1, buyer=ann, lines=[shop.OrderLine(position=1, product=lamp)])
    review = shop.Review(product=lamp, customer=ann)
    passport = shop.Passport(code="P1", person=ann, visas=[shop.Visa()])
    session.add_all([ann, boss, cy, lamp, order, review, passport])
    session.commit()

    assert ann.credit == Decimal("10.50")
    assert boss.staff == [cy]
    assert ann.employees == [cy]
    assert [each.id for each in cy.people] == [ann.id]
    assert ann.buyer_orders == [order]
    assert ann.recipient_orders == []
    assert order.status is shop.OrderStatus.IN_PROGRESS
    assert session.execute(sa.text('SELECT status FROM "order"')).scalar() == "in progress"
    assert (lamp.order_lines[0].order, lamp.order_lines[0].quantity) == (order, 1)
    assert (lamp.tags, lamp.active, lamp.weight, lamp.sold) == ([], True, 0.5, 0)
    assert lamp.tags_by_product_tag[0].products == [lamp]
    assert (review.stars, ann.reviews) == (5, [review])
    assert ann.passport.visas[0].passport_code == "P1"
    assert session.get(shop.Person, ann.id).name == "Ann"


def test_deleting_does_what_the_schema_says(classes, session):
    shop = classes("shop")
    ann = shop.Customer(name="Ann", email="a@example.org")
    cy = shop.Customer(name="Cy", email="c@example.org")
    lamp = shop.Product(title="lamp")
    line = shop.OrderLine(position=1, product=lamp)
    order = shop.Order(region="north", number=1, buyer=ann, recipient=cy, lines=[line])
    session.add(order)
    session.commit()
    session.delete(cy)
    session.commit()
    assert order.recipient is None
    session.delete(order)
    session.commit()
    assert session.scalars(sa.select(shop.OrderLine)).all() == []


def test_what_is_unique_together(classes, session):
    shop = classes("shop")
    ann, lamp = shop.Customer(name="Ann", email="a@example.org"), shop.Product(title="lamp")
    lines = [shop.OrderLine(position=place, product=lamp) for place in (1, 2)]
    session.add(shop.Order(region="north", number=1, buyer=ann, lines=lines))
    with pytest.raises(sa.exc.IntegrityError):
        session.commit()


def test_a_class_knows_its_kind_by_the_discriminator(classes, session):
    animals = classes("single")
    session.add_all([animals.Puppy(name="Rex", born_at="home", toy="ball"), animals.Cat(name="Tom", born_at="?")])
    session.commit()
    session.expunge_all()
    found = session.scalars(sa.select(animals.Animal).order_by(animals.Animal.name)).all()
    assert [(type(each), each.kind) for each in found] == [(animals.Puppy, "puppy"), (animals.Cat, "cat")]
    assert issubclass(animals.Puppy, animals.Dog)
    assert session.scalars(sa.select(animals.Dog)).one().toy == "ball"


def test_whole_tables_share_an_abstract_parent(classes):
    animals = classes("concrete")
    assert issubclass(animals.Puppy, animals.AbstractDog)
    assert not hasattr(animals.AbstractAnimal, "__table__")
    assert set(animals.Puppy.__table__.columns.keys()) == {"id", "name", "born_at", "breed", "toy"}


def test_columns_that_two_references_share(classes, session):
    shared = classes("shared_columns")
    tenant = shared.Tenant()
    suite = shared.Suite(tenant=tenant, number=7, size=2, key_cards=[shared.KeyCard()])
    session.add_all([suite, shared.Booking(room=suite)])
    session.commit()
    assert [booking.room_number for booking in tenant.bookings] == [7]


def test_references_have_an_index(schemas, created):
    tables = created(write(schemas["shop"])).Base.metadata.tables
    indexes = {index.name for table in tables.values() for index in table.indexes}
    assert {"ix_order_buyer_id", "ix_product_tag_tag_id", "ix_employee_boss_id"} <= indexes
    assert not any(name.startswith("ix_order_line_order") for name in indexes)
    shared = created(write(schemas["shared_columns"])).Base.metadata.tables
    assert "ix_key_card_suite_tenant_suite_number" in {index.name for index in shared["key_card"].indexes}


@pytest.mark.parametrize("dialect", [postgresql.dialect(), mysql.dialect()], ids=lambda each: each.name)
def test_other_databases_have_types_for_all_columns(dialect, schemas, created):
    for each in schemas.values():
        for table in created(write(each)).Base.metadata.tables.values():
            assert str(CreateTable(table).compile(dialect=dialect))


def test_the_code_is_formatted(schemas, examples, tmp_path):
    for name, each in {**schemas, **examples}.items():
        (tmp_path / f"{name}.py").write_text(write(each), encoding="utf-8")
    command = [sys.executable, "-m", "ruff", "format", "--isolated", "--diff", tmp_path]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()


def test_strict_mypy_agrees_with_the_types(schemas, tmp_path):
    for name, each in schemas.items():
        (tmp_path / f"{name}.py").write_text(write(each), encoding="utf-8")
    use = "import shop\n\n\ndef first(order: shop.Order) -> str:\n    return order.lines[0].product.title\n"
    (tmp_path / "use.py").write_text(use)
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--cache-dir=/dev/null", "."]
    done = subprocess.run(command, capture_output=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stdout.decode()
