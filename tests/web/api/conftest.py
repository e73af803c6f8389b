"""Sketches as recognition would have left them."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from sketch2model.graph import graph_to_json
from sketch2model.web.storage import PhotoRow, SketchRow, Status
from sketch2model.web.storage.facts import describe
from sketch2model.web.storage.folder import new_id
from sketch2model.web.storage.tables import now


def keep_page(web, photo, graph, page=0):
    """Keep a photo with one recognised page; its row."""
    services = web.services
    moment = now()
    source = graph.graph["source"]
    row = PhotoRow(id=new_id(), digest=new_id(), source=source, bytes=len(photo), status=Status.DONE, attempts=1)
    row.failures, row.created_at = [], moment
    sketch = SketchRow(id=new_id(), page=page, name=source, source=source, created_at=moment, changed_at=moment)
    sketch.revision = sketch.latest = 0
    sketch.tags = []
    describe(sketch, graph)
    row.sketches = [sketch]
    folder = services.folder
    folder.original(row.id).parent.mkdir()
    folder.original(row.id).write_bytes(photo)
    folder.view(row.id, page).write_bytes(picture("JPEG"))
    folder.keep_graph(sketch.id, 0, graph_to_json(graph).encode())
    folder.thumbnail(sketch.id).write_bytes(picture("WEBP"))
    with services.database.writing() as session:
        session.add(row)
    return sketch


def picture(kind, side=40):
    file = io.BytesIO()
    Image.new("RGB", (side, side), "white").save(file, kind)
    return file.getvalue()


@pytest.fixture
def kept(web):
    """Keeps the graph of a written diagram as if it were recognised on a photo."""

    def keep(exportable, photo=None, source=None, page=0):
        graph = exportable.graph
        graph.graph |= {"source": source or graph.graph["source"], "page": page}
        return keep_page(web, picture("PNG") if photo is None else photo, graph, page)

    return keep
