"""Files taken away over HTTP: the command line's own bytes, under headers that let nothing run."""

from __future__ import annotations

import io
import threading
import time
import zipfile

import pytest
from typer.testing import CliRunner
from written_diagrams import nothing, shop

from sketch2model.cli import app
from sketch2model.graph import graph_from_json, new_edge, new_graph, new_node
from sketch2model.registry import format_names, get_format

OPTIONS = {"dialect": "sqlite", "layout": "sketch", "theme": "dark", "inheritance": "single"}


@pytest.fixture(scope="module")
def converted(root, tmp_path_factory):
    """A sample, and what the command line makes of it with default options and with others."""
    photo = root / "samples" / "shop.jpg"
    results = []
    for options in ({}, OPTIONS):
        folder = tmp_path_factory.mktemp("converted")
        words = [word for name, value in options.items() for word in (f"--{name}", value)]
        done = CliRunner().invoke(
            app, ["convert", str(photo), "-o", str(folder), "--to", ",".join(format_names()), *words]
        )
        assert done.exit_code == 0, done.output
        results.append((options, folder))
    return photo, results


def test_every_format_is_what_the_command_line_writes(photographed, web, converted):
    photo, results = converted
    graph = graph_from_json((results[0][1] / "shop.json").read_text("utf-8"))
    sketch = photographed(graph, photo.read_bytes())
    for options, folder in results:
        for name in format_names():
            chosen = get_format(name)
            answer = web.get(f"/api/sketches/{sketch.id}/exports/{name}", params={"revision": 0, **options})
            assert answer.status_code == 200, (name, answer.text)
            file = folder / f"shop.{chosen.suffix}"
            assert answer.content == file.read_bytes(), (name, options)
            assert answer.headers["content-type"].split(";")[0] == chosen.media_type
            assert f'inline; filename="{file.name}"' in answer.headers["content-disposition"]


@pytest.fixture
def address(web):
    return f"/api/sketches/{web.services.sketches.create(shop().graph, 'Shop').id}"


def test_nothing_in_a_file_can_run(web, address):
    for name in ("svg", "xmi", "bpmn", "sql", "attributes", "json"):
        headers = web.get(f"{address}/exports/{name}").headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["content-security-policy"] == "default-src 'none'; style-src 'unsafe-inline'; sandbox"
        assert headers["content-type"].endswith("; charset=utf-8")
    assert web.get(f"{address}/exports/png").headers["content-type"] == "image/png"


def test_a_copy_that_is_still_good_is_not_sent_again(web, address):
    first = web.get(f"{address}/exports/sql")
    known = {"If-None-Match": f'"other", W/{first.headers["etag"]}'}
    assert web.get(f"{address}/exports/sql", headers=known).status_code == 304
    assert web.get(f"{address}/exports/sql", headers=known, params={"dialect": "mysql"}).status_code == 200
    assert web.get(f"{address}/exports/dbml", headers=known).status_code == 200
    graph = web.get(f"{address}/graph").json()
    graph["nodes"][0]["name"] = "Human"
    web.put(f"{address}/graph", json=graph)
    assert web.get(f"{address}/exports/sql", headers=known).status_code == 200
    assert web.get(f"{address}/exports/sql", headers=known, params={"revision": 0}).status_code == 304


@pytest.mark.parametrize(
    ("source", "page", "plain"),
    [
        ("page one.jpg", 0, "page one.sql"),
        ("scan.pdf", 2, "scan-p3.sql"),
        ("../../etc/passwd", 0, "passwd.sql"),
        ('Maße "x".jpg', 0, "Ma_e _x_.sql"),
        ("a\r\nSet-Cookie: x=1.jpg", 0, "a__Set-Cookie_ x=1.sql"),
        ("CON.jpg", 0, "_CON.sql"),
        ("...", 0, "sketch.sql"),
        ("\u202egpj.exe", 0, "_gpj.sql"),
        ("x" * 5000 + ".jpg", 0, "x" * 120 + ".sql"),
    ],
)
def test_names_are_the_command_lines_and_safe(photographed, web, source, page, plain):
    sketch = photographed(shop().graph, source=source, page=page)
    for params, how in (({}, "inline"), ({"download": 1}, "attachment")):
        headers = web.get(f"/api/sketches/{sketch.id}/exports/sql", params=params).headers
        assert headers["content-disposition"].startswith(f"{how}; filename=\"{plain}\"; filename*=UTF-8''")
        assert "set-cookie" not in headers


