"""Two sketches compared and several merged over HTTP."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner
from written_diagrams import approval, library, shop

from sketch2model.cli import app
from sketch2model.graph import graph_to_json
from sketch2model.web.api import revisions


def later():
    """The shop after a change."""
    graph = shop().graph
    node = graph.nodes["n1"]
    node["name"] = "Human"
    node["attributes"][1] |= {"type": "text"}
    graph.nodes["n5"]["attributes"][0] |= {"type": "text"}
    graph.remove_node("n8")
    return graph


@pytest.fixture
def ids(web):
    create = web.services.sketches.create
    return [create(graph, name).id for graph, name in ((shop().graph, "Shop"), (later(), "Later"))]


def run(tmp_path, command, graphs, *words):
    """What the command line writes."""
    paths = []
    for number, graph in enumerate(graphs):
        paths.append(tmp_path / f"{number}.json")
        paths[-1].write_text(graph_to_json(graph), "utf-8")
    done = CliRunner().invoke(app, [command, *map(str, paths), "-o", str(tmp_path / "out"), *words])
    assert done.exit_code == 0, done.output
    return (tmp_path / "out").read_bytes()


@pytest.mark.parametrize(
    ("form", "media_type", "dialect"),
    [
        ("json", "application/json", "postgresql"),
        ("text", "text/plain", "postgresql"),
        ("sql", "application/sql", "postgresql"),
        ("sql", "application/sql", "sqlite"),
    ],
)
def test_the_changes_are_what_the_command_line_writes(web, ids, tmp_path, form, media_type, dialect):
    answer = web.get("/api/comparisons", params={"old": ids[0], "new": ids[1], "format": form, "dialect": dialect})
    assert answer.headers["content-type"] == f"{media_type}; charset=utf-8"
    assert answer.content == run(tmp_path, "diff", [shop().graph, later()], "--to", form, "--dialect", dialect)


def test_what_cannot_be_compared(web, ids):
    def status(**params):
        return web.get("/api/comparisons", params=params).status_code

    assert status(old=ids[0], new="nothing") == 404
    assert status(old=ids[0]) == 422
    assert status(old=ids[0], new=ids[1], format="docx") == 422
    assert status(old=ids[0], new="a/../b") == 422
    assert status(old=ids[0], new=ids[1], format="sql", dialect="oracle") == 422


def test_sketches_become_one(web, ids, tmp_path):
    answer = web.post("/api/merges", json={"sketches": ids})
    assert answer.status_code == 201
    state = answer.json()
    assert state["sketch"]["name"] == "Shop + Later"
    assert (state["sketch"]["has_photo"], state["sketch"]["photo_id"]) == (False, None)
    assert "merge-conflict" in {issue["code"] for issue in state["graph"]["graph"]["issues"]}
    merged = web.get(f"/api/sketches/{state['sketch']['id']}/graph").content
    assert merged == run(tmp_path, "merge", [shop().graph, later()])
    assert web.get(f"/api/sketches/{state['sketch']['id']}").json() == state


def test_a_merged_sketch_is_a_sketch(web, ids):
    other = web.services.sketches.create(library().graph, "x" * 200).id
    third = web.services.sketches.create(approval().graph, "Approval").id
    state = web.post("/api/merges", json={"sketches": [other, third, *ids]}).json()
    address = f"/api/sketches/{state['sketch']['id']}"
    assert len(state["sketch"]["name"]) == 200
    assert web.put(f"{address}/graph", content=web.get(f"{address}/graph").content).status_code == 200
    assert web.get(f"{address}/exports/svg").status_code == 200
    named = web.post("/api/merges", json={"sketches": ids, "name": " All of it "}).json()
    assert named["sketch"]["name"] == "All of it"
    assert web.delete(address).status_code == 204


def test_what_cannot_be_merged(web, ids):
    def status(sketches, **more):
        return web.post("/api/merges", json={"sketches": sketches, **more}).status_code

    assert status(ids[:1]) == 422
    assert status([ids[0], ids[0]]) == 422
    assert status([*ids, "nothing"]) == 404
    assert status([f"id{number}" for number in range(51)]) == 422
    assert status(ids, name="a\u0000b") == 422
    assert status(ids, name=" ") == 422
    assert web.get("/api/sketches").json()["total"] == 2


def test_too_much_is_refused_before_it_is_read(web, ids, monkeypatch):
    monkeypatch.setattr(revisions, "_MOST_BOXES", 3)
    monkeypatch.setattr(revisions, "merge", None)
    answer = web.post("/api/merges", json={"sketches": ids})
    assert (answer.status_code, answer.json()["code"]) == (413, "graph-too-large")
