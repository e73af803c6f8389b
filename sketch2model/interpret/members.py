"""A member read anew from other words for the same ink."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence

from sketch2model.graph import AttributeData, OperationData
from sketch2model.interpret.attribute_grammar import FLAGS, ParsedAttribute, parse_attribute
from sketch2model.interpret.operation_grammar import OPERATION_FLAGS, ParsedOperation, parse_operation
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
    text = _without_bullet(" ".join(text.split()), present["text"] or "")
    parsed = parse_attribute(text)
    if parsed is None or parse_operation(text) is not None or not any(letter.isalpha() for letter in text):
        return None
    return AttributeData(
        name=parsed.name,
        type=(nearest_type(parsed.type) or parsed.type) if parsed.type else None,
        visibility=parsed.visibility,
        default=parsed.default,
        multiplicity=parsed.multiplicity,
        flags=_flags(FLAGS, parsed.flags, present, parse_attribute),
        text=text,
        bbox=copy.copy(present["bbox"]),
        confidence=confidence,
    )


def other_operation(text: str, present: OperationData, confidence: float) -> OperationData | None:
    """The same for an operation."""
    text = " ".join(text.split())
    parsed = parse_operation(text)
    if parsed is None:
        return None
    return OperationData(
        name=parsed.name,
        parameters=parsed.parameters,
        type=parsed.type,
        visibility=parsed.visibility,
        flags=_flags(OPERATION_FLAGS, parsed.flags, present, parse_operation),
        text=text,
        bbox=copy.copy(present["bbox"]),
        confidence=confidence,
    )


def _without_bullet(text: str, present: str) -> str:
    """Dashes before all rows of a list are bullets, and no row's own."""
    listed = text[:1] in _DASHES and present[:1] not in _DASHES
    return text[1:].strip() if listed else text


def _flags(
    order: Sequence[str],
    written: Sequence[str],
    present: AttributeData | OperationData,
    parse: Callable[[str], ParsedAttribute | ParsedOperation | None],
) -> list[str]:
    """The flags in the new words, and those that are there without having been in the old ones."""
    before = parse(present["text"] or "") if present["flags"] else None
    drawn = [flag for flag in present["flags"] if before is None or flag not in before.flags]
    return [flag for flag in order if flag in written or flag in drawn]
