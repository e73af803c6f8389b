"""Changes as text for people and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sketch2model.elements import Box
from sketch2model.export.escape import json_bytes, one_line
from sketch2model.revision.changes import Change, ChangeKind, Comparison, Fact

FORMAT = "sketch2model-diff/1"
_SIGNS = {ChangeKind.ADDED: "+", ChangeKind.REMOVED: "-", ChangeKind.CHANGED: "~"}


def changes_text(comparison: Comparison) -> bytes:
    """One line a change, such as `~ attribute Order.total: type int -> decimal`."""
    return "".join(f"{line}\n" for line in _lines(comparison)).encode()


def _lines(comparison: Comparison) -> Iterator[str]:
    yield f"{one_line(comparison.old)} -> {one_line(comparison.new)}"
    for change in comparison.changes:
        facts = ", ".join(map(_fact, change.facts))
        yield one_line(f"{_SIGNS[change.kind]} {change.subject} {change.name}{': ' if facts else ''}{facts}")
    if not comparison.changes:
        yield "nothing has changed"


def _fact(fact: Fact) -> str:
    return f"{fact.name.replace('_', ' ')} {fact.old or 'none'} -> {fact.new or 'none'}"


def changes_json(comparison: Comparison) -> bytes:
    """All that is known of each change; boxes are [x0, y0, x1, y1] in pixels of the photo."""
    data = {
        "format": FORMAT,
        "old": comparison.old,
        "new": comparison.new,
        "changes": [_change(change) for change in comparison.changes],
    }
    return json_bytes(json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def _change(change: Change) -> dict[str, Any]:
    return {
        "change": change.kind,
        "subject": change.subject,
        "name": change.name,
        "facts": [{"fact": fact.name, "old": fact.old, "new": fact.new} for fact in change.facts],
        "old_id": change.old_id,
        "new_id": change.new_id,
        "old_bbox": _sides(change.old_box),
        "new_bbox": _sides(change.new_box),
    }


def _sides(box: Box | None) -> list[float] | None:
    return [round(side, 1) for side in (box.x0, box.y0, box.x1, box.y1)] if box else None
