"""The review in a browser: looking, walking through doubts, photo and drawing."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from review import NODE, STILL_MS, centre, changed
from stored_sketches import box, drawn, stored

from sketch2model.overlay import color_of

pytestmark = pytest.mark.heavy("chromium")


def test_doubts_are_walked_and_confirmed_by_keys(review, reviewed_graph, reviewed, web):
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
    assert reviewed_graph(page)["nodes"][0]["attributes"][0]["confidence"] == 1.0
    assert web.get(f"/api/sketches/{reviewed}").json()["doubts"] == []


def test_what_is_decided_leads_on_to_the_next_doubt(review, reviewed_graph):
    page = review()
    page.keyboard.press("n")
    pointed = page.locator(".inspector [data-pointed] input").first
    expect(pointed).to_have_value("name")
    expect(pointed).to_be_in_viewport()
    page.keyboard.press("F2")
    page.keyboard.type("title")
    changed(page, lambda: page.keyboard.press("Enter"))
    assert reviewed_graph(page)["nodes"][0]["attributes"][0]["name"] == "title"
    expect(page.locator(".inspector h2")).to_have_text("Course")
    changed(page, lambda: page.keyboard.press("Enter"))
    expect(page.locator(".doubt")).to_have_count(1)
    expect(page.locator("[aria-current=true] .doubt-subject")).to_contain_text("class")
    # The last one decided, the walk ends; nothing more happens with Enter.
    changed(page, lambda: page.keyboard.press("Enter"))
    page.keyboard.press("Enter")
    page.keyboard.press("n")
    expect(page.locator(".doubts-none")).to_be_visible()
    assert reviewed_graph(page)["nodes"][2]["attributes"][0]["confidence"] == 1.0


def test_a_doubt_settled_by_the_way_is_followed_by_its_neighbour(review, reviewed_graph):
    page = review()
    page.keyboard.press("n")
    page.keyboard.press("n")
    # Deleted, the second doubt is gone; the third has moved up to its place.
    changed(page, lambda: page.keyboard.press("Delete"))
    expect(page.locator(".doubt")).to_have_count(2)
    page.keyboard.press("n")
    expect(page.locator("[aria-current=true] .doubt-subject")).to_contain_text("class")
    assert len(reviewed_graph(page)["nodes"]) == 2


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


def test_a_change_is_drawn_anew(review, reviewed_graph):
    page = review("sides")
    page.locator(".drawing-pane [data-element=n3]").wait_for()
    page.mouse.click(*centre(page, NODE.format(2)))
    changed(page, lambda: page.keyboard.press("Delete"))
    page.locator(".drawing-pane [data-element=n3]").wait_for(state="detached")
    assert page.locator(".drawing-pane [data-element=n1]").count() == 1
    assert len(reviewed_graph(page)["nodes"]) == 2


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
