"""The queue, with workers that do as they are told."""

from __future__ import annotations

import threading
import time

import pytest
from sqlalchemy.exc import OperationalError
from written_diagrams import shop

from sketch2model.errors import OutputError, PhotoTruncatedError, WorkerDiedError, WorkerTimeoutError
from sketch2model.graph import graph_to_json
from sketch2model.settings import ServeOptions, Settings
from sketch2model.web.recognition import queue as queue_module
from sketch2model.web.recognition.queue import Queue
from sketch2model.web.recognition.tasks import Recognition
from sketch2model.web.storage import Database, DataFolder, Incoming, Photos, Status


class Worker:
    """Stands for a process: each job does the next thing of the script."""

    def __init__(self, script):
        self._script = script
        self._stopped = threading.Event()

    def run(self, _function, _original, _source, scratch, _settings, on_progress):
        on_progress("load", 0)
        thing = self._script.pop(0)
        if thing == "hang":
            self._stopped.wait(20)
            raise WorkerDiedError("the worker was stopped")
        if isinstance(thing, Exception):
            raise thing
        if callable(thing):
            thing()
            on_progress("detect", 0)
        page(scratch, 0)
        return Recognition((), None)

    def stop(self):
        self._stopped.set()


def page(scratch, number):
    folder = scratch / str(number)
    folder.mkdir()
    (folder / "0.json").write_text(graph_to_json(shop().graph), "utf-8")
    (folder / "thumbnail.webp").write_bytes(b"small")
    (folder / "view.jpg").write_bytes(b"large")


class Bench:
    """A queue with one photo in it."""

    def __init__(self, folder, monkeypatch, script):
        monkeypatch.setattr(queue_module, "Worker", lambda *_: Worker(script))
        monkeypatch.setattr(queue_module, "_RECOVERY", 0.01)
        self.folder = DataFolder(folder)
        self.database = Database(f"sqlite:///{folder}/db.sqlite3")
        self.photos = Photos(self.database, self.folder, 10)
        self.told = []
        options = ServeOptions(folder)
        self.queue = Queue(self.photos, self.folder, options, Settings(), lambda row: self.told.append(row.status))
        with Incoming(self.folder, "way", 1) as incoming:
            incoming.write(b"photo")
            self.photo, _ = self.photos.add(incoming.finish("a.jpg"))

    def run(self):
        self.queue.start()
        self.wait(lambda: self.now().status in {Status.DONE, Status.FAILED})
        return self.now()

    def now(self):
        return self.photos.get(self.photo.id)

    def wait(self, happened):
        deadline = time.monotonic() + 10
        while not happened():
            assert time.monotonic() < deadline, "nothing happened"
            time.sleep(0.01)


@pytest.fixture
def bench(tmp_path, monkeypatch):
    benches = []

    def make(*script):
        benches.append(Bench(tmp_path, monkeypatch, list(script)))
        return benches[-1]

    yield make
    for each in benches:
        each.queue.stop()
        each.database.close()


def test_a_photo_becomes_a_sketch(bench):
    at = bench("work")
    photo = at.run()
    assert (photo.status, len(photo.sketches)) == (Status.DONE, 1)
    at.wait(lambda: at.told[-1:] == [Status.DONE])
    assert at.told == ["working", "working", "done"]
    at.wait(lambda: not list(at.folder.incoming.iterdir()))


def test_a_lost_worker_is_forgiven_once(bench):
    photo = bench(WorkerDiedError("killed"), "work").run()
    assert (photo.status, photo.attempts) == (Status.DONE, 2)


def test_a_photo_that_brings_two_workers_down_has_failed(bench):
    photo = bench(WorkerDiedError("killed"), WorkerDiedError("killed again"), "work").run()
    assert (photo.status, photo.problem["code"]) == (Status.FAILED, "worker-died")
    assert photo.problem["hint"]


def test_a_photo_out_of_time_is_not_tried_again(bench):
    photo = bench(WorkerTimeoutError("it took longer than 2 seconds"), "work").run()
    assert (photo.status, photo.problem["code"], photo.attempts) == (Status.FAILED, "worker-timeout", 1)


def test_a_broken_photo_tells_its_problem(bench):
    photo = bench(PhotoTruncatedError("it breaks off", source="a.jpg")).run()
    assert photo.problem["message"] == "it breaks off"


def test_pages_finished_before_the_end_are_kept(bench, monkeypatch):
    def run(_self, _function, _original, _source, scratch, _settings, on_progress):
        page(scratch, 0)
        page(scratch, 2)
        (scratch / "unfinished").mkdir()
        raise WorkerTimeoutError("it took longer than 2 seconds")

    monkeypatch.setattr(Worker, "run", run)
    photo = bench().run()
    assert [sketch.page for sketch in photo.sketches] == [0, 2]
    assert (photo.status, photo.problem["code"]) == (Status.DONE, "worker-timeout")


def test_a_photo_deleted_under_way_is_no_trouble(bench):
    at = bench(lambda: at.photos.delete(at.photo.id), "work")
    at.queue.start()
    at.wait(lambda: at.photos.with_status(list(Status)) == [])
    with Incoming(at.folder, "way", 1) as incoming:
        incoming.write(b"another")
        at.photo, _ = at.photos.add(incoming.finish("b.jpg"))
    at.queue.wake()
    at.wait(lambda: at.now().status == Status.DONE)
    assert len(list(at.folder.sketches.iterdir())) == 1


def test_trouble_with_the_database_passes(bench, monkeypatch, caplog):
    at = bench("work")
    claim, troubles = at.photos.claim, [OperationalError("claim", {}, Exception("locked"))] * 3

    def troubled():
        if troubles:
            raise troubles.pop()
        return claim()

    monkeypatch.setattr(at.photos, "claim", troubled)
    assert at.run().status == Status.DONE
    assert "the queue will try again" in caplog.text


def test_what_cannot_be_kept_is_tried_again_and_then_failed(bench, monkeypatch):
    at = bench("work", "work")
    finish = at.photos.finish

    def full(photo_id, pages, failures, problem=None):
        if pages:
            raise OutputError("no space left on device")
        return finish(photo_id, pages, failures, problem)

    monkeypatch.setattr(at.photos, "finish", full)
    photo = at.run()
    assert (photo.status, photo.attempts, photo.problem["code"]) == (Status.FAILED, 2, "output")


def test_a_full_disk_before_the_work_leaves_no_photo_behind(bench, monkeypatch):
    at = bench("work")
    scratch, troubles = at.folder.scratch, [OutputError("no space left on device")]

    def full():
        if troubles:
            raise troubles.pop()
        return scratch()

    monkeypatch.setattr(at.folder, "scratch", full)
    assert at.run().status == Status.DONE


def test_stopping_is_quick_and_does_not_count_as_an_attempt(bench):
    at = bench("hang")
    at.queue.start()
    at.wait(lambda: at.now().step == "load")
    started = time.monotonic()
    at.queue.stop()
    assert time.monotonic() - started < 5
    assert (at.now().status, at.now().attempts, at.now().step) == (Status.WAITING, 0, None)
