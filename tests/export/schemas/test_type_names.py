import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sketch2model.export.schemas.type_names import Naming, plural

PYTHON = Naming(types=frozenset({"Any"}), fields=frozenset({"class"}))
GRAPHQL = Naming(camel=True, ascii_only=True)


@pytest.mark.parametrize(
    ("drawn", "as_type", "snake", "camel", "value"),
    [
        ("Order Item", "OrderItem", "order_item", "orderItem", "ORDER_ITEM"),
        ("orderNo", "OrderNo", "order_no", "orderNo", "ORDER_NO"),
        ("HTTPServer", "HTTPServer", "http_server", "httpServer", "HTTP_SERVER"),
        ("userIDs", "UserIDs", "user_ids", "userIds", "USER_IDS"),
        ("ORDER_LINE", "OrderLine", "order_line", "orderLine", "ORDER_LINE"),
        ("CUSTOMER", "Customer", "customer", "customer", "CUSTOMER"),
        ("address2Line", "Address2Line", "address2_line", "address2Line", "ADDRESS2_LINE"),
        ("URL", "URL", "url", "url", "URL"),
        ("customer's  e-mail", "CustomersEMail", "customers_e_mail", "customersEMail", "CUSTOMERS_E_MAIL"),
        ("3D view", "Unnamed3DView", "field_3d_view", "field3dView", "VALUE_3D_VIEW"),
        ("", "Unnamed", "field", "field", "VALUE"),
        ("__init__", "Init", "init", "init", "INIT"),
    ],
)
def test_names_are_written_as_the_language_wants_them(drawn, as_type, snake, camel, value):
    assert PYTHON.type_name(drawn, set()) == as_type
    assert PYTHON.field_name(drawn, set()) == snake
    assert GRAPHQL.field_name(drawn, set()) == camel
    assert PYTHON.value_name(drawn, set()) == value


def test_other_letters_stay_where_they_may():
    assert PYTHON.type_name("größe", set()) == "Größe"
    assert GRAPHQL.type_name("größe", set()) == "Grosse"
    assert GRAPHQL.type_name("客户", set()) == "Unnamed"


def test_reserved_names_get_an_underscore_and_taken_ones_a_number():
    taken: set[str] = set()
    assert [PYTHON.field_name("class", taken) for _ in range(3)] == ["class_", "class_2", "class_3"]
    assert PYTHON.type_name("any", set()) == "Any_"
    assert GRAPHQL.field_name("order", {"order"}) == "order2"


@example(["", "\u00b8", "\u0345"])
@given(st.lists(st.text(), min_size=2, max_size=6))
@pytest.mark.parametrize("naming", [PYTHON, GRAPHQL])
def test_any_text_gives_names_of_their_own(naming, texts):
    for make in (naming.type_name, naming.field_name, naming.value_name):
        taken: set[str] = set()
        names = [make(text, taken) for text in texts]
        assert len(set(names)) == len(names)
        for name in names:
            assert name.isidentifier()
            assert name == unicodedata.normalize("NFKC", name)
            assert len(name) <= 40
            assert not name.startswith("_")
            assert name.isascii() or naming is PYTHON
            assert name != "class" or naming is GRAPHQL


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("Order", "Orders"),
        ("category", "categories"),
        ("day", "days"),
        ("Address", "Addresses"),
        ("box", "boxes"),
        ("OrderStatus", "OrderStatuses"),
        ("Sales Person", "Sales People"),
        ("orders", "orders"),
        ("", ""),
        ("x1", "x1"),
    ],
)
def test_plurals(one, several):
    assert plural(one) == several
