"""HEIC, the iPhone's kind, decoded by libheif."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from pi_heif.heif import BaseImage
from pi_heif.heif import _pi_heif as libheif

from sketch2model.errors import PhotoEmptyError
from sketch2model.recognize.load.colours import rgb_pixels
from sketch2model.recognize.load.guard import check_size, decoding
from sketch2model.recognize.load.source import Encoded
from sketch2model.settings import LoadOptions

_THREADS = 1
_TO_8_BIT, _BGR, _WITHOUT_PADDING, _TO_16_BIT, _ANY_DECODER, _WITHOUT_SAFETY_LIMITS = True, False, True, True, "", False


def heic_pixels(encoded: Encoded, options: LoadOptions) -> NDArray[np.uint8]:
    """The primary picture.

    libheif applies the container's own rotation and mirroring; EXIF orientation repeats it and is ignored, as the
    format's standard asks.

    Returns:
        (height, width, 3) uint8 RGB, as a viewer shows it.
    """
    with decoding("the HEIC", source=encoded.name):
        image = _primary(encoded)
        check_size(image.size, options.max_megapixels, source=encoded.name, file_bytes=len(encoded.data))
        return rgb_pixels(image.to_pillow())


def _primary(encoded: Encoded) -> BaseImage:
    # pi_heif.open_heif also reads the metadata, and pi-heif 1.4 ends the process with a segmentation fault when the
    # type of a metadata item is not UTF-8. The metadata are not needed, so its layer below is called.
    images = libheif.load_file(
        encoded.data, _THREADS, _TO_8_BIT, _BGR, _WITHOUT_PADDING, _TO_16_BIT, _ANY_DECODER, _WITHOUT_SAFETY_LIMITS
    )
    pictures = [image for image in images if image is not None]
    if not pictures:
        raise PhotoEmptyError("the HEIC holds no picture", source=encoded.name)
    return BaseImage(next((image for image in pictures if image.primary), pictures[0]))
