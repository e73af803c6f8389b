"""Pages that show no sketch but texture: carpets, gravel, noise."""

from __future__ import annotations

import cv2
import numpy as np

from sketch2model.elements import Findings, Issue, Page, Severity

MAX_STROKES = 5000
"""More separate strokes than this no hand draws on a page; crowded sketches have some hundreds."""


def is_texture(page: Page) -> bool:
    """Whether the page has more specks of ink than anybody draws."""
    strokes, _ = cv2.connectedComponents(page.mask.astype(np.uint8))
    return bool(strokes > MAX_STROKES)


def nothing_but_texture(page: Page) -> Findings:
    """No findings, and an issue that says why."""
    texture = Issue("texture", Severity.ERROR, "the picture is full of specks or texture, which is no sketch")
    return Findings((), (), (), np.zeros_like(page.mask), (texture,))
