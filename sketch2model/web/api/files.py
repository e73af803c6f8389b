"""Files that leave the server: names that harm no disk, headers that let no content run."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath
from urllib.parse import quote

from sketch2model.web.storage import SketchRow

LOCKED_UP = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""Content security policy of what holds a stranger's handwriting: nothing in it runs, and nothing is loaded."""

_FORBIDDEN = frozenset('<>:"/\\|?*')
_RESERVED = frozenset(
    ("CON", "PRN", "AUX", "NUL", *(f"{port}{number}" for port in ("COM", "LPT") for number in "123456789¹²³"))
)
"""Windows takes these for devices, whatever follows behind a dot."""
_LONGEST = 120
_UNNAMED = "sketch"


def safe_name(name: str) -> str:
    """The name as every file system takes it; most names stay what they are.

    >>> safe_name("../con.x")
    '_con.x'
    """
    kept = "".join("_" if c in _FORBIDDEN or unicodedata.category(c).startswith("C") else c for c in name)
    kept = kept.strip(" .")[:_LONGEST].rstrip(" .") or _UNNAMED
    return f"_{kept}" if kept.split(".")[0].strip().upper() in _RESERVED else kept


def stem_of(row: SketchRow) -> str:
    """What the names of a sketch's files begin with: as the command line has it for a photo, its own name otherwise."""
    stem = row.name if row.photo_id is None else PurePosixPath(row.source).stem
    return safe_name(stem) + (f"-p{row.page + 1}" if row.page else "")


def disposition(name: str, *, download: bool) -> str:
    """The header `Content-Disposition` (RFC 6266), with a name in ASCII for programs that know no other.

    >>> print(disposition('Maße "1".svg', download=True))
    attachment; filename="Ma_e _1_.svg"; filename*=UTF-8''Ma%C3%9Fe%20%221%22.svg
    """
    plain = "".join(c if " " <= c <= "~" and c not in '"\\%' else "_" for c in name)
    return f"{'attachment' if download else 'inline'}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
