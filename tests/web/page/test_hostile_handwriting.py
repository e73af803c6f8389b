"""Handwriting that would like to be markup or script is text on every page."""

from __future__ import annotations

import pytest
from stored_sketches import box, drawn, line, stored

from sketch2model.registry import format_names, get_format

pytestmark = pytest.mark.heavy("chromium", "dot")

WRITINGS = (
    "<script>window.ran = 1</script>",
    "<img src=x onerror='window.ran = 2'>",
    "\"><svg onload='window.ran = 3'>",
    "javascript:window.ran = 4",
    "${window.ran = 5} {{window.ran = 6}}",
    "</text></svg><iframe src=javascript:parent.ran=7>",
    "constructor",
    "__proto__",
    "\u202etxet\u2066 \u200b e\u0301",
)


def hostile():
    """A graph in which every text that a client may set, and every word besides, would like to run."""
    first = box(1, WRITINGS[0], 80, 80, confidence=0.3, attributes=[(text, 0.3) for text in WRITINGS[:4]])
    second = box(2, WRITINGS[1], 560, 80, attributes=[(text, 0.9) for text in WRITINGS[4:]])
    third = box(3, WRITINGS[2], 560, 400, confidence=0.2)
    for node, text in zip((first, second, third), WRITINGS, strict=False):
        lines = {"text": text, "bbox": node["bbox"], "confidence": 0.3, "alternatives": list(WRITINGS)}
        node |= {"stereotype": text, "text": text, "lines": [lines | {"place": "inside", "compartment": 0}]}
        for member in node["attributes"]:
            member |= {"type": text, "default": text, "multiplicity": text, "text": text}
    said = {"label": WRITINGS[0], "source_role": WRITINGS[1], "target_role": WRITINGS[2]}
    counted = {"source_multiplicity": WRITINGS[3], "target_multiplicity": WRITINGS[5]}
    edge = line((280, 140), (560, 140), confidence=0.3, **said, **counted)
    graph = drawn([first, second, third], [("n1", "n2", edge)])
    remark = {"severity": "warning", "bbox": [80, 80, 200, 200]}
    graph.graph["issues"] = [{"code": text, "message": text} | remark for text in WRITINGS[:3]]
    return graph


@pytest.fixture
def sketches(web):
    """The ids of two sketches whose names and tags are hostile, too."""
    ids = []
    for graph in (hostile(), hostile()):
        graph.nodes["n3"]["name"] = WRITINGS[len(ids)]
        ids.append(stored(web, graph))
        changes = {"name": WRITINGS[len(ids)], "tags": list(map(str.strip, (text[:40] for text in WRITINGS[:3])))}
        assert web.patch(f"/api/sketches/{ids[-1]}", json=changes).status_code == 200
    return ids


def assert_calm(page):
    assert page.evaluate("() => window.ran") is None
    assert page.locator("img[src=x], iframe, script:not([src])").count() == 0
    assert page.locator(".problem").count() == 0


def test_the_library_shows_it(browse, sketches):
    page = browse("/")
    for text in WRITINGS[:3]:  # names and tags
        page.get_by_text(text).locator("visible=true").first.wait_for()
    assert_calm(page)


def test_the_review_shows_it(browse, sketches):
    page = browse(f"/sketches/{sketches[0]}")
    page.wait_for_selector(".overlay [data-pointer]")
    for _ in range(6):
        page.keyboard.press("n")
        assert_calm(page)
    assert WRITINGS[0] in page.content().replace("&lt;", "<").replace("&gt;", ">")


def test_every_format_shows_it(browse, web, sketches):
    page = browse(f"/sketches/{sketches[0]}/take-away")
    page.wait_for_selector('.take-main[aria-busy="false"]')
    for name in format_names():
        page.locator(f'.format[href*="format={name}"]').first.click()
        page.wait_for_selector('.take-main[aria-busy="false"]')
        assert_calm(page)


@pytest.mark.parametrize("kind", [name for name in format_names() if get_format(name).media_type == "image/svg+xml"])
def test_a_drawing_opened_by_itself_runs_nothing(browse, sketches, kind):
    page = browse(f"/api/sketches/{sketches[0]}/exports/{kind}")
    assert page.evaluate("() => window.ran") is None


def test_the_comparison_shows_it(browse, sketches):
    page = browse(f"/compare?old={sketches[0]}&new={sketches[1]}")
    page.get_by_text(WRITINGS[0]).locator("visible=true").first.wait_for()
    assert_calm(page)
