"""The review in a browser: looking, walking through doubts, putting boxes and lines right."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from stored_sketches import box, drawn, line, stored

from sketch2model.overlay import color_of

pytestmark = pytest.mark.heavy("chromium")

STILL_MS = 600  # longer than the paper takes to come to rest
NODE = '[data-pointer="/nodes/{}"] .stroke'


def school():
    teacher = box(1, "Teacher", 80, 80, attributes=[("name", 0.3), ("room", 0.9)])
    course = box(2, "Course", 560, 80, confidence=0.35)
    pupil = box(3, "<b>Pupil</b>", 560, 400, attributes=[("class", 0.2)])
    return drawn([teacher, course, pupil], [("n1", "n2", line((280, 140), (560, 140), label="gives"))])


@pytest.fixture
def sketch(web):
    return stored(web, school())


@pytest.fixture
def review(browse, sketch):
    """Opens the review of the sketch."""

    def open_review(mode="photo", **options):
        page = browse("/", **options)
        page.evaluate("mode => localStorage.setItem('review.mode', mode)", mode)
        page.goto(f"/sketches/{sketch}")
        page.wait_for_selector(".overlay [data-pointer]")
        page.wait_for_selector(".canvas-layer[style*=scale]")
        return page

    return open_review


@pytest.fixture
def graph(web, sketch):
    """What the server keeps, once the page has sent what it was told."""

    def ask(page):
        page.locator(".saved[data-status=saved]").wait_for()
        return web.get(f"/api/sketches/{sketch}").json()["graph"]

    return ask


def centre(page, selector):
    found = page.locator(selector).first.bounding_box()
    return found["x"] + found["width"] / 2, found["y"] + found["height"] / 2


def drag(page, start, end):
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    page.mouse.move(*end)
    page.mouse.up()


def beside(point, dx, dy):
    return point[0] + dx, point[1] + dy


def scale_of(page):
    return float(re.search(r"scale\(([\d.]+)\)", page.locator(".canvas-layer").first.get_attribute("style"))[1])


def changed(page, act):
    """Does something that changes the sketch, and waits until the server has answered."""
    with page.expect_response(lambda answer: answer.request.method in {"PUT", "POST"}):
        act()


def test_doubts_are_walked_and_confirmed_by_keys(review, graph, sketch, web):
    page = review()
    assert page.locator(".doubt").count() == 3
    page.keyboard.press("n")
    assert page.locator("[aria-current=true] .doubt-subject").inner_text().startswith("name: String")
    page.keyboard.press("n")
    page.keyboard.press("p")
    assert page.locator(".doubts-steps").inner_text().strip().endswith("1 of 3")
    for left in (2, 1, 0):
        changed(page, lambda: page.keyboard.press("Enter"))
        expect(page.locator(".doubt")).to_have_count(left)
    assert "Nothing doubtful left" in page.locator("#panel-doubts").inner_text()
    assert graph(page)["nodes"][0]["attributes"][0]["confidence"] == 1.0
    assert web.get(f"/api/sketches/{sketch}").json()["doubts"] == []


def test_what_is_decided_leads_on_to_the_next_doubt(review, graph):
    page = review()
    page.keyboard.press("n")
    pointed = page.locator(".inspector [data-pointed] input").first
    expect(pointed).to_have_value("name")
    expect(pointed).to_be_in_viewport()
    page.keyboard.press("F2")
    page.keyboard.type("title")
    changed(page, lambda: page.keyboard.press("Enter"))
    assert graph(page)["nodes"][0]["attributes"][0]["name"] == "title"
    expect(page.locator(".inspector h2")).to_have_text("Course")
    changed(page, lambda: page.keyboard.press("Enter"))
    expect(page.locator(".doubt")).to_have_count(1)
    expect(page.locator("[aria-current=true] .doubt-subject")).to_contain_text("class")
    # The last one decided, the walk ends; nothing more happens with Enter.
    changed(page, lambda: page.keyboard.press("Enter"))
    page.keyboard.press("Enter")
    page.keyboard.press("n")
    expect(page.locator(".doubts-none")).to_be_visible()
    assert graph(page)["nodes"][2]["attributes"][0]["confidence"] == 1.0


def test_a_doubt_settled_by_the_way_is_followed_by_its_neighbour(review, graph):
    page = review()
    page.keyboard.press("n")
    page.keyboard.press("n")
    # Deleted, the second doubt is gone; the third has moved up to its place.
    changed(page, lambda: page.keyboard.press("Delete"))
    expect(page.locator(".doubt")).to_have_count(2)
    page.keyboard.press("n")
    expect(page.locator("[aria-current=true] .doubt-subject")).to_contain_text("class")
    assert len(graph(page)["nodes"]) == 2


def test_nothing_covers_the_writing_that_is_looked_at(review):
    page = review()
    page.keyboard.press("n")
    assert page.locator("[data-handle]").count() == 0
    page.mouse.click(*centre(page, NODE.format(0)))
    assert page.locator("[data-handle]").count() == 8


def test_colours_are_those_of_the_programs_overlays(review):
    confidences = [-1, 0, 0.2, 0.5, 0.6, 0.75, 0.9, 1, 2]
    asked = "all => import('/assets/scripts/review/overlay-colors.js').then(({ colorOf }) => all.map(colorOf))"
    colors = review().evaluate(asked, confidences)
    assert colors == [f"rgb({' '.join(map(str, color_of(confidence)))})" for confidence in confidences]


def test_a_drawing_brings_nothing_but_shapes(review):
    page = review(tolerated=("Content Security Policy",))  # which would stop it as well
    hostile = (
        '<svg xmlns="http://www.w3.org/2000/svg" onload="x()" viewBox="0 0 9 9"><script>x()</script>'
        '<a href="https://example.org"><path d="M0 0"/></a><image href="https://example.org/a.png"/>'
        '<g data-element="n1" onclick="x()" style="x"><rect fill="url(https://example.org)" width="3"/></g></svg>'
    )
    asked = "text => import('/assets/scripts/review/drawing-safe.js').then((made) => made.safeDrawing(text).outerHTML)"
    kept = '<g data-element="n1"><rect width="3"></rect></g>'
    assert page.evaluate(asked, hostile) == f'<svg viewBox="0 0 9 9">{kept}</svg>'


def test_two_clicks_on_a_box_name_it(review, graph):
    page = review()
    page.mouse.dblclick(*centre(page, NODE.format(1)))
    page.keyboard.type("Subject")
    changed(page, lambda: page.keyboard.press("Enter"))
    assert graph(page)["nodes"][1]["name"] == "Subject"


def test_names_that_would_lie_on_each_other_step_back(web, browse):
    boxes = [box(1, "A name of some length", 60, 60, w=120), box(2, "Its neighbour", 200, 60, w=100)]
    page = browse(f"/sketches/{stored(web, drawn(boxes, []))}")
    neighbour = page.locator(".overlay .name", has_text="Its neighbour")
    expect(neighbour).to_be_visible()
    expect(page.locator(".overlay .name", has_text="some length")).to_be_hidden()
    page.locator(NODE.format(0)).hover()
    expect(page.locator(".overlay .name", has_text="some length")).to_be_visible()
    page.mouse.move(2, 2)
    for _ in range(3):
        page.keyboard.press("+")
        page.wait_for_timeout(STILL_MS)
    expect(page.locator(".overlay .name", has_text="some length")).to_be_visible()


def test_blended_a_single_box_lies_on_its_photo(web, browse):
    page = browse("/")
    page.evaluate("() => localStorage.setItem('review.mode', 'blended')")
    page.goto(f"/sketches/{stored(web, drawn([box(1, 'Alone', 150, 120, w=500, h=300)], []))}")
    over = page.locator(".drawing-over [data-element=n1] :is(polygon, path)").first.bounding_box()
    below = page.locator(NODE.format(0)).bounding_box()
    assert over["width"] > below["width"] / 2 or over["height"] > below["height"] / 2
    assert centre(page, ".drawing-over [data-element=n1]") == pytest.approx(centre(page, NODE.format(0)), abs=12)


def test_what_was_written_stays_text(review):
    page = review("sides")
    assert page.locator(".overlay .name", has_text="<b>Pupil</b>").count() == 1
    page.locator(".drawing-pane [data-element=n3]").wait_for()
    assert page.locator(".drawing-pane text", has_text="<b>Pupil</b>").count() == 1
    assert page.locator("main b").count() == 0


def test_a_box_is_dragged_and_the_way_back_is_one_step(review, graph):
    page = review()
    start, before = centre(page, NODE.format(2)), graph(page)
    scale = scale_of(page)
    changed(page, lambda: drag(page, start, beside(start, -60, 30)))
    moved = graph(page)["nodes"][2]["bbox"]
    assert moved == pytest.approx([560 - 60 / scale, 400 + 30 / scale, 760 - 60 / scale, 520 + 30 / scale], abs=0.2)
    changed(page, lambda: page.keyboard.press("Control+z"))
    assert graph(page) == before


def test_a_click_is_no_drag_and_escape_takes_a_drag_back(review, graph):
    page = review()
    before, point = graph(page), centre(page, NODE.format(0))
    page.mouse.click(*point)
    assert page.locator('.overlay [data-pointer="/nodes/0"][aria-current=true]').count() == 1
    page.mouse.move(*point)
    page.mouse.down()
    page.mouse.move(*beside(point, 40, 40))
    page.keyboard.press("Escape")
    page.mouse.up()
    assert graph(page) == before


def test_a_handle_resizes(review, graph):
    page = review()
    page.mouse.click(*centre(page, NODE.format(1)))
    scale, corner = scale_of(page), centre(page, "[data-handle=se] rect")
    changed(page, lambda: drag(page, corner, beside(corner, 50, 40)))
    assert graph(page)["nodes"][1]["bbox"] == pytest.approx([560, 80, 760 + 50 / scale, 200 + 40 / scale], abs=0.2)


def test_a_box_is_drawn_and_waits_for_its_name(review, graph):
    page = review()
    page.keyboard.press("b")
    start = beside(centre(page, NODE.format(0)), 0, 180)
    changed(page, lambda: drag(page, start, beside(start, 120, 80)))
    expect(page.locator("[data-name-field]")).to_be_focused()
    page.keyboard.type("Room")
    changed(page, lambda: page.keyboard.press("Enter"))
    added = graph(page)["nodes"][3]
    assert (added["name"], added["kind"], added["confidence"]) == ("Room", "class", 1.0)


def test_a_connector_is_drawn_attached_elsewhere_and_deleted(review, graph):
    page = review()
    page.keyboard.press("a")
    changed(page, lambda: drag(page, centre(page, NODE.format(0)), centre(page, NODE.format(2))))
    assert [graph(page)["edges"][1][end] for end in ("source", "target")] == ["n1", "n3"]
    changed(page, lambda: drag(page, centre(page, "[data-handle=target] rect"), centre(page, NODE.format(1))))
    edges = graph(page)["edges"]
    assert [(edge["source"], edge["target"]) for edge in edges] == [("n1", "n2"), ("n1", "n2")]
    changed(page, lambda: page.keyboard.press("Delete"))
    assert len(graph(page)["edges"]) == 1


def test_all_of_it_by_keyboard(review, graph):
    page = review()
    page.locator(".overlay [data-pointer]").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    scale = scale_of(page)
    changed(page, lambda: page.keyboard.press("Shift+ArrowRight"))
    assert graph(page)["nodes"][0]["bbox"][0] == pytest.approx(80 + 10 / scale, abs=0.2)
    page.keyboard.press("a")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    changed(page, lambda: page.keyboard.press("Enter"))
    assert [graph(page)["edges"][1][end] for end in ("source", "target")] == ["n1", "n3"]


def test_photo_and_drawing_point_at_each_other(review):
    page = review("sides")
    part = page.locator(".drawing-pane [data-element=n2]")
    part.wait_for()
    page.locator(NODE.format(1)).hover()
    page.wait_for_selector(".drawing-pane [data-element=n2][data-hovered]")
    part.click()
    page.wait_for_selector('.overlay [data-pointer="/nodes/1"][data-selected]')
    page.locator(".drawing-pane [data-edge='0']").hover(force=True)
    page.wait_for_selector('.overlay [data-pointer="/edges/0"][data-hovered]')


def test_blended_the_drawing_lies_on_the_photo(review):
    page = review("blended")
    page.locator(".drawing-over [data-element=n1]").wait_for()
    for number in (1, 2, 3):
        drawing = centre(page, f".drawing-over [data-element=n{number}]")
        assert drawing == pytest.approx(centre(page, NODE.format(number - 1)), abs=12)
    page.locator(".blend").fill("1")
    assert page.locator(".paper").evaluate("photo => getComputedStyle(photo).opacity") == "0"


def test_a_change_is_drawn_anew(review, graph):
    page = review("sides")
    page.locator(".drawing-pane [data-element=n3]").wait_for()
    page.mouse.click(*centre(page, NODE.format(2)))
    changed(page, lambda: page.keyboard.press("Delete"))
    page.locator(".drawing-pane [data-element=n3]").wait_for(state="detached")
    assert page.locator(".drawing-pane [data-element=n1]").count() == 1
    assert len(graph(page)["nodes"]) == 2


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


def test_on_a_phone_a_sheet_leaves_the_photo_in_sight(review):
    page = review(viewport=(390, 844), touch=True)
    page.locator(".sheet-tabs .button").first.tap()
    page.locator(".doubt-look").nth(1).tap()
    canvas = page.locator(".canvas").bounding_box()
    seen = page.locator(NODE.format(1)).bounding_box()
    assert canvas["height"] > 250
    assert canvas["y"] <= seen["y"]
    assert seen["y"] + seen["height"] <= canvas["y"] + canvas["height"]
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("dark", [False, True])
def test_nothing_serious_for_axe(review, axe, dark):
    page = review("sides", dark=dark)
    page.locator(".drawing-pane [data-element=n1]").wait_for()
    page.keyboard.press("n")
    assert axe(page) == []


def test_an_unknown_sketch_says_so(browse):
    page = browse("/sketches/AAAAAAAAAAAAAAAA", tolerated=("404",))
    expect(page.get_by_role("alert")).to_be_visible()
    assert page.locator("main a[href='/']").count() == 1
