"""What is written along a line, for notations that have one place for all of it."""

from __future__ import annotations

from sketch2model.concepts import Transition, UmlRelation
from sketch2model.elements import EndKind
from sketch2model.export.diagrams.lines import Line
from sketch2model.export.diagrams.signatures import end_text

POINTED = (EndKind.OPEN, EndKind.TRIANGLE, EndKind.FILLED_TRIANGLE)


def label_of(relation: UmlRelation) -> str:
    """The label; for a transition `trigger [guard] / effect` (OMG UML 2.5.1, 14.2.4.9)."""
    return _transition_text(relation.transition or Transition()) or (relation.label or "").strip()


def whole_text(relation: UmlRelation, *, source_text: str | None = None, target_text: str | None = None) -> str:
    """The label and in brackets what stands at the ends: `places (1 customer → 0..* orders)`.

    Args:
        relation: The line.
        source_text: What to say of its source instead of multiplicity and role.
        target_text: The same for its target.
    """
    if source_text is None:
        source_text = end_text(relation.source_multiplicity, relation.source_role)
    if target_text is None:
        target_text = end_text(relation.target_multiplicity, relation.target_role)
    ends = f"({f'{source_text} → {target_text}'.strip()})" if source_text or target_text else ""
    return " ".join(part for part in (label_of(relation), ends) if part)


def ends_of(line: Line) -> tuple[str, str]:
    """The ids it leads from and to: the other way round where only its source has an arrowhead or a circle."""
    heads = (*POINTED, EndKind.CIRCLE)
    backwards = line.source_end in heads and line.target_end not in POINTED and line.target_end != line.source_end
    ends = (line.relation.source, line.relation.target)
    return ends[::-1] if backwards else ends


def is_arrow(line: Line) -> bool:
    """Whether it has one arrowhead and no other sign."""
    ends = (line.source_end, line.target_end)
    return sum(end in POINTED for end in ends) == 1 and EndKind.NONE in ends


def _transition_text(transition: Transition) -> str:
    guard = f"[{transition.guard}]" if transition.guard else None
    effect = f"/ {transition.effect}" if transition.effect else None
    return " ".join(part for part in (transition.trigger, guard, effect) if part)
