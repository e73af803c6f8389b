"""Rows and files that belong together."""

from __future__ import annotations

import pytest
from kept import keeping
from written_diagrams import shop

from sketch2model.errors import DatabaseError


def test_a_new_database_does_not_sweep_up_an_old_folder(data, tmp_path):
    """The embedded database was removed, perhaps since it was damaged: the photos must stay."""
    with keeping(data, f"sqlite:///{tmp_path}/old.sqlite3") as kept:
        photo = kept.done(0)
    message = "the database and the data folder do not belong together"
    with pytest.raises(DatabaseError, match=message) as failure, keeping(data, f"sqlite:///{tmp_path}/new.sqlite3"):
        pass
    assert "used together" in failure.value.hint
    with keeping(data, f"sqlite:///{tmp_path}/old.sqlite3") as kept:
        assert kept.folder.original(photo.id).exists()
        assert kept.photos.get(photo.id).sketches


def test_a_new_folder_does_not_take_an_old_database(data, tmp_path, database_url):
    with keeping(data, database_url) as kept:
        kept.sketches.create(shop().graph, "Shop")
    with pytest.raises(DatabaseError, match="do not belong together"), keeping(tmp_path / "other", database_url):
        pass
    with keeping(data, database_url):
        pass


def test_as_long_as_nothing_is_kept_any_two_go_together(data, tmp_path, database_url):
    for folder in (data, tmp_path / "other", data):
        with keeping(folder, database_url):
            pass
