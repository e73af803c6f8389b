"""Writing at lines."""

import pytest

from sketch2model.elements import EndKind
from sketch2model.interpret.ends import line_texts, split_end_text


def edge_of(ink, diagram="class", **texts):
    a, b = ink.node(["A"]), ink.node(["B"])
    ink.edge(a, b, **texts)
    *_, (_, _, data) = ink.meaning(diagram).edges(data=True)
    return data


def test_multiplicity_and_role_at_each_end(ink):
    edge = edge_of(ink, at_source=["1", "purchaser"], at_target=["orders", "0...*"])
    assert (edge["source_multiplicity"], edge["source_role"]) == ("1", "purchaser")
    assert (edge["target_multiplicity"], edge["target_role"]) == ("*", "orders")
    assert edge["label"] is None
    assert edge["kind"] == "association"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0..1 agent", ("0..1", "agent")),
        ("* listings", ("*", "listings")),
        ("items *", ("*", "items")),
        ("x", ("*", None)),
        ("*outgoing", ("*", "outgoing")),
        ("sessions*", ("*", "sessions")),
        ("owner", (None, "owner")),
        ("1target", ("1", "target")),
        ("0..1owner", ("0..1", "owner")),
        ("items1..*", ("1..*", "items")),
        ("items [0..*]", ("*", "items")),
        ("l..* items", ("1..*", "items")),
        ("1 .. * items", ("1..*", "items")),
        ("owner O..1", ("0..1", "owner")),
        ("I from", ("1", "from")),
        ("x items", ("*", "items")),
        ("*2nd", ("*", "2nd")),
        ("+items", (None, "items")),
        ("items +", ("*", "items")),
        ("-items *", ("*", "items")),
        ("{ordered}", (None, None)),
        ("* {ordered}", ("*", None)),
        ("address2", (None, "address2")),
        ("is owner of", (None, "is owner of")),
        ("LI", (None, None)),
        ("'s", (None, None)),
        ("???", (None, None)),
        ("", (None, None)),
    ],
)
def test_one_text_may_hold_both(text, expected):
    assert split_end_text(text) == expected


def test_another_reading_may_be_the_multiplicity():
    assert split_end_text("D.1", ["0..1"]) == ("0..1", None)


def test_another_reading_may_have_the_sign_beside_the_same_role(ink):
    edge = edge_of(ink, at_target=["listings"], alternatives=["listing", "* listings"])
    assert (edge["target_multiplicity"], edge["target_role"]) == ("*", "listings")
    edge = edge_of(ink, at_target=["listings", "1"], alternatives=["* listings"])
    assert edge["target_multiplicity"] == "1"


def test_the_halves_of_a_multiplicity_are_joined(ink):
    assert edge_of(ink, at_target=["0..", "*"])["target_multiplicity"] == "*"
    assert edge_of(ink, at_target=["1.", "*"])["target_multiplicity"] == "1..*"
    assert edge_of(ink, at_target=["0", "1"])["target_multiplicity"] == "0..1"
    assert edge_of(ink, at_target=["items", "1.", ".x"])["target_multiplicity"] == "1..*"


def test_halves_far_apart_are_two_signs(ink):
    edge = edge_of(ink, at_source=["0."], at_target=["1"])
    assert (edge["source_multiplicity"], edge["target_multiplicity"]) == ("0..1", "1")


def test_a_half_in_the_middle_joins_the_sign_beside_it(line):
    halves = [
        line("0.", "middle", None, x=100.0),
        line("1", "source", None, x=130.0),
        line("1", "target", None, x=400.0),
    ]
    texts = line_texts(halves, EndKind.NONE, EndKind.NONE)
    assert (texts.source.multiplicity, texts.target.multiplicity, texts.label) == ("0..1", "1", None)


def test_words_in_the_middle_are_the_label(ink):
    assert edge_of(ink, at_middle=["is", "owned by"])["label"] == "is owned by"


def test_a_multiplicity_in_the_middle_goes_to_the_end_without_one(ink):
    edge = edge_of(ink, at_source=["1"], at_middle=["*"])
    assert (edge["source_multiplicity"], edge["target_multiplicity"], edge["label"]) == ("1", "*", None)


def test_a_multiplicity_in_the_middle_goes_to_the_nearer_of_two_ends(ink):
    edge = edge_of(ink, at_middle=["1..* items"])
    assert (edge["source_multiplicity"], edge["target_multiplicity"]) == (None, "1..*")
    assert (edge["target_role"], edge["label"]) == ("items", None)


def test_crows_feet_say_the_multiplicity(ink):
    edge = edge_of(ink, diagram="er", source_end="one", target_end="zero_many")
    assert (edge["source_multiplicity"], edge["target_multiplicity"]) == ("1", "*")
    assert edge["kind"] == "association"


def test_all_writing_of_a_flow_is_its_label(ink):
    edge = edge_of(ink, diagram="flow", target_end="open", at_source=["not"], at_middle=["ok"])
    assert edge["label"] == "not ok"
    assert edge["source_role"] is None
    assert edge["kind"] == "flow"


def test_a_shaded_arrow_with_multiplicities_is_no_inheritance(ink):
    edge = edge_of(ink, target_end="filled_triangle", at_target=["*"])
    assert edge["kind"] == "directed_association"


def test_a_generalization_has_no_multiplicities(ink):
    edge = edge_of(ink, target_end="triangle", at_target=["2"])
    assert (edge["kind"], edge["target_multiplicity"]) == ("inheritance", None)
    assert edge["lines"][0]["text"] == "2"
