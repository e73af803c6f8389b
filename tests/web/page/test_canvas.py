"""The tools on the photo: boxes and connectors drawn, moved, resized, attached, named; the view."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from review import NODE, STILL_MS, beside, centre, changed, drag, scale_of

pytestmark = pytest.mark.heavy("chromium")


def test_two_clicks_on_a_box_name_it(review, reviewed_graph):
    page = review()
    page.mouse.dblclick(*centre(page, NODE.format(1)))
    page.keyboard.type("Subject")
    changed(page, lambda: page.keyboard.press("Enter"))
    assert reviewed_graph(page)["nodes"][1]["name"] == "Subject"


def test_a_box_is_dragged_and_the_way_back_is_one_step(review, reviewed_graph):
    page = review()
    start, before = centre(page, NODE.format(2)), reviewed_graph(page)
    scale = scale_of(page)
    changed(page, lambda: drag(page, start, beside(start, -60, 30)))
    moved = reviewed_graph(page)["nodes"][2]["bbox"]
    assert moved == pytest.approx([560 - 60 / scale, 400 + 30 / scale, 760 - 60 / scale, 520 + 30 / scale], abs=0.2)
    changed(page, lambda: page.keyboard.press("Control+z"))
    assert reviewed_graph(page) == before


def test_a_click_is_no_drag_and_escape_takes_a_drag_back(review, reviewed_graph):
    page = review()
    before, point = reviewed_graph(page), centre(page, NODE.format(0))
    page.mouse.click(*point)
    assert page.locator('.overlay [data-pointer="/nodes/0"][aria-current=true]').count() == 1
    page.mouse.move(*point)
    page.mouse.down()
    page.mouse.move(*beside(point, 40, 40))
    page.keyboard.press("Escape")
    page.mouse.up()
    assert reviewed_graph(page) == before


def test_a_handle_resizes(review, reviewed_graph):
    page = review()
    page.mouse.click(*centre(page, NODE.format(1)))
    scale, corner = scale_of(page), centre(page, "[data-handle=se] rect")
    changed(page, lambda: drag(page, corner, beside(corner, 50, 40)))
    assert reviewed_graph(page)["nodes"][1]["bbox"] == pytest.approx(
        [560, 80, 760 + 50 / scale, 200 + 40 / scale], abs=0.2
    )


def test_a_box_is_drawn_and_waits_for_its_name(review, reviewed_graph):
    page = review()
    page.keyboard.press("b")
    start = beside(centre(page, NODE.format(0)), 0, 180)
    changed(page, lambda: drag(page, start, beside(start, 120, 80)))
    expect(page.locator("[data-name-field]")).to_be_focused()
    page.keyboard.type("Room")
    changed(page, lambda: page.keyboard.press("Enter"))
    added = reviewed_graph(page)["nodes"][3]
    assert (added["name"], added["kind"], added["confidence"]) == ("Room", "class", 1.0)


def test_a_connector_is_drawn_attached_elsewhere_and_deleted(review, reviewed_graph):
    page = review()
    page.keyboard.press("a")
    changed(page, lambda: drag(page, centre(page, NODE.format(0)), centre(page, NODE.format(2))))
    assert [reviewed_graph(page)["edges"][1][end] for end in ("source", "target")] == ["n1", "n3"]
    changed(page, lambda: drag(page, centre(page, "[data-handle=target] rect"), centre(page, NODE.format(1))))
    edges = reviewed_graph(page)["edges"]
    assert [(edge["source"], edge["target"]) for edge in edges] == [("n1", "n2"), ("n1", "n2")]
    changed(page, lambda: page.keyboard.press("Delete"))
    assert len(reviewed_graph(page)["edges"]) == 1


def test_all_of_it_by_keyboard(review, reviewed_graph):
    page = review()
    page.locator(".overlay [data-pointer]").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    scale = scale_of(page)
    changed(page, lambda: page.keyboard.press("Shift+ArrowRight"))
    assert reviewed_graph(page)["nodes"][0]["bbox"][0] == pytest.approx(80 + 10 / scale, abs=0.2)
    page.keyboard.press("a")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    changed(page, lambda: page.keyboard.press("Enter"))
    assert [reviewed_graph(page)["edges"][1][end] for end in ("source", "target")] == ["n1", "n3"]


def test_a_region_is_sent_to_be_read(review):
    page = review(tolerated=("503",))
    page.route("**/readings", lambda route: route.fulfill(status=503, json={"code": "busy", "message": "busy"}))
    page.keyboard.press("r")
    start = beside(centre(page, NODE.format(0)), -20, 150)
    with page.expect_request("**/readings") as asked:
        drag(page, start, beside(start, 60, 40))
    x0, y0, x1, y1 = asked.value.post_data_json["bbox"]
    assert (x1 - x0, y1 - y0) == pytest.approx((60 / scale_of(page), 40 / scale_of(page)), abs=0.3)
    page.locator(".overlay .reading").wait_for(state="detached")


def test_zoom_keeps_the_point_and_names_keep_their_size(review):
    page = review()
    corner = centre(page, NODE.format(0))
    size = page.locator(".overlay .name").first.bounding_box()["width"]
    page.mouse.move(*corner)
    page.keyboard.down("Control")
    for _ in range(6):
        page.mouse.wheel(0, -25)
    page.keyboard.up("Control")
    page.wait_for_timeout(STILL_MS)
    assert scale_of(page) > 2
    assert centre(page, NODE.format(0)) == pytest.approx(corner, abs=3)
    assert page.locator(".overlay .name").first.bounding_box()["width"] == pytest.approx(size, rel=0.1)
    page.keyboard.press("0")
    page.wait_for_timeout(STILL_MS)
    assert centre(page, NODE.format(0)) == pytest.approx(corner, abs=3)
