"""Uploads over HTTP, recognised by a real worker process."""

from __future__ import annotations

import errno
import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image
from web_server import assert_nothing_comes_in, blind, served, settled, upload

from sketch2model import read_sketch
from sketch2model.settings import ServeOptions


@pytest.fixture
def picture(sketch_file):
    """The bytes of a small sketch."""
    return sketch_file("picture.png").read_bytes()


def file_of(services, sketch_id, name):
    return services.folder.sketches / sketch_id / name


def test_a_sample_says_byte_for_byte_what_the_command_line_says(web, samples):
    sample = samples[0]
    answer = upload(web, sample)
    assert answer.status_code == 202
    (photo,) = answer.json()["photos"]
    assert (photo["status"], photo["known"], photo["source"]) == ("waiting", False, sample.name)
    done = settled(web, photo["id"], 120)
    assert done["status"] == "done", done["problem"]
    (sketch,) = done["sketches"]
    assert file_of(web.services, sketch["id"], "0.json").read_bytes() == read_sketch(sample).to("json")
    with Image.open(file_of(web.services, sketch["id"], "thumbnail.webp")) as small:
        assert max(small.size) == 480
    with Image.open(web.services.folder.view(photo["id"], 0)) as view:
        assert max(view.size) <= 3000
        assert view.width / view.height == pytest.approx(sketch["width"] / sketch["height"], rel=0.01)
    assert_nothing_comes_in(web)


def test_every_page_of_a_document_becomes_a_sketch_and_an_empty_one_a_failure(quick_web, sketch_file):
    photo = upload(quick_web, sketch_file("scan.pdf", pages=3, blank={1})).json()["photos"][0]
    done = settled(quick_web, photo["id"])
    assert [sketch["name"] for sketch in done["sketches"]] == ["scan.pdf", "scan.pdf (3)"]
    assert [(each["page"], each["problem"]["code"]) for each in done["failures"]] == [(1, "nothing-recognised")]
    assert done["problem"] is None


def test_the_same_photo_is_recognised_once(quick_web, sketch_file):
    path = sketch_file("boxes.png")
    first, again = (upload(quick_web, path).json()["photos"][0] for _ in range(2))
    assert (first["id"], again["known"]) == (again["id"], True)
    settled(quick_web, first["id"])
    known = upload(quick_web, path).json()["photos"][0]
    assert (known["status"], len(known["sketches"])) == ("done", 1)
    other = upload(quick_web, ("other.png", path.read_bytes())).json()["photos"][0]
    assert other["id"] != first["id"]  # the graph names its source
    settled(quick_web, other["id"])
    assert len(quick_web.get("/api/photos", params={"status": "done"}).json()["photos"]) == 2
    assert_nothing_comes_in(quick_web)


def test_what_is_no_picture_is_rejected_and_the_others_arrive(quick_web, sketch_file):
    path = sketch_file("boxes.png")
    answer = upload(quick_web, ("notes.txt", b"hello"), path, ("empty.jpg", b""), ("page.html", b"<script>" * 1000))
    assert answer.status_code == 202
    assert [photo["source"] for photo in answer.json()["photos"]] == ["boxes.png"]
    rejected = {each["source"]: each["problem"] for each in answer.json()["rejected"]}
    assert {name: problem["code"] for name, problem in rejected.items()} == {
        "notes.txt": "not-a-picture",
        "empty.jpg": "photo-empty",
        "page.html": "not-a-picture",
    }
    assert rejected["notes.txt"]["source"] == "notes.txt"
    assert rejected["notes.txt"]["hint"]
    settled(quick_web, answer.json()["photos"][0]["id"])
    assert_nothing_comes_in(quick_web)


