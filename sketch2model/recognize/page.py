"""From a photo to the page that is read, with the reader's help in telling up from down."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Page, Photo
from sketch2model.recognize.read.base import OcrEngine
from sketch2model.recognize.rectify import rectify
from sketch2model.settings import Settings


def page_of(photo: Photo, engine: OcrEngine, settings: Settings) -> Page:
    """The flat, upright page that a photo shows."""

    def judge(crops: Sequence[NDArray[np.uint8]]) -> list[float]:
        return engine.legibility(crops, settings.read)

    return rectify(photo, settings.rectify, judge)
