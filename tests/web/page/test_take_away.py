"""Every format looked at, copied and downloaded."""

from __future__ import annotations

import io
import zipfile

import pytest

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
        assert page.locator(".listing, .sheet, .picture img").count() == 1, name
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
    page.locator(".take-preview .problem").get_by_text("This format could not be written").wait_for()
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


@pytest.mark.parametrize("query", ["", "?format=sql", "?format=attributes-csv"])
def test_nothing_serious_for_people_with_screen_readers(take_away, axe, query):
    page = take_away(query)
    page.wait_for_selector(".listing, .sheet, .picture img")
    assert axe(page) == []
