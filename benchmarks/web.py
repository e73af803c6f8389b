"""How fast the web page answers, and whether it loses anything: `python -m benchmarks.web [--sketches N] [--people N]`.

The real server, started as its users start it, on a library that is filled first. Every endpoint is asked in turn, the
median counts. What was taken away once stands on a shelf: the slowest answer is the one that had to be written. Then so
many people upload a photo each at the same moment, and every one of them must find it, once.
"""

from __future__ import annotations

import argparse
import io
import itertools
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx
from PIL import Image

from benchmarks.datasets import REPOSITORY, commit, table
from benchmarks.exports import large_graph
from sketch2model.graph import graph_to_json
from sketch2model.web.storage import Database, DataFolder, Photos
from sketch2model.web.storage.belonging import settle
from sketch2model.web.storage.photos import RecognisedPage, Upload

CLASSES = 12
ROUNDS = 21
SAMPLE = REPOSITORY / "samples" / "library.jpg"
PORT = 8799
CROWD = 10_000
"""Photos that are uploaded one by one have numbers from here on."""

Ask = Callable[[], httpx.Response]


def fill(data: Path, sketches: int) -> None:
    """Keep so many sketches of a dozen classes each, with a photo."""
    folder = DataFolder(data)
    database = Database(f"sqlite:///{data.absolute() / 'sketch2model.sqlite3'}")
    settle(database, folder)
    photos = Photos(database, folder, sketches)
    graph = large_graph(CLASSES)
    picture = Image.open(SAMPLE)
    for number in range(sketches):
        graph.graph["source"] = f"page {number}.jpg"
        for key in graph:
            graph.nodes[key]["name"] = f"Thing {number} {key}"
        place = folder.scratch()
        (place / "0.json").write_text(graph_to_json(graph), "utf-8")
        for name in ("original", "view.jpg", "thumbnail.webp"):
            picture.resize((480, 340)).save(place / name, "WEBP" if name.endswith("webp") else "JPEG")
        upload = Upload(place / "original", graph.graph["source"], f"{number:064d}", 1)
        photo, _ = photos.add(upload)
        photos.finish(photo.id, [RecognisedPage(0, place)], [])
    database.close()


@contextmanager
def served(data: Path) -> Iterator[tuple[httpx.Client, float]]:
    """A client of a server of its own, and the seconds until it answered first."""
    command = [sys.executable, "-m", "sketch2model", "serve", "--data", str(data), "--port", str(PORT), "--no-open"]
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            with httpx.Client(base_url=f"http://localhost:{PORT}", timeout=300) as client:
                while not _answers(client):
                    if server.poll() is not None:
                        raise RuntimeError("the server has ended")
                    time.sleep(0.02)
                yield client, time.perf_counter() - started
        finally:
            server.terminate()


def _answers(client: httpx.Client) -> bool:
    try:
        return client.get("/").is_success
    except httpx.TransportError:
        return False


