"""Tables from diagrams of concepts, where a file would say too much or too little."""

import pytest

from sketch2model.concepts import Deletion, UmlAttribute, UmlDiagram, UmlElement, UmlRelation
from sketch2model.elements import Box, EndKind, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind
from sketch2model.interpret import draft_schema
from sketch2model.settings import SchemaOptions


def box(key, name, *attributes, kind=NodeKind.CLASS, stereotype=None):
    drawn = tuple(UmlAttribute(each) if isinstance(each, str) else each for each in attributes)
    return UmlElement(key, name, kind, ShapeKind.RECTANGLE, Box(0, 0, 9, 9), stereotype, drawn)


def line(source, target, source_count=None, target_count=None, kind=EdgeKind.ASSOCIATION, **more):
    return UmlRelation(source, target, kind, source_multiplicity=source_count, target_multiplicity=target_count, **more)


def draft(*drawn, inheritance="joined"):
    elements = tuple(each for each in drawn if isinstance(each, UmlElement))
    relations = tuple(each for each in drawn if isinstance(each, UmlRelation))
    diagram = UmlDiagram(DiagramKind.CLASS, elements, relations, "page.png", 9, 9)
    return draft_schema(diagram, SchemaOptions(inheritance))


def columns(schema, table):
    return [column.name for column in schema.table(table).columns]


PERSON, COMPANY = box("p", "Person", "name"), box("c", "Company", "name")


def test_an_association_class_is_the_join_table():
    schema = draft(PERSON, COMPANY, box("j", "Job", "salary"), line("p", "c", "*", "*", association_class="j"))
    assert schema.table("job").primary_key == ("person_id", "company_id")
    assert columns(schema, "job") == ["person_id", "company_id", "salary"]
    assert {key.on_delete for key in schema.table("job").foreign_keys} == {Deletion.CASCADE}
    assert len(schema.tables) == 3


@pytest.mark.parametrize(
    ("counts", "key"),
    [(("*", "1"), ("person_id",)), (("1", "*"), ("company_id",)), (("*", "*"), ("person_id", "company_id"))],
)
def test_the_many_side_identifies_the_rows_of_an_association_class(counts, key):
    schema = draft(PERSON, COMPANY, box("j", "Job", "salary"), line("p", "c", *counts, association_class="j"))
    assert schema.table("job").primary_key == key


def test_an_association_class_with_a_key_of_its_own_keeps_it():
    job = box("j", "Job", UmlAttribute("number", flags=("pk",)))
    schema = draft(PERSON, COMPANY, job, line("p", "c", "*", "*", association_class="j"))
    assert schema.table("job").primary_key == ("number",)
    assert schema.table("job").unique == (("person_id", "company_id"),)


def diamond(*attributes):
    return box("d", "works for", *attributes, kind=NodeKind.RELATIONSHIP)


def legs(*entities):
    return [line(entity, "d", count, kind=EdgeKind.LINK) for entity, count in entities]


def test_attributes_of_a_diamond_go_to_the_join_table():
    pair = line("p", "c", "N", "M", label="works for", association_class="d")
    schema = draft(PERSON, COMPANY, diamond("since date"), *legs(("p", None), ("c", None)), pair)
    assert columns(schema, "works_for") == ["person_id", "company_id", "since_date"]
    assert not schema.table("works_for").joins
    assert len(schema.tables) == 3


@pytest.mark.parametrize("count", ["1", "0..1"])
def test_attributes_of_a_diamond_go_to_the_side_of_the_many(count):
    schema = draft(PERSON, COMPANY, diamond("since date"), *legs(("p", "N"), ("c", count)))
    assert columns(schema, "person") == ["id", "name", "company_id", "since_date"]
    assert schema.table("person").column("since_date").nullable == (count == "0..1")


def test_a_diamond_and_the_line_that_stands_for_it_are_one():
    pair = line("p", "c", "N", "1", label="works for")
    schema = draft(PERSON, COMPANY, diamond(), *legs(("p", "N"), ("c", "1")), pair)
    assert columns(schema, "person") == ["id", "name", "company_id"]


