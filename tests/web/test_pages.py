"""The page and its assets."""

from __future__ import annotations

import socket

import pytest

from sketch2model.web.pages import ASSETS


@pytest.mark.parametrize("address", ["/", "/sketches/abc", "/sketches/abc/take-away", "/compare?old=a&new=b"])
def test_every_address_of_the_page_is_the_page(web, address):
    answer = web.get(address)
    assert (answer.status_code, answer.content) == (200, (ASSETS / "index.html").read_bytes())
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert web.head(address).status_code == 200


def test_every_asset_has_its_media_type(web):
    types = {".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml"}
    files = [path for path in ASSETS.rglob("*") if path.is_file() and path.suffix in types]
    assert {path.suffix for path in files} == set(types)
    for path in files:
        answer = web.get(f"/assets/{path.relative_to(ASSETS).as_posix()}")
        assert answer.content == path.read_bytes()
        assert answer.headers["content-type"].split(";")[0] == types[path.suffix]


def test_browsers_ask_each_time_and_are_told_that_nothing_changed(web):
    for address in ("/", "/assets/scripts/main.js"):
        first = web.get(address)
        assert first.headers["cache-control"] == "no-cache"
        again = web.get(address, headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        since = web.get(address, headers={"If-Modified-Since": first.headers["last-modified"]})
        assert since.status_code == 304


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../app.py",
        "/assets/%2e%2e/app.py",
        "/assets/%2e%2e%2fapp.py",
        "/assets/..%5capp.py",
        "/assets/%252e%252e/app.py",
        "/assets//etc/passwd",
        "/assets/%2fetc/passwd",
        "/assets/scripts",
        "/assets/a%00b",
    ],
)
def test_no_way_leads_out_of_the_assets(web, path):
    with socket.create_connection(("127.0.0.1", web.port), timeout=10) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        answer = b""
        while more := connection.recv(65536):
            answer += more
    assert answer.startswith(b"HTTP/1.1 404")


def test_what_is_not_there_is_told_to_people_and_programs(web):
    page = web.get("/nothing/<script>", headers={"Accept": "text/html"})
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "<script>" not in page.text
    for path in ("/nothing", "/api/nothing", "/assets/nothing.js"):
        assert web.get(path).json()["code"] == "http-404"
    assert web.get("/api/nothing", headers={"Accept": "text/html"}).json()["code"] == "http-404"
    assert web.delete("/api/photos").status_code == 405


def test_search_machines_are_sent_away(web):
    assert web.get("/").headers["x-robots-tag"] == "noindex"