def endpoints(client: httpx.Client) -> dict[str, Ask]:
    """Something to ask of every endpoint that answers without recognising anything."""
    first, second = client.get("/api/sketches").json()["sketches"][:2]
    at, graph = f"/api/sketches/{first['id']}", client.get(f"/api/sketches/{first['id']}/graph").json()
    both = {"sketches": [first["id"], second["id"]], "name": "both"}
    merged = f"/api/sketches/{client.post('/api/merges', json=both).json()['sketch']['id']}"
    compared = f"/api/comparisons?old={first['id']}&new={second['id']}"
    numbers = itertools.count(CROWD)
    return {
        "GET /": lambda: client.get("/"),
        "GET vocabulary": lambda: client.get("/api/vocabulary"),
        "GET photos": lambda: client.get("/api/photos"),
        "GET sketches": lambda: client.get("/api/sketches"),
        "GET sketches?search": lambda: client.get("/api/sketches?search=thing 500 n7"),
        "GET sketches?sort=name": lambda: client.get("/api/sketches?sort=name&page=9"),
        "GET sketch": lambda: client.get(at),
        "GET photo": lambda: client.get(f"{at}/photo"),
        "GET thumbnail": lambda: client.get(f"{at}/thumbnail"),
        "GET graph": lambda: client.get(f"{at}/graph"),
        "PUT graph": lambda: client.put(f"{at}/graph", json=graph),
        "POST undo": lambda: client.post(f"{at}/undo"),
        "POST redo": lambda: client.post(f"{at}/redo"),
        "POST as-recognised": lambda: client.post(f"{at}/as-recognised"),
        "POST interpretation": lambda: client.post(f"{at}/interpretation", json={"diagram": "er"}),
        "GET export sql": lambda: client.get(f"{at}/exports/sql"),
        "GET export svg": lambda: client.get(f"{at}/exports/svg"),
        "GET archive": lambda: client.get(f"{at}/archive"),
        "GET comparison": lambda: client.get(compared),
        "GET comparison sql": lambda: client.get(f"{compared}&format=sql"),
        "PATCH sketch": lambda: client.patch(at, json={"tags": ["seen"]}),
        "POST merges": lambda: client.post("/api/merges", json=both),
        "GET thumbnail (merged)": lambda: client.get(f"{merged}/thumbnail"),
        "GET events": lambda: _headers_of(client, "/api/events"),
        "POST photos": lambda: client.post("/api/photos", files=_photo(next(numbers), (90, 64))),
    }


def measure(client: httpx.Client) -> list[list[str]]:
    """Rows: the endpoint, the median and the slowest answer in milliseconds."""
    asked = endpoints(client)
    taken: dict[str, list[float]] = {name: [] for name in asked}
    for _ in range(ROUNDS):
        for name, ask in asked.items():
            started = time.perf_counter()
            ask().raise_for_status()
            taken[name].append(1000 * (time.perf_counter() - started))
    return [[name, f"{statistics.median(times):.0f}", f"{max(times):.0f}"] for name, times in taken.items()]


def upload_at_once(client: httpx.Client, people: int) -> str:
    """What became of so many different photos that came in at the same moment."""
    with ThreadPoolExecutor(people) as crowd:
        answers = list(crowd.map(lambda number: _upload(client, number), range(people)))
    started = time.perf_counter()
    ids = [answer["id"] for answer in answers]
    while client.get("/api/photos").json()["photos"]:
        time.sleep(0.5)
    seconds = time.perf_counter() - started
    done = [client.get(f"/api/photos/{photo}").json() for photo in ids]
    whole = sum(len(photo["sketches"]) == 1 for photo in done)
    return f"{people} uploads at once: {len(set(ids))} photos, {whole} sketches, recognised in {seconds:.0f} s"


def _upload(client: httpx.Client, number: int) -> dict[str, str]:
    files = _photo(number, (900 + number, 640))
    photo: dict[str, str] = client.post("/api/photos", files=files).raise_for_status().json()["photos"][0]
    return photo


def _photo(number: int, size: tuple[int, int]) -> dict[str, tuple[str, bytes, str]]:
    picture = io.BytesIO()
    Image.open(SAMPLE).resize(size).save(picture, "JPEG")
    return {"files": (f"person {number}.jpg", picture.getvalue(), "image/jpeg")}


def _headers_of(client: httpx.Client, path: str) -> httpx.Response:
    """A stream never ends; the answer has begun when its headers are there."""
    with client.stream("GET", path) as answer:
        return answer


def main() -> None:
    """Print a table and two lines."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.web", description=__doc__)
    parser.add_argument("--sketches", type=int, default=1000, help="how many are in the library")
    parser.add_argument("--people", type=int, default=20, help="how many upload at the same moment")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        data = Path(scratch)
        fill(data, wanted.sketches)
        with served(data) as (client, seconds):
            sys.stdout.write(f"{commit()}, {wanted.sketches} sketches, first answer after {seconds:.1f} s\n\n")
            sys.stdout.write(table(["endpoint", "median ms", "slowest ms"], measure(client)) + "\n\n")
            sys.stdout.write(upload_at_once(client, wanted.people) + "\n")


if __name__ == "__main__":
    main()
