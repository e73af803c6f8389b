from __future__ import annotations

import pytest

from sketch2model.concepts import Column, DataType, Deletion, Enumeration, ForeignKey, Schema, Table, TypeName
from sketch2model.export.schemas.orm.sound import sound_schema

INTEGER, TEXT, UUID = (DataType(name) for name in (TypeName.INTEGER, TypeName.TEXT, TypeName.UUID))
ID = Column("id", INTEGER, primary_key=True)


def refer(column: str, table: str, to: str = "id", **known) -> ForeignKey:
    return ForeignKey((column,), table, (to,), **known)


def sound(*tables: Table, enumerations=()) -> Schema:
    return sound_schema(Schema(tables, (), enumerations)).schema


def test_a_good_schema_stays_as_it_is(schemas):
    shop = schemas["shop"].schema
    found = sound_schema(shop)
    assert found.remarks == ()
    assert found.schema.enumerations == shop.enumerations
    passports = [table for table in found.schema.tables if table.name == "passport"]
    assert passports[0].column("person_id").unique  # as its reference says
    others = [table for table in shop.tables if table.name != "passport"]
    assert [table for table in found.schema.tables if table.name != "passport"] == others


def test_what_was_sound_once_is_sound_again(schemas, hostile_exportables):
    for each in (*schemas.values(), *hostile_exportables):
        once = sound_schema(each.schema)
        again = sound_schema(once.schema)
        assert again.schema == once.schema
        assert again.remarks == ()


def test_names_are_plain_and_unique():
    first, second = sound(
        Table("a b", (ID, Column("x-y", INTEGER), Column("X_Y", INTEGER))), Table("A_B", (ID,))
    ).tables
    assert (first.name, second.name) == ("a_b", "A_B_2")
    assert [column.name for column in first.columns] == ["id", "x_y", "X_Y_2"]


def test_references_follow_the_new_names():
    _, other = sound(
        Table("a b", (Column("the key", INTEGER, primary_key=True),)),
        Table("c", (ID, Column("a id", INTEGER)), (refer("a id", "a b", "the key"),)),
    ).tables
    assert other.foreign_keys == (refer("a_id", "a_b", "the_key"),)


@pytest.mark.parametrize(
    "key",
    [
        refer("other_id", "nowhere"),
        refer("nothing", "other"),
        refer("other_id", "other", "nothing"),
        refer("other_id", "other", "note"),
        ForeignKey((), "other", ()),
        ForeignKey(("other_id", "other_id"), "other", ("id", "id")),
        ForeignKey(("other_id",), "other", ("id", "note")),
        refer("id", "table"),
    ],
)
def test_references_to_what_is_no_key_are_left_out(key):
    tables = (Table("other", (ID, Column("note", INTEGER))), Table("table", (ID, Column("other_id", INTEGER)), (key,)))
    found = sound_schema(Schema(tables))
    assert found.schema.tables[1].foreign_keys == ()
    assert len(found.remarks) == 1


def test_a_reference_has_the_type_at_the_end_of_the_chain():
    tables = (
        Table("a", (Column("id", UUID, primary_key=True),)),
        Table("b", (ID,), (refer("id", "a"),)),
        Table("c", (ID, Column("b_id", INTEGER)), (refer("b_id", "b"),)),
    )
    assert sound(*tables).table("c").column("b_id").type == UUID


def test_circles_of_columns_are_cut_and_those_of_tables_are_not():
    circle = (Table("a", (ID,), (refer("id", "b"),)), Table("b", (ID,), (refer("id", "a", inherits=True),)))
    assert [len(table.foreign_keys) for table in sound(*circle).tables] == [1, 0]
    mutual = (
        Table("a", (ID, Column("b_id", INTEGER)), (refer("b_id", "b"),)),
        Table("b", (ID, Column("a_id", INTEGER)), (refer("a_id", "a"),)),
    )
    assert sound(*mutual) == Schema(mutual)


def test_parents_come_first_and_only_whole_keys_inherit():
    child = Table(
        "child", (ID, Column("x", INTEGER)), (refer("id", "parent", inherits=True), refer("x", "other", inherits=True))
    )
    tables = sound(child, Table("parent", (ID,)), Table("other", (ID,))).tables
    assert [table.name for table in tables] == ["parent", "child", "other"]
    assert [key.inherits for key in tables[1].foreign_keys] == [True, False]
    assert tables[1].column("x").unique


def test_what_cannot_be_empty_is_not_emptied():
    key = refer("b_id", "b", on_delete=Deletion.SET_NULL)
    table = Table("a", (ID, Column("b_id", INTEGER)), (key,))
    assert sound(table, Table("b", (ID,))).tables[0].foreign_keys[0].on_delete is Deletion.RESTRICT


def test_types_are_made_possible():
    kinds = (
        DataType(TypeName.STRING, length=0),
        DataType(TypeName.NUMERIC, precision=2, scale=7),
        DataType(TypeName.ENUMERATION, element="missing"),
        DataType(TypeName.ENUMERATION, element="e"),
    )
    enumerations = (Enumeration("e", ("", "a", " a ", "b"), "e"), Enumeration("none", ("",), "missing"))
    found = sound(Table("t", (ID, *(Column(f"c{n}", kind) for n, kind in enumerate(kinds)))), enumerations=enumerations)
    types = [column.type for column in found.tables[0].columns[1:]]
    assert types[0].length == 1
    assert (types[1].precision, types[1].scale) == (2, 2)
    assert types[2] == DataType(TypeName.STRING)
    assert types[3].element == "e"
    assert [each.values for each in found.enumerations] == [("a", "b")]


def test_every_table_has_columns_and_a_key():
    found = sound_schema(Schema((Table("empty", ()), Table("log", (Column("id", TEXT), Column("line", TEXT))))))
    assert [table.primary_key for table in found.schema.tables] == [("id_2",)]
    assert found.remarks == ("Table empty was left out, because it has no columns.",)
