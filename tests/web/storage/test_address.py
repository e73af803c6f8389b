"""Addresses of databases as people write them."""

from __future__ import annotations

import pytest

from sketch2model.errors import DatabaseError
from sketch2model.web.storage.address import address, embedded, secret_in


@pytest.mark.parametrize("kind", ["postgres", "postgresql", "postgresql+psycopg"])
def test_all_ways_to_write_postgresql_take_the_same_driver(kind):
    url = address(f"{kind}://ann:p%40ss@host:5433/sketches")
    assert (url.drivername, url.host, url.port, url.database) == ("postgresql+psycopg", "host", 5433, "sketches")
    assert secret_in(url) == "p@ss"
    assert secret_in(address("postgresql://host/db?password=p")) == "p"


@pytest.mark.parametrize(
    "written",
    [
        "",
        "s3cret",
        "postgresql://ann:s3cret@@host/db",
        "postgresql://ann:x@s3cret@host/db",
        "postgresql://ann:s3cret@host:port/db",
        "mysql://ann:s3cret@host/db",
        "postgresql+psycopg2://ann:s3cret@host/db",
        "sqlite://",
        "sqlite:///:memory:",
    ],
)
def test_what_cannot_be_used_is_told_without_passwords(written):
    with pytest.raises(DatabaseError) as failure:
        address(written)
    error = failure.value
    assert "postgresql://USER:PASSWORD@HOST/NAME" in error.hint
    assert "cret" not in f"{error} {error.__cause__}"


def test_folders_with_signs_in_their_names(tmp_path):
    from contextlib import closing

    from sketch2model.web.storage import Database

    data = tmp_path / "my data? #1 %41 ä"
    data.mkdir()
    with closing(Database(embedded(data))):
        assert [path.name for path in data.glob("*.sqlite3")] == ["sketch2model.sqlite3"]
