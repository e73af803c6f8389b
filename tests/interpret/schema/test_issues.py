"""What a draft has to say about a diagram."""

import re
import tomllib
from pathlib import Path

from sketch2model.concepts import UmlDiagram
from sketch2model.elements import Box
from sketch2model.elements.vocabulary import DiagramKind
from sketch2model.interpret import draft_schema, uml_diagram
from sketch2model.interpret.schema.issues import REMARKS, Remarks
from sketch2model.settings import SchemaOptions

FOLDER = Path(__file__).parents[2] / "data" / "concepts"


def test_every_remark_is_tried_by_a_file():
    written = [tomllib.loads(file.read_text(encoding="utf-8")) for file in FOLDER.glob("*.toml")]
    tried = {code for each in written for code in each.get("issues", {})}
    assert set(REMARKS) - tried == {"no-tables"}


def test_codes_are_in_kebab_case():
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", code) for code in REMARKS)


def test_a_page_without_classes_says_so():
    schema = draft_schema(UmlDiagram(DiagramKind.FLOW, (), (), "page.png", 1, 1), SchemaOptions())
    assert [issue.code for issue in schema.issues] == ["no-tables"]


def test_a_remark_has_a_place_and_is_made_once():
    remarks = Remarks()
    for name in ("{a}", "{a}", "b"):
        remarks.add("loose-attribute", Box(1, 2, 3, 4), name=name)
    assert [issue.message for issue in remarks.issues] == [
        "the attribute {a} belongs to no entity",
        "the attribute b belongs to no entity",
    ]
    assert remarks.issues[0].box == Box(1, 2, 3, 4)


def test_doubts_have_their_place_on_the_page(ink):
    ink.node(["Order"], ["customer_id", "total: Mny"])
    schema = draft_schema(uml_diagram(ink.meaning("class")), SchemaOptions())
    assert {issue.code: issue.box for issue in schema.issues} == {
        "reference-to-nothing": schema.tables[0].column("customer_id").box,
        "unknown-type": schema.tables[0].column("total").box,
    }
