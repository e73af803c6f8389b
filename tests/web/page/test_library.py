"""The library in a browser: photos come in, sketches are found, named, tagged, put together and deleted."""

from __future__ import annotations

import re

import pytest
from browser import PHONE
from written_diagrams import approval, library, shop

pytestmark = pytest.mark.heavy("chromium")

FIRST_VIEW_MS = 1000.0
MOST_TRIES = 8
# The machine may be busy with something else.
ATTEMPTS = 8
RECOGNITION_MS = 120_000
# Counted from the navigation until the first card is drawn.
SHOWN = "() => document.querySelector('.sketch[data-id] img') && performance.now()"
SMOOTH_MS = 200.0
# Scrolls down through all cards that are there; the longest time between two frames.
SCROLLED = """() => new Promise((resolve) => {
    let [before, slowest] = [performance.now(), 0];
    scrollTo(0, 0);
    const step = (now) => {
        slowest = Math.max(slowest, now - before);
        before = now;
        scrollBy(0, 400);
        if (scrollY < 6000) requestAnimationFrame(step);
        else resolve(slowest);
    };
    requestAnimationFrame(step);
})"""
ODD_NAMES = (
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverwaltungsklassendiagrammentwurf_endgültig.jpg",
    "<script>alert('x')</script>",
    "مخطط \u202egpj.elor",
    "📷 🤖 ひと 👩\u200d👩\u200d👧",
    "x" * 200,
)
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def card(page, name):
    return page.get_by_role("listitem").filter(has=page.get_by_role("heading", name=name, exact=True))


def command(page, name, entry):
    card(page, name).get_by_role("button", name="What to do with").click()
    page.get_by_role("menuitem", name=entry).click()


@pytest.fixture
def three(web):
    """A library of three sketches."""
    sketches = web.services.sketches
    return [
        sketches.create(graph.graph, name)
        for graph, name in [(shop(), "Shop"), (library(), "Books"), (approval(), "Approval")]
    ]


def test_a_photo_becomes_a_sketch_and_others_do_not_stop_it(browse, samples, sketch_file, tmp_path):
    page = browse("/")
    page.get_by_role("heading", name="Photograph a sketch, get a model").wait_for()
    (tmp_path / "empty.png").touch()
    (tmp_path / "words.jpg").write_text("not a picture")
    shop_photo = next(path for path in samples if path.stem == "shop")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose photos").click()
    chooser.value.set_files([tmp_path / "empty.png", tmp_path / "words.jpg", shop_photo])
    under_way = page.get_by_role("region", name="Photos under way")
    under_way.get_by_text("The file is empty.").wait_for()
    under_way.get_by_text("This is not a picture that can be read.").wait_for()
    card(page, "shop.jpg").wait_for(timeout=RECOGNITION_MS)
    under_way.get_by_role("button", name="Remove empty.png").click()

    page.locator("[data-purpose=choose]").set_input_files(shop_photo)
    under_way.get_by_text("This photo was here already").wait_for()
    assert page.locator(".sketch[data-id]").count() == 1
    under_way.get_by_role("link", name="Open").click()
    page.wait_for_url(re.compile(r"/sketches/[\w-]{16}$"))


def test_files_are_dropped_on_the_page(browse, web):
    page = browse("/")
    page.get_by_role("heading", name="Photograph").wait_for()
    drop = """(name) => {
        const carried = new DataTransfer();
        carried.items.add(new File(["not a picture"], "dropped.jpg"));
        document.body.dispatchEvent(new DragEvent(name, { bubbles: true, cancelable: true, dataTransfer: carried }));
    }"""
    page.evaluate(drop, "dragenter")
    page.get_by_text("Let go to add the photos").wait_for()
    page.evaluate(drop, "drop")
    page.get_by_text("dropped.jpg").wait_for()
    assert page.get_by_text("Let go to add the photos").count() == 0


