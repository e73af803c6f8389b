"""Pages at the size at which the network sees them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Page, Transform
from sketch2model.recognize.detect.trained.maps import as_seen as seen_ink


def as_seen(page: Page) -> tuple[NDArray[np.uint8], Transform]:
    """The page's ink as the network will see it, and the map from page pixels to it."""
    ink = seen_ink(page)
    fx, fy = ink.shape[1] / page.width, ink.shape[0] / page.height
    return ink, Transform((fx, 0, 0.5 * fx - 0.5, 0, fy, 0.5 * fy - 0.5, 0, 0, 1))
