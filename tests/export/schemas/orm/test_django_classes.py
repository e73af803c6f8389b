from __future__ import annotations

import subprocess
import sys

from django.db import models

from sketch2model.concepts import Schema, Table
from sketch2model.export.schemas.django_classes import DJANGO
from sketch2model.export.schemas.orm.django_fields import RESERVED
from sketch2model.settings import ExportOptions

SMALL = '''\
"""Django models, drafted from the photo shop.jpg.

Types and keys that were not drawn are guesses: check them before you use this.
"""

from django.db import models


class Address(models.Model):
    """Address, drawn at 100, 500."""

    id = models.AutoField(primary_key=True)  # added: every table needs a key

    class Meta:
        db_table = "address"


class Person(models.Model):
    """Person, drawn at 900, 80.

    Operations drawn:
    - age(): int
    """

    id = models.AutoField(primary_key=True)  # drawn as int
    name = models.CharField(max_length=255)  # drawn as String
    # read with doubt as birth date, type guessed: name ends in date
    birth_date = models.DateField(null=True, blank=True)
    # added: refers to address
    address = models.ForeignKey(
        "Address", on_delete=models.PROTECT, related_name="people"
    )

    class Meta:
        db_table = "person"

    def __str__(self) -> str:
        return self.name
'''

USE_SHOP = """
from decimal import Decimal
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from .models import Customer, Employee, Order, OrderLine, OrderStatus, Passport, Person, Product, Review, Tag, Visa

ann = Customer.objects.create(name="Ann", email="a@example.org")
assert ann.credit == Decimal("10.50") and str(ann) == "Ann"
assert Person.objects.get().customer == ann
boss = Employee.objects.create(name="Bo", employee_name="Mr Bo", email="b@example.org", salary=1)
cy = Employee.objects.create(name="Cy", email="c@example.org", salary=2, boss=boss, helps=ann.person_ptr)
assert list(boss.staff.all()) == [cy] and list(ann.person_ptr.employees.all()) == [cy]
boss.delete()
cy.refresh_from_db()
assert cy.boss is None and Person.objects.count() == 2

lamp = Product.objects.create(title="lamp")
assert lamp.active and lamp.tags == [] and lamp.made_at and lamp.weight == 0.5
tag = Tag.objects.create(label="light")
lamp.tags_by_product_tag.add(tag)
assert list(tag.products.all()) == [lamp]
lamp.customers.add(ann, through_defaults={"stars": 3})
assert ann.products.get() == lamp and Review.objects.get(pk=(lamp.pk, ann.pk)).stars == 3
ann.friends.add(cy)
assert cy.people.get() == ann.person_ptr and not cy.friends.exists()

order = Order.objects.create(region="north", number=1, buyer=ann)
assert order.status is OrderStatus.IN_PROGRESS and order.status == "in progress"
assert list(ann.buyer_orders.all()) == [order] and not ann.recipient_orders.exists()
line = OrderLine.objects.create(order=order, position=1, product=lamp)
assert line.pk == (order.pk, 1) and line.quantity == 1 and order.lines.get() == line
for wrong in (
    lambda: Order.objects.create(region="north", number=1, buyer=ann),
    lambda: OrderLine.objects.create(order=order, position=2, product=lamp),
    lambda: Person.objects.create(name="Di", email="a@example.org"),
):
    try:
        with transaction.atomic():
            wrong()
    except IntegrityError:
        continue
    raise AssertionError(wrong)
try:
    ann.delete()
except ProtectedError:
    order.delete()
assert not OrderLine.objects.exists()

passport = Passport.objects.create(code="P1", person=ann.person_ptr)
visa = Visa.objects.create(passport=passport)
assert visa.passport_id == "P1" and ann.person_ptr.passport == passport and list(passport.visas.all()) == [visa]
with connection.cursor() as cursor:
    cursor.execute("SELECT passport_code FROM visa")
    assert cursor.fetchone() == ("P1",)
"""

USE_SHARED = """
from .models import Booking, KeyCard, Room, Suite, Tenant

tenant = Tenant.objects.create()
suite = Suite.objects.create(tenant=tenant, number=7, size=2)
assert suite.room_ptr.number == 7
card = KeyCard.objects.create(suite=suite)
booking = Booking.objects.create(tenant=tenant, room=suite.room_ptr)
assert Room.objects.get().bookings.get() == booking and suite.key_cards.get() == card
"""

