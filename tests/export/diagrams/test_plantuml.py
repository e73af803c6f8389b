from __future__ import annotations

import itertools
import subprocess
from dataclasses import replace
from shutil import which

import pytest

from sketch2model.elements import EndKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind
from sketch2model.export.diagrams.plantuml import PLANTUML

SHOP = """\
@startuml
allowmixing
hide empty members
skinparam shadowing false
abstract class "Person" as n1 <<abstract>> {
  +{field} id: int &#123;pk&#125;
  +{field} name: String
  +{field} birth date
  +{method} age(): int
}
class "Customer" as n2 {
  +{field} email: String &#123;unique&#125;
}
class "Employee" as n3 {
  -{field} salary: Decimal
  +{field} {static} count: int
  +{method} raise(by: Decimal)
}
interface "Payable" as n4 <<interface>> {
  {method} pay(): Receipt
}
class "Order" as n5 {
  +{field} number: int
  +{field} placed_at: DateTime = now()
  +{field} /total: Money
}
class "OrderLine" as n6 {
  +{field} quantity: int = 1
}
class "Product" as n7 {
  +{field} tags: String &#91;0..*&#93;
}
class "Address" as n8
note "prices include tax" as n9
n1 <|-- n2
n1 <|-- n3
n4 <|.. n3
n3 "boss" -- "&#42; staff" n3
n2 "1" -- "0..* orders" n5 : places
n5 "1" *-- "1..*" n6
n6 --> "1" n7
n2 o-- "0..2" n8
n9 .. n7
@enduml
"""


def test_a_class_diagram(examples, options):
    assert PLANTUML.write(examples["shop"], options).decode() == SHOP


def test_a_process(examples, options):
    lines = PLANTUML.write(examples["approval"], options).decode().splitlines()
    assert 'rectangle "Customer" as n1 {' in lines
    assert '  rectangle "in stock?" as n6 <<decision>>' in lines
    assert '  database "stock" as n9' in lines
    assert "n6 --> n7 : yes" in lines
    assert "n4 ..> n5 : order" in lines


def test_crows_feet(examples, options):
    lines = PLANTUML.write(examples["library"], options).decode().splitlines()
    assert "n1 ||--o{ n2" in lines
    assert "n4 |o--|{ n3" in lines


def every_end(exportable_from, shop):
    """Each sign at each end of each kind of relation."""
    relation = shop.uml.relations[4]
    relations = tuple(
        replace(relation, kind=EdgeKind.ASSOCIATION, source_end=end, target_end=other)
        for end, other in itertools.product(EndKind, EndKind)
    )
    relations += tuple(replace(relation, kind=kind) for kind in EdgeKind)
    return exportable_from(replace(shop.uml, relations=relations))


@pytest.mark.heavy
@pytest.mark.skipif(which("plantuml") is None, reason="PlantUML is not installed")
def test_plantuml_itself_takes_it(examples, hostile, exportable_from, options, nasty_texts, tmp_path):
    exportables = [*examples.values(), every_end(exportable_from, examples["shop"])]
    for kind, start in itertools.product(DiagramKind, range(0, len(nasty_texts), 5)):
        made = hostile(nasty_texts[start:] + nasty_texts[:start])
        exportables.append(replace(made, uml=replace(made.uml, kind=kind)))
    for number, exportable in enumerate(exportables):
        (tmp_path / f"{number:03}.puml").write_bytes(PLANTUML.write(exportable, options))
    # One process for all, since Java takes its time to start.
    files = sorted(map(str, tmp_path.glob("*.puml")))
    done = subprocess.run(
        ["plantuml", "-charset", "UTF-8", "-checkonly", *files],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "rror" not in done.stdout + done.stderr