def test_a_damaged_picture_fails_with_a_problem_and_can_be_tried_again(quick_web, sketch_file):
    whole = sketch_file("boxes.png").read_bytes()
    photo = upload(quick_web, ("cut.png", whole[: len(whole) // 2])).json()["photos"][0]
    failed = settled(quick_web, photo["id"])
    assert (failed["status"], failed["problem"]["code"]) == ("failed", "photo-truncated")
    assert [each["id"] for each in quick_web.get("/api/photos").json()["photos"]] == [photo["id"]]
    again = quick_web.post(f"/api/photos/{photo['id']}/retry").json()
    assert again["status"] in {"waiting", "working"}
    assert settled(quick_web, photo["id"])["status"] == "failed"


def test_a_decompression_bomb_is_refused_by_the_worker(quick_web, picture):
    bomb = bytearray(picture)
    bomb[16:24] = (60_000).to_bytes(4, "big") * 2
    photo = upload(quick_web, ("bomb.png", bytes(bomb))).json()["photos"][0]
    failed = settled(quick_web, photo["id"])
    assert failed["problem"]["code"] in {"decompression-bomb", "photo-too-large", "photo-truncated"}


@pytest.mark.parametrize("name", ["../../etc/passwd.png", "..\\..\\boot.png", "/etc/cron.d/x.png", "a\x1b[2J\n.png"])
def test_file_names_lead_nowhere(quick_web, picture, tmp_path, name):
    before = set(tmp_path.rglob("*.png"))
    photo = upload(quick_web, (name, picture)).json()["photos"][0]
    assert not set("/\\\x1b\n") & set(photo["source"])
    done = settled(quick_web, photo["id"])
    graph = json.loads(file_of(quick_web.services, done["sketches"][0]["id"], "0.json").read_bytes())
    assert graph["graph"]["source"] == photo["source"]
    assert set(tmp_path.rglob("*.png")) == before


def test_a_deleted_photo_is_gone_with_its_sketches(quick_web, sketch_file):
    photo = settled(quick_web, upload(quick_web, sketch_file("boxes.png")).json()["photos"][0]["id"])
    assert quick_web.delete(f"/api/photos/{photo['id']}").status_code == 204
    assert quick_web.get(f"/api/photos/{photo['id']}").json()["code"] == "not-found"
    assert quick_web.get("/api/sketches").json()["total"] == 0
    folder = quick_web.services.folder
    assert not [*folder.photos.iterdir(), *folder.sketches.iterdir()]


def test_fifty_uploads_at_once_lose_nothing(quick_web, picture):
    def send(number):
        return upload(quick_web, (f"{number}.png", picture)).json()["photos"][0]["source"]

    with ThreadPoolExecutor(50) as pool:
        sent = sorted(pool.map(send, range(50)))
    everything = {"status": ["waiting", "working", "done", "failed"]}
    photos = quick_web.get("/api/photos", params=everything).json()["photos"]
    assert sorted(photo["source"] for photo in photos) == sent == sorted(f"{number}.png" for number in range(50))
    waiting = [photo["position"] for photo in photos if photo["status"] == "waiting"]
    assert waiting == list(range(len(waiting)))


def test_a_full_queue_refuses_more(tmp_path, picture):
    with served(ServeOptions(tmp_path / "data", max_waiting=1), blind()) as web:
        answers = [upload(web, (f"{n}.png", picture)).json() for n in range(4)]
        codes = [each["problem"]["code"] for answer in answers for each in answer["rejected"]]
        assert codes
        assert set(codes) == {"queue-full"}
        assert len(list(web.services.folder.incoming.iterdir())) <= 1  # the scratch folder of the one under way


def test_a_full_disk_is_told_and_leaves_nothing(quick_web, picture, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    monkeypatch.setattr(Path, "replace", full)
    answer = upload(quick_web, ("a.png", picture)).json()
    monkeypatch.undo()
    assert [each["problem"]["code"] for each in answer["rejected"]] == ["output"]
    assert "disk" in answer["rejected"][0]["problem"]["hint"]
    assert quick_web.get("/api/photos").json()["photos"] == []
    assert_nothing_comes_in(quick_web)
    assert not list(quick_web.services.folder.photos.iterdir())


def test_the_description_tells_what_to_send(web):
    described = web.get("/api/openapi.json").json()["paths"]["/api/photos"]["post"]
    form = described["requestBody"]["content"]["multipart/form-data"]["schema"]
    assert form["properties"]["files"]["items"]["format"] == "binary"
    assert {"400", "408", "413", "415"} <= set(described["responses"])
