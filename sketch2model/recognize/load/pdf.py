"""PDF pages, drawn by PDFium."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import closing

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from sketch2model.errors import EncryptedPdfError, PhotoEmptyError, PhotoTooLargeError, PhotoTruncatedError
from sketch2model.recognize.load.guard import check_size, decoding
from sketch2model.recognize.load.source import Encoded
from sketch2model.settings import LoadOptions

_POINTS_PER_INCH = 72
_LOCKED = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)


def pdf_pages(encoded: Encoded, options: LoadOptions) -> Iterator[NDArray[np.uint8]]:
    """The pages one after the other, with what was written on them by pen or comment.

    Yields:
        (height, width, 3) uint8 RGB at `options.pdf_dpi`.
    """
    with decoding("the PDF", source=encoded.name):
        document = _opened(encoded)
    try:
        for index in range(len(document)):
            with decoding(f"page {index + 1} of the PDF", source=encoded.name), closing(document[index]) as page:
                pixels = _drawn(page, f"page {index + 1}", encoded.name, options)
            yield pixels
    finally:
        with decoding("the PDF", source=encoded.name):
            document.close()


def _opened(encoded: Encoded) -> pypdfium2.PdfDocument:
    # PdfDocument(bytes) cannot tell a PDF without pages from a damaged one; PDFium itself can.
    handle = pdfium.FPDF_LoadMemDocument64(encoded.data, len(encoded.data), None)
    if not handle:
        if pdfium.FPDF_GetLastError() in _LOCKED:
            raise EncryptedPdfError("the PDF asks for a password", source=encoded.name)
        raise PhotoTruncatedError("the PDF is cut off or damaged", source=encoded.name)
    document = pypdfium2.PdfDocument(handle)
    if len(document) < 1:
        document.close()
        raise PhotoEmptyError("the PDF has no pages", source=encoded.name)
    return document


def _drawn(page: pypdfium2.PdfPage, what: str, source: str, options: LoadOptions) -> NDArray[np.uint8]:
    scale = options.pdf_dpi / _POINTS_PER_INCH
    width, height = page.get_size()
    size = (math.ceil(width * scale), math.ceil(height * scale))
    try:
        check_size(size, options.max_megapixels, source=source)
    except PhotoTooLargeError as error:
        raise PhotoTooLargeError(
            f"{what} at {options.pdf_dpi} dpi: {error.message}",
            source=source,
            hint="draw PDF pages at fewer dpi, or raise the limit with --max-megapixels",
        ) from None
    with closing(page.render(scale=scale, rev_byteorder=True)) as bitmap:
        pixels: NDArray[np.uint8] = bitmap.to_numpy().copy()
    return pixels
