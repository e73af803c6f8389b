"""What a detector is."""

from __future__ import annotations

from typing import Protocol

from sketch2model.elements import Findings, Page


class Detector(Protocol):
    """Finds shapes, connectors and writing on a page. Holds weights at most, nothing between two pages."""

    name: str

    def detect(self, page: Page) -> Findings:
        """Everything found, in page pixels."""
        ...
