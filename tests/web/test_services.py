"""The server's services put together."""

from __future__ import annotations

import pytest
from sqlalchemy import event
from written_diagrams import shop

from sketch2model.errors import DatabaseError, ServedAlreadyError
from sketch2model.settings import ServeOptions, Settings
from sketch2model.web.services import Services
from sketch2model.web.storage import Status, fingerprint


def start(data, **options):
    return Services.start(ServeOptions(data, **options), Settings())


def test_an_empty_folder_becomes_a_data_folder(tmp_path):
    services = start(tmp_path / "a" / "data")
    try:
        assert services.way == fingerprint(Settings())
        assert (tmp_path / "a" / "data" / "sketch2model.sqlite3").is_file()
        assert services.photos.with_status(list(Status)) == []
    finally:
        services.stop()


def test_what_cannot_start_leaves_the_folder_to_others(tmp_path):
    """A server that fails to start does not keep the lock."""
    database = tmp_path / "sketch2model.sqlite3"
    database.write_bytes(b"no database at all, but long enough" * 100)
    with pytest.raises(DatabaseError, match="damaged"):
        start(tmp_path)
    database.unlink()
    services = start(tmp_path)
    with pytest.raises(ServedAlreadyError, match="another server"):
        start(tmp_path)
    services.stop()
    start(tmp_path).stop()


def test_options_do_not_show_passwords(tmp_path):
    options = ServeOptions(tmp_path, database_url="postgresql://a:s3cret@h/d", token="s3cret" * 4)
    assert "s3cret" not in repr(options)


def test_the_server_goes_on_where_the_database_refuses(web):
    """Over HTTP: a problem with a hint; what can be answered is; once it is over, nothing was lost."""
    sketch = web.services.sketches.create(shop().graph, "Shop")
    engine = web.services.database.engine

    def refuse(connection, _record):
        connection.execute("PRAGMA query_only = ON")

    engine.dispose()
    event.listen(engine, "connect", refuse)
    answer = web.patch(f"/api/sketches/{sketch.id}", json={"name": "other"})
    assert (answer.status_code, answer.json()["code"]) == (507, "output")
    assert "disk has room" in answer.json()["hint"]
    assert web.delete(f"/api/sketches/{sketch.id}").status_code == 507
    assert [each["name"] for each in web.get("/api/sketches").json()["sketches"]] == ["Shop"]
    assert web.services.history.present(sketch.id)
    engine.dispose()
    event.remove(engine, "connect", refuse)
    assert web.patch(f"/api/sketches/{sketch.id}", json={"name": "other"}).json()["name"] == "other"
