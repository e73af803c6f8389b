"""What changed between two states."""

import json

import pytest

from sketch2model.revision import changes_json, changes_text, compare

BEFORE = {"Customer": ["name: String", "email"], "Order": ["number: int", "total: int"]}


def lines(old, new):
    return changes_text(compare(old, new)).decode().splitlines()[1:]


def test_nothing_has_changed(state):
    old = state(BEFORE, [("Customer", "Order")])
    assert lines(old, state(dict(reversed(BEFORE.items())), [("Order", "Customer")])) == ["nothing has changed"]


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ({**BEFORE, "Product": []}, ["+ element Product"]),
        ({"Order": BEFORE["Order"]}, ["- element Customer"]),
        ({**BEFORE, "Order": ["number: int"]}, ["- attribute Order.total"]),
        ({**BEFORE, "Order": [*BEFORE["Order"], "paid"]}, ["+ attribute Order.paid"]),
        ({**BEFORE, "Order": ["number: int", "total: decimal"]}, ["~ attribute Order.total: type int -> decimal"]),
        ({**BEFORE, "Order": ["number: int", "totals: int"]}, ["~ attribute Order.totals: name total -> totals"]),
        (
            {"Custorner": BEFORE["Customer"], "Order": BEFORE["Order"]},
            ["~ element Custorner: name Customer -> Custorner"],
        ),
        ({**BEFORE, "Order": ["number: int {pk}", "total: int"]}, ["~ attribute Order.number: flags none -> pk"]),
    ],
)
def test_one_change_is_told_as_one(state, after, told):
    assert lines(state(BEFORE), state(after)) == told


def test_changes_of_relations(state):
    old = state({"A": [], "B": [], "C": []}, [("A", "B", {"target_multiplicity": "1"}), ("A", "C")])
    new = state({"A": [], "B": [], "C": []}, [("B", "A", {"source_multiplicity": "*"}), ("B", "C")])
    assert lines(old, new) == [
        "~ relation A - B: target multiplicity 1 -> *",
        "+ relation B - C",
        "- relation A - C",
    ]


def test_a_directed_relation_may_turn(state):
    directed = {"kind": "directed_association", "label": "knows"}
    old, new = state({"A": [], "B": []}, [("A", "B", directed)]), state({"A": [], "B": []}, [("B", "A", directed)])
    assert lines(old, new) == ["~ relation A - B: from A -> B"]
    assert lines(old, state({"A": [], "B": []}, [("A", "B", directed), ("B", "A", directed)])) == ["+ relation B - A"]


def test_the_other_end_may_become_the_whole(state):
    old, new = (
        state({"A": [], "B": []}, [("A", "B", {"kind": "composition", end: "filled_diamond"})])
        for end in ("source_end", "target_end")
    )
    assert lines(old, new) == ["~ relation A - B: whole A -> B"]
    turned = state({"A": [], "B": []}, [("B", "A", {"kind": "composition", "target_end": "filled_diamond"})])
    assert lines(old, turned) == ["nothing has changed"]


def test_of_two_relations_the_one_that_says_the_same_is_the_same(state):
    both = [("A", "B", {"label": "owns"}), ("A", "B", {"label": "rents"})]
    old, new = state({"A": [], "B": []}, both), state({"A": [], "B": []}, both[1:])
    assert lines(old, new) == ["- relation A - B"]
    assert compare(old, new).changes[0].name == "A - B"
    assert lines(new, old) == ["+ relation A - B"]


def test_the_json_says_where(state):
    data = json.loads(changes_json(compare(state(BEFORE), state({**BEFORE, "New": []}, source="new.jpg"))))
    assert data["format"] == "sketch2model-diff/1"
    assert data["new"] == "new.jpg"
    (change,) = data["changes"]
    assert (change["change"], change["subject"], change["new_id"]) == ("added", "element", "n3")
    assert change["new_bbox"] == [300.0, 20.0, 380.0, 120.0]
    assert change["old_bbox"] is None


def test_hostile_names_stay_on_their_line(state):
    old, new = state({"A": []}), state({"A": [], "x\x1b[2J\ny\u202e": ["\ud800"]})
    told = changes_text(compare(old, new)).decode()
    assert told.count("\n") == 2
    assert "\x1b" not in told
    json.loads(changes_json(compare(old, new)))


def test_states_that_have_nothing_in_common_are_compared_in_time(state):
    """To look for renamed classes among all pairs of a thousand would take minutes."""
    told = lines(state({f"Old{n}": [] for n in range(300)}), state({f"New{n}": [] for n in range(300)}))
    assert len(told) == 600
    assert not any(line.startswith("~") for line in told)
