"""One line of an attribute compartment: `visibility /name : type [multiplicity] = default {properties}`.

UML 2.5.1, 9.5.4, read with what pen and OCR do to it; keys as entity-relationship tools write them (PK, FK).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_BULLETS = "•·●▪‣►◦"
_POINT = re.compile(r"^[>*→]\s*(?=\w)")
_BULLET = re.compile(rf"\s*(?:[{_BULLETS}]|[-–—−*>→+](?=\s*\w))")
_VISIBILITY = re.compile(r"([+\-–—−#~])\s*(?=[^\s+\-–—−#~])|(_)\s+(?=\S)")
_DASHES = "-–—−_"
_PROPERTIES = re.compile(r"\{([^{}]{0,200})\}?\s*$")
_STEREOTYPES = re.compile(r"(?:«|<<)\s*([^«»<>]{1,60}?)\s*(?:»|>>)")
_BRACKETED_KEY = re.compile(r"[(\[]\s*(pk|fk|pfk|uk|unique|nullable|null|not null)\s*[)\]]", re.IGNORECASE)
_LEADING_STATIC = re.compile(r"static\s+(?=\w+\s*[:=])", re.IGNORECASE)
_LEADING_KEY = re.compile(r"(PK|FK|UK|pk|fk)\s*[,/]?\s*(FK|PK|fk|pk)?\s*[:.\s]\s*(?=\S)")
_TRAILING_KEY = re.compile(r"\s[,;]?\s*(PK|FK|UK|pk|fk)(?:\s*[,/]\s*(PK|FK|pk|fk))?\s*$")
_SQL_WORDS = re.compile(r"\b(primary key|not null|unique|null)\b", re.IGNORECASE)
_MULTIPLICITY = re.compile(r"\[\s*([\d*nNmM.…\s]{0,12})\s*\]")
_LENGTH = r"(\(\s*\d+\s*(?:,\s*\d+\s*)?\))?"
_NAME_TYPE = re.compile(rf"([^\W\d]\w*)(?:\s*[;.,'’`]\s*|\s+[-–—]\s+)([^\W\d]\w*){_LENGTH}")
_TYPE_NAME_SPLIT = re.compile(rf"([^\W\d]\w*)\s+([^\W\d]\w*){_LENGTH}")
_MISREAD_ID = re.compile(r"[1l|!]([dD])")

_SURE_TYPES = frozenset(
    ("int", "integer", "str", "string", "bool", "boolean", "float", "double", "varchar", "bigint", "decimal", "uuid")
)
_TYPES = _SURE_TYPES | frozenset(
    ("date", "datetime", "time", "timestamp", "text", "number", "char", "long", "short", "byte", "real", "blob")
)

_FLAG_OF = {
    "pk": ("pk",),
    "id": ("pk",),
    "key": ("pk",),
    "primary key": ("pk",),
    "fk": ("fk",),
    "pfk": ("pk", "fk"),
    "foreign key": ("fk",),
    "uk": ("unique",),
    "unique": ("unique",),
    "null": ("nullable",),
    "nullable": ("nullable",),
    "optional": ("nullable",),
    "derived": ("derived",),
    "static": ("static",),
}
PRIMARY_KEY, STATIC, COMPOSITE = "pk", "static", "composite"
FLAGS = (PRIMARY_KEY, "fk", "unique", "nullable", "derived", STATIC, COMPOSITE)


@dataclass(frozen=True, slots=True)
class ParsedAttribute:
    """An attribute as written; what was not written is None."""

    name: str
    type: str | None = None
    visibility: str | None = None
    default: str | None = None
    multiplicity: str | None = None
    flags: tuple[str, ...] = ()


def has_bullet(text: str) -> bool:
    """Whether a line starts with a bullet or with a sign that serves as one."""
    return bool(_BULLET.match(text))


def is_type_word(text: str) -> bool:
    """Whether a word on its own is a type and hardly anything else."""
    return text.strip().casefold() in _SURE_TYPES


def looks_like_attribute(text: str) -> bool:
    """Whether a line has signs of an attribute: a colon, a visibility, a key mark, or a lower-case identifier."""
    plain = text.strip().lstrip(_BULLETS).strip()
    return bool(
        ":" in plain
        or _VISIBILITY.match(plain)
        or _LEADING_KEY.match(plain)
        or _BRACKETED_KEY.search(plain)
        or plain[:1] in _BULLETS
        or plain[:1].islower()
    )


def parse_attribute(text: str) -> ParsedAttribute | None:
    """Read one attribute; None if the text has no letter or digit. Never fails.

    >>> parse_attribute("- id: int = 0 {unique}")
    ParsedAttribute(name='id', type='int', visibility='-', default='0', multiplicity=None, flags=('unique',))
    """
    rest = " ".join(text.split())
    if not any(letter.isalnum() for letter in rest):
        return None
    rest = _POINT.sub("", rest.lstrip(_BULLETS + " "))
    rest, visibility = _visibility(rest)
    rest, flags = _marks(rest)
    if visibility is None:
        rest, visibility = _visibility(rest)
    if rest.startswith("/") and len(rest) > 1:
        rest, flags = rest[1:].strip(), flags | {"derived"}
    name, after = _split(rest)
    if "=" in name and not after:
        name, _, default = (piece.strip() for piece in name.partition("="))
        kind = ""
    else:
        kind, _, default = (piece.strip() for piece in after.partition("="))
    name, kind, multiplicity = _multiplicity(name, kind)
    if kind.endswith("?") or name.endswith("?"):
        flags |= {"nullable"}
        kind, name = kind.rstrip("? "), name.rstrip("? ")
    kind, words = _sql_words(kind)
    parsed = ParsedAttribute(
        name=_identifier(name.strip(" .;,:")) or kind or " ".join(text.split()),
        type=kind.strip(" .;,:") or None,
        visibility=visibility,
        default=default or None,
        multiplicity=multiplicity,
        flags=tuple(flag for flag in FLAGS if flag in flags | words),
    )
    return parsed if parsed.name != parsed.type or name.strip(" .;,:") else replace(parsed, type=None)


def _identifier(name: str) -> str:
    """The name; `1d` and `ld` are an `id`, since no name starts with a digit and no word is spelt so."""
    return (
        _MISREAD_ID.sub(lambda found: f"{'i' if found[1] == 'd' else 'I'}{found[1]}", name) if len(name) == 2 else name
    )


def _visibility(text: str) -> tuple[str, str | None]:
    sign = _VISIBILITY.match(text)
    if sign is None:
        return text, None
    drawn = sign[1] or sign[2]
    return text[sign.end() :], "-" if drawn in _DASHES else drawn


def _marks(text: str) -> tuple[str, set[str]]:
    """Take stereotypes, properties and key marks out of a line."""
    found: set[str] = set()
    properties = _PROPERTIES.search(text)
    if properties and not text[: properties.start()].rstrip().endswith("="):
        for word in properties[1].split(","):
            found.update(_FLAG_OF.get(word.strip().casefold(), ()))
        text = text[: properties.start()].strip()
    for pattern in (_STEREOTYPES, _BRACKETED_KEY):
        for mark in pattern.finditer(text):
            found.update(_FLAG_OF.get(mark[1].strip().casefold(), ()))
        text = pattern.sub(" ", text).strip()
    for pattern in (_LEADING_KEY, _TRAILING_KEY):
        keys = pattern.match(text) if pattern is _LEADING_KEY else pattern.search(text)
        if keys:
            for word in keys.groups():
                found.update(_FLAG_OF.get((word or "").casefold(), ()))
            text = (text[: keys.start()] + text[keys.end() :]).strip()
    leading = _LEADING_STATIC.match(text)
    if leading:
        found.add(STATIC)
        text = text[leading.end() :]
    return " ".join(text.split()), found


def _split(text: str) -> tuple[str, str]:
    """Name and what follows the colon; a colon that OCR took for another sign counts if a known type follows."""
    text = text.replace("：", ":")
    name, colon, after = text.partition(":")
    if colon and "=" in name.strip("= "):  # the colon is in the default
        return text.strip(), ""
    if colon:
        return name.strip(), after.strip()
    head, equals, default = text.partition("=")
    likely = _NAME_TYPE.fullmatch(head.strip())
    if likely and likely[2].casefold() in _TYPES:
        return likely[1], likely[2] + (likely[3] or "") + (f" = {default}" if equals else "")
    words = _TYPE_NAME_SPLIT.fullmatch(head.strip())
    if words and is_type_word(words[2]):
        return words[1], words[2] + (words[3] or "") + (f" = {default}" if equals else "")
    if words and is_type_word(words[1]) and not words[3]:
        return words[2], words[1] + (f" = {default}" if equals else "")
    return text.strip(), ""


def _multiplicity(name: str, kind: str) -> tuple[str, str, str | None]:
    for text in (kind, name):
        found = _MULTIPLICITY.search(text)
        if found:
            drawn = re.sub(r"\s+|…", lambda gap: ".." if gap[0] == "…" else "", found[1]) or "*"
            rest = (text[: found.start()] + text[found.end() :]).strip()
            return (name, rest, drawn) if text is kind else (rest, kind, drawn)
    return name, kind, None


def _sql_words(kind: str) -> tuple[str, set[str]]:
    found: set[str] = set()
    for word in _SQL_WORDS.finditer(kind):
        found.update(_FLAG_OF.get(word[1].casefold(), ()))
    return " ".join(_SQL_WORDS.sub(" ", kind).split()), found