def test_what_is_too_large_is_not_even_sent(browse, web):
    page = browse("/")
    page.get_by_role("heading", name="Photograph").wait_for()
    sent = []
    page.on("request", lambda request: sent.append(request.method))
    page.evaluate(
        """(size) => {
            const carried = new DataTransfer();
            carried.items.add(new File([new Uint8Array(size)], "huge.jpg"));
            document.dispatchEvent(new ClipboardEvent("paste", { clipboardData: carried, bubbles: true }));
        }""",
        web.services.options.max_upload_mib * 2**20 + 1,
    )
    page.get_by_text("The file is larger than 64 MB.").wait_for()
    assert "POST" not in sent


def test_the_search_stands_in_the_address(browse, three):
    page = browse("/")
    card(page, "Shop").wait_for()
    page.keyboard.press("/")
    page.keyboard.type("product")
    page.wait_for_url("**/?search=product")
    page.get_by_text("1 sketch found").wait_for()
    page.reload()
    page.get_by_text("1 sketch found").wait_for()
    assert page.get_by_role("searchbox").input_value() == "product"
    page.get_by_role("searchbox").fill("nobody wrote this")
    page.get_by_role("heading", name="Nothing found").wait_for()
    page.get_by_role("button", name="Show all sketches").click()
    page.get_by_text("3 sketches").wait_for()


def test_names_are_changed_where_they_stand_and_are_text(browse, web, three):
    page = browse("/")
    command(page, "Shop", "Rename")
    page.keyboard.type("<script>alert(1)</script>")
    page.keyboard.press("Enter")
    card(page, "<script>alert(1)</script>").wait_for()
    command(page, "Books", "Rename")
    page.keyboard.type("forgotten")
    page.keyboard.press("Escape")
    page.reload()
    card(page, "Books").wait_for()
    card(page, "<script>alert(1)</script>").wait_for()


def test_tags_are_given_and_filter(browse, three):
    page = browse("/")
    command(page, "Shop", "Tags")
    page.keyboard.type("billing, draft")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="billing").click()
    page.wait_for_url("**/?tag=billing")
    page.get_by_text("1 sketch found").wait_for()
    command(page, "Shop", "Tags")
    page.get_by_role("button", name="Remove the tag draft").click()
    page.keyboard.press("Escape")
    page.reload()
    page.get_by_role("button", name="billing").wait_for()
    assert page.get_by_role("button", name="draft").count() == 0


def test_what_is_deleted_is_asked_for_and_gone(browse, web, three):
    page = browse("/")
    command(page, "Shop", "Delete")
    page.get_by_role("button", name="Cancel").click()
    command(page, "Shop", "Delete")
    page.get_by_role("button", name="Delete for good").click()
    page.get_by_text("1 sketch deleted").wait_for()
    assert card(page, "Shop").count() == 0
    assert web.get("/api/sketches").json()["total"] == 2


def test_two_sketches_are_compared_and_merged(browse, three):
    page = browse("/")
    page.get_by_role("button", name="Select").click()
    page.get_by_role("checkbox", name="Shop").check()
    page.get_by_role("checkbox", name="Books").check()
    page.get_by_role("button", name="Merge").click()
    page.get_by_role("textbox", name="Name of the new sketch").fill("Both")
    page.get_by_role("dialog").get_by_role("button", name="Merge").click()
    page.wait_for_url("**/sketches/*")
    page.goto("/")
    page.get_by_role("button", name="Select").click()
    page.get_by_role("checkbox", name="Shop").check()
    page.get_by_role("checkbox", name="Both").check()
    page.get_by_role("button", name="Compare").click()
    page.get_by_role("heading", name="Relations").wait_for()
    page.get_by_role("tab", name="Change the tables").click()
    page.get_by_label("Database").select_option("sqlite")
    page.get_by_text("CREATE TABLE").wait_for()
    page.get_by_role("button", name="Choose another: Before").click()
    page.get_by_role("dialog").get_by_role("button", name="Both").click()
    page.get_by_role("heading", name="This is the same sketch twice").wait_for()


def test_what_others_change_is_seen_at_once(browse, web, three):
    page = browse("/")
    card(page, "Shop").wait_for()
    web.patch(f"/api/sketches/{three[0].id}", json={"name": "Renamed elsewhere"})
    card(page, "Renamed elsewhere").wait_for()


