"""Whatever is drawn, the draft is a schema that a database would take."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sketch2model.concepts import Deletion, TypeName, UmlAttribute, UmlDiagram, UmlElement, UmlRelation
from sketch2model.elements import Box, EndKind, LineStyle, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind
from sketch2model.interpret import draft_schema
from sketch2model.interpret.attribute_types import with_types
from sketch2model.interpret.naming import sameness
from sketch2model.settings import INHERITANCES, SchemaOptions

WORDS = ("Order", "order", "Orders", "Order_Item", "orderItem", "Customer", "Ün i", "{x}", "\ud800", "", "select", "id")
NAMES = st.sampled_from([*WORDS, None]) | st.text(max_size=8)
MEMBERS = st.sampled_from([*WORDS, "order_id", "id_customer", "customer", "parent_id", "type", "created_at", "Preis"])
TYPES = st.sampled_from([None, *WORDS, "int", "List<Order>", "Customer?", "varchar(20)", "Order[]", "Set<Set<id>>"])
FLAGS = st.lists(st.sampled_from(["pk", "fk", "unique", "nullable", "derived", "static"]), max_size=2, unique=True)
COUNTS = st.sampled_from([None, "1", "0..1", "*", "1..*", "2..5", "N", "0"])
KINDS = st.sampled_from(
    [NodeKind.CLASS] * 6 + [NodeKind.ENTITY, NodeKind.ATTRIBUTE_LIST, NodeKind.RELATIONSHIP, *NodeKind]
)
STEREOTYPES = st.sampled_from([None] * 5 + ["interface", "abstract", "enumeration"])


@st.composite
def diagrams(draw):
    number = draw(st.integers(1, 7))
    ids = [f"n{count}" for count in range(number)]
    elements = []
    for key in ids:
        attributes = tuple(
            UmlAttribute(
                draw(MEMBERS),
                draw(TYPES),
                multiplicity=draw(COUNTS),
                flags=tuple(draw(FLAGS)),
                confidence=draw(st.sampled_from([0.2, 0.9])),
            )
            for _ in range(draw(st.integers(0, 4)))
        )
        box = Box(0, 0, 10, 10)
        elements.append(
            UmlElement(key, draw(NAMES), draw(KINDS), ShapeKind.RECTANGLE, box, draw(STEREOTYPES), attributes)
        )
    ends = st.sampled_from([EndKind.NONE, EndKind.DIAMOND, EndKind.FILLED_DIAMOND])
    relations = tuple(
        UmlRelation(
            draw(st.sampled_from(ids)),
            draw(st.sampled_from(ids)),
            draw(st.sampled_from([EdgeKind.ASSOCIATION] * 4 + [EdgeKind.INHERITANCE] * 3 + list(EdgeKind))),
            LineStyle.SOLID,
            draw(ends),
            draw(ends),
            draw(NAMES),
            draw(COUNTS),
            draw(COUNTS),
            draw(NAMES),
            draw(NAMES),
            association_class=draw(st.sampled_from([None] * 4 + ids)),
        )
        for _ in range(draw(st.integers(0, 9)))
    )
    return UmlDiagram(DiagramKind.CLASS, with_types(elements), relations, "page.png", 100, 100)


def alike(names):
    return [sameness(name) for name in names]


@settings(max_examples=150, derandomize=True, deadline=None)
@pytest.mark.parametrize("inheritance", INHERITANCES)
@given(diagram=diagrams())
def test_a_draft_keeps_its_promises(inheritance, diagram):
    schema = draft_schema(diagram, SchemaOptions(inheritance))
    names = alike(table.name for table in schema.tables) + alike(each.name for each in schema.enumerations)
    assert len(set(names)) == len(names)
    known = {each.element for each in schema.enumerations}
    tables = {table.name: table for table in schema.tables}
    for table in schema.tables:
        check_table(table, known)
        for key in table.foreign_keys:
            check_reference(key, table, tables[key.table])
    check_order(schema)
    assert all(len(each.values) == len(set(each.values)) > 0 for each in schema.enumerations)
    assert draft_schema(diagram, SchemaOptions(inheritance)) == schema


def check_table(table, enumerations):
    columns = alike(column.name for column in table.columns)
    assert len(set(columns)) == len(columns)
    assert table.primary_key
    assert not any(column.nullable for column in table.columns if column.primary_key)
    for column in table.columns:
        assert column.type.name is not TypeName.REFERENCE
        assert column.type.name is not TypeName.ENUMERATION or column.type.element in enumerations
        assert column.why
    assert all(table.column(name) for group in table.unique for name in group)
    assert table.discriminator is None or table.column(table.discriminator)
    used = [name for key in table.foreign_keys for name in key.columns]
    assert len(set(used)) == len(used)
    roles = [key.role for key in table.foreign_keys]
    assert len(set(roles)) == len(roles)


def check_reference(key, table, referred):
    assert key.references == tuple(column.name for column in referred.columns if column.primary_key)
    for column, target in zip(key.columns, key.references, strict=True):
        assert table.column(column).type == referred.column(target).type
    if key.on_delete is Deletion.SET_NULL:
        assert all(table.column(name).nullable for name in key.columns)
    if key.unique:
        alone = len(key.columns) == 1 and table.column(key.columns[0]).unique
        assert alone or key.columns in table.unique or set(key.columns) == set(table.primary_key)


def check_order(schema):
    """A table that refers forward is part of a circle."""
    made = set()
    needs = {table.name: {key.table for key in table.foreign_keys} for table in schema.tables}
    for table in schema.tables:
        for missing in needs[table.name] - made - {table.name}:
            reached, todo = set(), [missing]
            while todo:
                name = todo.pop()
                if name not in reached:
                    reached.add(name)
                    todo.extend(needs[name])
            assert any(table.name in needs[name] for name in reached)
        made.add(table.name)
