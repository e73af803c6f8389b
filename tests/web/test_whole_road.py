"""From a photo to a correction and on after a restart, on each kind of database."""

from __future__ import annotations

from web_server import blind, served, settled, upload

from sketch2model.settings import ServeOptions


def test_what_was_uploaded_recognised_and_corrected_is_there_after_a_restart(tmp_path, database_url, sketch_file):
    options, photo = ServeOptions(tmp_path / "data", database_url), sketch_file("two.pdf", pages=2)
    with served(options, blind()) as web:
        answer = upload(web, photo).json()["photos"][0]
        done = settled(web, answer["id"])
        first, second = (f"/api/sketches/{sketch['id']}" for sketch in done["sketches"])
        graph = web.get(f"{first}/graph").json()
        graph["nodes"][0] |= {"name": "Ärztin 'X'; --", "corrected": True}
        assert web.put(f"{first}/graph", json=graph, headers={"If-Match": '"0"'}).status_code == 200
        assert web.patch(first, json={"name": "100 % \\_", "tags": ["b", "a"]}).status_code == 200
        before = web.get(first).json()
    with served(options, blind()) as web:
        assert web.get(first).json() == before
        found = web.get("/api/sketches?search=arztin %25").json()["sketches"]
        assert [sketch["tags"] for sketch in found] == [["a", "b"]]
        assert web.post(f"{first}/undo").json()["history"]["can_redo"]
        known = upload(web, photo).json()["photos"][0]
        assert (known["id"], known["known"], known["status"]) == (answer["id"], True, "done")
        assert web.delete(second).status_code == web.delete(first).status_code == 204
        assert web.get("/api/sketches").json()["total"] == 0
        assert web.get(f"/api/photos/{answer['id']}").status_code == 404
        assert not any(web.services.folder.photos.iterdir())
