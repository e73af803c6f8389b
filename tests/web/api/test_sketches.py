"""The library over HTTP."""

from __future__ import annotations

from written_diagrams import approval, shop


def names(answer):
    return [sketch["name"] for sketch in answer.json()["sketches"]]


def test_search_finds_every_word_in_names_and_members(web):
    web.services.sketches.create(shop().graph, "Shop 100%")
    web.services.sketches.create(approval().graph, "Approval")
    assert names(web.get("/api/sketches", params={"search": "shop 100%"})) == ["Shop 100%"]
    assert names(web.get("/api/sketches", params={"search": "PRODUCT"})) == ["Shop 100%"]
    assert names(web.get("/api/sketches", params={"search": "100_"})) == []


def test_rename_and_tags(web):
    sketch = web.services.sketches.create(shop().graph, "Shop")
    answer = web.patch(f"/api/sketches/{sketch.id}", json={"name": " My <shop> ", "tags": ["b", "a", "a"]})
    assert (answer.json()["name"], answer.json()["tags"]) == ("My <shop>", ["a", "b"])
    assert names(web.get("/api/sketches", params={"tag": "a"})) == ["My <shop>"]
    assert web.patch(f"/api/sketches/{sketch.id}", json={"name": " "}).status_code == 422


def test_what_is_deleted_is_gone(web):
    sketch = web.services.sketches.create(shop().graph, "Shop")
    assert web.delete(f"/api/sketches/{sketch.id}").status_code == 204
    assert web.delete(f"/api/sketches/{sketch.id}").json()["code"] == "not-found"
    assert not list(web.services.folder.sketches.iterdir())
