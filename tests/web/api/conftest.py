"""Sketches as recognition would have left them."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from sketch2model.graph import graph_to_json
from sketch2model.web.storage import PhotoRow, RecognisedPage, Status
from sketch2model.web.storage.folder import AS_RECOGNISED, THUMBNAIL, VIEW, new_id
from sketch2model.web.storage.tables import now


def keep_page(services, photo, graph):
    """Keep a photo with one recognised page; the row of its sketch."""
    row = PhotoRow(id=new_id(), digest=new_id(), source=graph.graph["source"], bytes=len(photo), attempts=1)
    row.status, row.incomplete, row.failures, row.created_at = Status.WORKING, False, [], now()
    with services.database.writing() as session:
        session.add(row)
    original = services.folder.original(row.id)
    original.parent.mkdir()
    original.write_bytes(photo)
    results = services.folder.scratch()
    (results / AS_RECOGNISED).write_text(graph_to_json(graph), "utf-8")
    (results / THUMBNAIL).write_bytes(picture("WEBP"))
    (results / VIEW).write_bytes(picture("JPEG"))
    page = RecognisedPage(graph.graph["page"], results)
    return services.photos.finish(row.id, [page], []).sketches[0]


def picture(kind):
    file = io.BytesIO()
    Image.new("RGB", (40, 40), "white").save(file, kind)
    return file.getvalue()


@pytest.fixture
def photographed(web):
    """Keeps the graph of a written diagram as if it were recognised on a photo."""

    def keep(graph, photo=None, **known):
        graph.graph |= known
        return keep_page(web.services, picture("PNG") if photo is None else photo, graph)

    return keep
