"""Bodies of requests: within a size and a time, whoever reads them."""

from __future__ import annotations

import asyncio
import time

from starlette.exceptions import HTTPException
from starlette.types import Message, Receive

_SILENCE = 30.0
"""Seconds that a sender may be silent."""
_HEAD_START = 60.0
_SLOWEST = 4096
"""Bytes a second that a sender must reach after its head start."""


class Body:
    """What one request receives; counted while it comes."""

    def __init__(self, receive: Receive, most: int | None) -> None:
        """Nothing has come yet.

        Args:
            receive: Where it comes from.
            most: More bytes are refused; None where somebody else counts them.
        """
        self._receive = receive
        self._most = most
        self._taken = 0
        self._started: float | None = None
        self.complete = False
        self.answered = False
        """Whether an answer has begun; from then on nobody can be told of a refusal."""

    async def __call__(self) -> Message:
        """The next part of the body, then that the sender has gone.

        Raises:
            HTTPException: If it is too much, or comes too slowly.
        """
        if self.complete:
            return await self._receive()
        self._started = self._started or time.monotonic()  # who waits for a turn loses no time
        left = self._started + _HEAD_START + self._taken / _SLOWEST - time.monotonic()
        try:
            async with asyncio.timeout(min(_SILENCE, left)):
                message = await self._receive()
        except TimeoutError as error:
            if self.answered:  # a stream, which does not care
                return await self._receive()
            raise HTTPException(408, "the request came too slowly and was given up") from error
        self._taken += len(message.get("body", b""))
        if self._most is not None and self._taken > self._most:
            raise HTTPException(413, "the request is too large")
        self.complete = not message.get("more_body", False)
        return message
