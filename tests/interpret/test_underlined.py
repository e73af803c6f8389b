"""What is underlined (`__so__` here): keys of entities, statics of classes; a name that is underlined stays a name."""

import pytest

from sketch2model.interpret import draft_schema, uml_diagram
from sketch2model.settings import SchemaOptions


def flags(members):
    return {member["name"]: member["flags"] for member in members}


def only(ink, diagram):
    (node,) = (data for _, data in ink.meaning(diagram).nodes(data=True))
    return node


def test_underlined_members_of_a_class_are_static(ink):
    ink.node(["Order"], ["__count: int__", "date"], ["__find(id: int)__", "pay()"])
    node = only(ink, "class")
    assert flags(node["attributes"]) == {"count": ["static"], "date": []}
    assert flags(node["operations"]) == {"find": ["static"], "pay": []}


def test_an_underlined_attribute_of_an_entity_is_the_primary_key_of_its_table(ink):
    ink.node(["Customer"], ["name", "__email: string__", "id"])
    meant = ink.meaning("er")
    assert flags(meant.nodes["n1"]["attributes"]) == {"name": [], "email": ["pk"], "id": []}
    (table,) = draft_schema(uml_diagram(meant), SchemaOptions()).tables
    assert [column.name for column in table.columns if column.primary_key] == ["email"]


def test_flags_that_are_written_stand_beside_the_one_that_is_drawn(ink):
    ink.node(["Customer"], ["__email {pk, unique}__"])
    assert flags(only(ink, "er")["attributes"]) == {"email": ["pk", "unique"]}


def test_an_underlined_oval_is_the_key_of_its_entity(ink):
    entity = ink.node(["Customer"])
    for name in ("name", "__number__"):
        ink.edge(entity, ink.node([name], shape="ellipse"))
    attributes = ink.meaning("er").nodes[entity]["attributes"]
    assert flags(attributes) == {"name": [], "number": ["pk"]}


@pytest.mark.parametrize("pieces", [("__id__", ": int"), ("-", "__id: int__")])
def test_part_of_a_row_that_is_underlined_is_enough(ink, line, pieces):
    key = ink.node(["Order"])
    left, right = (line(text, compartment=1, row=1, x=100.0 * column) for column, text in enumerate(pieces))
    ink.graph.nodes[key]["lines"] += [left, right]
    assert flags(only(ink, "class")["attributes"]) == {"id": ["static"]}


@pytest.mark.parametrize("diagram", ["class", "er"])
def test_an_underlined_name_is_a_name(ink, diagram):
    ink.node(["__Order__"], ["date"])
    node = only(ink, diagram)
    assert (node["name"], flags(node["attributes"])) == ("Order", {"date": []})


def test_an_underlined_step_of_a_process_is_only_a_step(ink):
    ink.node(["__send order__"])
    node = only(ink, "process")
    assert (node["name"], node["attributes"]) == ("send order", [])
