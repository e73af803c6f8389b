"""Corrections over HTTP: what is kept, what is refused, undo and redo."""

from __future__ import annotations

import json
import threading

import pytest
from hostile_diagrams import NASTY
from written_diagrams import approval, shop

from sketch2model.graph import graph_to_json, new_edge, new_node
from sketch2model.registry import format_names
from sketch2model.web.api.incoming import MOST_EDGES, MOST_NODES


@pytest.fixture
def sketch(web):
    """The address of a sketch of a shop."""
    return f"/api/sketches/{web.services.sketches.create(shop().graph, 'Shop').id}"


def graph_of(web, address):
    return web.get(f"{address}/graph").json()


def code(answer):
    return answer.status_code, answer.json()["code"]


def test_the_graph_is_what_was_kept_byte_for_byte(web, sketch):
    answer = web.get(f"{sketch}/graph")
    assert answer.content == graph_to_json(shop().graph).encode()
    assert answer.headers["content-type"] == "application/json"
    again = web.get(f"{sketch}/graph", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", answer.headers["etag"])


def test_a_correction_updates_everything_at_once(web, sketch):
    graph = graph_of(web, sketch)
    graph["nodes"][0]["name"] = "Human"
    graph["nodes"][0]["corrected"] = True
    state = web.put(f"{sketch}/graph", json=graph, headers={"If-Match": '"0"'}).json()
    assert state["graph"]["nodes"][0]["name"] == "Human"
    assert state["history"] == {"revision": 1, "can_undo": True, "can_redo": False, "is_as_recognised": False}
    assert state["sketch"]["revision"] == 1
    assert state == web.get(sketch).json()
    assert "human" in web.get(f"{sketch}/exports/sql").text
    assert web.get("/api/sketches", params={"search": "human"}).json()["total"] == 1
    assert "person" in web.get(f"{sketch}/exports/sql", params={"revision": 0}).text


def test_undo_redo_and_back_to_what_was_recognised(web, sketch):
    first = graph_of(web, sketch)
    for name in ("One", "Two"):
        first["nodes"][0]["name"] = name
        web.put(f"{sketch}/graph", json=first)
    assert web.post(f"{sketch}/undo").json()["graph"]["nodes"][0]["name"] == "One"
    assert web.post(f"{sketch}/undo").json()["history"]["is_as_recognised"]
    assert code(web.post(f"{sketch}/undo")) == (409, "nothing-to-undo")
    assert web.post(f"{sketch}/redo").json()["graph"]["nodes"][0]["name"] == "One"
    assert web.post(f"{sketch}/as-recognised").json()["history"]["can_undo"]
    assert web.get(f"{sketch}/graph").content == graph_to_json(shop().graph).encode()
    assert web.post(f"{sketch}/undo").json()["graph"]["nodes"][0]["name"] == "One"


def test_no_two_states_have_the_same_tag(web, sketch):
    graph = graph_of(web, sketch)
    tags = set()
    for name in ("One", "Two"):
        graph["nodes"][0]["name"] = name
        assert web.put(f"{sketch}/graph", json=graph).status_code == 200
        tags.add(web.get(f"{sketch}/graph").headers["etag"])
        web.post(f"{sketch}/undo")
    assert len(tags) == 2


@pytest.mark.parametrize(
    ("header", "status"), [('"0"', 200), ("*", 200), ('"7"', 412), ("0", 400), ('"x"', 400), ('"-1"', 400), ("", 400)]
)
def test_if_match(web, sketch, header, status):
    graph = graph_of(web, sketch)
    assert web.put(f"{sketch}/graph", json=graph, headers={"If-Match": header}).status_code == status
    assert web.post(f"{sketch}/as-recognised", headers={"If-Match": '"9"'}).status_code == 412


def test_the_tag_of_a_graph_says_what_was_changed(web, sketch):
    answer = web.get(f"{sketch}/graph")
    headers = {"If-Match": answer.headers["etag"]}
    assert web.put(f"{sketch}/graph", content=answer.content, headers=headers).status_code == 200
    assert code(web.put(f"{sketch}/graph", content=answer.content, headers=headers)) == (412, "stale-revision")


def test_of_two_that_change_the_same_revision_one_is_told(web, sketch):
    data = web.get(f"{sketch}/graph").content
    codes = []

    def put():
        codes.append(web.put(f"{sketch}/graph", content=data, headers={"If-Match": '"0"'}).status_code)

    threads = [threading.Thread(target=put) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(codes) == [200, 412, 412, 412]


def test_another_photo_is_refused(web, sketch):
    graph = graph_of(web, sketch)
    for name, value in {"source": "other.jpg", "page": 1, "width": 1, "height": 5}.items():
        changed = {**graph, "graph": {**graph["graph"], name: value}}
        assert code(web.put(f"{sketch}/graph", json=changed)) == (422, "graph-format")
    graph["graph"] |= {"width": float(graph["graph"]["width"]), "page": False}
    web.put(f"{sketch}/graph", json=graph)
    assert web.get(f"{sketch}/graph").content == graph_to_json(shop().graph).encode()


def nodes(number, **known):
    known = {"bbox": [0, 0, 9, 9], **known}
    return [{**new_node(**known), "id": f"n{n}"} for n in range(number)]


def edges(number):
    return [{**new_edge(points=[[0, 0], [9, 9]]), "source": "n0", "target": "n1", "key": n} for n in range(number)]


def nested(depth):
    value = []
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"nodes": nodes(MOST_NODES + 1)}, "graph-too-large"),
        ({"nodes": nodes(2), "edges": edges(MOST_EDGES + 1)}, "graph-too-large"),
        ({"nodes": nodes(1, attributes=[{"name": "a"}] * 40_000), "edges": []}, "graph-too-large"),
        ({"nodes": nodes(1, name="x" * 30_000)}, "graph-too-large"),
        ({"nodes": nodes(1, lines=nested(100))}, "graph-too-large"),
        ({"nodes": [{**nodes(1)[0], "k" * 30_000: 1}]}, "graph-too-large"),
        ({"nodes": [{**nodes(1)[0], "id": 5}]}, "graph-format"),
        ({"nodes": [{**nodes(1)[0], "id": ""}]}, "graph-format"),
        ({"nodes": [{**nodes(1)[0], "id": ["a", "b"]}]}, "graph-format"),
        ({"nodes": [{"bbox": [0, 0, 1, 1]}]}, "graph-format"),
        ({"nodes": [5]}, "graph-format"),
        ({"edges": [{"source": "n1", "target": "nowhere"}]}, "graph-format"),
        ({"directed": False}, "graph-format"),
        ({"multigraph": False}, "graph-format"),
        ({"graph": []}, "graph-format"),
    ],
)
def test_what_is_no_sketch_is_refused(web, sketch, change, refusal):
    answer = web.put(f"{sketch}/graph", json={**graph_of(web, sketch), **change})
    assert answer.json()["code"] == refusal
    assert answer.json()["hint"]
    assert web.get(sketch).json()["history"]["revision"] == 0


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[" * 100_000,
        b"null",
        b"[]",
        b'"x"',
        b"1" * 5000,
        b'{"nodes": NaN}',
        b"\x00",
        b'"\\ud800"',
    ],
)
def test_what_is_no_json_is_refused(web, sketch, data):
    assert code(web.put(f"{sketch}/graph", content=data)) == (422, "graph-format")


