"""The kinds that Pillow decodes."""

from __future__ import annotations

import io
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import ExifTags, Image, TiffImagePlugin

from sketch2model.recognize.load.colours import rgb_pixels
from sketch2model.recognize.load.guard import check_size, decoding
from sketch2model.recognize.load.kinds import FileKind
from sketch2model.recognize.load.source import Encoded
from sketch2model.settings import LoadOptions

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_REDUCED_COPY = 1


def picture_pixels(encoded: Encoded, kind: FileKind, options: LoadOptions) -> NDArray[np.uint8]:
    """The first picture of a file.

    Returns:
        (height, width, 3) uint8 RGB, as a viewer shows it.
    """
    with decoding(f"the {kind.value}", source=encoded.name), _opened(encoded, kind) as image:
        check_size(image.size, options.max_megapixels, source=encoded.name, file_bytes=len(encoded.data))
        return rgb_pixels(_upright(image))


def tiff_pages(encoded: Encoded, options: LoadOptions) -> Iterator[NDArray[np.uint8]]:
    """The pages of a TIFF one after the other; small copies of pages (thumbnails) are left out.

    Yields:
        (height, width, 3) uint8 RGB, as a viewer shows it.
    """
    with decoding("the TIFF", source=encoded.name):
        image = _opened(encoded, FileKind.TIFF)
    with image:
        index = 0
        while True:
            with decoding(f"page {index + 1} of the TIFF", source=encoded.name):
                try:
                    image.seek(index)
                except EOFError:
                    return
                pixels = None if index and _is_reduced_copy(image) else _tiff_page(image, encoded, options)
            if pixels is not None:
                yield pixels
            index += 1


def _opened(encoded: Encoded, kind: FileKind) -> Image.Image:
    return Image.open(io.BytesIO(encoded.data), formats=(kind.value,))


def _tiff_page(image: Image.Image, encoded: Encoded, options: LoadOptions) -> NDArray[np.uint8]:
    tags = image.tag_v2 if isinstance(image, TiffImagePlugin.TiffImageFile) else {}
    # A tile may be far larger than the page that it is cut to.
    tile = (tags.get(TiffImagePlugin.TILEWIDTH, 1), tags.get(TiffImagePlugin.TILELENGTH, 1))
    for size in (image.size, tile):
        check_size(size, options.max_megapixels, source=encoded.name, file_bytes=len(encoded.data))
    return rgb_pixels(_upright(image))


def _is_reduced_copy(image: Image.Image) -> bool:
    tags = image.tag_v2 if isinstance(image, TiffImagePlugin.TiffImageFile) else {}
    return bool(int(tags.get(ExifTags.Base.NewSubfileType, 0)) & _REDUCED_COPY)


def _upright(image: Image.Image) -> Image.Image:
    """Turned as EXIF says.

    `ImageOps.exif_transpose` also rewrites the metadata and fails where they are damaged; a photo is worth more than
    its metadata.
    """
    image.load()
    try:
        orientation = image.getexif().get(ExifTags.Base.Orientation)
    except Exception:  # as many kinds as there are ways to damage the metadata
        return image
    turn = _TURNS.get(orientation) if isinstance(orientation, int) else None
    return image if turn is None else image.transpose(turn)
