"""What happens on the server, told to every window that watches."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

from pydantic_core import to_json

from sketch2model.errors import BusyError

_MOST_WATCHERS = 200
_MOST_PENDING = 256


@dataclass(frozen=True, slots=True)
class Event:
    """Something happened.

    Attributes:
        name: What kind of thing, such as `photo`.
        data: JSON in one line.
    """

    name: str
    data: str


class Watcher:
    """One window: events wait here until it has taken them, within a limit. Belongs to one event loop."""

    def __init__(self, pending: int) -> None:
        self._loop = asyncio.get_running_loop()
        # None is the end; there is always room for it.
        self._events: asyncio.Queue[Event | None] = asyncio.Queue(pending + 1)
        self._ended = False

    def offer(self, event: Event | None) -> None:
        """Pass an event on, from any thread; a window too slow for it is dropped, and may come again."""
        self._loop.call_soon_threadsafe(self._put, event)

    def _put(self, event: Event | None) -> None:
        if self._ended:
            return
        if event is None or self._events.qsize() >= self._events.maxsize - 1:
            event = None
            self._ended = True
        self._events.put_nowait(event)

    async def __aiter__(self) -> AsyncIterator[Event]:
        """Events as they come, until the server stops or the window is dropped."""
        while (event := await self._events.get()) is not None:
            yield event


class Broker:
    """Passes events from any thread to all that watch."""

    def __init__(self, watchers: int = _MOST_WATCHERS, pending: int = _MOST_PENDING) -> None:
        """Nobody watches yet.

        Args:
            watchers: More are refused.
            pending: Events that one may leave waiting before it is dropped.
        """
        self._most = watchers
        self._pending = pending
        self._watchers: set[Watcher] = set()
        self._lock = threading.Lock()
        self._closed = False

    def publish(self, name: str, data: Any) -> None:
        """Tell everyone.

        Args:
            name: What kind of thing happened.
            data: A pydantic object, or what JSON can say.
        """
        event = Event(name, to_json(data).decode())
        with self._lock:
            for watcher in self._watchers:
                watcher.offer(event)

    def watch(self) -> Watcher:
        """Start to watch, from within an event loop; `leave` ends it.

        Raises:
            BusyError: If too many watch already.
        """
        with self._lock:
            if len(self._watchers) >= self._most:
                raise BusyError(f"{self._most} windows are open already", hint="close some of them")
            watcher = Watcher(self._pending)
            if self._closed:
                watcher.offer(None)
            else:
                self._watchers.add(watcher)
            return watcher

    def leave(self, watcher: Watcher) -> None:
        """Watch no longer."""
        with self._lock:
            self._watchers.discard(watcher)

    def close(self) -> None:
        """End all streams, so that the server can stop although windows are open."""
        with self._lock:
            self._closed = True
            for watcher in self._watchers:
                watcher.offer(None)
