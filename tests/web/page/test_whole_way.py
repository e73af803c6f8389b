"""From a photo to a database and back, as a person goes: the real page, server and engines, no stand-in."""

from __future__ import annotations

import re
import signal
import socket
import sqlite3
import subprocess
import sys
from contextlib import contextmanager

import httpx
import pytest
from browser import DESK, PATIENCE_MS, Watch
from playwright.sync_api import expect

pytestmark = pytest.mark.heavy("chromium", "dot")

RECOGNISED_MS = 60_000  # 5 seconds on an idle machine, with the start of the worker
ON_THE_WAY = """path => {
  const point = path.getPointAtLength(path.getTotalLength() / 2).matrixTransform(path.getScreenCTM());
  return [point.x, point.y];
}"""


@contextmanager
def server(data, port):
    """The program as a person starts it; ended with Ctrl-C."""
    command = [sys.executable, "-m", "sketch2model", "serve", "--data", str(data), "--port", str(port), "--no-open"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stdout.readline().strip() == f"http://127.0.0.1:{port}/"
        yield
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
    finally:
        process.kill()
        process.communicate()


@pytest.fixture
def port():
    with socket.create_server(("127.0.0.1", 0)) as found:
        return found.getsockname()[1]


@pytest.fixture
def page(chromium, port):
    """A window that may ask nobody but the server, and complains of nothing but that the server was stopped."""
    width, height = DESK
    address = f"http://127.0.0.1:{port}"
    context = chromium.new_context(
        base_url=address, viewport={"width": width, "height": height}, locale="en-GB", accept_downloads=True
    )
    watch = Watch(f"127.0.0.1:{port}", ("ERR_CONNECTION_REFUSED", "ERR_INCOMPLETE_CHUNKED", "ERR_CONNECTION_RESET"))
    watch.on(context)
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    yield page
    context.close()
    assert watch.complaints == []


class Review:
    """A sketch under review, by the names that stand on the paper."""

    def __init__(self, page, sketch):
        self.page = page
        self.address = f"{re.match(r'https?://[^/]+', page.url)[0]}/api/sketches/{sketch}"
        self.sketch = sketch

    @property
    def graph(self):
        return httpx.get(f"{self.address}/graph").json()

    def node(self, name):
        return next(node for node in self.graph["nodes"] if node["name"] == name)

    def edge(self, *names):
        ends = [self.node(name)["id"] for name in names]
        return next((edge for edge in self.graph["edges"] if [edge["source"], edge["target"]] == ends), None)

    def shape(self, name):
        box = self.page.get_by_role("button", name=re.compile(rf"^class {name}, ")).locator(".stroke").bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def connector(self, source, target):
        path = self.page.get_by_role("button", name=re.compile(rf" from {source} to {target}, ")).locator(".reach")
        return path.evaluate(ON_THE_WAY)

    def select(self, place):
        self.page.mouse.click(*place)

    def drag(self, start, end):
        mouse = self.page.mouse
        mouse.move(*start)
        mouse.down()
        mouse.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        mouse.move(*end)
        mouse.up()

    def changes(self, act, *words):
        """Does something that changes the sketch, and waits until it is kept."""
        with self.page.expect_response(lambda answer: answer.request.method in {"PUT", "POST"}) as answer:
            act(*words)
        assert answer.value.ok
        self.page.locator(".saved[data-status=saved]").wait_for()

    def press(self, keys):
        self.page.keyboard.press(keys)

    def types(self, field, text):
        field.fill(text)
        self.changes(field.press, "Enter")


def test_from_a_photo_to_a_database_and_back(page, port, tmp_path, root):
    photo, data = root / "samples/library.jpg", tmp_path / "data"
    with server(data, port):
        review = uploaded(page, photo)
        as_recognised_is_what_the_command_line_writes(page, review, photo, tmp_path)
        names_and_attributes_are_put_right(page, review)
        connectors_are_put_right(page, review)
        boxes_are_put_right(page, review)
        writing_and_meaning_are_worked_out_again(page, review)
        changes_are_taken_back_and_made_again(review)
        the_database_has_what_was_corrected(page, review)
        the_drawing_has_what_was_corrected(page, review)
        page.goto(f"/sketches/{review.sketch}")
        page.locator(".saved[data-status=saved]").wait_for()
        before = review.graph
    with server(data, port):
        the_window_goes_on_where_it_was(page, review, before)
        deleted_it_is_gone(page, review, data)


def uploaded(page, photo):
    page.goto("/")
    page.locator("input[data-purpose=choose]").set_input_files(photo)
    expect(page.locator(".under-way-row.moving progress")).to_be_visible(timeout=RECOGNISED_MS)
    page.locator(".under-way-row.good").get_by_role("link", name="Open").click(timeout=RECOGNISED_MS)
    page.wait_for_selector(".canvas-layer[style*=scale]")
    return Review(page, page.url.rsplit("/", 1)[1])


def chosen(name):
    """The link to a format on the page to take away, whatever options it keeps."""
    return f'.format[href$="format={name}"], .format[href*="format={name}&"]'


def as_recognised_is_what_the_command_line_writes(page, review, photo, folder):
    page.get_by_role("link", name="Take away").click()
    page.locator(chosen("json")).click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download .json").click()
    command = [sys.executable, "-m", "sketch2model", "convert", str(photo), "--to", "json", "-o", str(folder / "out")]
    subprocess.run(command, check=True, capture_output=True, timeout=90)
    [written] = (folder / "out").glob("*.json")
    assert download.value.path().read_bytes() == written.read_bytes()
    page.get_by_role("link", name="Back").click()
    page.wait_for_selector(".canvas-layer[style*=scale]")


def names_and_attributes_are_put_right(page, review):
    review.select(review.shape("Loan"))
    other = page.locator(".alternatives .chip").first.locator("span").inner_text()
    review.changes(review.press, "1")
    assert review.node(other)["corrected"]
    review.types(page.locator("[data-name-field]"), "Loan")
    review.types(page.get_by_label("Type: returned"), "date")
    review.types(page.get_by_label("Add an attribute"), "fine: decimal")
    assert [(each["name"], each["type"]) for each in review.node("Loan")["attributes"]] == [
        ("due", "Date"),
        ("returned", "date"),
        ("fine", "decimal"),
    ]
    review.select(review.shape("Author"))
    review.press("F2")
    page.keyboard.type("Writer")
    review.changes(review.press, "Enter")
    assert review.node("Writer")


def connectors_are_put_right(page, review):
    review.press("Escape")
    page.locator(".canvas").focus()
    review.press("a")
    review.changes(review.drag, review.shape("Catalog"), review.shape("Loan"))
    assert review.edge("Catalog", "Loan")["kind"] == "association"
    review.changes(page.get_by_label("What it is").select_option, "directed_association")
    review.types(page.get_by_role("group", name="At Catalog").get_by_label("How many"), "1")
    review.types(page.get_by_role("group", name="At Loan").get_by_label("How many"), "*")
    drawn = review.edge("Catalog", "Loan")
    assert (drawn["source_multiplicity"], drawn["target_multiplicity"], drawn["target_end"]) == ("1", "*", "open")
    review.select(review.connector("Library", "Member"))
    end = page.locator("[data-handle=target] rect").bounding_box()
    review.changes(review.drag, (end["x"] + 5, end["y"] + 5), review.shape("Loan"))
    assert review.edge("Library", "Member") is None
    assert review.edge("Library", "Loan")["corrected"]


def boxes_are_put_right(page, review):
    x, y = review.shape("Writer")
    before = review.node("Writer")["bbox"]
    review.changes(review.drag, (x, y), (x - 20, y + 30))
    after = review.node("Writer")["bbox"]
    assert after[0] < before[0]
    assert after[1] > before[1]
    page.locator(".canvas").focus()
    review.press("b")
    x, y = review.shape("Book")
    review.changes(review.drag, (x - 40, y + 110), (x + 50, y + 150))
    expect(page.locator("[data-name-field]")).to_be_focused()
    page.keyboard.type("Shelf")
    review.changes(review.press, "Enter")
    assert review.node("Shelf")["kind"] == "class"


def writing_and_meaning_are_worked_out_again(page, review):
    read = review.node("Member")
    page.locator(".canvas").focus()
    review.press("r")
    x, y = review.shape("Member")
    review.changes(review.drag, (x - 80, y - 70), (x + 80, y + 70))
    assert [each["text"] for each in review.node("Member")["attributes"]] == [
        each["text"] for each in read["attributes"]
    ]
    kind = page.get_by_label("Kind of diagram")
    review.changes(kind.select_option, "er")
    assert review.node("Writer")["kind"] == "entity"
    review.changes(kind.select_option, "class")
    assert review.node("Writer")["kind"] == "class"
    assert {"Shelf", "Loan"} <= {node["name"] for node in review.graph["nodes"]}


def changes_are_taken_back_and_made_again(review):
    review.page.locator(".canvas").focus()
    states = [review.graph]
    for _ in range(4):
        review.changes(review.press, "Control+z")
        states.append(review.graph)
    for state in states[-2::-1]:
        review.changes(review.press, "Control+Shift+z")
        assert review.graph == state


def the_database_has_what_was_corrected(page, review):
    page.get_by_role("link", name="Take away").click()
    page.locator(chosen("sql")).click()
    page.get_by_label("Database").select_option("sqlite")
    expect(page.locator(".listing .text")).to_contain_text("PRAGMA foreign_keys")
    expect(page.locator(".listing .text")).to_contain_text(re.compile(r"REFERENCES \"?catalog\b", re.IGNORECASE))
    with page.expect_download() as download:
        page.get_by_role("link", name="Download .sql").click()
    database = sqlite3.connect(":memory:")
    database.executescript(download.value.path().read_text("utf-8"))
    tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {"writer", "shelf", "loan", "catalog"} <= tables
    referred = {row[2] for row in database.execute("PRAGMA foreign_key_list(loan)")}
    assert "catalog" in referred
    types = {name: kind.upper() for _, name, kind, *_ in database.execute("PRAGMA table_info(loan)")}
    assert {"due", "returned", "fine"} <= set(types)
    assert types["returned"] == types["due"]
    database.close()


def the_drawing_has_what_was_corrected(page, review):
    page.locator(chosen("svg")).click()
    expect(page.locator(".picture img")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download .svg").click()
    drawing = download.value.path().read_text("utf-8")
    assert all(name in drawing for name in ("Writer", "Shelf", "fine"))
    assert "Author" not in drawing


def the_window_goes_on_where_it_was(page, review, before):
    """The page stayed open while the server was away."""
    assert review.graph == before
    page.locator(".canvas").focus()
    review.changes(review.press, "Control+z")
    assert review.graph != before
    review.changes(review.press, "Control+Shift+z")
    assert review.graph == before


def deleted_it_is_gone(page, review, data):
    page.goto("/")
    page.get_by_role("button", name=re.compile("library")).click()
    page.get_by_role("menuitem", name="Delete").click()
    with page.expect_response(lambda answer: answer.request.method == "DELETE"):
        page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(page.locator(".card.sketch")).to_have_count(0)
    assert httpx.get(review.address).status_code == 404
    assert [path for place in ("photos", "sketches") for path in (data / place).rglob("*") if path.is_file()] == []
