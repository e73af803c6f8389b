import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketch2model.interpret.operation_grammar import OPERATION_FLAGS, ParsedOperation, parse_operation

NAMES = st.from_regex(r"[a-z][a-zA-Z]{2,8}", fullmatch=True)
TYPES = st.sampled_from(["int", "List<Item>", "Map<String, List<int>>", "Fn(int): int", "int[]"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("area()", ParsedOperation("area")),
        ("+ area(): float", ParsedOperation("area", None, "float", "+")),
        ("- move(dx: int, dy: int)", ParsedOperation("move", "dx: int, dy: int", None, "-")),
        ("pay(amount", ParsedOperation("pay", "amount")),
        ("put(m: Map<String, List<int>>): void", ParsedOperation("put", "m: Map<String, List<int>>", "void")),
        ("on(f: Fn(int): int): List<T>", ParsedOperation("on", "f: Fn(int): int", "List<T>")),
        ("add(a: int = max(1, 2), b: int[1..*])", ParsedOperation("add", "a: int = max(1, 2), b: int[1..*]")),
        ("draw() {abstract}", ParsedOperation("draw", flags=("abstract",))),
        ("sum(): int {query, static}", ParsedOperation("sum", None, "int", flags=("static", "query"))),
        ("«static» sum()", ParsedOperation("sum", flags=("static",))),
        ("«create» Order(id: int)", ParsedOperation("Order", "id: int")),
        ("+ static abstract run()", ParsedOperation("run", None, None, "+", ("static", "abstract"))),
        ("int size()", ParsedOperation("size", None, "int")),
        ("+ void close()", ParsedOperation("close", None, "void", "+")),
        ("size() -> int", ParsedOperation("size", None, "int")),
        ("move(20)", ParsedOperation("move", "20")),
    ],
)
def test_operations(text, expected):
    assert parse_operation(text) == expected


@pytest.mark.parametrize(
    "text",
    ["id (pk)", "name: varchar(20)", "sku varchar(20)", "(none)", "name", "email (unique)", "total = sum(1)", ")("],
)
def test_brackets_do_not_make_an_operation(text):
    assert parse_operation(text) is None


@given(
    name=NAMES,
    parameters=st.lists(st.tuples(NAMES, TYPES), max_size=3),
    kind=st.none() | TYPES,
    visibility=st.sampled_from("+-#~"),
    flag=st.sampled_from([None, *OPERATION_FLAGS]),
)
def test_a_well_formed_operation_survives(name, parameters, kind, visibility, flag):
    inside = ", ".join(f"{each}: {its}" for each, its in parameters)
    text = f"{visibility} {name}({inside})" + (f": {kind}" if kind else "") + (f" {{{flag}}}" if flag else "")
    assert parse_operation(text) == ParsedOperation(name, inside or None, kind, visibility, (flag,) if flag else ())


@given(st.text(alphabet="+-#~()[]{}<>«»:;=, abstrcqueyin10\t", max_size=60))
def test_never_fails_on_its_own_signs(text):
    parsed = parse_operation(text)
    assert parsed is None or (parsed.name.strip() and "" not in (parsed.parameters, parsed.type))
