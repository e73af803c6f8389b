"""What open windows hear."""

from __future__ import annotations

import json
import threading
import time

from web_server import blind, served, settled, upload

from sketch2model.settings import ServeOptions


class Window:
    """Listens in a thread, as the page does."""

    def __init__(self, web):
        import httpx

        self.events = []
        self.ended = False
        self._ready = threading.Event()
        self._client = httpx.Client(base_url=web.base_url, timeout=60)
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()
        assert self._ready.wait(10)

    def _listen(self):
        with self._client.stream("GET", "/api/events") as answer:
            assert answer.headers["content-type"].startswith("text/event-stream")
            name = None
            for line in answer.iter_lines():
                self._ready.set()
                if line.startswith("event: "):
                    name = line.removeprefix("event: ")
                elif line.startswith("data: "):
                    self.events.append((name, json.loads(line.removeprefix("data: "))))
        self.ended = True

    def close(self):
        self._thread.join(10)
        self._client.close()


def test_a_window_hears_every_step_of_a_photo(tmp_path, sketch_file):
    with served(ServeOptions(tmp_path / "data"), blind()) as web:
        window = Window(web)
        photo_id = upload(web, sketch_file("boxes.png")).json()["photos"][0]["id"]
        photo = settled(web, photo_id)
        web.delete(f"/api/photos/{photo_id}")
        deadline = time.monotonic() + 10
        while ("photo", {"id": photo_id, "deleted": True}) not in window.events and time.monotonic() < deadline:
            time.sleep(0.02)
    window.close()
    assert window.ended  # with the server, at once
    told = [data for name, data in window.events if name == "photo" and "status" in data]
    assert {data["id"] for data in told} == {photo_id}
    steps = list(dict.fromkeys(data["step"] for data in told if data["step"]))
    assert steps == ["load", "rectify", "detect", "read", "assemble", "interpret"]
    assert told[-1]["status"] == "done"
    assert ("sketch", {"id": photo["sketches"][0]["id"], "deleted": True}) in window.events


def test_the_server_stops_quickly_although_windows_are_open(tmp_path):
    with served(ServeOptions(tmp_path / "data"), blind()) as web:
        windows = [Window(web) for _ in range(5)]
        started = time.monotonic()
    assert time.monotonic() - started < 10
    for window in windows:
        window.close()
        assert window.ended


def test_too_many_windows_are_refused(web, monkeypatch):
    monkeypatch.setattr(web.services.events, "_most", 0)
    answer = web.get("/api/events")
    assert (answer.status_code, answer.json()["code"]) == (503, "busy")
