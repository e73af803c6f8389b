"""What one stranger may take of the server."""

from __future__ import annotations

import socket
import time
from contextlib import ExitStack

from web_server import served

from sketch2model.settings import ServeOptions
from sketch2model.web.server import PunctualProtocol


class Impatient(PunctualProtocol):
    seconds = 0.5


def closed(connection):
    """Whether the server closes it, after what it may still have to say."""
    try:
        while connection.recv(65536):
            pass
    except ConnectionResetError:
        pass
    return True


def test_idle_connections_neither_hold_up_others_nor_stay(tmp_path):
    with ExitStack() as stack:
        web = stack.enter_context(served(ServeOptions(tmp_path / "data"), protocol=Impatient))
        idle = [stack.enter_context(socket.create_connection(("127.0.0.1", web.port), timeout=10)) for _ in range(100)]
        for number, connection in enumerate(idle):
            connection.sendall(b"GET / HTTP/1.1\r\nHost: localh"[: number % 29])
        started = time.monotonic()
        assert web.get("/api/vocabulary").status_code == 200
        assert time.monotonic() - started < 10
        assert all(map(closed, idle))
        assert time.monotonic() - started < 10


def test_a_second_header_must_come_in_time_too(tmp_path):
    with ExitStack() as stack:
        web = stack.enter_context(served(ServeOptions(tmp_path / "data"), protocol=Impatient))
        connection = stack.enter_context(socket.create_connection(("127.0.0.1", web.port), timeout=10))
        connection.sendall(b"GET /api/photos HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert connection.recv(65536).startswith(b"HTTP/1.1 200")
        time.sleep(0.2)  # less than a connection may stay silent
        connection.sendall(b"GET /api/ph")
        started = time.monotonic()
        assert closed(connection)
        assert time.monotonic() - started < 3


def test_endless_headers_are_refused(web):
    with socket.create_connection(("127.0.0.1", web.port), timeout=10) as connection:
        try:
            connection.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 200_000)
            answer = connection.recv(65536)
        except (ConnectionResetError, BrokenPipeError):
            answer = b"HTTP/1.1 400"
    assert answer.startswith(b"HTTP/1.1 400")
    assert web.get("/").status_code == 200
