"""A mark in the pictures that are written, so that a later run does not take them for photos.

PNG carries it as the registered keyword `Software` in a tEXt chunk behind the header, PDF as a comment behind its end.
"""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEADER_END = len(PNG_SIGNATURE) + 25  # IHDR comes first and has 25 bytes
_TEXT = b"Software\0sketch2model"
_CHUNK = struct.pack(">I", len(_TEXT)) + b"tEXt" + _TEXT + struct.pack(">I", zlib.crc32(b"tEXt" + _TEXT))
_PDF_COMMENT = b"\n%sketch2model\n"


def marked(data: bytes) -> bytes:
    """The same PNG or PDF with the mark; anything else as it is."""
    if data.startswith(PNG_SIGNATURE):
        return data[:_HEADER_END] + _CHUNK + data[_HEADER_END:]
    if data.startswith(b"%PDF-"):
        return data + _PDF_COMMENT
    return data


def is_marked(path: Path) -> bool:
    """Whether the file is a PNG or PDF that carries the mark; a file that cannot be read does not."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            head = file.read(_HEADER_END + len(_CHUNK))
            if head.startswith(b"%PDF-"):
                file.seek(-len(_PDF_COMMENT), 2)
                return file.read() == _PDF_COMMENT
    except OSError:
        return False
    return head.startswith(PNG_SIGNATURE) and head.endswith(_CHUNK)
