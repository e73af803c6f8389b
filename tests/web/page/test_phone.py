"""The whole way on a phone, by touch, with the real server and its engines; and the way to it by a scanned address."""

from __future__ import annotations

import re
from contextlib import contextmanager

import pytest
from browser import PHONE
from playwright.sync_api import expect
from stored_sketches import box, drawn, line, stored
from web_server import served

from sketch2model.settings import ServeOptions

pytestmark = pytest.mark.heavy("chromium", "dot")

ACROSS = (844, 390)
NARROWEST = (360, 640)
RECOGNITION_MS = 180_000
STILL_MS = 250
TOKEN = "token-of-this-test-only"  # noqa: S105
NODE = '.overlay [data-pointer="/nodes/{}"] .stroke'
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
COVERED = """(buttons) => buttons.filter((button) => {
    const { left, top, width, height } = button.getBoundingClientRect();
    const at = document.elementFromPoint(left + width / 2, top + height / 2);
    return !button.contains(at);
}).map((button) => button.ariaLabel)"""


class Fingers:
    """Touches the screen as fingers do, through the debugger: browsers make no touches of scripts' events."""

    def __init__(self, page):
        self.page = page
        self.debugger = page.context.new_cdp_session(page)

    def _send(self, kind, *points):
        touches = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
        self.debugger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})

    def slide(self, *courses, steps=6):
        """Each finger goes straight from its first point to its second, and rests there before it is lifted."""
        self._send("touchStart", *(start for start, _ in courses))
        for step in range(1, steps + 1):
            self._send("touchMove", *(between(start, end, step / steps) for start, end in courses))
        self.page.wait_for_timeout(STILL_MS)
        self._send("touchEnd")


def between(start, end, share):
    return tuple(a + (b - a) * share for a, b in zip(start, end, strict=True))


def centre(locator):
    found = locator.first.bounding_box()
    return found["x"] + found["width"] / 2, found["y"] + found["height"] / 2


def beside(point, dx, dy):
    return point[0] + dx, point[1] + dy


def scale_of(page):
    return float(re.search(r"scale\(([\d.]+)\)", page.locator(".canvas-layer").first.get_attribute("style"))[1])


def settled(page):
    """Waits until the paper has come to rest."""
    place, before = page.locator(".canvas-layer[style*=scale]").first, None
    while (now := (place.get_attribute("style"), page.locator(".canvas").bounding_box())) != before:
        before = now
        page.wait_for_timeout(STILL_MS)


@contextmanager
def saved(page):
    with page.expect_response(lambda answer: answer.request.method in {"PUT", "POST"} and answer.ok):
        yield
    page.wait_for_selector(".saved[data-status=saved]", state="attached")


def tool(page, name):
    return page.locator(".tools").get_by_role("button", name=name)


def sheet(page, number, *, opened=True):
    """Opens or closes one of the two lists below the photo."""
    tab = page.locator(".sheet-tabs .button").nth(number)
    if tab.get_attribute("aria-expanded") != str(opened).lower():
        tab.tap()
    settled(page)


