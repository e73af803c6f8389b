"""Text of strangers, made fit for every database, file and answer."""

from __future__ import annotations

import unicodedata

_LONGEST_NAME = 200
_BREAKING = {"Cc", "Zl", "Zp"}


def plain(text: str) -> str:
    r"""The text without what cannot be kept: no zeros, and no halves of characters.

    >>> plain("a\0b\ud800")
    'ab�'
    """
    return text.replace("\0", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def folded(text: str) -> str:
    """The text as search and sorting compare it: without case and accents.

    >>> folded("Ärzte & Straße")
    'arzte & strasse'
    """
    parts = unicodedata.normalize("NFKD", plain(text))
    return "".join(part for part in parts if unicodedata.category(part) != "Mn").casefold()


def file_name(text: str) -> str:
    r"""The last part of a path that a browser sends, in one line; never empty, and never used as a path.

    >>> file_name("C:\\photos\\board\n.jpg")
    'board.jpg'
    """
    last = plain(text).replace("\\", "/").rstrip("/").rpartition("/")[2]
    line = "".join(part for part in last if unicodedata.category(part) not in _BREAKING)[-_LONGEST_NAME:]
    return line if line.strip() else "photo"
