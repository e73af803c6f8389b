"""Every format looked at, copied and downloaded."""

from __future__ import annotations

import io
import zipfile

import pypdfium2
import pytest
from playwright.sync_api import expect
from stored_sketches import box, drawn, stored

from sketch2model.graph import graph_from_json
from sketch2model.registry import format_names, get_format

pytestmark = pytest.mark.heavy("chromium", "dot")


@pytest.fixture
def shop(web, root):
    """The id of a sketch of a shop."""
    graph = graph_from_json((root / "samples/shop.expected.json").read_text("utf-8"))
    return web.services.sketches.create(graph, "Shop").id


@pytest.fixture
def take_away(browse, shop):
    """Opens the page of a format."""

    def open_format(query="", **options):
        page = browse(f"/sketches/{shop}/take-away{query}", **options)
        page.wait_for_selector('.take-main[aria-busy="false"]')
        return page

    return open_format


def test_every_format_can_be_looked_at(take_away):
    page = take_away()
    shown = [each for each in format_names() if not get_format(each).needs_photo]
    for name in shown:
        page.locator(f'.format[href*="format={name}"]').first.click()
        page.wait_for_selector('.take-main[aria-busy="false"]')
        assert page.locator(".take-preview .problem").count() == 0, name
        expect(page.locator(".listing, .sheet, .picture img"), name).to_have_count(1)
    assert page.locator(".format").count() == len(shown)


def test_the_address_says_format_and_options(take_away):
    page = take_away("?format=sql&dialect=sqlite")
    assert "PRAGMA foreign_keys" in page.locator(".listing .text").inner_text()
    page.get_by_label("Database").select_option("mysql")
    page.locator(".listing .text").get_by_text("ENGINE").or_(page.get_by_text("AUTO_INCREMENT")).first.wait_for()
    assert page.url.endswith("format=sql&dialect=mysql")


def test_copied_is_what_is_shown(take_away, web, shop):
    page = take_away("?format=sql", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy", exact=True).click()
    page.get_by_text("Copied.").wait_for()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied == web.get(f"/api/sketches/{shop}/exports/sql").text


def test_without_a_clipboard_the_old_way_works(take_away):
    page = take_away("?format=sql")
    page.evaluate("() => Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.get_by_role("button", name="Copy", exact=True).click()
    page.get_by_text("Copied.").wait_for()


def test_downloads_are_what_the_command_line_writes(take_away, web, shop):
    page = take_away("?format=sql&dialect=sqlite")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download .sql").click()
    assert download.value.suggested_filename.endswith(".sql")
    written = web.get(f"/api/sketches/{shop}/exports/sql", params={"dialect": "sqlite"}).content
    assert download.value.path().read_bytes() == written
    with page.expect_download() as archive:
        page.get_by_role("link", name="Everything as a zip").click()
    names = zipfile.ZipFile(io.BytesIO(archive.value.path().read_bytes())).namelist()
    assert any(name.endswith(".json") for name in names)


def test_a_format_that_fails_leaves_the_others(take_away):
    page = take_away("?format=sql", tolerated=("422",))
    problem = {"code": "not-drawable", "message": "too much to draw", "hint": "draw less"}
    page.route("**/exports/svg*", lambda route: route.fulfill(status=422, json=problem))
    page.locator('.format[href*="format=svg"]').click()
    page.locator(".take-preview .problem").get_by_text("This sketch cannot be drawn").wait_for()
    page.locator('.format[href*="format=dbml"]').click()
    page.wait_for_selector(".listing .text")


def test_a_change_elsewhere_is_shown(take_away, web, shop):
    page = take_away("?format=sql")
    graph = web.get(f"/api/sketches/{shop}/graph").json()
    graph["nodes"][0]["name"] = "Visitor"
    graph["nodes"][0]["corrected"] = True
    web.put(f"/api/sketches/{shop}/graph", json=graph)
    page.locator(".listing .text").get_by_text("visitor").first.wait_for()


def test_an_unknown_sketch_is_said(browse):
    page = browse("/sketches/nothing/take-away", tolerated=("404",))
    page.get_by_role("heading", name="This sketch cannot be shown").wait_for()


def printed(page):
    """The pages that come out of a printer: (width, height) in points, and what is written there."""
    document = pypdfium2.PdfDocument(page.pdf(format="A4", prefer_css_page_size=True))
    sheets = [(sheet.get_size(), sheet.get_textpage().get_text_range()) for sheet in document]
    document.close()
    return sheets


def test_a_drawing_is_printed_alone_on_one_sheet(take_away):
    [(_, words)] = printed(take_away())
    assert "Shop" in words
    assert not [word for word in ("Download", "Formats", "Copy", "zip") if word in words]


def test_code_is_printed_whole(take_away, web, shop):
    sheets = printed(take_away("?format=sql"))
    words = "".join("".join(text for _, text in sheets).split())
    written = web.get(f"/api/sketches/{shop}/exports/sql").text
    assert "".join(written.split()) in words.replace("\ufffe", "-")


def test_a_table_is_printed_across(take_away):
    for (width, height), _ in printed(take_away("?format=attributes-csv")):
        assert width > height


@pytest.mark.parametrize("mode", ["photo", "sides"])
def test_a_review_is_printed_without_a_sheet_left_empty(browse, web, mode):
    sketch = stored(web, drawn([box(1, "Teacher", 80, 80)], [], size=(600, 900)))
    page = browse("/")
    page.evaluate("mode => localStorage.setItem('review.mode', mode)", mode)
    page.goto(f"/sketches/{sketch}")
    page.wait_for_selector(".overlay [data-pointer]")
    if mode == "sides":
        page.wait_for_selector(".drawing-pane [data-element]")
    words = [text for _, text in printed(page)]
    assert len(words) <= 2
    assert "worth a second look" in words[0]  # below the photo
    assert "Nothing doubtful left" in words[-1]
