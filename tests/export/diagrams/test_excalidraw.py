from __future__ import annotations

import json
from dataclasses import replace

import pytest

from sketch2model.elements import EndKind, ShapeKind
from sketch2model.elements.vocabulary import NodeKind
from sketch2model.export.diagrams.drawing import Drawing
from sketch2model.export.diagrams.excalidraw import EXCALIDRAW
from sketch2model.settings import ExportOptions

TYPES = {"rectangle", "ellipse", "diamond", "text", "line", "arrow", "frame"}


def scene_of(exportable):
    file = json.loads(EXCALIDRAW.write(exportable, ExportOptions()))
    return {element["id"]: element for element in file["elements"]}


def assert_tied(scene):
    """Whatever refers to another element is known there as well."""
    for element in scene.values():
        assert element["type"] in TYPES
        for bound in element["boundElements"]:
            assert scene[bound["id"]]["type"] == bound["type"]
        if element.get("containerId"):
            assert {"type": "text", "id": element["id"]} in scene[element["containerId"]]["boundElements"]
        for end in ("startBinding", "endBinding"):
            if element.get(end):
                assert {"type": "arrow", "id": element["id"]} in scene[element[end]["elementId"]]["boundElements"]
                assert -1 <= element[end]["focus"] <= 1
        if element["frameId"]:
            assert scene[element["frameId"]]["type"] == "frame"


def test_everything_is_tied_both_ways(example):
    scene = scene_of(example)
    assert_tied(scene)
    drawing = Drawing.of(example.uml)
    for number, relation in enumerate(drawing.relations, 1):
        ends = [scene[f"e{number}"][end]["elementId"] for end in ("startBinding", "endBinding")]
        assert ends == [drawing.names[relation.source], drawing.names[relation.target]]


def test_a_class_is_a_group_with_a_line_above_each_compartment(examples):
    scene = scene_of(examples["shop"])
    group = [element for element in scene.values() if element["groupIds"] == ["n1-group"]]
    assert [element["type"] for element in group].count("line") == 2
    words = [element["text"] for element in group if element["type"] == "text"]
    assert words == ["«abstract»\nPerson", "+ id: int {pk}", "+ name: String", "+ birth date ?", "+ age(): int"]
    assert scene["n1-text"]["containerId"] == "n1"


def test_boxes_hold_their_texts(examples):
    scene = scene_of(examples["shop"])
    box, row = scene["n1"], scene["n1-1-1"]
    assert box["x"] < row["x"]
    assert row["x"] + row["width"] < box["x"] + box["width"]
    assert row["y"] + row["height"] < box["y"] + box["height"]


@pytest.mark.parametrize(
    ("line", "end", "head"),
    [
        ("e1", "endArrowhead", "triangle_outline"),
        ("e6", "startArrowhead", "diamond"),
        ("e7", "endArrowhead", "arrow"),
        ("e8", "startArrowhead", "diamond_outline"),
        ("e5", "endArrowhead", None),
    ],
)
def test_arrowheads(examples, line, end, head):
    assert scene_of(examples["shop"])[line][end] == head


def test_crows_feet_that_it_lacks_are_said_in_words(examples):
    scene = scene_of(examples["library"])
    assert (scene["e1"]["startArrowhead"], scene["e1"]["endArrowhead"]) == ("crowfoot_one", "crowfoot_many")
    assert scene["e1-tm"]["text"] == "0..*"
    assert "e1-sm" not in scene


def test_containers_are_frames_that_come_after_what_they_hold(examples):
    scene = scene_of(examples["approval"])
    order = list(scene)
    inside = [name for name, element in scene.items() if element["frameId"] == "n2"]
    assert scene["n2"]["type"] == "frame"
    assert {"n5", "n6", "n7", "n8", "n9", "n10"} <= set(inside)
    assert all(order.index(name) < order.index("n2") for name in inside)


def test_a_container_within_a_container_is_a_box_since_frames_hold_no_frames(examples):
    approval = examples["approval"]
    first, second, *others = approval.uml.elements
    elements = (first, replace(second, parent=first.id), *others)
    scene = scene_of(replace(approval, uml=replace(approval.uml, elements=elements)))
    assert scene["n2"]["type"] == "rectangle"
    assert {scene[name]["frameId"] for name in ("n2", "n5", "n3")} == {"n1"}


