"""How endpoints document what they answer, and how they say that nothing has changed (RFC 9110)."""

from __future__ import annotations

import hashlib
import re
from typing import Annotated, Any

from fastapi import Depends, Header, HTTPException, Path, Response

from sketch2model.web.api.schemas import Problem

SketchId = Annotated[str, Path(pattern=r"^[A-Za-z0-9_-]{1,32}$", examples=["Jx3u0Zy1mB4kQ8sT"])]

_MEANINGS = {
    400: "A header or the body cannot be understood.",
    404: "There is no such thing; it may have been deleted.",
    408: "It came too slowly.",
    409: "There is nothing to undo or redo.",
    412: "The sketch was changed meanwhile.",
    413: "It is larger than is taken.",
    415: "It is sent in another form than is taken.",
    422: "What was asked for does not exist or does not fit together.",
    501: "A program that this needs is not installed.",
    503: "The server has too much to do at the moment.",
    507: "The disk of the server is full.",
}
_TAG_LENGTH = 24
_REVISION = re.compile(r'"(\d{1,9})"')

Responses = dict[int | str, dict[str, Any]]


def problems(*statuses: int) -> Responses:
    """For the OpenAPI: what can go wrong."""
    return {status: {"model": Problem, "description": _MEANINGS[status]} for status in statuses}


def contents(*media_types: str, description: str) -> Responses:
    """For the OpenAPI: a file instead of JSON data, or the word that the client's copy is still good."""
    content = {media_type: {"schema": {"type": "string", "format": "binary"}} for media_type in media_types}
    return {
        200: {"description": description, "content": content},
        304: {"description": "The copy that the client has is still good."},
    }


def tag_of(*parts: object) -> str:
    """An entity tag that stands for everything a file is made of."""
    digest = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else repr(part).encode()
        digest.update(len(data).to_bytes(8, "big") + data)
    return f'"{digest.hexdigest()[:_TAG_LENGTH]}"'


def revision_tag(revision: int) -> str:
    """The entity tag of a graph, which is its revision: no number ever stands for another state."""
    return f'"{revision}"'


class KnownTags:
    """The entity tags of copies that a client has."""

    def __init__(
        self,
        if_none_match: Annotated[str | None, Header(description="Entity tags of copies that the client has.")] = None,
    ) -> None:
        tags = (if_none_match or "").split(",")
        self._tags = {tag.strip().removeprefix("W/") for tag in tags}

    def __contains__(self, tag: str) -> bool:
        """Whether a copy with this tag is there."""
        return tag in self._tags or "*" in self._tags


Known = Annotated[KnownTags, Depends()]
"""How an endpoint asks which copies the client has."""


def not_modified(tag: str, cache: str) -> Response:
    """The word that the client's copy is still good."""
    return Response(status_code=304, headers={"ETag": tag, "Cache-Control": cache})


def _base(
    if_match: Annotated[
        str | None,
        Header(description="The revision that was changed; left out to change whatever is there.", examples=['"3"']),
    ] = None,
) -> int | None:
    if if_match is None or if_match.strip() == "*":
        return None
    found = _REVISION.fullmatch(if_match.strip())
    if found is None:
        raise HTTPException(400, 'If-Match must be a revision in quotation marks, such as "3"')
    return int(found[1])


Base = Annotated[int | None, Depends(_base)]
"""How an endpoint asks which revision the client has changed; None where that does not matter."""
