"""Names, stereotypes, attributes and operations from the lines of a box."""

import pytest


def only(ink, diagram="class"):
    (node,) = (data for _, data in ink.meaning(diagram).nodes(data=True))
    return node


def names(members):
    return [member["name"] for member in members]


def test_the_first_compartment_is_the_name(ink):
    ink.node(["Order", "Item"], ["item: String", "price: double"])
    node = only(ink)
    assert node["name"] == "Order Item"
    assert [(a["name"], a["type"]) for a in node["attributes"]] == [("item", "String"), ("price", "double")]
    assert node["kind"] == "class"
    assert node["text"] == "Order\nItem\nitem: String\nprice: double"


def test_an_empty_first_compartment_is_no_name_lost(ink):
    ink.node([], ["Order", "date"])
    assert only(ink)["name"] == "Order"


@pytest.mark.parametrize("drawn", ["«interface»", "<<interface>>", "« interface »", "<interface>"])
def test_a_stereotype_stands_apart(ink, drawn):
    ink.node([drawn, "Shape"], ["area(): float"])
    node = only(ink)
    assert (node["stereotype"], node["name"]) == ("interface", "Shape")
    assert names(node["operations"]) == ["area"]
    assert node["attributes"] == []


def test_a_stereotype_may_share_the_names_row(ink):
    ink.node(["<<enum>> Colour"], ["red"])
    assert (only(ink)["stereotype"], only(ink)["name"]) == ("enum", "Colour")


def test_operations_are_told_by_their_brackets(ink):
    ink.node(["Account"], ["balance: float"], ["+ deposit(amount: float)", "close()"])
    node = only(ink)
    assert names(node["attributes"]) == ["balance"]
    assert names(node["operations"]) == ["deposit", "close"]


@pytest.mark.parametrize(
    ("lines", "name", "attributes"),
    [
        (["Customer"], "Customer", []),
        (["Concrete", "Implementor"], "Concrete Implementor", []),
        (["Customer", "name: String"], "Customer", ["name"]),
        (["Customer", "name", "adres"], "Customer", ["name", "adres"]),
        (["Order", "Item", "price: int", "quantity: int"], "Order Item", ["price", "quantity"]),
        (["order", "item"], "order item", []),
        (["order", "date", "status"], "order", ["date", "status"]),
    ],
)
def test_a_box_without_divider(ink, lines, name, attributes):
    ink.node(lines)
    node = only(ink)
    assert node["name"] == name
    assert names(node["attributes"]) == attributes


def test_a_type_on_the_next_row_is_joined(ink):
    ink.node(["Order"], ["orderNumber:", "String", "total: double"])
    assert [(a["name"], a["type"]) for a in only(ink)["attributes"]] == [("orderNumber", "String"), ("total", "double")]


def test_a_type_set_in_is_joined_when_the_colon_was_lost(ink, line):
    key = ink.node(["Staff"])
    rows = [line("staffId", compartment=1, row=1), line("String", compartment=1, row=2, x=40.0)]
    ink.graph.nodes[key]["lines"] += rows
    assert [(a["name"], a["type"]) for a in only(ink)["attributes"]] == [("staffId", "String")]


def test_pieces_side_by_side_are_one_row(ink, line):
    key = ink.node(["Staff"])
    rows = [line("name:", compartment=1, row=1), line("String", compartment=1, row=1, x=90.0)]
    ink.graph.nodes[key]["lines"] += rows
    assert [(a["name"], a["type"]) for a in only(ink)["attributes"]] == [("name", "String")]


def test_an_operation_over_two_rows_is_joined(ink):
    ink.node(["Account"], ["move(x: int,", "y: int)"])
    assert [(o["name"], o["parameters"]) for o in only(ink)["operations"]] == [("move", "x: int, y: int")]


def test_attributes_point_back_to_their_ink(ink):
    ink.node(["Order"], ["date"])
    (attribute,) = only(ink)["attributes"]
    assert attribute["bbox"] == [0.0, 30.0, 48.0, 50.0]
    assert (attribute["text"], attribute["confidence"]) == ("date", 0.9)


def test_a_list_has_a_title_and_attributes(ink):
    ink.node(["Customer", "Name", "Email: String"], shape="none")
    node = only(ink, None)
    assert (node["kind"], node["name"]) == ("attribute_list", "Customer")
    assert names(node["attributes"]) == ["Name", "Email"]


def test_a_list_without_title_has_no_name(ink):
    ink.node(["name: String", "age: int"], shape="none")
    node = only(ink, None)
    assert node["name"] is None
    assert names(node["attributes"]) == ["name", "age"]


def test_noise_is_no_part_of_a_name(ink):
    ink.node(["-", "Abstraction", "."], ["fnc"])
    assert only(ink)["name"] == "Abstraction"


def test_a_sign_of_a_line_above_the_name_is_not_the_name(ink):
    ink.node(["*"], ["Transport", "Mode"], ["name: String"])
    node = only(ink)
    assert (node["name"], names(node["attributes"])) == ("Transport Mode", ["name"])


def test_a_box_whose_name_was_not_read_keeps_its_attributes(ink):
    ink.node(["location: String", "date: Date"])
    node = only(ink)
    assert (node["name"], names(node["attributes"])) == (None, ["location", "date"])


def test_a_long_list_without_box_in_a_class_diagram_has_attributes(ink):
    ink.node(["Transactions", "date", "amount"], shape="none")
    assert names(only(ink)["attributes"]) == ["date", "amount"]
    assert only(ink)["kind"] == "attribute_list"


