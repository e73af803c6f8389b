from __future__ import annotations

from dataclasses import replace

from sketch2model.elements import EndKind
from sketch2model.elements.vocabulary import EdgeKind
from sketch2model.export.diagrams.dot import drawing_of
from sketch2model.export.diagrams.words import description_of, name_and_role_of, name_of, relation_words, title_of


def test_each_notation_is_called_by_its_name(diagrams):
    titles = {name: title_of(drawing_of(diagrams[name])) for name in ("billing", "orders", "door", "coffee", "nothing")}
    assert titles == {
        "billing": "Class diagram billing.jpg",
        "orders": "Entity-relationship diagram orders.jpg",
        "door": "State machine door.jpg",
        "coffee": "Flowchart coffee.jpg",
        "nothing": "Diagram empty.jpg",
    }


def test_a_description_counts_and_names_everything(diagrams):
    assert description_of(drawing_of(diagrams["coffee"])) == (
        "Flowchart with 4 steps, 1 decision, 2 events, 1 document, 8 relations. "
        "Start; Boil water; Beans left? (decision); Grind beans; Buy beans; recipe (document); Read cups; End. "
        "Start leads to Boil water; Boil water leads to Beans left?; Beans left? leads to Grind beans: yes; "
        "Beans left? leads to Buy beans: no; Buy beans leads to Beans left?; Grind beans leads to Read cups; "
        "Read cups leads to End; recipe is linked with Grind beans."
    )
    assert description_of(drawing_of(diagrams["nothing"])) == "Diagram with 0 relations."


def test_the_whole_is_named_first_wherever_its_diamond_was_drawn(diagrams):
    shop = diagrams["shop"]
    drawn = replace(
        shop.relations[5],
        source="n6",
        target="n5",
        target_end=EndKind.FILLED_DIAMOND,
        source_end=EndKind.NONE,
        source_multiplicity="1..*",
        target_multiplicity="1",
    )
    assert drawn.kind is EdgeKind.COMPOSITION
    expected = ["Order is composed of OrderLine (1 Order, 1..* OrderLine)"]
    for relation in (shop.relations[5], drawn):
        assert relation_words(drawing_of(replace(shop, relations=(relation,)))) == expected


def test_who_has_no_name_is_called_what_it_is(diagrams):
    first = diagrams["door"].elements[0]
    for name in (None, " \x00 "):
        assert name_of(replace(first, name=name)) == "start"
        assert name_of(replace(first, name=name, stereotype=None)) == "unnamed event"


def test_names_say_what_the_shape_shows(diagrams):
    said = [name_and_role_of(element) for element in diagrams["approval"].elements]
    assert {"Customer (container)", "in stock? (decision)", "stock (store)", "Send parcel"} <= set(said)


def test_what_lies_inside_is_said(diagrams):
    words = description_of(drawing_of(diagrams["approval"]))
    assert "Customer holds order wanted, Fill in the order form, Get parcel, done; Shop holds " in words


def test_roles_are_said(diagrams):
    shop = diagrams["shop"]
    one = replace(shop.relations[5], source_multiplicity=None, source_role="basket", target_role="lines")
    (clause,) = relation_words(drawing_of(replace(shop, relations=(one,))))
    assert clause.endswith("(Order as basket, 1..* OrderLine as lines)")


def test_transitions_are_said(diagrams):
    assert "Closed leads to Open: push / squeak" in relation_words(drawing_of(diagrams["door"]))


def test_long_lists_are_cut_and_say_so(diagrams):
    shop = diagrams["shop"]
    many = replace(shop, relations=shop.relations[:1] * 200)
    words = description_of(drawing_of(many))
    assert words.endswith("; and 80 more.")
    assert "200 relations" in words
