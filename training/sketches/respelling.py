"""Other words for everything that is written on a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from training.sketches.description import Description


def respelled(description: Description, spell: Callable[[str], str]) -> Description:
    """The same page with everything that is written on it spelled in another way."""

    def so(text: str | None) -> str | None:
        return text and spell(text)

    figures = tuple(
        replace(
            figure,
            name=so(figure.name),
            fields=tuple(
                replace(one, name=spell(one.name), type=so(one.type), parameters=so(one.parameters))
                for one in figure.fields
            ),
        )
        for figure in description.figures
    )
    lines = tuple(
        replace(
            line,
            label=so(line.label),
            source_multiplicity=so(line.source_multiplicity),
            target_multiplicity=so(line.target_multiplicity),
            source_role=so(line.source_role),
            target_role=so(line.target_role),
        )
        for line in description.lines
    )
    return replace(description, figures=figures, lines=lines)
