"""What types are taken for: as drawn, whatever the language, and as names tell where none was drawn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketch2model.concepts import DataType, TypeName, UmlAttribute, UmlElement
from sketch2model.elements import Box, ShapeKind
from sketch2model.elements.vocabulary import NodeKind
from sketch2model.interpret.attribute_types import with_types
from sketch2model.interpret.drawn_types import drawn_column_type, take_apart
from sketch2model.interpret.guessed_types import guessed_column_type
from sketch2model.interpret.naming import joined_name, sameness, singular, snake_case, unused


@pytest.mark.parametrize(
    ("drawn", "name", "sizes"),
    [
        ("VARCHAR(20)", "string", (20, None, None)),
        ("character varying(40)", "string", (40, None, None)),
        ("char(3)", "string", (3, None, None)),
        ("nvarchar(max)", "string", (None, None, None)),
        ("models.CharField(max_length=100)", "string", (100, None, None)),
        ("decimal(10,2)", "numeric", (None, 10, 2)),
        ("NUMBER(8, 3)", "numeric", (None, 8, 3)),
        ("numeric(2,5)", "numeric", (None, None, None)),
        ("double precision", "float", (None, None, None)),
        ("timestamp with time zone", "timestamp", (None, None, None)),
        ("datetime.date", "date", (None, None, None)),
        ("unsigned int", "integer", (None, None, None)),
        ("tinyint(1)", "boolean", (None, None, None)),
        ("Guid?", "uuid", (None, None, None)),
        ("int | None", "integer", (None, None, None)),
        ("Optional[Decimal]", "numeric", (None, None, None)),
        ("ID!", "string", (None, None, None)),
        ("Float!", "float", (None, None, None)),
        ("DateTimeOffset", "timestamp", (None, None, None)),
        ("Record<string, any>", "json", (None, None, None)),
        ("ICollection<int>", "json", (None, None, None)),
        ("byte[]", "binary", (None, None, None)),
        ("Ganzzahl", "integer", (None, None, None)),
        ("booléen", "boolean", (None, None, None)),
        ("fecha", "date", (None, None, None)),
        ("tekst", "text", (None, None, None)),
        ("strlng", "string", (None, None, None)),
        ("Wombat", None, None),
    ],
)
def test_drawn_types_of_many_languages(drawn, name, sizes):
    found = drawn_column_type(drawn)
    if name is None:
        assert found is None
    else:
        kind, why = found
        assert (kind.name, (kind.length, kind.precision, kind.scale)) == (name, sizes)
        assert why


@pytest.mark.parametrize(
    ("drawn", "word", "many", "optional"),
    [
        ("List<Order>", "Order", True, False),
        ("Set<Role>", "Role", True, False),
        ("Order[]", "Order", True, False),
        ("[Order!]!", "Order", True, False),
        ("list[Order]", "Order", True, False),
        ("List of Order", "Order", True, False),
        ("Optional<Order>", "Order", False, True),
        ("Order | undefined", "Order", False, True),
        ("ForeignKey(Order)", "Order", False, False),
        ("ManyToManyField('Order')", "Order", True, False),
        ("Map<String, Order>", "Map<String, Order>", False, False),
        ("byte[]", "byte[]", False, False),
        ("[]", "[]", False, False),
        ("", "", False, False),
    ],
)
def test_types_are_taken_apart(drawn, word, many, optional):
    apart = take_apart(drawn)
    assert (apart.word, apart.many, apart.optional) == (word, many, optional)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("created_at", "timestamp"),
        ("last_login_at", "timestamp"),
        ("at", "string"),
        ("price", "numeric(12,2)"),
        ("price_per_unit", "numeric(12,2)"),
        ("price_currency", "string"),
        ("is_closed", "boolean"),
        ("is", "string"),
        ("has_parking", "boolean"),
        ("email", "string(254)"),
        ("e_mail", "string(254)"),
        ("website_url", "string(500)"),
        ("item_count", "integer"),
        ("number_of_seats", "integer"),
        ("phone_number", "string"),
        ("customer_id", "integer"),
        ("session_uuid", "uuid"),
        ("tax_percent", "numeric(5,2)"),
        ("date_of_birth", "date"),
        ("candidate", "string"),
        ("update", "string"),
        ("latitude", "numeric(9,6)"),
        ("einzelpreis", "numeric(12,2)"),
        ("lieferdatum", "date"),
        ("ist_aktiv", "boolean"),
        ("menge", "integer"),
        ("beschreibung", "text"),
        ("prix_unitaire", "numeric(12,2)"),
        ("date_de_livraison", "date"),
        ("nombre_de_pages", "integer"),
        ("quantité", "integer"),
        ("nombre", "string"),
        ("fecha_de_entrega", "date"),
        ("cantidad", "integer"),
        ("descripción", "text"),
        ("verkoopprijs", "numeric(12,2)"),
        ("aantal", "integer"),
        ("is_actief", "boolean"),
        ("name", "string"),
    ],
)
def test_types_that_names_tell(name, expected):
    kind, why = guessed_column_type(name)
    sizes = [str(size) for size in (kind.length, kind.precision, kind.scale) if size is not None]
    assert f"{kind.name}({','.join(sizes)})" == expected if sizes else kind.name == expected
    assert why


def element(key, name, *attributes, stereotype=None):
    box = Box(0, 0, 1, 1)
    return UmlElement(key, name, NodeKind.CLASS, ShapeKind.RECTANGLE, box, stereotype, tuple(attributes))


def types_of(*elements):
    return {each.name: (each.data_type, each.why) for each in with_types(elements)[0].attributes}


def test_a_type_that_names_a_class_refers_to_it():
    order = element("n1", "Order", UmlAttribute("a", "List<Customer>"), UmlAttribute("b", "Order Item"))
    found = types_of(order, element("n2", "Customers"), element("n3", "order_item"))
    assert found["a"] == (DataType(TypeName.REFERENCE, element="n2"), "drawn")
    assert found["b"] == (DataType(TypeName.REFERENCE, element="n3"), "drawn")


def test_an_attribute_that_is_called_like_a_class_refers_to_it():
    order = element("n1", "Order", UmlAttribute("customer"), UmlAttribute("status"), UmlAttribute("order"))
    found = types_of(order, element("n2", "Customer"), element("n3", "OrderStatus", stereotype="enumeration"))
    assert found["customer"] == (DataType(TypeName.REFERENCE, element="n2"), "named like Customer")
    assert found["status"] == (DataType(TypeName.ENUMERATION, element="n3"), "named like OrderStatus")
    assert found["order"][0].name is not TypeName.REFERENCE


def test_brackets_are_lengths_or_lists():
    drawn = [UmlAttribute("a", "char", multiplicity="20"), UmlAttribute("b", "int", multiplicity="*")]
    found = types_of(element("n1", "Order", *drawn, UmlAttribute("c", "byte", multiplicity="*")))
    assert found["a"][0] == DataType(TypeName.STRING, length=20)
    assert (found["b"][0].name, found["c"][0].name) == (TypeName.JSON, TypeName.BINARY)


@given(st.text(max_size=40))
def test_any_text_is_a_type_or_none(text):
    take_apart(text)
    drawn_column_type(text)
    assert guessed_column_type(snake_case(text, "column"))[1]


@given(st.text(max_size=80), st.text(max_size=80))
def test_joined_names_are_identifiers(stem, key):
    name = joined_name(snake_case(stem, "table"), snake_case(key, "column"))
    assert name.isidentifier()
    assert len(name) <= 64


@pytest.mark.parametrize(
    ("name", "one"),
    [
        ("orders", "order"),
        ("categories", "category"),
        ("addresses", "address"),
        ("boxes", "box"),
        ("status", "status"),
        ("class", "class"),
        ("kurs", "kurs"),
        ("preis", "preis"),
        ("series", "series"),
        ("bus", "bus"),
        ("order_items", "order_item"),
        ("kunde", "kunde"),
    ],
)
def test_plurals(name, one):
    assert singular(name) == one


def test_names_that_some_databases_cannot_tell_apart_are_the_same():
    assert sameness("Größe_x") == sameness("grossex")
    assert unused("order_item", {"OrderItem", "order_item_2"}) == "order_item_3"