def test_misread_types_are_put_right_but_the_text_is_kept(ink):
    ink.node(["Web User"], ["id: strina", "password: Strin", "numberint", "state: UserState", "name' string"])
    found = [(a["name"], a["type"]) for a in only(ink)["attributes"]]
    assert found == [
        ("id", "string"),
        ("password", "String"),
        ("number", "int"),
        ("state", "UserState"),
        ("name", "string"),
    ]
    assert only(ink)["attributes"][0]["text"] == "id: strina"


def test_a_mark_before_a_type_was_a_colon_where_some_attributes_have_types(ink):
    ink.node(["Customer"], ["id: 1nt", "address.strmg", "phone", "isActive! boo|", "code.name", "accountstring"])
    assert [(a["name"], a["type"]) for a in only(ink)["attributes"]] == [
        ("id", "int"),
        ("address", "string"),
        ("phone", None),
        ("isActive", "bool"),
        ("code.name", None),
        ("accountstring", None),
    ]


@pytest.mark.parametrize("drawn", ["Money", "Status", "Person", "Zorbl", "Point", "List<Item>", "Color", "UUID"])
def test_an_unknown_type_stays_as_it_was_read(ink, drawn):
    ink.node(["Thing"], [f"part: {drawn}", "size: int"])
    assert only(ink)["attributes"][0]["type"] == drawn


@pytest.mark.parametrize(("piece", "joined"), [("Strin", True), ("Stone", False), ("rate", False)])
def test_a_piece_set_in_is_a_wrapped_type_if_it_is_nearly_one(ink, line, piece, joined):
    key = ink.node(["Staff"])
    rows = [line("staffId", compartment=1, row=1), line(piece, compartment=1, row=2, x=40.0)]
    ink.graph.nodes[key]["lines"] += rows
    assert len(only(ink)["attributes"]) == (1 if joined else 2)


@pytest.mark.parametrize(
    ("text", "width", "height", "confidence"),
    [
        ("L", 6, 8, 0.9),
        ("a", 6, 6, 0.9),
        ("n", 40, 10, 0.9),
        ("e", 10, 16, 0.3),
        ("1", 6, 18, 0.7),
        ("st", 20, 18, 0.3),
    ],
)
def test_specks_that_were_read_as_letters_are_left_out(ink, line, text, width, height, confidence):
    speck = {**line(text, row=1), "bbox": [150.0, 35.0, 150.0 + width, 35.0 + height], "confidence": confidence}
    key = ink.node(["Account"], ["balance"])
    ink.graph.nodes[key]["lines"] += [speck, {**speck, "compartment": 1, "bbox": [x + 40 for x in speck["bbox"]]}]
    node = only(ink)
    assert (node["name"], names(node["attributes"])) == ("Account", ["balance"])


def test_an_attribute_may_be_one_letter_and_is_never_a_mere_number(ink):
    ink.node(["Point"], ["x", "y", "23", "label"])
    assert names(only(ink)["attributes"]) == ["x", "y", "label"]


def test_a_class_may_be_called_by_one_small_letter(ink, line):
    key = ink.node([], ["balance"])
    ink.graph.nodes[key]["lines"].insert(0, {**line("S", x=50.0), "bbox": [50.0, 5.0, 56.0, 13.0]})
    assert only(ink)["name"] == "S"


def test_a_letter_of_full_size_is_part_of_the_name(ink, line):
    key = ink.node(["Plan"], ["balance"])
    ink.graph.nodes[key]["lines"].insert(1, line("B", x=80.0))
    assert only(ink)["name"] == "Plan B"


def test_a_type_that_is_a_class_of_the_diagram_stays(ink):
    ink.node(["Strin"], ["x"])
    ink.node(["Bow"], ["part: Strin"])
    assert ink.meaning("class").nodes["n2"]["attributes"][0]["type"] == "Strin"


def test_names_are_not_parted_where_types_are_not_drawn(ink):
    ink.node(["Order"], ["print", "total", "account string"])
    assert [a["name"] for a in only(ink)["attributes"]][:2] == ["print", "total"]


@pytest.mark.parametrize(
    "drawn", ["INT", "Int", "int", "DATE", "Date", "date", "STRING", "string", "String", "VARCHAR"]
)
def test_the_case_of_a_type_stays(ink, drawn):
    ink.node(["Thing"], [f"part: {drawn}", "size: int"])
    assert only(ink)["attributes"][0]["type"] == drawn


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_rows_are_rows_whichever_side_of_the_photo_is_up(ink, line, turns):
    """Two attributes, the first in two pieces, the second with its type set in below it."""
    key = ink.node(["Order"])
    pieces = [
        ("name:", 1, 0.0),
        ("String", 1, 90.0),
        ("staffId", 2, 0.0),
        ("Integer", 3, 40.0),
        ("email", 4, 0.0),
    ]
    rows = [line(text, compartment=1, row=row, x=x) for text, row, x in pieces]
    ink.graph.nodes[key]["lines"] += rows
    for each in ink.graph.nodes[key]["lines"]:
        for _ in range(turns):
            x0, y0, x1, y1 = each["bbox"]
            each["bbox"] = [1000 - y1, x0, 1000 - y0, x1]
    assert [(a["name"], a["type"]) for a in only(ink)["attributes"]] == [
        ("name", "String"),
        ("staffId", "Integer"),
        ("email", None),
    ]
