"""A member read anew from other words for the same ink."""

from __future__ import annotations

from collections.abc import Sequence

from sketch2model.graph import AttributeData, OperationData
from sketch2model.interpret.attribute_grammar import FLAGS, parse_attribute
from sketch2model.interpret.operation_grammar import OPERATION_FLAGS, parse_operation
from sketch2model.interpret.type_repair import nearest_type

_DASHES = ("-", "–", "—", "−")


def other_attribute(text: str, present: AttributeData, confidence: float) -> AttributeData | None:
    """What a text says as an attribute; None if it says none.

    What is drawn and not written stays: underlines, and that an oval has parts. So does the place.

    Args:
        text: Another reading.
        present: The attribute that it would replace.
        confidence: Of that reading, 0 to 1.
    """
    text = _without_bullet(" ".join(text.split()), present["text"])
    parsed, before = parse_attribute(text), parse_attribute(present["text"])
    if parsed is None or parse_operation(text) is not None or not any(letter.isalpha() for letter in text):
        return None
    return AttributeData(
        name=parsed.name,
        type=(nearest_type(parsed.type) or parsed.type) if parsed.type else None,
        visibility=parsed.visibility,
        default=parsed.default,
        multiplicity=parsed.multiplicity,
        flags=_flags(FLAGS, parsed.flags, before.flags if before else (), present["flags"]),
        text=text,
        bbox=present["bbox"],
        confidence=confidence,
    )


def other_operation(text: str, present: OperationData, confidence: float) -> OperationData | None:
    """The same for an operation."""
    text = " ".join(text.split())
    parsed, before = parse_operation(text), parse_operation(present["text"])
    if parsed is None:
        return None
    return OperationData(
        name=parsed.name,
        parameters=parsed.parameters,
        type=parsed.type,
        visibility=parsed.visibility,
        flags=_flags(OPERATION_FLAGS, parsed.flags, before.flags if before else (), present["flags"]),
        text=text,
        bbox=present["bbox"],
        confidence=confidence,
    )


def _without_bullet(text: str, present: str) -> str:
    """Dashes before all rows of a list are bullets, and no row's own."""
    listed = text[:1] in _DASHES and present[:1] not in _DASHES
    return text[1:].strip() if listed else text


def _flags(order: Sequence[str], written: Sequence[str], before: Sequence[str], present: Sequence[str]) -> list[str]:
    """The flags in the new words, and those that are there without having been in the old ones."""
    return [flag for flag in order if flag in written or (flag in present and flag not in before)]