def test_a_body_without_end_is_cut_off(web, sketch):
    sent = 0

    def flood():
        nonlocal sent
        for _ in range(64):
            sent += 2**20
            yield b" " * 2**20

    try:
        answer = web.put(f"{sketch}/graph", content=flood())
        assert code(answer) == (413, "graph-too-large")
    except OSError:
        pass  # the server hung up while we were talking
    assert web.get(sketch).json()["history"]["revision"] == 0


def test_containers_in_a_circle_do_no_harm(web, sketch):
    graph = graph_of(web, sketch)
    for index, parent in ((0, "n2"), (1, "n1"), (2, "n3")):
        graph["nodes"][index] |= {"parent": parent, "kind": "container", "shape": "container"}
    answer = web.put(f"{sketch}/graph", json=graph)
    for name in format_names() if answer.status_code == 200 else ():
        assert web.get(f"{sketch}/exports/{name}").status_code in {200, 422}, name


def test_handwriting_is_text_in_every_format(web, sketch):
    texts = [text for text in NASTY if text and text != "\ud800"]
    graph = graph_of(web, sketch)
    turn = iter(texts * 20)
    for node in graph["nodes"]:
        node |= {"name": next(turn), "stereotype": next(turn), "text": next(turn)}
        for member in (*node["attributes"], *node["operations"]):
            member |= {"name": next(turn), "type": next(turn), "text": next(turn)}
    for edge in graph["edges"]:
        edge |= {"label": next(turn), "source_role": next(turn), "target_multiplicity": next(turn)}
    state = web.put(f"{sketch}/graph", json=graph)
    assert state.status_code == 200
    assert state.json()["graph"]["nodes"][0]["name"] == texts[0]
    for name in set(format_names()) - {"overlay"}:
        answer = web.get(f"{sketch}/exports/{name}")
        assert answer.status_code == 200, (name, answer.text)
        assert answer.headers["x-content-type-options"] == "nosniff"
        if answer.headers["content-type"].startswith("image/svg"):
            assert b"<script" not in answer.content


