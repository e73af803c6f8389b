"""Pictures over HTTP."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from written_diagrams import shop


def encoded(kind):
    file = io.BytesIO()
    Image.new("RGB", (20, 20), "white").save(file, kind)
    return file.getvalue()


def test_the_page_and_its_thumbnail(photographed, web):
    address = f"/api/sketches/{photographed(shop().graph, page=1).id}"
    for path, media_type, kind in (("photo", "image/jpeg", "JPEG"), ("thumbnail", "image/webp", "WEBP")):
        answer = web.get(f"{address}/{path}")
        assert answer.headers["content-type"] == media_type
        assert answer.headers["cache-control"] == "private, max-age=31536000, immutable"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert Image.open(io.BytesIO(answer.content)).format == kind
        known = {"If-None-Match": answer.headers["etag"]}
        assert web.get(f"{address}/{path}", headers=known).status_code == 304


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (encoded("PNG"), "image/png"),
        (encoded("JPEG"), "image/jpeg"),
        (encoded("TIFF"), "image/tiff"),
        (b"%PDF-1.7\n", "application/pdf"),
        (b"<html><script>alert(1)</script>", "application/octet-stream"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "application/octet-stream"),
        (b"", "application/octet-stream"),
    ],
)
def test_the_original_comes_as_it_was_and_is_never_shown_as_a_page(photographed, web, data, media_type):
    answer = web.get(f"/api/sketches/{photographed(shop().graph, data, source='my page.html').id}/original")
    assert (answer.content, answer.headers["content-type"]) == (data, media_type)
    assert answer.headers["content-disposition"].startswith('attachment; filename="my page.html"')
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_sketch_without_photo_is_drawn(web):
    address = f"/api/sketches/{web.services.sketches.create(shop().graph, 'Shop').id}"
    for path in ("photo", "original"):
        answer = web.get(f"{address}/{path}")
        assert (answer.status_code, answer.json()["code"]) == (404, "not-found")
    answer = web.get(f"{address}/thumbnail")
    assert answer.content.startswith(b"<?xml")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert "sandbox" in answer.headers["content-security-policy"]
    assert web.get(f"{address}/thumbnail", headers={"If-None-Match": answer.headers["etag"]}).status_code == 304
    web.post(f"{address}/interpretation", json={"diagram": "flow"})
    assert web.get(f"{address}/thumbnail", headers={"If-None-Match": answer.headers["etag"]}).status_code == 200


def test_a_picture_that_was_lost(photographed, web):
    sketch = photographed(shop().graph)
    web.services.folder.thumbnail(sketch.id).unlink()
    assert web.get(f"/api/sketches/{sketch.id}/thumbnail").status_code == 404
