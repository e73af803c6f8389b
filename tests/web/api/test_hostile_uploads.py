"""Uploads that never end, never come, or are no forms."""

from __future__ import annotations

import socket
import time

import pytest
from web_server import assert_nothing_comes_in, blind, served

from sketch2model.settings import ServeOptions
from sketch2model.web import bodies

PNG = b"\x89PNG\r\n\x1a\n"
HEAD = (
    b"POST /api/photos HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=XX\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n"
)
PART = b'--XX\r\nContent-Disposition: form-data; name="files"; filename="a.png"\r\n\r\n'


def chunk(data):
    return b"%x\r\n%s\r\n" % (len(data), data)


def connect(web):
    return socket.create_connection(("127.0.0.1", web.port), timeout=20)


def answer_of(connection):
    received = b""
    try:
        while more := connection.recv(65536):
            received += more
    except ConnectionResetError:
        pass
    return received


@pytest.fixture
def small_web(tmp_path):
    with served(ServeOptions(tmp_path / "data", max_upload_mib=1), blind()) as client:
        yield client


def test_an_endless_file_is_cut_off_while_it_comes(small_web):
    sent, block = 0, chunk(bytes(1 << 20))
    with connect(small_web) as connection:
        connection.sendall(HEAD + chunk(PART + PNG))
        try:
            while sent < 200 << 20:
                connection.sendall(block)
                sent += len(block)
        except (ConnectionResetError, BrokenPipeError):
            pass
    assert sent < 40 << 20
    assert_nothing_comes_in(small_web)
    assert small_web.get("/api/photos").json()["photos"] == []


def test_who_sends_far_too_much_is_told_why(small_web):
    answer = small_web.post("/api/photos", files={"files": ("movie.mp4", bytes(10 << 20))})
    assert (answer.status_code, answer.json()["code"], answer.json()["source"]) == (422, "not-a-picture", "movie.mp4")
    answer = small_web.post("/api/photos", files={"files": ("large.png", PNG + bytes(10 << 20))})
    assert (answer.status_code, answer.json()["code"], answer.json()["source"]) == (413, "photo-too-large", "large.png")
    assert answer.headers["connection"] == "close"


def test_other_requests_are_small_and_uploads_are_not(web):
    large = PNG + bytes(20 << 20)
    answer = web.patch("/api/sketches/x", json={"name": "x" * (20 << 20)})
    assert (answer.status_code, answer.json()["code"]) == (413, "http-413")
    kind = {"Content-Type": "application/json"}
    answer = web.patch("/api/sketches/x", content=iter([bytes(1 << 20)] * 20), headers=kind)
    assert (answer.status_code, answer.json()["code"]) == (413, "http-413")
    answer = web.post("/api/photos", files={"files": ("large.png", large)})
    assert answer.json()["photos"][0]["bytes"] == len(large)


def test_a_file_a_little_too_large_does_not_keep_others_from_arriving(small_web, sketch_file):
    picture = sketch_file("boxes.png").read_bytes()
    files = [("files", ("large.png", PNG + bytes(3 << 20))), ("files", ("small.png", picture))]
    answer = small_web.post("/api/photos", files=files).json()
    assert [each["problem"]["code"] for each in answer["rejected"]] == ["photo-too-large"]
    assert [photo["source"] for photo in answer["photos"]] == ["small.png"]


def test_a_sender_that_falls_silent_is_given_up(small_web, monkeypatch):
    monkeypatch.setattr(bodies, "_SILENCE", 0.3)
    with connect(small_web) as connection:
        connection.sendall(HEAD + chunk(PART + PNG))
        assert answer_of(connection).startswith(b"HTTP/1.1 408")
    assert_nothing_comes_in(small_web)


@pytest.mark.parametrize(
    ("method", "path"), [("PUT", "/api/sketches/x/graph"), ("POST", "/api/merges"), ("PATCH", "/api/sketches/x")]
)
def test_no_request_may_be_silent(small_web, monkeypatch, caplog, method, path):
    monkeypatch.setattr(bodies, "_SILENCE", 0.3)
    head = (
        f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{{"
    )
    with connect(small_web) as connection:
        connection.sendall(head.encode())
        assert answer_of(connection).startswith(b"HTTP/1.1 408")
    assert caplog.text == ""  # strangers must not fill the log


def test_a_body_that_nobody_wanted_and_that_never_comes_is_no_fault(small_web, monkeypatch, caplog):
    monkeypatch.setattr(bodies, "_SILENCE", 0.2)
    with connect(small_web) as connection:
        connection.sendall(b"GET /api/events HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n")
        time.sleep(0.5)
        small_web.services.events.publish("sketch", {"id": "later"})
        received = b""
        while b"later" not in received:
            received += connection.recv(65536)
    assert caplog.text == ""


def test_a_sender_that_dribbles_is_given_up(small_web, monkeypatch):
    monkeypatch.setattr(bodies, "_HEAD_START", 0.5)
    with connect(small_web) as connection:
        connection.sendall(HEAD + chunk(PART + PNG))
        started = time.monotonic()
        try:
            while time.monotonic() < started + 10:
                connection.sendall(chunk(b"x"))
                time.sleep(0.02)
        except (ConnectionResetError, BrokenPipeError):
            pass
    assert time.monotonic() - started < 5
    assert_nothing_comes_in(small_web)


def test_a_sender_that_goes_away_leaves_nothing(small_web, caplog):
    with connect(small_web) as connection:
        connection.sendall(HEAD + chunk(PART + PNG + bytes(100_000)))
        time.sleep(0.2)
        assert list(small_web.services.folder.incoming.iterdir())
    assert_nothing_comes_in(small_web)
    assert caplog.text == ""  # strangers must not fill the log
    assert small_web.get("/api/photos").json()["photos"] == []


@pytest.mark.parametrize(
    "body",
    [
        b"nothing of the kind",
        b"--XX\r\n" + b"A: b\r\n" * 100 + b"\r\n",
        b"--XX\r\nContent-Disposition: " + b"x" * 10_000,
        PART + PNG,  # no end
        b"",
    ],
)
def test_what_is_no_form_is_said_so(small_web, body):
    answer = small_web.post("/api/photos", content=body, headers={"Content-Type": "multipart/form-data; boundary=XX"})
    assert (answer.status_code, answer.json()["code"]) == (400, "http-400")
    assert_nothing_comes_in(small_web)


def test_other_kinds_of_body_are_refused(small_web):
    assert small_web.post("/api/photos", json={}).status_code == 415
    assert small_web.post("/api/photos").status_code == 415


def test_too_many_files_at_once_are_refused(small_web):
    many = [("files", (f"{n}.txt", b"x")) for n in range(101)]
    answer = small_web.post("/api/photos", files=many)
    assert answer.status_code == 413
    assert "100" in answer.json()["message"]


def test_other_fields_are_ignored(small_web, sketch_file):
    picture = sketch_file("boxes.png").read_bytes()
    answer = small_web.post("/api/photos", data={"files": "text", "more": "x"}, files={"files": ("a.png", picture)})
    assert [photo["source"] for photo in answer.json()["photos"]] == ["a.png"]


def test_a_slow_sender_does_not_hold_up_others(small_web, sketch_file):
    with connect(small_web) as slow:
        slow.sendall(HEAD + chunk(PART + PNG))
        started = time.monotonic()
        assert small_web.get("/api/photos").status_code == 200
        answer = small_web.post("/api/photos", files={"files": ("a.png", sketch_file("boxes.png").read_bytes())})
        assert answer.status_code == 202
        assert time.monotonic() - started < 10
