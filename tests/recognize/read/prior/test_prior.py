from __future__ import annotations

import pytest

from sketch2model.elements.vocabulary import Place
from sketch2model.recognize.read.prior import Case, PagePrior, Slot, load_tables
from sketch2model.recognize.read.prior.prior import DATA

LARGEST = 1_500_000


@pytest.fixture(name="page", scope="module")
def _page() -> PagePrior:
    return PagePrior(load_tables())


def log_of(page: PagePrior, place: Place, text: str) -> float:
    prior = page.of(place)
    total, state = 0.0, prior.start
    for letter in text:
        log, state = prior.step(state, letter)
        total += log
    return total + prior.finish(state)


@pytest.mark.parametrize(
    ("place", "likely", "unlikely"),
    [
        (Place.MEMBER, "id: int", "ld: int"),
        (Place.MEMBER, "id: int", "id: 1nt"),
        (Place.MEMBER, "- birthDate: Date", "- birthDate; Date"),
        (Place.MEMBER, "userId: int", "userlD: int"),
        (Place.MEMBER, "name: varchar(20)", "name: varchor(2O)"),
        (Place.MEMBER, "+ getName(): String", "+ getNamel): String"),
        (Place.NAME, "Customer", "cUstomer"),
        (Place.NAME, "OrderItem", "0rderItem"),
        (Place.NAME, "CUSTOMER", "CUSToMER"),
        (Place.END, "0..*", "o..*"),
        (Place.END, "1..*", "l..*"),
        (Place.END, "1", "l"),
        (Place.END, "owner", "0wner"),
        (Place.LABEL, "belongs to", "belongs t0"),
        (Place.TEXT, "check claim", "check cLaim"),
        (Place.TEXT, "order received", "order rec eived"),
    ],
)
def test_what_a_developer_would_write_is_likelier(page: PagePrior, place: Place, likely: str, unlikely: str) -> None:
    assert log_of(page, place, likely) > log_of(page, place, unlikely) + 1


def test_place_decides(page: PagePrior) -> None:
    assert log_of(page, Place.END, "0..1") > log_of(page, Place.NAME, "0..1") + 5
    assert log_of(page, Place.TEXT, "application received") > log_of(page, Place.MEMBER, "application received")


def test_an_unknown_name_costs_what_its_letters_cost(page: PagePrior) -> None:
    """Letter by letter no dearer than one of thirty, so that ink that is clear outweighs it."""
    for text in ("zorbl_id: int", "kväxo: String", "wfqId: int"):
        assert log_of(page, Place.MEMBER, text) > -4.5 * len(text)


def test_a_class_helps_its_key_and_the_other_way_round(page: PagePrior) -> None:
    seen = PagePrior(load_tables(), {"zorbl": 1.0})
    for place, text in ((Place.MEMBER, "zorbl_id"), (Place.NAME, "Zorbl"), (Place.MEMBER, "zorblId")):
        assert log_of(seen, place, text) > log_of(page, place, text) + 3


def test_capitals_of_the_page_are_expected_again(page: PagePrior) -> None:
    loud = PagePrior(load_tables(), {}, {Slot.NAME: {Case.UPPER: 10.0}})
    assert log_of(loud, Place.NAME, "ORDER") > log_of(page, Place.NAME, "ORDER") + 1


def test_the_data_is_small() -> None:
    assert DATA.stat().st_size < LARGEST


def test_words_of_a_line_are_told_apart(page: PagePrior) -> None:
    words = page.of(Place.MEMBER).words("+ setOwner_id(x: Person): BOOL")
    assert [(word, slot) for slot, word, _ in words] == [
        ("set", Slot.ATTRIBUTE),
        ("owner", Slot.ATTRIBUTE),
        ("id", Slot.ATTRIBUTE),
        ("x", Slot.ATTRIBUTE),
        ("person", Slot.TYPE),
        ("bool", Slot.TYPE),
    ]
    assert words[-1][2] is Case.UPPER