def test_an_error_says_so_and_is_tried_again(browse, three):
    page = browse("/compare", tolerated=["ERR_FAILED"])
    page.route("**/api/sketches?*", lambda route: route.abort())
    page.get_by_role("link", name="sketch2model").click()
    page.get_by_text("The server does not answer.").wait_for()
    page.unroute("**/api/sketches?*")
    page.get_by_role("button", name="Try again").click()
    card(page, "Shop").wait_for()


def test_the_focus_goes_back_to_where_a_dialog_was_asked_for(browse, three):
    page = browse("/")
    command(page, "Shop", "Delete")
    page.get_by_role("dialog").wait_for()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "What to do with Shop"


def test_a_phone_takes_the_photo_first(browse, three):
    page = browse("/", viewport=PHONE, touch=True, locale="de-DE")
    card(page, "Shop").wait_for()
    buttons = page.get_by_role("region", name="Fotos hinzufügen").get_by_role("button").all_inner_texts()
    assert [text.strip() for text in buttons] == ["Foto aufnehmen", "Fotos auswählen"]
    assert page.locator("[data-purpose=camera]").get_attribute("capture") == "environment"
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate(OVERFLOW) == 0


def test_a_thousand_sketches_come_within_a_second_and_are_scrolled_at_ease(browse, web):
    graph = shop().graph
    for number in range(1000):
        web.services.sketches.create(graph, f"Sketch {number}")
    shown = []
    # The best of a few: the machine may be busy with something else.
    while len(shown) < MOST_TRIES and min(shown, default=FIRST_VIEW_MS) >= FIRST_VIEW_MS:
        page = browse("/")
        shown.append(page.wait_for_function(SHOWN).json_value())
        page.context.close()
    assert min(shown) < FIRST_VIEW_MS, shown
    page = browse("/")
    page.wait_for_function(SHOWN)
    for count in (150, 250):
        page.wait_for_function(
            """(count) => {
                scrollTo(0, document.body.scrollHeight);
                return document.querySelectorAll(".sketch").length > count;
            }""",
            arg=count,
        )
    slowest = min(page.evaluate(SCROLLED) for _ in range(3))
    assert slowest < SMOOTH_MS
    assert page.locator(".sketch img:not([loading=lazy])").count() == 0
    page.locator(".sketch .menu > button").first.click()
    page.get_by_role("menuitem", name="Rename").wait_for()


def test_odd_names_are_text_and_stay_in_their_place(browse, web):
    graph = shop().graph
    for name in ODD_NAMES:
        web.services.sketches.create(graph, name)
    page = browse("/", viewport=PHONE, touch=True, locale="de-DE")
    for name in ODD_NAMES:
        page.locator(".sketch-name", has_text=name).wait_for()
    assert page.evaluate(OVERFLOW) == 0
    turning = next(name for name in ODD_NAMES if "\u202e" in name)
    page.locator(".sketch", has_text=turning).locator(".menu > button").click()
    page.get_by_role("menuitem", name="Löschen").click()
    assert page.locator("dialog h2").inner_text() == f"„\u2068{turning}\u2069“ löschen?"
    page.keyboard.press("Escape")
    first, last = (page.locator(".sketch").nth(at).get_attribute("data-id") for at in (0, -1))
    page.goto(f"/compare?old={first}&new={last}")
    page.get_by_role("heading", name="Keine Unterschiede").wait_for()
    assert page.evaluate(OVERFLOW) == 0
    page.goto(f"/sketches/{last}/take-away")
    page.wait_for_selector(".picture img")
    assert page.evaluate(OVERFLOW) == 0
    assert page.title().startswith(ODD_NAMES[0])


def test_who_comes_back_finds_their_place(browse, web):
    graph = approval().graph
    for number in range(20):
        web.services.sketches.create(graph, f"Sketch {number}")
    page = browse("/", viewport=PHONE)
    last = card(page, "Sketch 0")
    last.scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    assert place > 0
    last.get_by_role("link", name="Sketch 0").click()
    page.wait_for_url("**/sketches/*")
    page.wait_for_function("scrollY === 0")
    page.go_back()
    page.wait_for_function("(place) => Math.abs(scrollY - place) < 200", arg=place)
