from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from sketch2model.elements import Page, Transform
from sketch2model.recognize.read.rapid_engine import RapidEngine
from sketch2model.recognize.read.sketch_engine import SketchEngine

Crop = NDArray[np.uint8]


@pytest.fixture(scope="session")
def rapid() -> RapidEngine:
    return RapidEngine()


@pytest.fixture(scope="session")
def sketch() -> SketchEngine:
    return SketchEngine()


@pytest.fixture(scope="session")
def printed() -> Callable[..., Crop]:
    """Draws one printed line, cut out with a few pixels of paper around it."""

    def draw(text: str, size: int = 36, margin: int = 6) -> Crop:
        font = ImageFont.load_default(size)
        left, top, right, bottom = (int(v) for v in font.getbbox(text))
        picture = Image.new("L", (right - left + 2 * margin, bottom - top + 2 * margin), 255)
        ImageDraw.Draw(picture).text((margin - left, margin - top), text, font=font, fill=20)
        return np.asarray(picture, np.uint8)

    return draw


@pytest.fixture(scope="session")
def page_of() -> Callable[[Crop], Page]:
    """A page that shows the given ink."""

    def make(ink: Crop) -> Page:
        return Page(ink=ink, mask=ink < 128, pen_width=3.0, letter_height=26.0, to_photo=Transform())

    return make
