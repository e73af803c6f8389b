from __future__ import annotations

import sqlalchemy as sa

from sketch2model.concepts import Column, DataType, Deletion, Enumeration, ForeignKey, Schema, Table, TypeName
from sketch2model.export.schemas.sql_metadata import draft_metadata

INTEGER, STRING = DataType(TypeName.INTEGER), DataType(TypeName.STRING)
ID = Column("id", INTEGER, primary_key=True)
COLOUR = DataType(TypeName.ENUMERATION, element="n7")


def test_what_was_created_is_found_by_its_name_in_the_schema():
    tables = (
        Table("order", (ID, Column("Id", STRING), Column("größe", STRING))),
        Table("Order", (ID,)),
        Table("empty", ()),
    )
    draft = draft_metadata(Schema(tables))
    names = {place: f"{column.table.name}.{column.name}" for place, column in draft.columns.items()}
    assert names == {
        ("order", "id"): "order.id",
        ("order", "Id"): "order.Id_2",
        ("order", "größe"): "order.größe",
        ("Order", "id"): "Order_2.id",
    }
    assert [table.name for table in draft.tables] == ["order", "Order_2"]
    assert draft.drawn == {"order": tables[0], "Order_2": tables[1]}
    assert draft.remarks == ("Table empty was left out, because it has no columns.",)


def test_of_two_tables_and_columns_with_one_name_the_first_is_found():
    twice = Table("t", (ID, Column("c", INTEGER), Column("c", STRING)))
    draft = draft_metadata(Schema((twice, twice)))
    assert [table.name for table in draft.tables] == ["t", "t_2"]
    assert draft.columns["t", "c"] is draft.tables[0].columns["c"]


def test_constraints():
    person = Table("person", (ID, Column("colour", COLOUR)))
    pet = Table(
        "pet",
        (ID, Column("person_id", INTEGER), Column("name", STRING)),
        (ForeignKey(("person_id",), "person", ("id",), Deletion.CASCADE),),
        (("name", "person_id"),),
    )
    draft = draft_metadata(Schema((person, pet), (), (Enumeration("colour", ("red",), "n7"),)))
    table = draft.tables[1]
    (key,) = table.foreign_key_constraints
    assert (key.name, key.ondelete, key.referred_table) == ("fk_pet_person_id", "CASCADE", draft.tables[0])
    assert [each.name for each in table.constraints if isinstance(each, sa.UniqueConstraint)] == [
        "uq_pet_name_person_id"
    ]
    assert [index.name for index in table.indexes] == ["ix_pet_person_id"]
    ((enumeration, drawn),) = draft.enumerations
    assert draft.columns["person", "colour"].type is enumeration
    assert (enumeration.name, enumeration.enums, drawn.element) == ("colour", ["red"], "n7")


def test_a_draft_can_be_created_by_sqlalchemy_itself():
    other = Table("b", (ID, Column("a_id", INTEGER, nullable=True)), (ForeignKey(("a_id",), "a", ("id",)),))
    draft = draft_metadata(Schema((Table("a", (ID, Column("c", STRING, default="x"))), other)))
    engine = sa.create_engine("sqlite://")
    draft.tables[0].metadata.create_all(engine)
    assert sa.inspect(engine).get_table_names() == ["a", "b"]
    engine.dispose()
