"""Pictures that are arrays already."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from sketch2model.errors import NotAPictureError
from sketch2model.recognize.load.colours import high_bytes, rgb_pixels
from sketch2model.recognize.load.guard import check_size
from sketch2model.recognize.load.source import NAMELESS
from sketch2model.settings import LoadOptions

_CHANNELS = (3, 4)


def array_pixels(array: NDArray[Any], options: LoadOptions) -> NDArray[np.uint8]:
    """A copy of the array as 8-bit RGB.

    Args:
        array: (height, width) grey, (height, width, 3) RGB or (height, width, 4) RGBA;
            uint8, uint16, bool (True is white), or floats from 0 to 1.
        options: The limit of megapixels.

    Returns:
        (height, width, 3) uint8, RGB.

    Raises:
        NotAPictureError: If it has another shape, other numbers, or floats outside 0 to 1.
        PhotoEmptyError: If it has no pixels.
        PhotoTooLargeError: If it has more than allowed.
    """
    if not (array.ndim == 2 or (array.ndim == 3 and array.shape[2] in _CHANNELS)):
        raise NotAPictureError(
            f"an array of shape {array.shape} is not a picture",
            source=NAMELESS,
            hint="give (height, width), (height, width, 3) or (height, width, 4)",
        )
    check_size((array.shape[1], array.shape[0]), options.max_megapixels, source=NAMELESS)
    return rgb_pixels(Image.fromarray(_eight_bit(array)))


def _eight_bit(array: NDArray[Any]) -> NDArray[np.uint8]:
    values = np.ascontiguousarray(array)
    if values.dtype == np.uint8:
        return values
    if values.dtype == np.bool_:
        return values.astype(np.uint8) * np.uint8(255)
    if values.dtype.kind == "u" and values.dtype.itemsize == 2:
        return high_bytes(values)
    # Written so that not-a-number fails.
    if values.dtype.kind == "f" and bool(np.all((values >= 0) & (values <= 1))):
        return np.rint(values.astype(np.float32) * 255).astype(np.uint8)
    raise NotAPictureError(
        f"an array of {values.dtype} with these values is not a picture",
        source=NAMELESS,
        hint="give uint8, uint16, bool, or floats from 0 to 1",
    )
