"""Events pass from any thread to every window, within limits."""

from __future__ import annotations

import asyncio
import json
import threading

import pytest

from sketch2model.errors import BusyError
from sketch2model.web.recognition.events import Broker


async def taken(watcher):
    return [(event.name, json.loads(event.data)) async for event in watcher]


def test_everyone_hears_what_any_thread_says():
    async def scene():
        broker = Broker()
        watchers = [broker.watch() for _ in range(3)]
        thread = threading.Thread(target=broker.publish, args=("sketch", {"id": "a", "deleted": True}))
        thread.start()
        await asyncio.to_thread(thread.join)
        broker.close()
        return await asyncio.gather(*map(taken, watchers))

    assert asyncio.run(scene()) == [[("sketch", {"id": "a", "deleted": True})]] * 3


def test_a_window_that_is_too_slow_is_dropped_and_memory_stays_bounded():
    async def scene():
        broker = Broker(pending=4)
        watcher = broker.watch()
        for number in range(1000):
            broker.publish("photo", number)
        await asyncio.sleep(0)
        assert watcher._events.qsize() == 5
        return await taken(watcher)

    assert asyncio.run(scene()) == [("photo", number) for number in range(4)]


def test_there_is_a_limit_and_who_leaves_makes_room():
    async def scene():
        broker = Broker(watchers=2)
        first = broker.watch()
        broker.watch()
        with pytest.raises(BusyError, match="2 windows"):
            broker.watch()
        broker.leave(first)
        broker.watch()

    asyncio.run(scene())


def test_nobody_waits_at_a_server_that_stops():
    async def scene():
        broker = Broker()
        broker.close()
        return await asyncio.wait_for(taken(broker.watch()), 5)

    assert asyncio.run(scene()) == []


def test_hostile_text_stays_within_its_line():
    async def scene():
        broker = Broker()
        watcher = broker.watch()
        broker.publish("photo", {"source": "a\nevent: evil\r\n\u2028<script>"})
        broker.close()
        return [event.data async for event in watcher]

    (data,) = asyncio.run(scene())
    assert not set(data) & set("\r\n")
