from __future__ import annotations

from dataclasses import replace

from sketch2model.concepts import DiagramPart
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind
from sketch2model.export.diagrams.plantuml import PLANTUML

SHOP = """\
@startuml
skinparam shadowing false
allowmixing
hide empty members
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


ACTIVITY = """\
@startuml
skinparam shadowing false
top to bottom direction
"order wanted" as n1 --> "Fill in the order form" as n2
"Check the stock of every article" as n3 --> if "in stock?" as n4 then
endif
n4 --> [yes] "Send parcel" as n5
n4 --> [no] "Cancel" as n6
"Get parcel" as n7 --> "done" as n8
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


def test_a_block_for_each_diagram(examples, exportable_from, options):
    shop = examples["shop"].uml
    parts = (
        DiagramPart(DiagramKind.CLASS, 0.9, ("n1", "n2")),
        DiagramPart(DiagramKind.STATE, 0.9, ("n7", "n8")),
    )
    lines = PLANTUML.write(exportable_from(replace(shop, parts=parts)), options).decode().splitlines()
    assert [line for line in lines if line.startswith("@")] == ["@startuml", "@enduml"] * 2
    assert 'class "Customer" as n2 {' in lines
    assert 'state "Address" as n2' in lines


def test_a_flowchart_is_an_activity_diagram(examples, exportable_from, options):
    """Without lanes, stores and lines without arrowheads."""
    approval = examples["approval"].uml
    flow = [r for r in approval.relations if r.kind is EdgeKind.FLOW and r.target != "n10"]
    ids = {end for r in flow for end in (r.source, r.target)}
    elements = tuple(replace(each, parent=None) for each in approval.elements if each.id in ids)
    diagram = replace(approval, kind=DiagramKind.FLOW, elements=elements, relations=tuple(flow))
    assert PLANTUML.write(exportable_from(diagram), options).decode() == ACTIVITY
