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
    base = _plain(wanted)
    if not any(map(str.isalnum, _cut(base, ""))):
        base = fallback
    if base.lower().startswith(_RESERVED_BY_SQLITE) or base.lower() in _SYSTEM_COLUMNS:
        base = f"{base}_" if base.lower() in _SYSTEM_COLUMNS else f"t_{base}"
    name, number = _cut(base, ""), 1
    while sameness(name) in taken:
        number += 1
        name = _cut(base, f"_{number}")
    taken.add(sameness(name))
    return name


def enumeration_labels(values: tuple[str, ...]) -> dict[str, str]:
    """What the values of an enumeration are called in a database, by value.

    At most 63 bytes each (PostgreSQL's limit), different from each other and never empty.
    """
    labels: dict[str, str] = {}
    for number, value in enumerate(values, 1):
        base = _cut(_plain(value), "") or f"value_{number}"
        label, count = base, 1
        while label in labels.values():
            count += 1
            label = _cut(base, f"_{count}")
        labels.setdefault(value, label)
    return labels


def sameness(name: str) -> str:
    """What two names have in common that a database may take for one: case and accents do not count."""
    letters = unicodedata.normalize("NFKD", name.replace("ß", "s").casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold() or name


def _plain(text: str) -> str:
    return "".join(letter for letter in one_line(text) if ord(letter) <= 0xFFFF).strip()


def _cut(base: str, ending: str) -> str:
    room = _MOST_BYTES - len(ending)
    return base.encode()[:room].decode(errors="ignore").strip() + ending
