from __future__ import annotations

import itertools
import json
import subprocess
from dataclasses import replace
from pathlib import Path
from shutil import which

import pytest

from sketch2model.elements import EndKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind
from sketch2model.export.diagrams.mermaid import MERMAID

TOOLS = Path(__file__).parents[2] / "tools"

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
    n10["invoice"]
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


def test_a_process(examples, options):
    assert MERMAID.write(examples["approval"], options).decode() == APPROVAL


def test_a_class_diagram(examples, options):
    text = MERMAID.write(examples["shop"], options).decode()
    assert text.startswith('classDiagram\n  class n1["Person"] {\n    <<abstract>>\n    + id: int #123;pk#125;\n')
    assert "    + count: int$\n" in text
    assert "  n1 <|-- n2\n" in text
    assert "  n4 <|.. n3\n" in text
    assert '  n2 "1" -- "0..* orders" n5 : places\n' in text
    assert '  n5 "1" *-- "1..*" n6\n' in text


def test_crows_feet_become_multiplicities(examples, options):
    assert '  n1 "1" -- "0..*" n2\n' in MERMAID.write(examples["library"], options).decode()


def every_end(exportable_from, shop, kind):
    """Each sign at each end of each kind of relation."""
    relation = shop.uml.relations[4]
    relations = tuple(
        replace(relation, kind=edge_kind, source_end=end, target_end=other)
        for edge_kind in (EdgeKind.ASSOCIATION, EdgeKind.FLOW)
        for end, other in itertools.product(EndKind, EndKind)
    )
    relations += tuple(replace(relation, kind=edge_kind) for edge_kind in EdgeKind)
    return exportable_from(replace(shop.uml, kind=kind, relations=relations))


@pytest.mark.heavy
@pytest.mark.skipif(which("node") is None, reason="node is not installed")
@pytest.mark.skipif(not (TOOLS / "node_modules").is_dir(), reason="npm install was not run in tests/tools")
def test_mermaid_itself_takes_it(examples, hostile, exportable_from, options, nasty_texts):
    exportables = list(examples.values())
    exportables += [every_end(exportable_from, examples["shop"], kind) for kind in (DiagramKind.ER, DiagramKind.FLOW)]
    for kind, start in itertools.product(DiagramKind, range(0, len(nasty_texts), 4)):
        made = hostile(nasty_texts[start:] + nasty_texts[:start])
        exportables.append(replace(made, uml=replace(made.uml, kind=kind)))
    # One process for all, since it takes a second to start.
    done = subprocess.run(
        ["node", "check_mermaid.mjs"],
        cwd=TOOLS,
        input=json.dumps([MERMAID.write(exportable, options).decode() for exportable in exportables]),
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    faults = json.loads(done.stdout)
    assert len(faults) == len(exportables)
    assert [fault for fault in faults if fault] == []


@pytest.mark.heavy
@pytest.mark.skipif(which("node") is None, reason="node is not installed")
@pytest.mark.skipif(not (TOOLS / "node_modules").is_dir(), reason="npm install was not run in tests/tools")
def test_the_parser_would_tell():
    done = subprocess.run(
        ["node", "check_mermaid.mjs"],
        cwd=TOOLS,
        input='["flowchart TB\\n n1[\\"a\\"]", "flowchart TB\\n n1[\\"a"]',
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    fine, broken = json.loads(done.stdout)
    assert fine is None
    assert broken
