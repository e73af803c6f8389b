"""Pages of one sentence for people who may not, or cannot, see the page itself; they need no scripts and no styles."""

from __future__ import annotations

from html import escape

from starlette.datastructures import Headers

_TEXTS = {
    "en": {
        "token": (
            "Please show the token",
            "This server asks for a token: open the whole address that it printed when it started, "
            "or scan its QR code.",
        ),
        "nothing": ("Nothing is here", "There is no such page. The library is at /."),
    },
    "de": {
        "token": (
            "Bitte das Kennwort zeigen",
            "Dieser Server fragt nach einem Kennwort: Öffnen Sie die ganze Adresse, die er beim Start gezeigt hat, "
            "oder scannen Sie den QR-Code.",
        ),
        "nothing": ("Hier ist nichts", "Diese Seite gibt es nicht. Die Sammlung liegt unter /."),
    },
}


def small_page(name: str, headers: Headers) -> str:
    """One of the pages, in the first language that the browser asks for and that there is.

    Args:
        name: `token` or `nothing`.
        headers: Of the request.
    """
    asked = (tag.strip()[:2].lower() for tag in headers.get("accept-language", "").split(","))
    language = next((tag for tag in asked if tag in _TEXTS), "en")
    title, sentence = map(escape, _TEXTS[language][name])
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        f"<title>{title}</title></head>"
        f"<body><main><h1>{title}</h1><p>{sentence}</p></main></body></html>\n"
    )