def test_three_legs_are_a_table():
    city = box("t", "City")
    schema = draft(PERSON, COMPANY, city, diamond("pay"), *legs(("p", "N"), ("c", "M"), ("t", "1")))
    assert schema.table("works_for").primary_key == ("person_id", "company_id")
    assert columns(schema, "works_for") == ["person_id", "company_id", "city_id", "pay"]


def test_a_dependency_on_an_enumeration_types_an_attribute_but_adds_none():
    level = box("e", "Level", "LOW", stereotype="enumeration")
    to_level = line("p", "e", kind=EdgeKind.DEPENDENCY)
    assert columns(draft(PERSON, level, to_level), "person") == ["id", "name"]
    assert draft(box("p", "Person", "level"), level, to_level).table("person").column("level").type.element == "e"


def test_an_enumeration_is_not_called_as_a_table():
    schema = draft(box("a", "Status", "text"), box("e", "status", "ON", "OFF", stereotype="enum"))
    assert [table.name for table in schema.tables] == ["status"]
    assert [each.name for each in schema.enumerations] == ["status_values"]


def test_children_of_a_single_table_refer_within_it():
    boss = box("b", "Boss", "bonus")
    schema = draft(
        PERSON, boss, line("b", "p", kind=EdgeKind.INHERITANCE), line("p", "b", "*", "0..1"), inheritance="single"
    )
    (table,) = schema.tables
    assert columns(schema, "person") == ["id", "type", "name", "bonus", "boss_id"]
    assert table.discriminator == "type"
    assert table.foreign_keys[0].table == "person"


def test_the_discriminator_says_what_can_be_in_it():
    animal = box("a", "Animal", "name", stereotype="abstract")
    cats = box("c", "House Cat"), box("d", None), box("e", None)
    lines = [line(child, "a", kind=EdgeKind.INHERITANCE) for child in "cde"]
    (table,) = draft(animal, *cats, *lines, inheritance="single").tables
    assert table.column("type").why.endswith("which class a row belongs to: house_cat, kind, kind_2")


def test_a_whole_with_a_key_of_two_columns_is_unique_by_both():
    seat = box("s", "Seat", UmlAttribute("row", flags=("pk",)), UmlAttribute("number", flags=("pk",)))
    schema = draft(seat, box("l", "Lamp"), line("s", "l", "1", "0..1"))
    assert schema.table("lamp").unique == (("seat_row", "seat_number"),)
    assert schema.table("lamp").foreign_keys[0].unique


def test_parts_vanish_with_their_whole():
    whole = line("c", "p", None, "*", kind=EdgeKind.COMPOSITION, source_end=EndKind.FILLED_DIAMOND)
    (key,) = draft(PERSON, COMPANY, whole).table("person").foreign_keys
    assert (key.on_delete, draft(PERSON, COMPANY, whole).table("person").column("company_id").nullable) == (
        Deletion.CASCADE,
        False,
    )


def test_boxes_of_other_diagrams_that_are_tied_by_plain_lines_refer():
    a, b = box("a", "Alpha", "x", kind=NodeKind.NODE), box("b", "Beta", "y", kind=NodeKind.NODE)
    assert columns(draft(a, b, line("a", "b", kind=EdgeKind.LINK)), "alpha") == ["id", "x", "beta_id"]


def test_an_empty_box_that_nothing_is_tied_to_is_no_table():
    assert draft(box("a", None), PERSON).tables == draft(PERSON).tables


def test_every_column_says_why():
    customer = box("c", "Customer", UmlAttribute("no", "int", flags=("pk",)), "birthday")
    schema = draft(customer, box("o", "Order"), line("c", "o", "1", "*"))
    assert {column.name: (column.why, column.origin) for table in schema.tables for column in table.columns} == {
        "no": ("drawn", "drawn"),
        "birthday": ("name ends in birthday", "guessed"),
        "id": ("added: every table needs a key", "added"),
        "customer_no": ("the line to customer", "added"),
    }


def test_two_tables_of_the_same_long_name_can_be_referred_to():
    long = "the very long name of a thing that " * 3
    schema = draft(box("a", long), box("b", long), line("a", "b", "*", "*"))
    (join,) = (table for table in schema.tables if len(table.foreign_keys) == 2)
    assert len(set(join.primary_key)) == 2