def test_the_whole_way_by_touch(browse, web, samples):
    page = browse("/", viewport=PHONE, touch=True, permissions=["clipboard-read", "clipboard-write"])
    fingers = Fingers(page)
    page.get_by_role("button", name="Take a photo").wait_for()
    page.locator("[data-purpose=camera]").set_input_files(next(path for path in samples if path.stem == "library"))
    page.get_by_role("link", name="Open").first.wait_for(timeout=RECOGNITION_MS)
    page.get_by_role("link", name="Open").first.tap()
    page.wait_for_selector(".overlay [data-pointer]")
    sketch = page.url.rsplit("/", 1)[1]

    def graph():
        return web.get(f"/api/sketches/{sketch}").json()["graph"]

    settled(page)
    doubts = len(web.get(f"/api/sketches/{sketch}").json()["doubts"])
    assert doubts > 0
    sheet(page, 0)
    with saved(page):
        page.locator(".doubt > .button").first.tap()
    expect(page.locator(".doubt")).to_have_count(doubts - 1)
    sheet(page, 0, opened=False)
    page.get_by_role("button", name="Show everything").tap()  # the next doubt has come close
    settled(page)

    page.touchscreen.tap(*centre(page.locator(NODE.format(0))))
    sheet(page, 1)
    with saved(page):
        page.locator("[data-name-field]").fill("Reader")
        page.locator("[data-name-field]").press("Enter")
    assert graph()["nodes"][0]["name"] == "Reader"
    sheet(page, 1, opened=False)
    settled(page)

    before = len(graph()["nodes"])
    start = beside(centre(page.locator(".canvas")), -60, 60)
    tool(page, "Draw a box").tap()
    with saved(page):
        fingers.slide((start, beside(start, 110, 50)))
    sheet(page, 1, opened=False)
    assert len(graph()["nodes"]) == before + 1
    lines = len(graph()["edges"])
    tool(page, "Draw a connector").tap()
    with saved(page):
        fingers.slide((centre(page.locator(NODE.format(0))), centre(page.locator(NODE.format(before)))))
    now = graph()
    assert len(now["edges"]) == lines + 1
    ends = [(edge["source"], edge["target"]) for edge in now["edges"]]
    assert (now["nodes"][0]["id"], now["nodes"][before]["id"]) in ends

    settled(page)
    page.get_by_role("link", name="Take away").tap()
    page.wait_for_selector(".picture img")
    with page.expect_download() as picture:
        page.get_by_role("link", name="Download .svg").tap()
    assert b"Reader" in picture.value.path().read_bytes()
    page.get_by_role("combobox", name="Formats").select_option("sql")
    page.locator(".listing .text").get_by_text("reader").first.wait_for()
    page.get_by_role("button", name="Copy", exact=True).tap()
    page.get_by_text("Copied.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == web.get(f"/api/sketches/{sketch}/exports/sql").text
    page.get_by_role("link", name="All sketches").first.tap()
    page.locator(f"[data-id='{sketch}']").wait_for()


@pytest.fixture
def school(web):
    teacher = box(1, "Teacher", 80, 80, attributes=[("name", 0.3), ("room", 0.9)])
    teacher["lines"] = [
        {
            "text": "Teacher",
            "bbox": [90.0, 88.0, 190.0, 112.0],
            "confidence": 0.4,
            "place": "inside",
            "compartment": 0,
            "alternatives": ["Teaches"],
            "alternative_confidences": [0.3],
        }
    ]
    course = box(2, "Course", 560, 80, confidence=0.35)
    return stored(web, drawn([teacher, course], [("n1", "n2", line((280, 140), (560, 140)))]))


def test_two_fingers_zoom_and_change_nothing(browse, web, school):
    page = browse(f"/sketches/{school}", viewport=PHONE, touch=True)
    page.wait_for_selector(".overlay [data-pointer]")
    settled(page)
    before, scale, middle = (
        web.get(f"/api/sketches/{school}/graph").content,
        scale_of(page),
        centre(page.locator(".canvas")),
    )
    apart = [(beside(middle, side * 30, 0), beside(middle, side * 90, 0)) for side in (-1, 1)]
    tool(page, "Draw a box").tap()
    Fingers(page).slide(*apart)
    assert scale_of(page) == pytest.approx(3 * scale, rel=0.15)
    page.get_by_role("button", name="Show everything").tap()
    settled(page)
    assert scale_of(page) == pytest.approx(scale, rel=0.05)
    assert web.get(f"/api/sketches/{school}/graph").content == before


def test_another_reading_is_one_tap(browse, web, school):
    page = browse(f"/sketches/{school}", viewport=PHONE, touch=True)
    page.wait_for_selector(".overlay [data-pointer]")
    settled(page)
    page.touchscreen.tap(*centre(page.locator(NODE.format(0))))
    sheet(page, 1)
    with saved(page):
        page.locator(".alternatives .chip", has_text="Teaches").tap()
    assert web.get(f"/api/sketches/{school}").json()["graph"]["nodes"][0]["name"] == "Teaches"


@pytest.mark.parametrize("viewport", [NARROWEST, PHONE, ACROSS])
def test_every_tool_is_at_hand(browse, web, school, viewport):
    page = browse(f"/sketches/{school}", viewport=viewport, touch=True, locale="de-DE")
    page.wait_for_selector(".overlay [data-pointer]")
    settled(page)
    page.touchscreen.tap(*centre(page.locator(NODE.format(0))))
    assert page.locator(".canvas-controls .button:visible").evaluate_all(COVERED) == []
    assert page.locator(".sheet-tabs .button:visible").evaluate_all(COVERED) == []
    assert page.evaluate(OVERFLOW) == 0
    canvas = page.locator(".canvas").bounding_box()
    assert canvas["height"] > viewport[1] / 2
    page.get_by_role("link", name="Mitnehmen").tap()
    page.wait_for_selector(".picture img")
    page.goto(f"/sketches/{school}/take-away?format=sql")
    page.wait_for_selector(".listing .text")
    assert page.evaluate(OVERFLOW) == 0
    small = "(all) => all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.outerHTML)"
    assert page.locator(".take-actions .button, .take-bar .button, .take-tools select").evaluate_all(small) == []


@pytest.fixture
def guarded(tmp_path):
    """A server as `serve --phone` starts it: who shows no token gets in nowhere."""
    with served(ServeOptions(tmp_path / "data", token=TOKEN)) as client:
        yield client


def test_the_scanned_address_opens_everything(guarded, chromium):
    context = chromium.new_context(
        base_url=str(guarded.base_url), viewport={"width": PHONE[0], "height": PHONE[1]}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    sketch = stored(guarded, drawn([box(1, "Teacher", 80, 80)], []))
    page.goto(f"/?token={TOKEN}")
    card = page.locator(f".sketch[data-id='{sketch}']")
    card.wait_for()
    assert TOKEN not in page.url
    assert TOKEN not in page.evaluate("document.cookie")  # scripts cannot see it
    page.wait_for_function("document.querySelector('.sketch img').naturalWidth > 0")
    bearer = {"Authorization": f"Bearer {TOKEN}"}
    guarded.patch(f"/api/sketches/{sketch}", json={"name": "Renamed elsewhere"}, headers=bearer)
    page.get_by_role("heading", name="Renamed elsewhere").wait_for()  # reported by the server
    page.locator("[data-purpose=camera]").set_input_files(
        [{"name": "words.jpg", "mimeType": "image/jpeg", "buffer": b"no picture"}]
    )
    page.locator(".under-way-row.bad").wait_for()
    page.reload()
    card.wait_for()
    context.close()


def test_without_the_token_a_page_says_how_to_get_in(guarded, chromium, axe):
    page = chromium.new_page(base_url=str(guarded.base_url), bypass_csp=True)
    for path in ("/", "/?token=a-wrong-one-of-some-length", "/sketches/AAAAAAAAAAAAAAAA"):
        page.goto(path)
        assert page.locator("h1").inner_text() == "Please show the token"
        assert "scan its QR code" in page.locator("p").inner_text()
    assert axe(page) == []
    page.close()
