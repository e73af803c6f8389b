"""Everyone can use every view: axe-core, the keyboard alone, large letters, little motion, colours of one's own."""

from __future__ import annotations

import pytest
from browser import PHONE
from page_states import OTHERS, REVIEWED, VIEWS, choosing, review, selected
from stored_sketches import box, drawn, line, stored
from web_server import served
from written_diagrams import library, shop

from sketch2model.settings import ServeOptions

pytestmark = pytest.mark.heavy("chromium", "dot")

TWICE_AS_LARGE = (640, 400)  # what 1280 x 800 leaves at 200 %
WIDER_THAN_THE_SCREEN = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
FOCUSED = """() => {
    const { activeElement: element } = document;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    return {
        name: element.outerHTML.slice(0, 120),
        atStart: element === document.body,
        overlay: Boolean(element.closest(".overlay")),
        seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && box.width > 0,
        top: box.top, bottom: box.bottom,
    };
}"""
MOST_STOPS = 80


@pytest.fixture(scope="module")
def web(tmp_path_factory):
    """One server for the file, with three sketches; `web.ids` are theirs."""
    with served(ServeOptions(tmp_path_factory.mktemp("accessible"))) as client:
        teacher = box(1, "Teacher", 80, 80, attributes=[("name", 0.3), ("room", 0.9)])
        course = box(2, "Course", 560, 80, confidence=0.35)
        gives = line((280, 140), (560, 140), label="gives")
        photographed = stored(client, drawn([teacher, course], [("n1", "n2", gives)]))
        create = client.services.sketches.create
        client.ids = [photographed, create(shop().graph, "Shop").id, create(library().graph, "Books").id]
        client.services.sketches.rename(client.ids[1], None, ["draft", "billing"])
        yield client


HANDHELD = {"viewport": PHONE, "touch": True}
GERMAN_AT_NIGHT = {"dark": True, "locale": "de-DE"}
TOLERATED = ("404", "ERR_FAILED")


@pytest.mark.parametrize(
    ("states", "options"),
    [
        # The tests of the review look at its other states on a desk.
        pytest.param((*VIEWS, *OTHERS), {}, id="desk-light-english"),
        pytest.param((*VIEWS, *OTHERS, *REVIEWED), {**HANDHELD, **GERMAN_AT_NIGHT}, id="phone-dark-german"),
        pytest.param(VIEWS, GERMAN_AT_NIGHT, id="desk-dark-german"),
        pytest.param(REVIEWED, HANDHELD, id="phone-light-english"),
    ],
)
def test_nothing_serious_in_any_state(browse, web, axe, states, options):
    page = browse("/", tolerated=TOLERATED, **options)
    found = {}
    for state in states:
        state(page, web.ids)
        found[state.__name__] = axe(page)
        if by := page.evaluate(WIDER_THAN_THE_SCREEN):
            found[state.__name__].append(f"{by} pixels wider than the screen")
    assert {name: findings for name, findings in found.items() if findings} == {}


def test_each_view_has_one_heading_its_language_and_its_title(browse, web):
    page = browse("/", tolerated=TOLERATED, locale="de-DE")
    titles = set()
    for view in VIEWS:
        view(page, web.ids)
        assert page.locator("h1").count() == 1, view.__name__
        assert page.locator("html").get_attribute("lang") == "de"
        assert page.locator("main").count() == 1
        assert page.locator("[role=status], [aria-live]").count() > 0, view.__name__
        assert page.locator("[tabindex]:not([tabindex='0'], [tabindex='-1'])").count() == 0
        titles.add(page.title())
    assert len(titles) >= 5
    assert all("sketch2model" in title for title in titles), titles


def test_at_twice_the_size_nothing_runs_off(browse, web):
    page = browse("/", tolerated=TOLERATED, viewport=TWICE_AS_LARGE, locale="de-DE")
    wide = {}
    for state in (*VIEWS, choosing, selected):
        state(page, web.ids)
        wide[state.__name__] = page.evaluate(WIDER_THAN_THE_SCREEN)
    assert {name: by for name, by in wide.items() if by > 0} == {}


def tab_to(page, selector):
    """Goes on by Tab to what the selector means; every stop on the way can be seen."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        assert stop["seen"] or stop["atStart"] or stop["overlay"], stop["name"]
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached")


def test_by_the_keyboard_from_the_library_to_a_file(browse, web):
    page = browse("/")
    page.wait_for_selector(".sketch[data-id] img")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    tab_to(page, ".sketch-name a")
    while page.evaluate("document.activeElement.textContent") != "Shop":
        tab_to(page, ".sketch-name a")
    page.keyboard.press("Enter")
    page.wait_for_selector(".overlay [data-pointer]")
    tab_to(page, ".overlay [data-pointer^='/nodes/']")
    page.keyboard.press("Enter")
    page.keyboard.press("F2")
    page.keyboard.press("Control+a")
    page.keyboard.type("Visitor")
    with page.expect_response(lambda answer: answer.request.method == "PUT"):
        page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    tab_to(page, ".take-away")
    page.keyboard.press("Enter")
    page.wait_for_selector('.take-main[aria-busy="false"]')
    tab_to(page, ".format[href*='format=sql&'], .format[href$='format=sql']")
    page.keyboard.press("Enter")
    page.wait_for_selector(".listing .text")
    tab_to(page, ".take-actions a")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert "visitor" in download.value.path().read_text("utf-8")


def test_who_wants_little_motion_gets_none(browse, web):
    page = browse("/", reduced_motion="reduce")
    review(page, web.ids)
    moving = """() => [...document.querySelectorAll("*")].filter((element) => {
        const style = getComputedStyle(element);
        return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0;
    }).length"""
    assert page.evaluate(moving) == 0
    page.goto("/")
    page.wait_for_selector(".sketch[data-id]")
    assert page.evaluate(moving) == 0


def test_in_colours_of_ones_own_what_is_pressed_and_chosen_shows(browse, web):
    page = browse("/", forced_colors="active")
    choosing(page, web.ids)
    differs = """([one, other]) => {
        const look = (selector) => {
            const style = getComputedStyle(document.querySelector(selector));
            return [style.backgroundColor, style.color, style.borderColor, style.outline].join();
        };
        return look(one) !== look(other);
    }"""
    assert page.evaluate(differs, [".sketch.chosen", ".sketch:not(.chosen)"])
    assert page.evaluate(differs, [".toolbar .button[aria-pressed=true]", ".choosing-bar .button"])
    page.goto(f"/sketches/{web.ids[0]}/take-away")
    page.wait_for_selector(".format[aria-current]")
    assert page.evaluate(differs, [".format[aria-current]", ".format:not([aria-current])"])
    page.goto(f"/compare?old={web.ids[0]}&new={web.ids[1]}")
    page.wait_for_selector("[role=tab]")
    assert page.evaluate(differs, ["[role=tab][aria-selected=true]", "[role=tab][aria-selected=false]"])
