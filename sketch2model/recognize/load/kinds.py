"""What kind of file the first bytes announce; nothing else is ever handed to a decoder."""

from __future__ import annotations

from enum import Enum
from typing import Literal

_PDF_HEADER_WITHIN = 1024
_BMP_INFO_SIZES = (12, 16, 40, 52, 56, 64, 108, 124)
_AVIF_BRANDS = {b"avif", b"avis"}
_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"}


class FileKind(Enum):
    """The kinds that can be read; the value is Pillow's name where Pillow reads it."""

    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WEBP"
    TIFF = "TIFF"
    BMP = "BMP"
    GIF = "GIF"
    AVIF = "AVIF"
    HEIC = "HEIC"
    PDF = "PDF"


_SIGNATURES = {
    b"\xff\xd8\xff": FileKind.JPEG,
    b"\x89PNG\r\n\x1a\n": FileKind.PNG,
    b"GIF87a": FileKind.GIF,
    b"GIF89a": FileKind.GIF,
    b"II*\0": FileKind.TIFF,
    b"MM\0*": FileKind.TIFF,
    b"II+\0": FileKind.TIFF,
    b"MM\0+": FileKind.TIFF,
    b"%PDF-": FileKind.PDF,
}

# Where the kinds whose decoder takes a picture without pixels for a damaged one keep width and height:
# first byte, bytes of each, byte order.
_SIZES: dict[FileKind, tuple[int, int, Literal["big", "little"]]] = {
    FileKind.PNG: (16, 4, "big"),
    FileKind.GIF: (6, 2, "little"),
    FileKind.BMP: (18, 4, "little"),
}


def kind_of(data: bytes) -> FileKind | None:
    """The kind that the signature announces, None if it is none of ours.

    MPO, the JPEG with a second picture inside that phones write, counts as JPEG.
    """
    for signature, kind in _SIGNATURES.items():
        if data.startswith(signature):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return FileKind.WEBP
    if data[:2] == b"BM" and int.from_bytes(data[14:18], "little") in _BMP_INFO_SIZES:
        return FileKind.BMP
    if data[4:8] == b"ftyp":
        return _kind_of_brands(data)
    # Readers accept a PDF whose header does not come first; scanners and mail programs put lines before it.
    return FileKind.PDF if b"%PDF-" in data[:_PDF_HEADER_WITHIN] else None


def claims_no_pixels(data: bytes, kind: FileKind) -> bool:
    """Whether the header gives a width or height of 0, where the decoder would not say so."""
    if kind not in _SIZES:
        return False
    at, length, order = _SIZES[kind]
    width, height = data[at : at + length], data[at + length : at + 2 * length]
    return len(height) == length and 0 in (int.from_bytes(width, order), int.from_bytes(height, order))


def _kind_of_brands(data: bytes) -> FileKind | None:
    """AVIF and HEIC share one container (ISO/IEC 23008-12); its brands tell them apart."""
    header = data[8 : min(int.from_bytes(data[:4], "big"), 256)]
    brands = {header[at : at + 4] for at in range(0, len(header), 4)}
    if brands & _AVIF_BRANDS:
        return FileKind.AVIF
    return FileKind.HEIC if brands & _HEIC_BRANDS else None
