"""`sketch2model serve`: where it listens, who may ask, how it starts and ends."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from sketch2model.cli import listening
from sketch2model.cli.listening import data_folder, find_place
from sketch2model.errors import UsageError


class Running:
    """A server in a process of its own."""

    def __init__(self, *words):
        command = [sys.executable, "-m", "sketch2model", "serve", "--engine", "contours", "--ocr", "null", *words]
        self.started = time.monotonic()
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.address = self.process.stdout.readline().strip()

    def end(self, by=signal.SIGINT):
        self.process.send_signal(by)
        out, said = self.process.communicate(timeout=20)
        return self.process.returncode, out, said


@pytest.fixture
def run(tmp_path):
    running = []

    def start(*words, data=tmp_path / "data"):
        running.append(Running("--data", str(data), *words))
        return running[-1]

    yield start
    for each in running:
        each.process.kill()
        each.process.communicate()


def refused(tmp_path, *words):
    command = [sys.executable, "-m", "sketch2model", "serve", "--data", str(tmp_path / "data"), *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)


def test_it_starts_quickly_answers_at_once_and_ends_with_ctrl_c(run):
    server = run()
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", server.address)
    answer = httpx.get(server.address)
    assert answer.status_code == 200
    assert time.monotonic() - server.started < 30  # 1 on an idle machine
    asked = time.monotonic()
    httpx.get(server.address)
    assert time.monotonic() - asked < 5  # 0.04 on an idle machine
    with httpx.stream("GET", f"{server.address}api/events") as window:
        next(window.iter_lines())
        asked = time.monotonic()
        code, out, said = server.end()
    assert time.monotonic() - asked < 15  # 0.6 on an idle machine
    assert (code, out) == (0, "")
    assert "stopped" in said
    assert "Traceback" not in said


def test_a_second_server_on_the_same_data_is_refused_with_the_address_of_the_first(run, tmp_path):
    server = run()
    done = refused(tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert server.address.rstrip("/") in done.stderr
    assert "--data" in done.stderr


def test_a_port_in_use_is_said_so(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = refused(tmp_path, "--port", str(taken.getsockname()[1]))
    assert done.returncode == 2
    assert "in use" in done.stderr
    assert "--port" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["--engine", "nonsense"],
        ["--token", "short"],
        ["--token", "sixteen characters; and a space"],
        ["--workers", "0"],
        ["--timeout", "0"],
        ["--host", "no.such.host.invalid"],
        ["--database-url", "nonsense"],
    ],
)
def test_nonsense_is_refused_before_anything_starts(tmp_path, words):
    done = refused(tmp_path, *words)
    assert done.returncode in {1, 2}
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_a_damaged_database_is_said_so(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "sketch2model.sqlite3").write_bytes(b"this is no database " * 1000)
    done = refused(tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "database" in done.stderr
    assert "--data" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_phone_gets_an_address_with_a_token_and_a_code(run):
    server = run("--phone")
    found = re.fullmatch(r"http://([\d.]+):(\d+)/\?token=([\w-]{22})", server.address)
    if found is None:
        assert "no network" in server.end()[2]
        return
    _, port, token = found.groups()
    local = f"http://127.0.0.1:{port}"
    assert httpx.get(f"{local}/api/photos").status_code == 401
    assert httpx.get(f"{local}/?token={token}").status_code == 303
    assert httpx.get(f"{local}/api/photos", headers={"Authorization": f"Bearer {token}"}).status_code == 200
    code, out, said = server.end()
    assert (code, out) == (0, "")
    assert "\u2588" in said
    assert token not in said  # nobody reads it in a log


def test_the_next_free_port_is_taken_unless_one_is_asked_for():
    with find_place("127.0.0.1", None, None) as first, find_place("127.0.0.1", None, None) as second:
        ports = [place.socket.getsockname()[1] for place in (first, second)]
        assert ports[0] < ports[1]
        assert first.token is None
        with pytest.raises(UsageError, match="in use"), find_place("127.0.0.1", ports[0], None):
            pass


def test_small_answers_are_not_held_back():
    """On sockets that do not say TCP, asyncio leaves on what waits 40 ms for more to send."""
    with find_place("127.0.0.1", None, None) as place:
        assert place.socket.proto == socket.IPPROTO_TCP


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.8.8.8", "::1", "[::1]"])
def test_this_machine_alone_needs_no_token(host):
    try:
        with find_place(host, None, None) as place:
            assert place.token is None
            assert place.address.endswith("/")
            assert "localhost" in place.names
    except UsageError:
        assert ":" in host


def test_others_always_need_one(monkeypatch):
    monkeypatch.setattr("sketch2model.web.phone.local_address", lambda: "192.168.1.2")
    with find_place("0.0.0.0", None, None) as place, find_place("0.0.0.0", None, None) as other:  # noqa: S104
        assert place.token != other.token
        assert len(place.token) >= 22
        assert place.address == f"{place.origin}/?token={place.token}"
        assert "192.168.1.2" in place.names
    with find_place("0.0.0.0", None, "a-token-of-my-own-12") as place:  # noqa: S104
        assert place.token == "a-token-of-my-own-12"  # noqa: S105


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {}, "home/.local/share/sketch2model"),
        ("linux", {"XDG_DATA_HOME": "/data"}, "/data/sketch2model"),
        ("darwin", {}, "home/Library/Application Support/sketch2model"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/sketch2model"),
        ("win32", {}, "home/AppData/Local/sketch2model"),
    ],
)
def test_data_lie_where_the_system_wants_them(monkeypatch, platform, variables, expected):
    monkeypatch.setattr(listening.sys, "platform", platform)
    monkeypatch.setattr(Path, "home", lambda: Path("home"))
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert data_folder() == Path(expected)


def test_an_address_of_another_machine_is_refused_with_advice():
    with pytest.raises(UsageError) as refused, find_place("203.0.113.7", 9, None):
        pass
    assert "203.0.113.7" in refused.value.message
    assert "--host" in refused.value.hint
