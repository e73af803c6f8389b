"""What is lost in the middle of the work: a worker process, the server itself."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time

import httpx
import pytest
from web_server import assert_nothing_comes_in, settled, upload


def wait_for(happened, seconds=30):
    deadline = time.monotonic() + seconds
    while not (found := happened()):
        assert time.monotonic() < deadline, "nothing happened"
        time.sleep(0.01)
    return found


def status_of(client, photo_id):
    return client.get(f"/api/photos/{photo_id}").json()["status"]


def test_a_killed_worker_is_survived(quick_web, sketch_file):
    photo_id = upload(quick_web, sketch_file("boxes.pdf", pages=4)).json()["photos"][0]["id"]
    wait_for(lambda: quick_web.get(f"/api/photos/{photo_id}").json()["page"])
    (child,) = multiprocessing.active_children()
    os.kill(child.pid, signal.SIGKILL)
    done = settled(quick_web, photo_id)
    assert (done["status"], len(done["sketches"])) == ("done", 4)
    assert quick_web.services.photos.get(photo_id).attempts == 2
    assert_nothing_comes_in(quick_web)


def test_a_photo_that_kills_every_worker_fails_and_the_next_one_does_not(quick_web, sketch_file):
    bad = upload(quick_web, sketch_file("bad.pdf", pages=4)).json()["photos"][0]["id"]
    for page in (1, 1):
        wait_for(lambda at=page: (quick_web.get(f"/api/photos/{bad}").json()["page"] or 0) >= at)
        (child,) = multiprocessing.active_children()
        os.kill(child.pid, signal.SIGKILL)
        wait_for(lambda pid=child.pid: pid not in [each.pid for each in multiprocessing.active_children()])
        wait_for(lambda: quick_web.get(f"/api/photos/{bad}").json()["page"] is None)
    photo = settled(quick_web, bad)
    assert photo["problem"]["code"] == "worker-died"
    good = upload(quick_web, sketch_file("good.png")).json()["photos"][0]["id"]
    assert settled(quick_web, good)["status"] == "done"


@pytest.fixture
def start(tmp_path):
    """Starts `sketch2model serve` in a process of its own; gives it and a client."""
    running = []

    def start_one():
        command = [sys.executable, "-m", "sketch2model", "serve", "--data", str(tmp_path / "data")]
        command += ["--engine", "contours", "--ocr", "null"]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        running.append(process)
        return process, httpx.Client(base_url=process.stdout.readline().strip(), timeout=30)

    yield start_one
    for process in running:
        process.kill()
        process.communicate()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGKILL")
def test_a_server_killed_in_the_middle_goes_on_where_it_was(start, sketch_file):
    process, client = start()
    with client:
        paths = [sketch_file(f"{number}.pdf", pages=3) for number in range(3)]
        ids = [upload(client, path).json()["photos"][0]["id"] for path in paths]
        wait_for(lambda: status_of(client, ids[0]) == "working")
        process.send_signal(signal.SIGKILL)
        process.wait(10)
    process, client = start()
    with client:
        for photo_id in ids:
            photo = settled(client, photo_id)
            assert (photo["status"], len(photo["sketches"])) == ("done", 3)
        assert client.get("/api/sketches").json()["total"] == 9
    process.send_signal(signal.SIGINT)
    assert process.wait(10) == 0
