from __future__ import annotations

from dataclasses import replace

from sketch2model.elements import EndKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind
from sketch2model.export.diagrams.mermaid import MERMAID

APPROVAL = """\
flowchart LR
  subgraph n1["Customer"]
    n3(("order wanted"))
    n4("Fill in the order form")
    n11("Get parcel")
    n12(("done"))
  end
  subgraph n2["Shop"]
    n5("Check the stock of every article")
    n6{"in stock?"}
    n7("Send parcel")
    n8("Cancel")
    n9[("stock")]
    n10@{ shape: doc, label: "invoice" }
  end
  n3 --> n4
  n4 -.->|"order"| n5
  n5 --> n6
  n6 -->|"yes"| n7
  n6 -->|"no"| n8
  n5 -.- n9
  n7 --> n10
  n7 -.-> n11
  n11 --> n12
  n2 -.->|"news"| n1
"""

LIBRARY = """\
erDiagram
  n1["author"] {
    _ id PK "#43; id #123;pk#125;"
  }
  n2["book"] {
    _ isbn
  }
  n3["lends"]
  n4["reader"] {
    _ birthday
  }
  n1 ||--o{ n2 : ""
  n2 ||--o{ n3 : ""
  n4 |o--|{ n3 : ""
"""


def test_a_process(examples, options):
    assert MERMAID.write(examples["approval"], options).decode() == APPROVAL


def test_a_class_diagram(examples, options):
    text = MERMAID.write(examples["shop"], options).decode()
    assert text.startswith('classDiagram\n  class n1["Person"] {\n    <<abstract>>\n    +id: int #123;pk#125;\n')
    assert "    +count: int$\n" in text
    assert "    +raise(by: Decimal)\n" in text
    assert "    pay() Receipt\n" in text
    assert '  note for n7 "prices include tax"\n' in text
    assert "  n1 <|-- n2\n" in text
    assert "  n4 <|.. n3\n" in text
    assert '  n2 "1" -- "0..* orders" n5 : places\n' in text
    assert '  n5 "1" *-- "1..*" n6\n' in text


def test_entities_with_crows_feet(examples, options):
    assert MERMAID.write(examples["library"], options).decode() == LIBRARY


def test_an_arrow_drawn_backwards_is_turned_round(examples, exportable_from, options):
    """Mermaid has no arrows with a head at their beginning alone."""
    relation = replace(examples["approval"].uml.relations[0], source_end=EndKind.OPEN, target_end=EndKind.NONE)
    relation = replace(relation, kind=EdgeKind.LINK)
    both = replace(relation, target_end=EndKind.OPEN)
    text = MERMAID.write(exportable_from(replace(examples["approval"].uml, relations=(relation, both))), options)
    assert text.decode().endswith("  n4 --> n3\n  n3 <--> n4\n")


def test_entities_beside_notes_are_classes(examples, exportable_from, options):
    diagram = replace(examples["shop"].uml, kind=DiagramKind.ER)
    assert MERMAID.write(exportable_from(diagram), options).startswith(b"classDiagram\n")


def test_an_event_with_a_long_caption_is_no_huge_circle(examples, exportable_from, options):
    diagram = examples["approval"].uml
    elements = tuple(
        replace(each, name="twelve months before" if each.id == "n3" else each.name) for each in diagram.elements
    )
    assert b'n3(["twelve months before"])' in MERMAID.write(
        exportable_from(replace(diagram, elements=elements)), options
    )
