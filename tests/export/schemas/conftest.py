"""Databases that tests may fill, and what is drawn on the shared sketches.

There are SQLite in memory, and a private PostgreSQL and MariaDB for each worker.
"""

from __future__ import annotations

import itertools
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from sketch2model.export.base import Exportable
from sketch2model.graph import new_edge, new_graph, new_node
from sketch2model.interpret import draft_schema, interpret, uml_diagram
from sketch2model.settings import InterpretOptions, SchemaOptions

PATIENCE = 60.0
numbers = itertools.count()


@dataclass(frozen=True)
class Database:
    """One kind of database: `filled(sql)` is an empty one in which that was run, until the end of the block."""

    dialect: str
    filled: Callable[[str], AbstractContextManager]


@dataclass(frozen=True)
class Filled:
    """A database with tables.

    `refusal` is what it raises; `checks_sizes` says whether it minds lengths and digits, `escapes` whether a
    backslash in a string stands for something else.
    """

    connection: object
    refusal: type[Exception]
    checks_sizes: bool = True
    escapes: bool = False

    def run(self, sql):
        """Run one statement, and give its rows."""
        with closing(self.connection.cursor()) as cursor:
            cursor.execute(sql)
            return list(cursor.fetchall()) if cursor.description else []


@contextmanager
def filled_sqlite(sql):
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.executescript(sql)
        yield Filled(connection, sqlite3.Error, checks_sizes=False)


@contextmanager
def folder_for(user):
    """A folder with a path short enough for sockets, and the rights of its owner, since servers refuse to be root."""
    path = Path(tempfile.mkdtemp(prefix="s2m-"))
    rights = {}
    if os.geteuid() == 0:
        shutil.chown(path, user)
        rights = {"user": user, "group": user, "extra_groups": []}
    try:
        yield path, rights
    finally:
        shutil.rmtree(path, ignore_errors=True)


def answers(socket, connect):
    if socket.exists():
        with suppress(Exception):
            connect().close()
            return True
    return False


@contextmanager
def served(command, folder, rights, socket, connect):
    """A server, from when it answers until the end of the block."""
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, **rights)
    try:
        last = time.monotonic() + PATIENCE
        while not answers(socket, connect):
            assert server.poll() is None, (folder / "log").read_text()
            assert time.monotonic() < last, "the server does not answer"
            time.sleep(0.05)
        yield
    finally:
        server.terminate()
        server.wait(PATIENCE)


