"""Correcting by fields: names, members, connectors; kept, undone, sent again after a break."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from sketch2model.graph import graph_from_json

pytestmark = pytest.mark.heavy("chromium")

DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""Ends when the page shows what it was last told."""


@pytest.fixture
def school(web, root):
    """The id of a sketch with four classes and an interface, some of it read with doubt."""
    graph = graph_from_json((root / "samples/school.expected.json").read_text("utf-8"))
    line = {"text": "Teacher", "bbox": [240.0, 560.0, 430.0, 620.0], "confidence": 0.4, "place": "inside"}
    graph.nodes["n2"]["lines"] = [
        line | {"compartment": 0, "alternatives": ["Teaches", "Preacher"], "alternative_confidences": [0.3, 0.1]}
    ]
    return web.services.sketches.create(graph, "School").id


@pytest.fixture
def review(browse, web, school):
    """Opens the review with a box or a connector selected."""

    def open_review(pointer=None, **options):
        page = browse(f"/sketches/{school}", **options)
        page.wait_for_selector(".inspector")
        if pointer:
            page.locator(f'[data-pointer="{pointer}"]').first.focus()
            page.keyboard.press("Enter")
            page.wait_for_selector(".inspector [data-name-field]")
        return page

    return open_review


def kept(page, web, sketch):
    """The graph on the server once the page says that everything is saved."""
    page.evaluate(DRAWN)
    page.wait_for_selector('.saved[data-status="saved"]')
    return json.loads(web.get(f"/api/sketches/{sketch}/graph").content)


def texts(graph, index, members="attributes"):
    return [member["text"] for member in graph["nodes"][index][members]]


def test_a_name_is_kept_with_enter_and_forgotten_with_escape(review, web, school):
    page = review("/nodes/1")
    name = page.locator("[data-name-field]")
    name.fill("Nobody")
    name.press("Escape")
    assert name.input_value() == "Teacher"
    name.fill("<script>alert(1)</script>")
    name.press("Enter")
    assert kept(page, web, school)["nodes"][1]["name"] == "<script>alert(1)</script>"
    assert page.locator(".inspector h2").inner_text() == "<script>alert(1)</script>"


def test_what_is_typed_is_kept_when_another_box_is_selected(review, web, school):
    page = review("/nodes/1")
    page.locator("[data-name-field]").fill("Professor")
    page.locator('[data-pointer="/nodes/2"]').first.click(force=True)
    assert kept(page, web, school)["nodes"][1]["name"] == "Professor"


def test_another_reading_is_one_key(review, web, school):
    page = review("/nodes/1")
    assert page.locator(".alternatives .chip").first.inner_text().split() == ["1", "Teaches"]
    page.keyboard.press("1")
    assert kept(page, web, school)["nodes"][1]["name"] == "Teaches"


def test_another_reading_of_a_doubt_leads_on_to_the_next(review, web, school):
    graph = web.get(f"/api/sketches/{school}/graph").json()
    graph["nodes"][2]["attributes"][0]["confidence"] = 0.2
    web.put(f"/api/sketches/{school}/graph", json=graph)
    page = review()
    page.keyboard.press("n")
    expect(page.locator("[data-pointed] input")).to_have_value("Teacher")
    page.keyboard.press("1")
    expect(page.locator(".inspector h2")).to_have_text("Student")
    assert kept(page, web, school)["nodes"][1]["name"] == "Teaches"


def test_remarks_do_not_repeat_what_the_list_of_doubts_says(review, web, school):
    graph = web.get(f"/api/sketches/{school}/graph").json()
    for attribute in graph["nodes"][1]["attributes"]:
        attribute["confidence"] = 0.2
    web.put(f"/api/sketches/{school}/graph", json=graph)
    said = {each["code"] for each in web.get(f"/api/sketches/{school}").json()["schema_issues"]}
    assert "doubtful-attribute" in said
    page = review()
    expect(page.locator(".doubt")).to_have_count(3)
    assert page.locator(".issue", has_text="little confidence").count() == 0