def test_what_does_not_exist_is_said(web, address):
    for path, params, status in (
        ("exports/docx", {}, 422),
        ("exports/sql", {"dialect": "oracle"}, 422),
        ("exports/svg", {"layout": "spiral"}, 422),
        ("exports/sql", {"revision": 7}, 404),
        ("exports/sql", {"revision": -1}, 422),
        ("exports/overlay", {}, 422),
    ):
        answer = web.get(f"{address}/{path}", params=params)
        assert answer.status_code == status
        assert answer.json()["code"]


def test_an_archive_holds_everything(photographed, web):
    photo = b"not a picture that anything could draw on"
    sketch = photographed(shop().graph, photo, source="sub/../shop.jpg")
    answer = web.get(f"/api/sketches/{sketch.id}/archive")
    assert answer.headers["content-type"] == "application/zip"
    assert 'attachment; filename="shop.zip"' in answer.headers["content-disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert len({name.casefold() for name in names}) == len(names)
        assert set(names) == {
            "README.txt",
            "photo/sub_.._shop.jpg",
            *(f"shop.{get_format(name).suffix}" for name in format_names() if name != "overlay"),
        }
        assert archive.read("photo/sub_.._shop.jpg") == photo
        assert archive.read("shop.sql") == web.get(f"/api/sketches/{sketch.id}/exports/sql").content
        failed = archive.read("README.txt").decode().partition("What could not be written")[2]
        assert "shop.overlay.png: " in failed
    assert web.get(f"/api/sketches/{sketch.id}/archive").content == answer.content
    known = {"If-None-Match": answer.headers["etag"]}
    assert web.get(f"/api/sketches/{sketch.id}/archive", headers=known).status_code == 304


def test_an_archive_of_an_empty_sketch(web):
    sketch = web.services.sketches.create(nothing().graph, "..\\CON/\u0000<x>")
    answer = web.get(f"/api/sketches/{sketch.id}/archive")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        for name in archive.namelist():
            assert not set(name) & set('\\:*?"<>|\0')
            assert ".." not in name
            assert not name.startswith("/")


def test_what_would_take_too_long_is_not_drawn(web):
    sketch = web.services.sketches.create(net(60, 400), "Net")
    answer = web.get(f"/api/sketches/{sketch.id}/exports/svg")
    assert (answer.status_code, answer.json()["code"]) == (422, "not-drawable")
    assert web.get(f"/api/sketches/{sketch.id}/exports/dot").status_code == 200
    large = web.services.sketches.create(net(400, 10), "Large")
    assert web.get(f"/api/sketches/{large.id}/exports/png", params={"layout": "sketch"}).status_code == 422


def net(nodes, edges):
    graph = new_graph(source="net.jpg", page=0, width=5000, height=5000)
    graph.graph["diagram"] = "class"
    for n in range(nodes):
        graph.add_node(f"n{n}", **new_node(id=f"n{n}", shape="rectangle", kind="class", bbox=[0, 9 * n, 9, 9 * n + 5]))
    for n in range(edges):
        graph.add_edge(f"n{n % nodes}", f"n{7 * n % nodes}", **new_edge(points=[[0, 0], [1, 1]], kind="association"))
    return graph


def test_long_work_holds_up_nobody_else(web, address, monkeypatch):
    started, go_on = threading.Semaphore(0), threading.Event()

    def slow(*_):
        started.release()
        go_on.wait(30)
        return b"done"

    monkeypatch.setattr("sketch2model.web.api.writing.write", slow)
    dialects = ("postgresql", "sqlite", "mysql", "mariadb")
    asked = [{"dialect": d, "theme": t} for d in dialects for t in ("light", "dark")]
    threads = [threading.Thread(target=web.get, args=(f"{address}/exports/sql",), kwargs={"params": p}) for p in asked]
    for thread in threads:
        thread.start()
    try:
        assert started.acquire(timeout=30)
        before = time.monotonic()
        assert web.get(address).status_code == 200
        assert time.monotonic() - before < 5
    finally:
        go_on.set()
        for thread in threads:
            thread.join()
