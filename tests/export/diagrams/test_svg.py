from __future__ import annotations

import shutil
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from sketch2model.export.diagrams.rendered import SVG
from sketch2model.export.diagrams.words import name_and_role_of
from sketch2model.settings import ExportOptions

NAMESPACE = "{http://www.w3.org/2000/svg}"


@pytest.fixture(params=["program", "inside"])
def graphviz(request, monkeypatch):
    """The dot program, then the copy of Graphviz inside pygraphviz."""
    if request.param == "inside":
        monkeypatch.setattr(shutil, "which", lambda name: None)
    elif shutil.which("dot") is None:
        pytest.skip("there is no dot program")


def drawn(exportable, **options) -> ET.Element:
    return ET.fromstring(SVG.write(exportable, ExportOptions(**options)))  # noqa: S314


def words(root, tag):
    return [each.text for each in root.iter(NAMESPACE + tag)]


@pytest.mark.usefixtures("graphviz")
def test_it_says_in_words_what_it_shows(examples):
    root = drawn(examples["shop"])
    assert root.get("role") == "graphics-document document"
    assert [child.tag for child in root][:2] == [f"{NAMESPACE}title", f"{NAMESPACE}desc"]
    assert root[0].text == "Class diagram shop.jpg"
    assert root[1].text.startswith("Class diagram with 8 classes, 1 note, 9 relations. Person; Customer;")
    assert "Customer inherits from Person;" in root[1].text
    assert "Customer is associated with Order: places (1 Customer, 0..* Order as orders);" in root[1].text


@pytest.mark.usefixtures("graphviz")
@pytest.mark.parametrize("name", ["shop", "approval", "billing", "page"])
def test_groups_have_names_of_the_sketch_and_none_of_graphviz(diagrams, exportable_from, name):
    diagram = diagrams[name]
    root = drawn(exportable_from(diagram))
    titles = set(words(root, "title"))
    assert {name_and_role_of(element) for element in diagram.elements} <= titles
    assert not [
        title for title in titles if title.startswith(("n1", "e1", "cluster", "graph", "%", "middle", "corner"))
    ]
    assert not [each for each in root.iter() if each.get("id")]
    assert not [group for group in root.iter(f"{NAMESPACE}g") if len(group) == 0]


@pytest.mark.usefixtures("graphviz")
def test_each_text_has_the_length_it_was_measured_with(examples):
    root = drawn(examples["shop"])
    texts = list(root.iter(f"{NAMESPACE}text"))
    assert len(texts) > 30
    assert all(float(text.get("textLength")) > 0 for text in texts)
    by_text = {text.text: float(text.get("textLength")) for text in texts}
    assert by_text["+ placed_at: DateTime = now()"] > by_text["+ number: int"]


def test_hostile_names_stay_words(hostile, nasty_texts):
    exportable = hostile(['<script>alert("x")</script>', "]]>", "a\x00b\ud800", "\u202eevil"])
    data = SVG.write(exportable, ExportOptions())
    assert b"<script" not in data
    titles = words(ET.fromstring(data), "title")  # noqa: S314
    assert any('<script>alert("x")</script>' in title for title in titles)


@pytest.mark.usefixtures("graphviz")
@pytest.mark.parametrize("name", ["shop", "billing", "page", "school"])
@pytest.mark.parametrize("layout", ["auto", "sketch"])
def test_groups_say_which_part_of_the_graph_they_show(diagrams, exportable_from, name, layout):
    diagram = diagrams[name]
    root = drawn(exportable_from(diagram), layout=layout)
    groups = list(root.iter(f"{NAMESPACE}g"))
    shown = {group.get("data-element"): group[0].text for group in groups if group.get("data-element")}
    assert shown == {element.id: name_and_role_of(element) for element in diagram.elements}
    places = {int(group.get("data-edge")) for group in groups if group.get("data-edge")}
    assert places <= set(range(len(diagram.relations)))
    assert all(not group.get("data-edge") for group in groups if group.get("class") != "edge")
    for group in groups:
        if group.get("data-edge"):
            relation = diagram.relations[int(group.get("data-edge"))]
            names = {element.id: element.name for element in diagram.elements}
            assert (names[relation.source] or "") in group[0].text
            assert (names[relation.target] or "") in group[0].text


def test_associations_beside_diamonds_leave_their_numbers_free(diagrams, exportable_from):
    diagram = diagrams["school"]
    groups = drawn(exportable_from(diagram)).iter(f"{NAMESPACE}g")
    places = {int(group.get("data-edge")) for group in groups if group.get("data-edge")}
    hidden = set(range(len(diagram.relations))) - places
    assert hidden
    assert all(diagram.relations[place].kind == "association" for place in hidden)


def test_ids_of_others_do_no_harm(hostile):
    nasty = ['"><script>x</script>', "a\x00b\x1b\ufffe", "line\nbreak", "&amp;"]
    exportable = hostile(["a", "b", "c", "d"])
    elements = tuple(
        replace(element, id=nasty[place]) if place < len(nasty) else element
        for place, element in enumerate(exportable.uml.elements)
    )
    data = SVG.write(replace(exportable, uml=replace(exportable.uml, elements=elements, relations=())), ExportOptions())
    assert b"<script" not in data
    root = ET.fromstring(data)  # noqa: S314
    ids = {group.get("data-element") for group in root.iter(f"{NAMESPACE}g")}
    assert {'"><script>x</script>', "ab\ufffd", "&amp;"} <= ids


def test_themes_differ_in_colours_alone(examples):
    light, dark = (drawn(examples["approval"], theme=theme) for theme in ("light", "dark"))
    assert words(light, "text") == words(dark, "text")
    assert next(light.iter(f"{NAMESPACE}polygon")).get("fill") == "#ffffff"
    assert next(dark.iter(f"{NAMESPACE}polygon")).get("fill") == "#12161d"


def test_files_are_small(diagrams, exportable_from):
    size = len(SVG.write(exportable_from(diagrams["classes 15"]), ExportOptions()))
    assert size < 2000 * 15


def test_the_first_and_the_last_state_look_as_in_uml(diagrams, exportable_from):
    root = drawn(exportable_from(diagrams["door"]))
    circles = list(root.iter(f"{NAMESPACE}ellipse"))
    assert len(circles) == 3  # one disc; one disc in a ring
    assert [circle.get("fill") for circle in circles].count("none") == 1


def test_the_tab_of_a_package_lies_on_its_frame_inside_the_picture(diagrams, exportable_from):
    root = drawn(exportable_from(diagrams["billing"]))
    (package,) = (
        group
        for group in root.iter(f"{NAMESPACE}g")
        if group.get("class") == "cluster" and group[0].text == "accounts (container)"
    )
    frame, *tab = (
        [tuple(map(float, p.split(","))) for p in each.get("points").split()]
        for each in package.iter(f"{NAMESPACE}polygon")
    )
    top = min(y for _, y in frame)
    tab_ys = [y for points in tab for _, y in points]
    assert max(tab_ys) == pytest.approx(top, abs=1.5)
    assert min(tab_ys) < top - 10
    canvas = next(root.iter(f"{NAMESPACE}polygon")).get("points").split()
    assert min(tab_ys) > min(float(point.split(",")[1]) for point in canvas)
