"""The writing at a shape or a connector, as the graph stores it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sketch2model.elements import Shape, TextLine
from sketch2model.graph import LineData
from sketch2model.recognize.assemble.blocks import text_order
from sketch2model.recognize.assemble.paper import Paper
from sketch2model.recognize.assemble.placement import Place, Placement

_SWAPPED = {"source": "target", "target": "source", "middle": "middle"}


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """All lines of a page and where they went."""

    lines: Sequence[TextLine]
    placement: Placement
    paper: Paper

    def at_shape(self, owner: int) -> tuple[int, ...]:
        """Indices of the lines inside a shape, then of those beside it, each in reading order."""
        return (*self._ordered([Place(owner, "inside")]), *self._ordered([Place(owner, "caption")]))

    def of_shape(self, shape: Shape | None, members: Sequence[int]) -> list[LineData]:
        """The given lines as evidence of a shape, or of a free list where there is none."""
        evidence = []
        for index in members:
            place = self.placement.of_line[index]
            inside = place is None or place.place == "inside"
            compartment = _compartment(shape, self.lines[index]) if shape is not None and inside else None
            evidence.append(self.paper.line(self.lines[index], "inside" if inside else "caption", compartment))
        return evidence

    def along(self, owner: int, *, backwards: bool) -> list[LineData]:
        """The lines at a connector, in reading order; its second end is the source if it runs backwards."""
        evidence = []
        for index in self._ordered([Place(owner, place) for place in _SWAPPED]):
            found = self.placement.of_line[index]
            place = found.place if found else "middle"
            evidence.append(self.paper.line(self.lines[index], _SWAPPED[place] if backwards else place, None))
        return evidence

    def _ordered(self, places: Sequence[Place]) -> list[int]:
        members = [index for index, its in enumerate(self.placement.of_line) if its in places]
        return [members[position] for position in text_order([self.lines[index] for index in members])]


def _compartment(shape: Shape, line: TextLine) -> int:
    return sum(divider.y < line.box.center[1] for divider in shape.compartment_lines)
