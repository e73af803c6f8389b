"""Names that every SQL database accepts once they are quoted."""

from __future__ import annotations

import unicodedata

from sketch2model.export.escape import one_line

_MOST_BYTES = 63
_SYSTEM_COLUMNS = frozenset({"tableoid", "xmin", "cmin", "xmax", "cmax", "ctid"})
_RESERVED_BY_SQLITE = "sqlite_"


def unique_identifier(wanted: str, taken: set[str], fallback: str) -> str:
    """The name itself where possible, otherwise a number behind it; noted in `taken`.

    At most 63 bytes (PostgreSQL's limit), without control characters and signs beyond the basic plane (MySQL has
    none), and different from all others also where case and accents do not count.

    Args:
        wanted: What it should be called.
        taken: What is in use, as this function noted it.
        fallback: What to call it when no letter or digit is left of `wanted`.
    """
    base = "".join(letter for letter in one_line(wanted) if ord(letter) <= 0xFFFF).strip()
    if not any(map(str.isalnum, _cut(base, ""))):
        base = fallback
    if base.lower().startswith(_RESERVED_BY_SQLITE) or base.lower() in _SYSTEM_COLUMNS:
        base = f"{base}_" if base.lower() in _SYSTEM_COLUMNS else f"t_{base}"
    name, number = _cut(base, ""), 1
    while _sameness(name) in taken:
        number += 1
        name = _cut(base, f"_{number}")
    taken.add(_sameness(name))
    return name


def _cut(base: str, ending: str) -> str:
    room = _MOST_BYTES - len(ending)
    return base.encode()[:room].decode(errors="ignore").strip() + ending


def _sameness(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold() or name
