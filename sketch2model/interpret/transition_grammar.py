"""What is written at an arrow between states: `trigger [guard] / effect`. UML 2.5.1, 14.2.4.9."""

from __future__ import annotations

import re

from sketch2model.concepts import Transition

_OPEN, _CLOSED = "([", ")]"
_GUARD = re.compile(r"(?P<trigger>[^\[]*)\[(?P<guard>.*?)\]?\s*", re.DOTALL)


def parse_transition(label: str | None) -> Transition | None:
    """Read a label; None where nothing is written. Never fails.

    >>> parse_transition("coin [paid >= price] / open()")
    Transition(trigger='coin', guard='paid >= price', effect='open()')
    """
    if label is None or not label.strip():
        return None
    before, effect = _at_slash(label)
    guarded = _GUARD.fullmatch(before)
    trigger, guard = (guarded["trigger"], guarded["guard"]) if guarded else (before, "")
    return Transition(trigger.strip() or None, guard.strip() or None, effect.strip() or None)


def _at_slash(label: str) -> tuple[str, str]:
    """What stands before and behind the first slash that is in no brackets."""
    depth = 0
    for index, letter in enumerate(label):
        depth = max(0, depth + (letter in _OPEN) - (letter in _CLOSED))
        if letter == "/" and not depth:
            return label[:index], label[index + 1 :]
    return label, ""