def test_the_label_of_an_arrow_is_bound_to_it(examples):
    scene = scene_of(examples["approval"])
    assert (scene["e4-text"]["text"], scene["e4-text"]["containerId"]) == ("yes", "e4")
    assert scene["e2"]["strokeStyle"] == "dashed"


def test_labels_of_lines_beside_each_other_stand_at_bends_of_their_own(diagrams, exportable_from):
    scene = scene_of(exportable_from(diagrams["door"]))
    for name in ("e4", "e5"):
        arrow, label = scene[name], scene[f"{name}-text"]
        assert len(arrow["points"]) == 3
        assert arrow["y"] + arrow["points"][1][1] == pytest.approx(label["y"] + label["height"] / 2, abs=0.3)
    assert abs(scene["e4-text"]["y"] - scene["e5-text"]["y"]) > scene["e4-text"]["height"]


def test_an_association_class_is_tied_to_the_middle_of_its_line(examples):
    shop = examples["shop"]
    relations = (replace(shop.uml.relations[4], association_class="n8"),)
    scene = scene_of(replace(shop, uml=replace(shop.uml, relations=relations)))
    assert_tied(scene)
    assert scene["e1-class"]["startBinding"]["elementId"] == "n8"
    assert scene["e1-class"]["strokeStyle"] == "dashed"


@pytest.mark.parametrize("shape", ShapeKind)
def test_every_shape_can_be_tied_to(examples, shape):
    approval = examples["approval"]
    elements = tuple(replace(e, shape=shape, kind=NodeKind.NODE, parent=None) for e in approval.uml.elements[3:5])
    scene = scene_of(replace(approval, uml=replace(approval.uml, elements=elements)))
    assert_tied(scene)
    assert scene["e1"]["startBinding"]["elementId"] == "n1"


def test_dark_themes_are_its_own_business(examples):
    light, dark = (
        json.loads(EXCALIDRAW.write(examples["shop"], ExportOptions(theme=theme))) for theme in ("light", "dark")
    )
    assert dark["appState"]["theme"] == "dark"
    assert light["elements"] == dark["elements"]


@pytest.mark.heavy("node")
def test_excalidraw_restores_all_of_it(ask_node, diagrams, exportable_from, hostile_diagrams, wild_diagrams, options):
    shop = exportable_from(diagrams["shop"])
    ends = tuple(
        replace(shop.uml.relations[4], source_end=end, target_end=other)
        for end, other in zip(EndKind, reversed(EndKind), strict=True)
    )
    exportables = [
        *map(exportable_from, diagrams.values()),
        *hostile_diagrams,
        *wild_diagrams,
        replace(shop, uml=replace(shop.uml, relations=ends)),
    ]
    answers = ask_node("check_excalidraw.mjs", [EXCALIDRAW.write(each, options).decode() for each in exportables])
    for exportable, restored in zip(exportables, answers, strict=True):
        written = scene_of(exportable)
        assert [element["id"] for element in restored] == list(written)
        assert_tied({element["id"]: element for element in restored})
        for element in restored:
            assert not element["isDeleted"]
            kept = ("type", "containerId", "startArrowhead", "endArrowhead", "frameId", "groupIds", "text", "points")
            assert [element.get(key) for key in kept] == [written[element["id"]].get(key) for key in kept]
            assert {b["id"] for b in element["boundElements"]} == {
                b["id"] for b in written[element["id"]]["boundElements"]
            }


@pytest.mark.heavy("node")
def test_excalidraw_would_tell(ask_node, examples, options):
    text = EXCALIDRAW.write(examples["library"], options).decode()
    (restored,) = ask_node("check_excalidraw.mjs", [text.replace('"diamond"', '"rhombus"')])
    restored = {element["id"]: element for element in restored}
    assert "n3" in scene_of(examples["library"])
    assert "n3" not in restored
    assert restored["e2"]["endBinding"] is None
