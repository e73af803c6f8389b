"""Something the user should know about a result that was produced all the same."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sketch2model.elements.geometry import Box


class Severity(StrEnum):
    """How much an issue matters."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Issue:
    """One remark on a result.

    Attributes:
        code: Stable name in kebab-case, such as `loose-end`.
        severity: How much it matters.
        message: One sentence for the user.
        box: Where, in photo pixels; None when it concerns the whole page.
    """

    code: str
    severity: Severity
    message: str
    box: Box | None = None
