"""Attributes, operations and line ends in UML's notation (OMG UML 2.5.1, 9.5.4, 9.6.4), as plain text."""

from __future__ import annotations

from sketch2model.concepts import Transition, UmlAttribute, UmlOperation
from sketch2model.elements import EndKind

_CROWS_FEET = {EndKind.ONE: "1", EndKind.MANY: "1..*", EndKind.ZERO_ONE: "0..1", EndKind.ZERO_MANY: "0..*"}
_SAID_BY_CROWS_FEET = {
    EndKind.ONE: ("1",),
    EndKind.MANY: ("*", "1..*"),
    EndKind.ZERO_ONE: ("0..1",),
    EndKind.ZERO_MANY: ("*", "0..*"),
}
_SHOWN_OTHERWISE = ("derived", "static", "abstract")


def attribute_text(attribute: UmlAttribute, hidden: tuple[str, ...] = ()) -> str:
    """`+ /name: type [multiplicity] = default {flags}`, without the flags that are shown in another way."""
    derived = "/" if "derived" in attribute.flags else ""
    multiplicity = f" [{attribute.multiplicity}]" if attribute.multiplicity else ""
    default = f" = {attribute.default}" if attribute.default else ""
    head = f"{_visibility(attribute.visibility)}{derived}{attribute.name}"
    return f"{head}{_type(attribute.type)}{multiplicity}{default}{_flags(attribute.flags, hidden)}"


def operation_text(operation: UmlOperation) -> str:
    """`+ name(parameters): type {flags}`."""
    head = f"{_visibility(operation.visibility)}{operation.name}({operation.parameters or ''})"
    return f"{head}{_type(operation.type)}{_flags(operation.flags)}"


def end_text(multiplicity: str | None, role: str | None, sign: EndKind = EndKind.NONE) -> str:
    """Multiplicity and role at one end of a line; empty when there is neither.

    A multiplicity that the crow's foot drawn there says already is left out.
    """
    said = multiplicity in _SAID_BY_CROWS_FEET.get(sign, ())
    return " ".join(part for part in (None if said else multiplicity, role) if part)


def transition_text(transition: Transition) -> str:
    """`trigger [guard] / effect`."""
    guard = f"[{transition.guard}]" if transition.guard else None
    effect = f"/ {transition.effect}" if transition.effect else None
    return " ".join(part for part in (transition.trigger, guard, effect) if part)


def multiplicity_of(end: EndKind) -> str | None:
    """What a crow's foot says, for notations that have none."""
    return _CROWS_FEET.get(end)


def _visibility(sign: str | None) -> str:
    return f"{sign} " if sign else ""


def _type(name: str | None) -> str:
    return f": {name}" if name else ""


def _flags(flags: tuple[str, ...], hidden: tuple[str, ...] = ()) -> str:
    shown = [flag for flag in flags if flag not in _SHOWN_OTHERWISE + hidden]
    return f" {{{', '.join(shown)}}}" if shown else ""