USE_CONCRETE = """
from .models import AbstractAnimal, AbstractDog, Animal, Cat, Puppy

assert AbstractAnimal._meta.abstract and issubclass(Puppy, AbstractDog) and issubclass(AbstractDog, AbstractAnimal)
Puppy.objects.create(name="Rex", born_at="home", breed="?", toy="ball")
assert not Cat.objects.exists() and not Animal.objects.exists() and str(Puppy.objects.get()) == "Rex"
"""

USE = {"shop": USE_SHOP, "shared_columns": USE_SHARED, "concrete": USE_CONCRETE}


def write(exportable) -> str:
    return DJANGO.write(exportable, ExportOptions()).decode()


def test_a_schema_in_full(examples):
    assert write(examples["shop"]) == SMALL


def test_all_can_be_checked_migrated_and_used(schemas, examples, run_apps):
    apps = {name: (write(each), USE.get(name, "")) for name, each in schemas.items()}
    apps |= {f"example_{name}": (write(each), "") for name, each in examples.items()}
    assert run_apps(apps) == {name: [] for name in apps}


def test_any_text_can_be_checked_and_migrated(hostile_exportables, run_apps):
    apps = {f"hostile_{number}": (write(each), "") for number, each in enumerate(hostile_exportables)}
    assert run_apps(apps) == {name: [] for name in apps}


def test_the_runner_notices_what_is_wrong(run_apps):
    warned = "from django.db import models\nclass A(models.Model):\n    class Meta:\n        db_table = 'a'\n"
    failing = ("", "raise ValueError('no')")
    results = run_apps({"warned": (warned, ""), "failing": failing})
    assert "models.W042" in results["warned"][0]
    assert "ValueError: no" in results["failing"][0]


def test_tables_and_columns_are_called_as_in_the_database(schemas):
    code = write(schemas["shop"])
    assert 'db_table = "product_tag"' not in code  # it is the argument of a field
    assert 'db_table="product_tag"' in code
    assert 'db_column="product_uuid"' in code
    assert 'db_column="id"' in code


def test_what_was_left_out_is_said(schemas):
    code = write(schemas["circle"])
    assert "- Table empty was left out, because it has no columns.\n" in code
    assert "- e (parent_id) does not refer to c (id)" in code
    assert "- warning: a foreign key to 'nothing' \\\\ here" in write(schemas["shop"])


def test_a_key_of_several_columns_that_others_refer_to_becomes_unique(schemas):
    code = write(schemas["shop"])
    order = code[code.index("class Order(") : code.index("class OrderLine(")]
    assert "# added: Django cannot refer to a key of several columns: region, number\n" in order
    assert 'unique_together = [("region", "number")]' in order
    assert 'pk = models.CompositePrimaryKey("order", "position")' in code


def test_an_abstract_parent_without_a_table_keeps_its_name(schemas):
    code = write(schemas["abstract"])
    assert "class Animal(models.Model):" in code
    assert "class Cat(Animal):" in code
    assert code.count("abstract = True") == 2


def test_rows_of_several_classes_share_a_table(schemas):
    code = write(schemas["single"])
    assert "Rows are also Dog, Cat, Puppy: kind says which." in code
    assert code.count("(models.Model)") == 1


def test_names_of_djangos_own_are_avoided():
    own = {name for name in dir(models.Model) if not name.startswith("_")}
    assert own <= RESERVED
    assert {"objects", "class", "models"} <= RESERVED


def test_the_code_is_formatted(schemas, examples, tmp_path):
    for name, each in {**schemas, **examples}.items():
        (tmp_path / f"{name}.py").write_text(write(each), encoding="utf-8")
    command = [sys.executable, "-m", "ruff", "format", "--isolated", "--diff", tmp_path]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()


def test_no_table_at_all(exportable_from, schemas):
    nothing = schemas["nothing"]
    assert "import" not in write(nothing)
    empty = exportable_from(nothing.uml, Schema((Table("t", ()),)))
    assert "Table t was left out" in write(empty)