def test_members_are_typed_moved_and_removed(review, web, school):
    page = review("/nodes/1")
    before = texts(kept(page, web, school), 1)
    field = page.get_by_label("Add an attribute")
    field.fill("- email: text {unique}")
    field.press("Enter")
    assert texts(kept(page, web, school), 1) == [*before, "- email: text {unique}"]
    page.locator(".member-name").last.focus()
    page.keyboard.press("Alt+ArrowUp")
    assert texts(kept(page, web, school), 1)[-2] == "- email: text {unique}"
    page.get_by_role("button", name="More about email").click()
    page.get_by_label("may be missing").check()
    assert texts(kept(page, web, school), 1)[-2] == "- email: text {unique, nullable}"
    page.get_by_role("button", name="Remove").click()
    assert texts(kept(page, web, school), 1) == before


def test_a_field_is_left_with_enter_or_escape_for_the_keys_of_the_paper(review):
    page = review("/nodes/0")
    for keys in (["F2", "Enter"], ["F2", "Tab", "Escape"]):
        for key in keys:
            page.keyboard.press(key)
        assert page.evaluate("() => document.activeElement === document.body")
    page.get_by_label("Add an attribute").fill("half")
    page.keyboard.press("Escape")
    expect(page.get_by_label("Add an attribute")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("b")
    expect(page.locator(".canvas[data-tool=box]")).to_be_visible()


def test_several_pasted_lines_are_several_members(review, web, school):
    page = review("/nodes/1")
    page.evaluate(
        """() => {
          const data = new DataTransfer();
          data.setData("text", "PK id: int\\n• name");
          const pasted = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
          document.querySelector(".member-new").dispatchEvent(pasted);
        }"""
    )
    assert texts(kept(page, web, school), 1)[-2:] == ["id: int {pk}", "name"]


def test_a_connector_is_given_a_kind_and_turned_round(review, web, school):
    page = review("/edges/1")
    source, target = page.locator(".name-link").all_inner_texts()
    page.get_by_label("What it is").select_option("composition")
    edge = next(edge for edge in kept(page, web, school)["edges"] if edge["kind"] == "composition")
    assert edge["target_end"] == "filled_diamond"
    page.get_by_role("button", name="Turn round").click()
    turned = next(edge for edge in kept(page, web, school)["edges"] if edge["kind"] == "composition")
    assert (turned["source"], turned["target"]) == (edge["target"], edge["source"])
    assert page.locator(".name-link").all_inner_texts() == [target, source]


def renamed_undone_and_redone(page, web, school):
    for name in ("One", "Two"):
        page.locator("[data-name-field]").fill(name)
        page.locator("[data-name-field]").press("Enter")
    page.keyboard.press("Control+z")
    assert kept(page, web, school)["nodes"][1]["name"] == "One"
    page.keyboard.press("Control+Shift+z")
    assert kept(page, web, school)["nodes"][1]["name"] == "Two"


def test_undo_redo_and_as_recognised(review, web, school):
    page = review("/nodes/1")
    before = kept(page, web, school)
    renamed_undone_and_redone(page, web, school)
    page.get_by_role("button", name="As recognised").click()
    assert kept(page, web, school) == before


def test_what_is_undone_while_it_is_sent_can_be_made_again(review, web, school):
    page = review("/nodes/1")
    page.route("**/graph", lambda route: page.wait_for_timeout(300) or route.continue_())
    renamed_undone_and_redone(page, web, school)


def test_without_a_server_changes_wait_and_are_sent_later(review, web, school):
    page = review("/nodes/1", tolerated=("ERR_FAILED",))
    page.route("**/api/sketches/**", lambda route: route.abort())
    for name in ("One", "Two", "Three"):
        page.locator("[data-name-field]").fill(name)
        page.locator("[data-name-field]").press("Enter")
    page.wait_for_selector('.saved[data-status="unsaved"]')
    assert page.evaluate("() => !dispatchEvent(new Event('beforeunload', { cancelable: true }))")
    page.get_by_role("button", name="Undo").first.click()
    assert page.locator("[data-name-field]").input_value() == "Two"
    page.get_by_role("button", name="Redo").click()
    assert page.locator("[data-name-field]").input_value() == "Three"
    page.get_by_role("button", name="Undo").first.click()
    page.unroute("**/api/sketches/**")
    page.get_by_role("button", name="Try again").click()
    assert kept(page, web, school)["nodes"][1]["name"] == "Two"
    assert web.get(f"/api/sketches/{school}").json()["history"]["revision"] == 2


def test_a_change_elsewhere_is_shown_and_never_overwritten(review, web, school):
    page = review("/nodes/1", tolerated=("412",))
    graph = kept(page, web, school)
    graph["nodes"][1]["name"] = "Elsewhere"
    web.put(f"/api/sketches/{school}/graph", json=graph)
    page.locator(".inspector h2", has_text="Elsewhere").wait_for()
    # What was made upon an older state is refused; then the newest one is shown.
    stale = {"code": "stale-revision", "message": "the sketch was changed meanwhile"}
    page.route("**/graph", lambda route: route.fulfill(status=412, json=stale))
    page.locator("[data-name-field]").fill("Mine")
    page.locator("[data-name-field]").press("Enter")
    page.get_by_text("changed elsewhere meanwhile").wait_for()
    assert page.locator("[data-name-field]").input_value() == "Elsewhere"


def test_a_sketch_deleted_elsewhere_says_so(review, web, school):
    page = review("/nodes/1", tolerated=("404",))
    web.delete(f"/api/sketches/{quote(school)}")
    page.locator(".inspector").get_by_text("This sketch was deleted").wait_for()


def test_the_sketch_is_renamed_and_understood_otherwise(review, web, school):
    page = review()
    page.get_by_label("Name of the sketch").fill("My school")
    page.get_by_label("Name of the sketch").press("Enter")
    page.get_by_label("Kind of diagram").select_option("er")
    page.get_by_text("Now understood as: ER diagram").wait_for()
    state = web.get(f"/api/sketches/{school}").json()
    assert (state["sketch"]["name"], state["graph"]["graph"]["diagram"]) == ("My school", "er")


def test_a_new_connector_keeps_its_fields_while_it_is_saved(review, web, school):
    page = review("/nodes/0")
    page.keyboard.press("a")
    for index in (0, 2):
        page.locator(f'[data-pointer="/nodes/{index}"]').first.focus()
        page.keyboard.press("Enter")
    page.get_by_label("Label").fill("knows")
    page.wait_for_selector('.saved[data-status="saved"]')
    assert page.evaluate("() => document.activeElement.value") == "knows"
    page.keyboard.press("Enter")
    edges = kept(page, web, school)["edges"]
    assert [(edge["source"], edge["target"]) for edge in edges if edge["label"] == "knows"] == [("n1", "n3")]


def test_remarks_are_said_in_the_readers_language_and_lead_to_their_place(review, web, school):
    graph = web.get(f"/api/sketches/{school}/graph").json()
    graph["nodes"][1]["attributes"][1]["name"] = graph["nodes"][1]["attributes"][0]["name"]
    web.put(f"/api/sketches/{school}/graph", json=graph)
    page = review(locale="de-DE")
    page.locator("button.issue", has_text="teacher hat subject zweimal").click()
    assert page.locator("[data-name-field]").input_value() == "Teacher"


@pytest.mark.parametrize("pointer", [None, "/nodes/1", "/edges/1"])
def test_nothing_serious_for_people_with_screen_readers(review, axe, pointer):
    page = review(pointer)
    if pointer == "/nodes/1":
        page.locator(".member button[aria-expanded]").first.click()
    # The canvas has tests of its own.
    assert [finding for finding in axe(page) if "data-pointer" not in finding] == []
