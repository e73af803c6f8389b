import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketch2model.interpret.attribute_grammar import (
    FLAGS,
    ParsedAttribute,
    has_bullet,
    looks_like_attribute,
    parse_attribute,
)

NAMES = st.from_regex(r"[a-z][a-zA-Z]{2,8}", fullmatch=True)
TYPES = st.sampled_from(["String", "int", "Date", "UserState", "decimal"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name", ParsedAttribute("name")),
        ("name: String", ParsedAttribute("name", "String")),
        ("name :String", ParsedAttribute("name", "String")),
        ("- id: string", ParsedAttribute("id", "string", "-")),
        ("-id:string", ParsedAttribute("id", "string", "-")),
        ("– id: string", ParsedAttribute("id", "string", "-")),
        ("_ id: string", ParsedAttribute("id", "string", "-")),
        ("+ name", ParsedAttribute("name", None, "+")),
        ("#total : double = 0.0", ParsedAttribute("total", "double", "#", "0.0")),
        ("~ tags: String [0..*]", ParsedAttribute("tags", "String", "~", multiplicity="0..*")),
        ("tags[*]: String", ParsedAttribute("tags", "String", multiplicity="*")),
        ("/age: int", ParsedAttribute("age", "int", flags=("derived",))),
        ("+ /age: int {unique}", ParsedAttribute("age", "int", "+", flags=("unique", "derived"))),
        ("id: int {id}", ParsedAttribute("id", "int", flags=("pk",))),
        ("«PK» id: int", ParsedAttribute("id", "int", flags=("pk",))),
        ("<<FK>> owner", ParsedAttribute("owner", flags=("fk",))),
        ("PK id", ParsedAttribute("id", flags=("pk",))),
        ("id: int PK", ParsedAttribute("id", "int", flags=("pk",))),
        ("id (pk)", ParsedAttribute("id", flags=("pk",))),
        ("PK, FK order_id", ParsedAttribute("order_id", flags=("pk", "fk"))),
        ("email: varchar(80) unique", ParsedAttribute("email", "varchar(80)", flags=("unique",))),
        ("phone: String?", ParsedAttribute("phone", "String", flags=("nullable",))),
        ("state = open", ParsedAttribute("state", default="open")),
        ("• city", ParsedAttribute("city")),
        ("name; String", ParsedAttribute("name", "String")),
        ("name. String", ParsedAttribute("name", "String")),
        ("price double", ParsedAttribute("price", "double")),
        ("int age", ParsedAttribute("age", "int")),
        ("card number", ParsedAttribute("card number")),
        ("end date", ParsedAttribute("end date")),
        ("orders: List<Order>", ParsedAttribute("orders", "List<Order>")),
        ("name：String", ParsedAttribute("name", "String")),
        ("creditRate:", ParsedAttribute("creditRate")),
        ("e-mail", ParsedAttribute("e-mail")),
        ("first-date", ParsedAttribute("first-date")),
        ("name - String", ParsedAttribute("name", "String")),
        ("name' str", ParsedAttribute("name", "str")),
        ("sku varchar(20)", ParsedAttribute("sku", "varchar(20)")),
        ("price; decimal(8, 2) = 0", ParsedAttribute("price", "decimal(8, 2)", default="0")),
        ("1d: int", ParsedAttribute("id", "int")),
        ("- ld", ParsedAttribute("id", None, "-")),
        ("world: int", ParsedAttribute("world", "int")),
        ('url = "http://x"', ParsedAttribute("url", default='"http://x"')),
        ("sizes: int[] = {1, 2}", ParsedAttribute("sizes", "int", multiplicity="*", default="{1, 2}")),
        ("all: Map<String, List<int>> {ordered}", ParsedAttribute("all", "Map<String, List<int>>")),
        ("+ static count: int", ParsedAttribute("count", "int", "+", flags=("static",))),
        ("static ip address", ParsedAttribute("static ip address")),
    ],
)
def test_one_line(text, expected):
    assert parse_attribute(text) == expected


@pytest.mark.parametrize("text", ["", "  ", "---", ":", "•", "{}", "="])
def test_a_line_without_letters_is_no_attribute(text):
    assert parse_attribute(text) is None


@given(st.text(max_size=80))
def test_never_fails(text):
    parsed = parse_attribute(text)
    assert parsed is None or (parsed.name and set(parsed.flags) <= set(FLAGS))


@given(st.text(alphabet="+-#~/:=[]{}()<>«»?PKFKab01* .,;|\t", max_size=60))
def test_never_fails_on_its_own_signs(text):
    parsed = parse_attribute(text)
    assert parsed is None or parsed.name
    assert "" not in (() if parsed is None else (parsed.type, parsed.default, parsed.multiplicity, parsed.visibility))


@given(
    name=NAMES,
    kind=TYPES,
    visibility=st.sampled_from("+-#~"),
    multiplicity=st.sampled_from([None, "0..*", "1..*", "0..1", "*"]),
    default=st.sampled_from([None, "0", "open"]),
    derived=st.booleans(),
)
def test_a_well_formed_line_survives(name, kind, visibility, multiplicity, default, derived):
    text = f"{visibility} {'/' if derived else ''}{name} : {kind}"
    text += f" [{multiplicity}]" if multiplicity else ""
    text += f" = {default}" if default else ""
    flags = ("derived",) if derived else ()
    assert parse_attribute(text) == ParsedAttribute(name, kind, visibility, default, multiplicity, flags)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("name: String", True), ("- id", True), ("date", True), ("PK Id", True), ("Implementor", False), ("ID", False)],
)
def test_signs_of_an_attribute(text, expected):
    assert looks_like_attribute(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("- name", True), ("• name", True), ("*name", True), ("> name", True), ("name", False), ("*", False), ("", False)],
)
def test_bullets(text, expected):
    assert has_bullet(text) is expected
