"""What a detector is."""

from __future__ import annotations

from typing import Protocol

from sketch2model.elements import Connector, Findings, Page, Shape


class Detector(Protocol):
    """Finds shapes, connectors and writing on a page. Holds weights at most, nothing between two pages."""

    name: str

    def detect(self, page: Page) -> Findings:
        """Everything found, in page pixels."""
        ...

    def detect_given(self, page: Page, shapes: tuple[Shape, ...]) -> Findings:
        """Everything found on a page whose shapes are known, in page pixels.

        The shapes are returned in the same order; sides and compartment lines may be added as they are drawn.
        """
        ...

    def connectors(self, page: Page, shapes: tuple[Shape, ...]) -> tuple[Connector, ...]:
        """The connectors of a page whose shapes are known, in page pixels: one step alone, as benchmarks measure it."""
        ...
