"""Handwriting is hostile input: one way of making it harmless for each kind of file.

Every function takes any `str`, lone surrogates and NULs included, and gives text that UTF-8 can encode.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable

LABEL_LIMIT = 200
"""Drawings show at most this many characters of one text; the JSON has all of them."""

SHEET_LIMIT = 16_383
"""Characters in a cell of a spreadsheet; each may be two units."""

_LINE_ENDS = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_IMPOSSIBLE = re.compile("[\ud800-\udfff\ufffe\uffff]")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_MARKUP = re.compile(r"^[*=](?=\s)|([-_*/=])\1+|[!\"#$%&';<>@\[\\\]^`{|}~]")
_MARKUP_OF_PLANTUML = re.compile(rf"{_MARKUP.pattern}|[“”«»]")  # It takes all of these for quotes.
_MARKUP_OF_MERMAID = re.compile(
    rf"{_MARKUP.pattern}"
    r"|(?<![^\W_])_(?=\S)|\*(?=\S)|^[-+](?=\s)"  # Its labels are Markdown,
    r"|(?:(?<=^\d)|(?<=^\d\d)|(?<=^\d{3}))[.)](?=\s)"  # and a list in one is an error.
    r"|(?<=direction)\s(?=TB|BT|RL|LR)",  # Wherever that stands in a line, the line is taken for a command.
    re.IGNORECASE,
)
_SIGNS_OF_MEMBERS = re.compile(r"^[-+*]|[()]|\*$")
_SENSITIVE_IN_MARKDOWN = re.compile(r"[\\`*\[\]{}#|~$!]|(?<![^\W_])_|_(?![^\W_])")
_FORMULA = re.compile(r"[\s'\"]*[=+\-@|%]|[\t\r]")
_PLAIN_IN_DBML = re.compile(r"[A-Za-z_]\w*", re.ASCII)
_UNNAMEABLE_IN_DBML = str.maketrans('"\\`', "'/'")
_WORDS_OF_DBML = frozenset({"as", "enum", "indexes", "note", "project", "ref", "table", "tablegroup"})
_REPLACEMENT = "\ufffd"


def clean(text: str) -> str:
    r"""Text without control characters and without marks that reverse the direction; lines end in `\n`.

    Lone surrogates become U+FFFD. Right-to-left letters, emoji and their joiners stay.
    """
    text = _LINE_ENDS.sub("\n", text)
    return _IMPOSSIBLE.sub(_REPLACEMENT, _INVISIBLE.sub("", text))


def one_line(text: str, limit: int | None = None) -> str:
    """Clean text on a single line, cut to `limit` characters."""
    line = " ".join(clean(text).split())
    return line if limit is None or len(line) <= limit else line[: limit - 1].rstrip() + "…"


def dot_label(text: str) -> str:
    r"""For an HTML-like label of DOT; `\n` becomes a line break. Never empty, since Graphviz refuses that."""
    lines = (html.escape(" ".join(line.split())) for line in clean(text).split("\n"))
    return "<BR/>".join(lines) or " "


def drawio_label(text: str) -> str:
    r"""For a label of draw.io, which takes it for HTML (still to be escaped for XML); `\n` becomes a line break."""
    return "<br>".join(html.escape(line) for line in clean(text).split("\n"))


def plantuml(text: str) -> str:
    """For a quoted PlantUML name: what could be markup becomes a character reference."""
    return _spell_out(_MARKUP_OF_PLANTUML, one_line(text), _plantuml_reference)


def _plantuml_reference(code: int) -> str:
    """A character reference; PlantUML cannot draw those of a backslash and a dollar sign."""
    return {"\\": "\\\\", "$": "$"}.get(chr(code), f"&#{code};")


def plantuml_line(text: str) -> str:
    """For a PlantUML member or label: as well, a sign it begins with is no sign of visibility."""
    return re.sub(r"^[-+*]", lambda sign: f"&#{ord(sign.group())};", plantuml(text))


def mermaid(text: str) -> str:
    """For a quoted Mermaid label: what could be markup becomes a Mermaid entity."""
    return _spell_out(_MARKUP_OF_MERMAID, one_line(text), "#{};".format)


def mermaid_member(text: str) -> str:
    """For a Mermaid attribute or a part of an operation: as well, no sign of visibility, brackets or classifier."""
    return _spell_out(_SIGNS_OF_MEMBERS, mermaid(text), "#{};".format)


def _spell_out(markup: re.Pattern[str], text: str, spell: Callable[[int], str]) -> str:
    return markup.sub(lambda match: "".join(spell(ord(letter)) for letter in match.group()), text)


def graphql_string(text: str) -> str:
    """A string of GraphQL on one line, with its quotes."""
    return json.dumps(one_line(text), ensure_ascii=False)


def markdown(text: str) -> str:
    """For running text or a table cell of Markdown (GitHub's dialect)."""
    escaped = _SENSITIVE_IN_MARKDOWN.sub(r"\\\g<0>", one_line(text))
    return escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def sql_comment(text: str) -> str:
    """For what follows `--` on a line of SQL."""
    return one_line(text)


def dbml_name(text: str) -> str:
    """For a name in DBML, quoted where it must be; quotes and backslashes in it become others that it can hold."""
    name = one_line(text).translate(_UNNAMEABLE_IN_DBML)
    return name if _PLAIN_IN_DBML.fullmatch(name) and name.lower() not in _WORDS_OF_DBML else f'"{name}"'


def dbml_string(text: str) -> str:
    """For a string in DBML, with its quotes."""
    escaped = one_line(text).replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def csv_cell(text: str) -> str:
    """For a cell of CSV (still to be quoted): spreadsheets will not take it for a formula."""
    line = one_line(text)
    return f"'{line}" if _FORMULA.match(line) else line


def sheet_cell(text: str) -> str:
    """For a cell of a spreadsheet that holds text; a cell takes 32,767 units of UTF-16."""
    return one_line(text, SHEET_LIMIT)


def python_comment(text: str) -> str:
    """For what follows `#` on a line of Python, or of any language whose remarks end with the line."""
    return one_line(text)


def python_docstring(text: str) -> str:
    r"""For what stands inside a docstring: double quotes become single ones, backslashes are doubled."""
    return one_line(text).replace("\\", "\\\\").replace('"', "'")


def python_string(text: str) -> str:
    """A literal of Python that means the clean text, with the quotes that need fewer backslashes."""
    body = repr(f'"{clean(text)}')[2:-1].replace("\\'", "'")
    quote = "'" if body.count('"') > body.count("'") else '"'
    return quote + body.replace(quote, f"\\{quote}") + quote


def xml_text(text: str) -> str:
    """Text that XML 1.0 can hold (still to be escaped); nothing else is changed."""
    return _IMPOSSIBLE.sub(_REPLACEMENT, _NOT_IN_XML.sub("", text))


def json_bytes(text: str) -> bytes:
    r"""JSON as UTF-8; lone surrogates inside its strings become `\udXXX`, which JSON readers give back."""
    return text.encode("utf-8", "backslashreplace")
