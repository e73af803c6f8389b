import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketch2model.concepts import Transition
from sketch2model.interpret.transition_grammar import parse_transition

WORDS = st.from_regex(r"[a-z][a-z ,]{0,8}[a-z]", fullmatch=True)


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("tick", Transition("tick")),
        ("coin [paid] / open()", Transition("coin", "paid", "open()")),
        ("[x > 0]", Transition(None, "x > 0")),
        ("/ stop", Transition(None, None, "stop")),
        ("a, b [ok]/x[0] = 1", Transition("a, b", "ok", "x[0] = 1")),
        ("after(5 / 2 s)", Transition("after(5 / 2 s)")),
        ("f(a/b) / c / d", Transition("f(a/b)", None, "c / d")),
        ("coin [paid", Transition("coin", "paid")),
        ("go [a/b > 1] / c", Transition("go", "a/b > 1", "c")),
        ("[]", Transition()),
        (None, None),
        ("", None),
        ("  ", None),
    ],
)
def test_labels(label, expected):
    assert parse_transition(label) == expected


@given(WORDS, st.none() | WORDS, st.none() | WORDS)
def test_a_well_formed_label_survives(trigger, guard, effect):
    label = trigger + (f" [{guard}]" if guard else "") + (f" / {effect}" if effect else "")
    expected = [" ".join(text.split()) if text else None for text in (trigger, guard, effect)]
    found = parse_transition(" ".join(label.split()))
    assert [found.trigger, found.guard, found.effect] == expected


@given(st.text(max_size=60) | st.text(alphabet="[]()/ ab\n", max_size=30))
def test_never_fails_and_never_gives_an_empty_string(label):
    found = parse_transition(label)
    assert found is None or "" not in (found.trigger, found.guard, found.effect)
