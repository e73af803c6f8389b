"""The step's recipe: fetch the bytes, see what they are, hand them to their decoder."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sketch2model.elements import Photo
from sketch2model.errors import NotAPictureError, PhotoEmptyError
from sketch2model.recognize.load.arrays import array_pixels
from sketch2model.recognize.load.kinds import FileKind, claims_no_pixels, kind_of
from sketch2model.recognize.load.pictures import picture_pixels, tiff_pages
from sketch2model.recognize.load.source import NAMELESS, Encoded, PhotoSource, fetch
from sketch2model.settings import LoadOptions


def load(source: PhotoSource, options: LoadOptions) -> Iterator[Photo]:
    """Open a photo, scan or document and yield its pages one after the other.

    A page is decoded when it is asked for, so that only one is held at a time. JPEG, MPO, PNG, WebP, BMP, GIF, AVIF
    and HEIC give one photo (an animation its first frame), TIFF and PDF one for each page. Pictures are turned as
    their EXIF orientation says, transparency becomes white paper, and every kind of pixel becomes 8-bit RGB.

    Args:
        source: A path, the bytes of a file, a binary file object (read from where it stands), or an array
            (height, width), (height, width, 3) or (height, width, 4) of uint8, uint16, bool, or floats from 0 to 1.
        options: The limits and the resolution of PDF pages.

    Yields:
        Photos whose pixels are read-only.

    Raises:
        PhotoError: The subclass says what is wrong with the file; a broken page is reported when its turn comes.
        UsageError: If the source is none of the things above.
    """
    if isinstance(source, np.ndarray):
        yield _photo(array_pixels(source, options), NAMELESS, 0)
        return
    encoded = fetch(source)
    for number, pixels in enumerate(_pages(encoded, options)):
        yield _photo(pixels, encoded.name, number)


def _pages(encoded: Encoded, options: LoadOptions) -> Iterator[NDArray[np.uint8]]:
    if not encoded.data:
        raise PhotoEmptyError("the file is empty", source=encoded.name)
    match kind_of(encoded.data):
        case None:
            raise NotAPictureError("this is not a picture of a known kind", source=encoded.name)
        case FileKind.PDF:
            # The PDF and HEIC libraries are imported when first needed: together they take a tenth of a second.
            from sketch2model.recognize.load.pdf import pdf_pages

            yield from pdf_pages(encoded, options)
        case FileKind.HEIC:
            from sketch2model.recognize.load.heic import heic_pixels

            yield heic_pixels(encoded, options)
        case FileKind.TIFF:
            yield from tiff_pages(encoded, options)
        case kind:
            if claims_no_pixels(encoded.data, kind):
                raise PhotoEmptyError("the picture has no pixels", source=encoded.name)
            yield picture_pixels(encoded, kind, options)


def _photo(pixels: NDArray[Any], name: str, page: int) -> Photo:
    pixels.flags.writeable = False
    return Photo(pixels, name, page)
