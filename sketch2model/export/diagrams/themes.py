"""The colours of drawings, all in one place.

Text has a contrast of at least 4.5 : 1 with everything it stands on, lines one of at least 3 : 1 (WCAG 2.2, 1.4.3 and
1.4.11, level AA).
"""

from __future__ import annotations

from dataclasses import dataclass

FONT = "Helvetica,Arial,Liberation Sans,DejaVu Sans,sans-serif"
"""The first three have the same widths, and each system has one of them; DejaVu Sans is there on bare Linux."""


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours, each `#rrggbb`.

    Attributes:
        canvas: Behind everything.
        box: Inside of classes, steps, states.
        header: Behind the name of a class.
        group: Inside of containers.
        note: Inside of notes.
        ink: Borders and lines.
        frame: Borders of containers.
        text: Names and members.
        muted: Writing at lines, captions of containers, stereotypes.
        doubt: The mark of what was read with doubt.
    """

    canvas: str
    box: str
    header: str
    group: str
    note: str
    ink: str
    frame: str
    text: str
    muted: str
    doubt: str


LIGHT = Theme(
    canvas="#ffffff",
    box="#ffffff",
    header="#e6edf7",
    group="#f5f7fb",
    note="#fff6cf",
    ink="#33445c",
    frame="#7c8ba1",
    text="#1b2430",
    muted="#44546a",
    doubt="#a84300",
)
DARK = Theme(
    canvas="#12161d",
    box="#1d2430",
    header="#2b3648",
    group="#181d26",
    note="#3d3620",
    ink="#a3b3c9",
    frame="#69788f",
    text="#e9eef5",
    muted="#b9c5d6",
    doubt="#ffb870",
)
THEMES = {"light": LIGHT, "dark": DARK}