def test_the_meaning_is_worked_out_anew(web):
    address = f"/api/sketches/{web.services.sketches.create(approval().graph, 'Approval').id}"
    told = web.post(f"{address}/interpretation", json={"diagram": "class"}).json()
    assert told["graph"]["graph"]["diagram"] == told["sketch"]["diagram"] == "class"
    assert {node["kind"] for node in told["graph"]["nodes"]} >= {"class"}
    found = web.post(f"{address}/interpretation", json={"diagram": None}).json()
    assert found["history"]["revision"] == 2
    assert found["graph"]["graph"]["diagram"] != "class"
    assert web.post(f"{address}/interpretation", json={"diagram": "nonsense"}).status_code == 422
    assert code(web.post(f"{address}/interpretation", json={"diagram": None}, headers={"If-Match": '"0"'}))[0] == 412


def test_a_sketch_without_photo_is_not_read_again(web, sketch):
    answer = web.post(f"{sketch}/readings", json={"bbox": [0, 0, 10, 10]})
    assert code(answer) == (422, "usage")
    assert "no photo" in answer.json()["message"]


@pytest.mark.parametrize("bbox", [[0, 0, 0, 0], [5, 5, 1, 1], [0, 0, 1], [0, 0, 1e9, 1], ["a", 0, 1, 1], None])
def test_a_region_needs_room(web, sketch, bbox):
    assert web.post(f"{sketch}/readings", json={"bbox": bbox}).status_code == 422
    assert web.post(f"{sketch}/readings", content=b'{"bbox": [NaN, 0, 1, 1]}').status_code == 422


def test_windows_are_told(web, sketch):
    told = []
    publish = web.services.events.publish
    object.__setattr__(web.services, "events", type("Spy", (), {"publish": lambda _, *event: told.append(event)})())
    try:
        web.post(f"{sketch}/as-recognised")
        web.post(f"{sketch}/undo")
        web.patch(sketch, json={"name": "x"})
        web.delete(sketch)
    finally:
        object.__setattr__(web.services, "events", type("Broker", (), {"publish": publish, "close": lambda _: None})())
    key = sketch.rpartition("/")[2]
    revisions = [("sketch", {"id": key, "revision": revision}) for revision in (1, 0, 0)]
    assert told == [*revisions, ("sketch", {"id": key, "deleted": True})]


@pytest.mark.parametrize("bad", ["nothing", "a%00b", "%ff", "x" * 3000, "%2e%2e%2f", "a b", "%F0%9F%98%80", "..%5c"])
def test_no_address_brings_the_server_down(web, bad):
    for ending in ("", "/graph", "/exports/svg", "/archive", "/photo", "/thumbnail", "/original"):
        answer = web.get(f"/api/sketches/{bad}{ending}", follow_redirects=True)
        assert answer.status_code in {404, 422}
        assert answer.json()["code"]
    for ending in ("undo", "redo", "as-recognised", "readings", "interpretation"):
        assert web.post(f"/api/sketches/{bad}/{ending}", follow_redirects=True).status_code in {404, 422}
    data = json.dumps({"name": "a\ud800"})
    assert web.patch(f"/api/sketches/{bad}", content=data, follow_redirects=True).status_code in {404, 422}
