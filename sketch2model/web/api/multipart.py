"""Parts of a form while they come in: nothing is kept here, and every header has a limit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.exceptions import HTTPException

# Browsers write these three so, and nothing else (WHATWG, "multipart/form-data encoding algorithm").
_ESCAPES = {"%22": '"', "%0D": "\r", "%0A": "\n"}


@dataclass(frozen=True, slots=True)
class PartBegin:
    """A part begins; bytes of it follow.

    Attributes:
        field: The name of the field.
        file_name: As the sender tells it; None where the part is no file.
    """

    field: str
    file_name: str | None


class PartEnd:
    """The part is complete."""


FormEvent: TypeAlias = PartBegin | bytes | PartEnd


class Form:
    """Takes a form apart as its bytes come."""

    def __init__(self, content_type: str | None) -> None:
        """Nothing has come yet.

        Raises:
            HTTPException: If it is no form with files.
        """
        kind, parameters = parse_options_header(content_type)
        if kind != b"multipart/form-data" or not parameters.get(b"boundary"):
            raise HTTPException(415, "send the photos as multipart/form-data")
        self._events: list[FormEvent] = []
        self._header, self._value = bytearray(), bytearray()
        self._disposition = b""
        self._complete = False
        try:
            self._parser = MultipartParser(
                parameters[b"boundary"],
                {
                    "on_part_begin": self._begin,
                    "on_header_field": lambda data, start, end: self._header.extend(data[start:end]),
                    "on_header_value": lambda data, start, end: self._value.extend(data[start:end]),
                    "on_header_end": self._end_header,
                    "on_headers_finished": self._end_headers,
                    "on_part_data": lambda data, start, end: self._events.append(data[start:end]),
                    "on_part_end": lambda: self._events.append(PartEnd()),
                    "on_end": self._end,
                },
            )
        except FormParserError as error:
            raise _malformed() from error

    def feed(self, data: bytes) -> list[FormEvent]:
        """What the next bytes bring.

        Raises:
            HTTPException: If they are no form.
        """
        try:
            self._parser.write(data)
        except FormParserError as error:
            raise _malformed() from error
        events, self._events = self._events, []
        return events

    def close(self) -> None:
        """No more bytes come.

        Raises:
            HTTPException: If the form is not complete.
        """
        if not self._complete:
            raise _malformed()

    def _begin(self) -> None:
        self._disposition = b""

    def _end_header(self) -> None:
        if self._header.lower() == b"content-disposition":
            self._disposition = bytes(self._value)
        self._header.clear()
        self._value.clear()

    def _end_headers(self) -> None:
        _, parameters = parse_options_header(self._disposition.decode("latin-1"))
        name = parameters.get(b"filename")
        self._events.append(PartBegin(_text(parameters.get(b"name", b"")), None if name is None else _text(name)))

    def _end(self) -> None:
        self._complete = True


def _text(value: bytes) -> str:
    text = value.decode("utf-8", "replace")
    for escape, character in _ESCAPES.items():
        text = text.replace(escape, character)
    return text


def _malformed() -> HTTPException:
    return HTTPException(400, "the form is damaged or incomplete")
