"""HEIC, the iPhone's kind, decoded by libheif."""

from __future__ import annotations

import numpy as np
import pi_heif
from numpy.typing import NDArray

from sketch2model.recognize.load.colours import rgb_pixels
from sketch2model.recognize.load.guard import check_size, decoding
from sketch2model.recognize.load.source import Encoded
from sketch2model.settings import LoadOptions


def heic_pixels(encoded: Encoded, options: LoadOptions) -> NDArray[np.uint8]:
    """The primary picture.

    libheif applies the container's own rotation and mirroring; EXIF orientation repeats it and is ignored, as the
    format's standard asks.

    Returns:
        (height, width, 3) uint8 RGB, as a viewer shows it.
    """
    with decoding("the HEIC", source=encoded.name):
        container = pi_heif.open_heif(encoded.data)
        check_size(container.size, options.max_megapixels, source=encoded.name, file_bytes=len(encoded.data))
        return rgb_pixels(container.to_pillow())
