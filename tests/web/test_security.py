"""Who may ask, and what browsers may do with the answers."""

from __future__ import annotations

import socket
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from web_server import served

from sketch2model.settings import ServeOptions
from sketch2model.web import token as token_module
from sketch2model.web.security import CONTENT_SECURITY_POLICY
from sketch2model.web.storage import Photos

TOKEN = "a-token-for-tests-0123456789"  # noqa: S105


@pytest.fixture
def guarded(tmp_path):
    with served(ServeOptions(tmp_path / "data", token=TOKEN)) as client:
        yield client


@pytest.mark.parametrize("path", ["/", "/api/vocabulary", "/assets/scripts/main.js", "/nothing", "/api/nothing"])
def test_every_answer_says_what_browsers_may_do(web, path):
    headers = web.get(path).headers
    assert headers["content-security-policy"] == CONTENT_SECURITY_POLICY
    assert "unsafe" not in CONTENT_SECURITY_POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == headers["cross-origin-resource-policy"] == "same-origin"
    assert not path.startswith("/api") or headers["cache-control"] == "no-store"
    assert "server" not in headers


def test_a_fault_is_a_problem_like_any_other_and_tells_no_secrets(web, monkeypatch, caplog):
    monkeypatch.setattr(Photos, "get", lambda *_: 1 / 0)
    answer = web.get("/api/photos/x")
    assert (answer.status_code, answer.json()["code"]) == (500, "internal")
    assert "division" not in answer.text
    assert answer.headers["content-security-policy"] == CONTENT_SECURITY_POLICY
    assert "division by zero" in caplog.text


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "localhost.evil.example", "127.0.0.1.nip.io", ""]
)
def test_another_name_for_this_machine_is_refused(web, host):
    answer = web.get("/api/photos", headers={"Host": host.format(port=web.port)})
    assert (answer.status_code, answer.json()["code"]) == (421, "unknown-host")


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:{port}", "127.0.0.1:{port}", "[::1]:{port}", "localhost."])
def test_its_own_names_are_known(web, host):
    assert web.get("/api/photos", headers={"Host": host.format(port=web.port)}).status_code == 200


FOREIGN = [
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://127.0.0.1:1"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
]


@pytest.mark.parametrize("headers", FOREIGN)
def test_foreign_pages_change_nothing(web, headers):
    for method, path in (("POST", "/api/photos"), ("DELETE", "/api/photos/x"), ("PATCH", "/api/sketches/x")):
        answer = web.request(method, path, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (403, "foreign-page")


def test_foreign_pages_load_nothing_but_their_links_work(web):
    embedded = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
    followed = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert web.get("/api/events", headers=embedded).status_code == 403
    assert web.get("/", headers=followed).status_code == 200


def test_the_own_page_may_change_things(web):
    own = {"Origin": f"http://127.0.0.1:{web.port}", "Sec-Fetch-Site": "same-origin"}
    assert web.delete("/api/photos/x", headers=own).status_code == 404
    assert web.delete("/api/photos/x").status_code == 404  # no browser


@pytest.mark.parametrize(
    "path", ["/api/photos", "/api/openapi.json", "/assets/scripts/main.js", "/sketches/x", "/nothing"]
)
def test_without_the_token_nothing_is_shown(guarded, path):
    answer = guarded.get(path)
    assert (answer.status_code, answer.json()["code"]) == (401, "token-missing")
    assert "QR" in answer.json()["hint"]


def test_a_person_is_told_in_a_page(guarded):
    answer = guarded.get("/", headers={"Accept": "text/html,*/*"})
    assert answer.status_code == 401
    assert answer.headers["content-type"].startswith("text/html")
    assert "QR code" in answer.text


def test_the_address_with_the_token_lets_a_browser_in_for_good(guarded):
    answer = guarded.get("/sketches/x", params={"a": "1 2", "token": TOKEN})
    assert (answer.status_code, answer.headers["location"]) == (303, "/sketches/x?a=1+2")
    cookie = answer.headers["set-cookie"].lower()
    for part in ("httponly", "samesite=strict", "path=/", f"max-age={30 * 24 * 3600}"):
        assert part in cookie
    assert "secure" not in cookie
    assert answer.headers["cache-control"] == "no-store"
    assert guarded.get("/sketches/x").status_code == 200  # the client keeps cookies
    assert guarded.get("/api/photos").status_code == 200
    answer = guarded.get("/", params={"token": TOKEN})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


def test_the_redirect_never_leads_to_another_host(guarded):
    with socket.create_connection(("127.0.0.1", guarded.port), timeout=10) as connection:
        connection.sendall(f"GET //evil.example/?token={TOKEN} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        answer = connection.recv(65536).decode()
    assert "location: /evil.example/\r\n" in answer.lower()


def test_programs_show_it_as_a_bearer(guarded):
    assert guarded.get("/api/photos", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200


@pytest.mark.parametrize("wrong", [TOKEN[:-1], TOKEN + "x", TOKEN.upper(), "x", "\u00e4\u00f6".encode("latin-1")])
def test_wrong_tokens_are_refused(guarded, monkeypatch, wrong):
    monkeypatch.setattr(token_module, "_PAUSE", 0)
    bearer = b"Bearer " + (wrong if isinstance(wrong, bytes) else wrong.encode())
    assert guarded.get("/api/photos", headers={"Authorization": bearer}).status_code == 401
    assert guarded.get("/", params={"token": wrong}).status_code == 401
    assert guarded.get(f"/api/photos?token={TOKEN}").status_code == 401  # only pages take it from the address


def test_guessing_is_slow_and_does_not_slow_others(guarded, monkeypatch):
    monkeypatch.setattr(token_module, "_PAUSE", 1)
    monkeypatch.setattr(token_module, "_MOST_WAITING", 2)

    def guess(number):
        return guarded.get("/api/photos", headers={"Authorization": f"Bearer {number}"}).status_code

    started = time.monotonic()
    with ThreadPoolExecutor(8) as pool:
        guesses = pool.map(guess, range(8))
        time.sleep(0.1)
        asked = time.monotonic()
        assert guarded.get("/api/photos", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200
        assert time.monotonic() - asked < 1
        codes = sorted(guesses)
    assert set(codes) == {401, 429}
    assert time.monotonic() - started >= codes.count(401)


def test_a_refused_upload_is_not_read(guarded):
    head = "POST /api/photos HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000000\r\n\r\n"
    with socket.create_connection(("127.0.0.1", guarded.port), timeout=10) as connection:
        connection.sendall(head.encode())
        answer = b""
        while more := connection.recv(65536):
            answer += more
    assert answer.startswith(b"HTTP/1.1 401")
    assert b"connection: close" in answer.lower()
