"""Everything a draft may have to say about a diagram: one list of codes, severities and messages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sketch2model.elements import Box, Issue, Severity

REMARKS: Mapping[str, tuple[Severity, str]] = {
    "no-tables": (Severity.INFO, "a {kind} diagram without classes has no tables"),
    "unnamed-class": (Severity.WARNING, "a box has no name that could be read; its table is called {table}"),
    "class-drawn-twice": (Severity.INFO, "{name} is drawn twice and says nothing new the second time: one table"),
    "duplicate-class": (Severity.WARNING, "two different boxes are called {name}; the second became {table}"),
    "duplicate-attribute": (Severity.WARNING, "{table} has {name} twice; the second became {column}"),
    "doubtful-attribute": (Severity.INFO, "{name} in {table} was read with little confidence"),
    "unknown-type": (Severity.INFO, "{type} of {table}.{column} is no known type and became a string"),
    "derived-attribute": (Severity.INFO, "{name} of {table} is derived, so it is not stored"),
    "static-attribute": (Severity.INFO, "{name} of {table} is static, so no row stores it"),
    "empty-enumeration": (Severity.WARNING, "the enumeration {name} has no values; columns of it are strings"),
    "duplicate-value": (Severity.INFO, "the enumeration {name} has {value} twice"),
    "reference-to-nothing": (Severity.WARNING, "{table}.{column} looks like a reference, but no table fits it"),
    "reference-type": (Severity.WARNING, "{table}.{column} was drawn as {type}, but the key it refers to is {key}"),
    "no-table": (Severity.WARNING, "{name} has no table of its own, so a line to it is left out"),
    "children-not-reached": (
        Severity.INFO,
        "references to {name} reach its own table alone, not those of the classes that inherit from it",
    ),
    "no-multiplicity": (Severity.INFO, "the line from {source} to {target} has no multiplicities: {table} refers"),
    "no-multiplicities": (Severity.INFO, "no multiplicities are drawn: which table refers to which is a guess"),
    "shared-part": (Severity.WARNING, "{part} belongs to several {whole} at once, which a composition does not allow"),
    "many-to-many-with-class": (
        Severity.WARNING,
        "{first} and {second} are joined directly and by {between}: perhaps one of the two is enough",
    ),
    "circular-inheritance": (Severity.WARNING, "{name} inherits from itself in a circle; that is left out"),
    "several-parents": (Severity.INFO, "{name} has several parents; its key is that of {parent}"),
    "circular-references": (
        Severity.WARNING,
        "the tables {tables} need rows of each other in a circle; one of the references should be optional",
    ),
    "loose-attribute": (Severity.WARNING, "the attribute {name} belongs to no entity"),
    "loose-relationship": (Severity.WARNING, "the relationship {name} joins fewer than two entities"),
}
"""Code to severity and message; the words in braces are filled in."""


@dataclass(slots=True)
class Remarks:
    """Collects issues, each once."""

    issues: list[Issue] = field(default_factory=list)

    def add(self, code: str, box: Box | None = None, **words: object) -> None:
        """Note one of `REMARKS`, with the place on the page it is about."""
        severity, message = REMARKS[code]
        issue = Issue(code, severity, message.format(**words), box)
        if issue not in self.issues:
            self.issues.append(issue)