@pytest.fixture(scope="session")
def postgresql(program):
    """Fills schemas of a PostgreSQL of our own, each dropped afterwards."""
    psycopg = pytest.importorskip("psycopg")
    with folder_for("postgres") as (folder, rights):
        data = folder / "data"
        making = [program("initdb"), "-D", data, "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
        subprocess.run(making, check=True, capture_output=True, **rights)
        quick = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=")
        command = [program("postgres"), "-D", data, "-k", folder, *(f"-c{each}" for each in quick)]

        def connect():
            return psycopg.connect(host=str(folder), user="tester", dbname="postgres", autocommit=True)

        @contextmanager
        def filled(sql):
            with closing(connect()) as connection:
                name = f"s{next(numbers)}"
                connection.execute(f"CREATE SCHEMA {name}")
                connection.execute(f"SET search_path TO {name}; SET client_min_messages TO error")
                try:
                    connection.execute(sql)
                    yield Filled(connection, psycopg.Error)
                finally:
                    connection.execute(f"DROP SCHEMA {name} CASCADE")

        with served(command, folder, rights, folder / ".s.PGSQL.5432", connect):
            yield filled


@pytest.fixture(scope="session")
def mariadb(program):
    """Fills databases of a MariaDB of our own, each dropped afterwards."""
    pymysql = pytest.importorskip("pymysql")
    from pymysql.constants.CLIENT import MULTI_STATEMENTS

    with folder_for("mysql") as (folder, rights):
        data, socket = f"--datadir={folder / 'data'}", folder / "socket"
        making = ["--no-defaults", data, "--skip-test-db", "--auth-root-authentication-method=normal"]
        subprocess.run([program("mariadb-install-db"), *making], check=True, capture_output=True, **rights)
        quick = (
            "--skip-networking",
            "--skip-name-resolve",
            "--innodb-flush-log-at-trx-commit=0",
            "--innodb-flush-method=nosync",
        )
        command = [program("mariadbd"), "--no-defaults", data, f"--socket={socket}", *quick]

        def connect():
            return pymysql.connect(unix_socket=str(socket), user="root", autocommit=True, client_flag=MULTI_STATEMENTS)

        @contextmanager
        def filled(sql):
            with closing(connect()) as connection, closing(connection.cursor()) as cursor:
                name = f"s{next(numbers)}"
                cursor.execute(f"CREATE DATABASE {name}")
                connection.select_db(name)
                try:
                    cursor.execute(sql)
                    while cursor.nextset():
                        pass
                    yield Filled(connection, pymysql.Error, escapes=True)
                finally:
                    cursor.execute(f"DROP DATABASE {name}")

        with served(command, folder, rights, socket, connect):
            yield filled


@pytest.fixture(
    scope="session",
    params=[
        "sqlite",
        pytest.param("postgresql", marks=pytest.mark.heavy("postgres", "initdb")),
        pytest.param("mariadb", marks=pytest.mark.heavy("mariadbd", "mariadb-install-db")),
        # There is no MySQL to install; MariaDB understands what is written for it.
        pytest.param("mysql", marks=pytest.mark.heavy("mariadbd", "mariadb-install-db")),
    ],
)
def database(request):
    """Each database that SQL is written for."""
    if request.param == "sqlite":
        return Database("sqlite", filled_sqlite)
    server = "mariadb" if request.param == "mysql" else request.param
    return Database(request.param, request.getfixturevalue(server))


@pytest.fixture(scope="session")
def shared_sketches(shared):
    """What people read in the shared UML sketches, by the name of the picture."""
    truths = json.loads((shared / "data" / "uml" / "truth.json").read_text("utf-8"))
    return {truth["image"]: sketch_of(truth) for truth in truths}


def sketch_of(truth):
    """Text becomes lines of writing, so that it is understood as on a photo."""
    graph = new_graph(source=truth["image"], page=0, width=1000, height=1000)
    ids = {each["name"]: f"n{number}" for number, each in enumerate(truth["classes"], 1)}
    for each in truth["classes"]:
        texts = ((each["name"].partition("#")[0], 0), *((text, 1) for text in each["attributes"]))
        lines = [writing(text, "inside", row, part) for row, (text, part) in enumerate(texts)]
        key = ids[each["name"]]
        graph.add_node(key, **new_node(id=key, shape="rectangle", bbox=[0, 0, 200, 100], confidence=1.0, lines=lines))
    for each in truth["relationships"]:
        places = {"source": ("source_multiplicity", "source_role"), "target": ("target_multiplicity", "target_role")}
        lines = [
            writing(each[name], place, row)
            for place, names in (*places.items(), ("middle", ("label",)))
            for row, name in enumerate(names)
            if each[name]
        ]
        end = "triangle" if each["kind"] == "inheritance" else "none"
        data = new_edge(target_end=end, points=[[0, 0], [9, 9]], confidence=1.0, lines=lines)
        graph.add_edge(ids[each["source"]], ids[each["target"]], **data)
    graph = interpret(graph, InterpretOptions())
    uml = uml_diagram(graph)
    return Exportable(graph, uml, draft_schema(uml, SchemaOptions()))


def writing(text, place, row, compartment=None):
    box = [0.0, 30.0 * row, 12.0 * len(text), 30.0 * row + 20]
    return {
        "text": text,
        "bbox": box,
        "confidence": 1.0,
        "alternatives": [],
        "place": place,
        "compartment": compartment,
    }
