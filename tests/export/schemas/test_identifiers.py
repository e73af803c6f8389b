from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sketch2model.export.schemas.identifiers import enumeration_labels, unique_identifier


@given(st.lists(st.text(alphabet=st.characters(), max_size=80), max_size=20))
def test_names_are_short_plain_and_different(wanted):
    taken: set[str] = set()
    made = [unique_identifier(each, taken, "column") for each in wanted]
    assert len({name.casefold() for name in made}) == len(wanted)
    for name in made:
        assert 0 < len(name.encode()) <= 63
        assert name.strip() == name
        assert all(31 < ord(letter) <= 0xFFFF for letter in name)


def test_good_names_stay():
    assert unique_identifier("birth_date", set(), "x") == "birth_date"
    assert unique_identifier("Straße", set(), "x") == "Straße"


def test_a_name_without_letters_is_replaced():
    assert unique_identifier("_" * 70 + "x", set(), "column_1") == "column_1"


def test_accents_and_case_do_not_tell_names_apart():
    taken: set[str] = set()
    assert [unique_identifier(each, taken, "x") for each in ("cafe", "Café", "CAFE")] == ["cafe", "Café_2", "CAFE_3"]


def test_names_that_databases_keep_for_themselves():
    assert unique_identifier("ctid", set(), "x") == "ctid_"
    assert unique_identifier("sqlite_master", set(), "x") == "t_sqlite_master"


@given(st.lists(st.text(alphabet=st.characters(), max_size=80), max_size=20, unique=True).map(tuple))
def test_labels_are_short_and_different(values):
    labels = enumeration_labels(values)
    assert tuple(labels) == values
    assert len(set(labels.values())) == len(values)
    assert all(0 < len(label.encode()) <= 63 for label in labels.values())


def test_labels_are_the_values_where_they_can_be():
    values = ("Paid (late)", "paid", "PAID", "é", "+", "", "\n")
    assert list(enumeration_labels(values).values()) == ["Paid (late)", "paid", "PAID", "é", "+", "value_6", "value_7"]
