"""A region of the photo read again over HTTP, by a worker that is at hand."""

from __future__ import annotations

from sketch2model.graph import read_graph


def test_what_a_person_mistyped_is_read_again(web, photographed, root):
    graph = read_graph(root / "samples" / "shop.expected.json")
    key, name = next((key, node["name"]) for key, node in graph.nodes(data=True) if node["attributes"])
    node = graph.nodes[key]
    sketch = photographed(graph, (root / "samples" / "shop.jpg").read_bytes())
    address = f"/api/sketches/{sketch.id}"
    typed = web.get(f"{address}/graph").json()
    found = next(each for each in typed["nodes"] if each["id"] == key)
    found |= {"name": "Qwertz", "corrected": True}
    assert web.put(f"{address}/graph", json=typed).status_code == 200

    stale = web.post(f"{address}/readings", json={"bbox": node["bbox"]}, headers={"If-Match": '"0"'})
    assert stale.status_code == 412
    state = web.post(f"{address}/readings", json={"bbox": node["bbox"]}).json()
    again = next(each for each in state["graph"]["nodes"] if each["id"] == key)
    assert again["name"] == name
    assert again["bbox"] == node["bbox"]
    assert state["history"]["revision"] == 2

    nowhere = web.post(f"{address}/readings", json={"bbox": [0, 0, 1, 1]})
    assert (nowhere.status_code, nowhere.json()["code"]) == (422, "nothing-recognised")
    assert web.get(address).json()["history"]["revision"] == 2
