"""What keeps hostile files at bay: the limit of pixels, and nothing of a decoder's failure escapes."""

from __future__ import annotations

import logging
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image

from sketch2model.errors import (
    DecompressionBombError,
    PhotoEmptyError,
    PhotoTooLargeError,
    PhotoTruncatedError,
    SketchError,
)

# A file is a bomb rather than a large picture when it goes this far beyond the limit ...
_BOMB_TIMES_LIMIT = 10
# ... with this many pixels for each byte; photos have 2 to 20.
_BOMB_PIXELS_PER_BYTE = 100

# Pillow logs what is wrong with a file; where nobody set up logging, Python would write that to stderr.
logging.getLogger("PIL").addHandler(logging.NullHandler())

# PDFium must not run in two threads, and Pillow's limit and Python's warning filters belong to the whole process.
_one_at_a_time = threading.RLock()


def check_size(size: tuple[int, int], max_megapixels: float, *, source: str, file_bytes: int | None = None) -> None:
    """Refuse a picture by the size its header claims.

    Args:
        size: Width and height in pixels.
        max_megapixels: The limit.
        source: File name for the error.
        file_bytes: Length of the file, where a small one cannot honestly hold so many pixels.

    Raises:
        PhotoEmptyError: If there is no pixel.
        PhotoTooLargeError: If there are more pixels than the limit allows.
        DecompressionBombError: If there are absurdly many for so short a file.
    """
    width, height = size
    pixels = width * height
    limit = round(max_megapixels * 1e6)
    if width < 1 or height < 1:
        raise PhotoEmptyError("the picture has no pixels", source=source)
    if pixels <= limit:
        return
    claim = f"{width} x {height} pixels"
    if file_bytes is not None and pixels > max(_BOMB_TIMES_LIMIT * limit, _BOMB_PIXELS_PER_BYTE * file_bytes):
        raise DecompressionBombError(f"{file_bytes} bytes claim to hold {claim}", source=source)
    raise PhotoTooLargeError(f"{claim} are more than the {max_megapixels:g} megapixels allowed", source=source)


@contextmanager
def decoding(what: str, *, source: str) -> Iterator[None]:
    """Run a decoder over untrusted bytes: its warnings are dropped, its exceptions become ours.

    Args:
        what: What is being decoded, such as "the JPEG", for the error.
        source: File name for the error.

    Raises:
        PhotoTruncatedError: If the decoder fails in whatever way.
        PhotoTooLargeError: If it runs out of memory.
    """
    with _one_at_a_time, warnings.catch_warnings(), _without_pillows_limit():
        warnings.simplefilter("ignore")
        try:
            yield
        except SketchError:
            raise
        except MemoryError as error:
            raise PhotoTooLargeError(f"{what} does not fit into memory", source=source) from error
        except Exception as error:  # damaged bytes make decoders raise nearly anything
            raise PhotoTruncatedError(f"{what} is cut off, damaged or of a rare variant", source=source) from error


@contextmanager
def _without_pillows_limit() -> Iterator[None]:
    """Let `check_size` alone decide; Pillow's own limit knows nothing of our option."""
    theirs = Image.MAX_IMAGE_PIXELS
    Image.MAX_IMAGE_PIXELS = None
    try:
        yield
    finally:
        Image.MAX_IMAGE_PIXELS = theirs
