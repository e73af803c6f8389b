from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import etree

from sketch2model.elements import ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind
from sketch2model.export.diagrams.chen import without_repetitions
from sketch2model.export.diagrams.drawing import Drawing
from sketch2model.export.diagrams.drawio import DRAWIO
from sketch2model.export.escape import LABEL_LIMIT, one_line
from sketch2model.settings import ExportOptions


def cells_of(exportable):
    root = etree.fromstring(DRAWIO.write(exportable, ExportOptions()))
    return {cell.get("id"): cell for cell in root.iter("mxCell")}


def style_of(cell):
    return dict(part.partition("=")[::2] for part in cell.get("style").split(";") if part)


def geometry_of(cell):
    geometry = cell.find("mxGeometry")
    return {name: float(geometry.get(name)) for name in ("x", "y", "width", "height")}


def test_a_class_is_a_swimlane_with_a_row_for_each_member(examples):
    cells = cells_of(examples["shop"])
    rows = [cell for cell in cells.values() if cell.get("parent") == "n1"]
    assert style_of(cells["n1"])["shape"] == "swimlane"
    assert style_of(cells["n1"])["childLayout"] == "stackLayout"
    assert cells["n1"].get("value") == "«abstract»<br>Person"
    assert [row.get("value") for row in rows] == [
        "+ id: int {pk}",
        "+ name: String",
        "+ birth date ?",
        "",
        "+ age(): int",
    ]
    assert style_of(rows[0])["fontStyle"] == "1"
    assert style_of(rows[3])["shape"] == "line"


def test_rows_fill_the_box_below_the_title_without_gaps(examples):
    cells = cells_of(examples["shop"])
    top = float(style_of(cells["n3"])["startSize"])
    for row in (cell for cell in cells.values() if cell.get("parent") == "n3"):
        geometry = geometry_of(row)
        assert geometry["y"] == pytest.approx(top)
        top += geometry["height"]
    assert top == pytest.approx(geometry_of(cells["n3"])["height"])


def test_ends_and_strokes_are_those_of_uml(examples):
    cells = cells_of(examples["shop"])
    inheritance, realization, composition = (style_of(cells[name]) for name in ("e1", "e3", "e6"))
    assert (inheritance["endArrow"], inheritance["endFill"]) == ("block", "0")
    assert realization["dashed"] == "1"
    assert (composition["startArrow"], composition["startFill"]) == ("diamondThin", "1")
    assert style_of(cells["e7"])["endArrow"] == "open"
    assert style_of(cells["e8"])["startFill"] == "0"


def test_crows_feet(examples):
    styles = [style_of(cell) for cell in cells_of(examples["library"]).values() if cell.get("edge")]
    assert (styles[0]["startArrow"], styles[0]["endArrow"]) == ("ERone", "ERzeroToMany")
    assert (styles[2]["startArrow"], styles[2]["endArrow"]) == ("ERzeroToOne", "ERmany")


def test_multiplicities_and_roles_are_tied_to_their_ends(examples):
    cells = cells_of(examples["shop"])
    texts = {
        (cell.get("value"), cell.find("mxGeometry").get("x")) for cell in cells.values() if cell.get("parent") == "e5"
    }
    assert texts == {("1", "-1"), ("0..*", "1"), ("orders", "1")}
    assert cells["e5"].get("value") == "places"


def test_containers_hold_their_cells_and_places_are_theirs(examples):
    cells = cells_of(examples["approval"])
    pool, step = geometry_of(cells["n2"]), geometry_of(cells["n5"])
    assert style_of(cells["n2"])["container"] == "1"
    assert {name for name, cell in cells.items() if cell.get("parent") == "n2"} == {"n5", "n6", "n7", "n8", "n9", "n10"}
    assert 0 < step["x"] < step["x"] + step["width"] < pool["width"]
    assert 0 < step["y"] < step["y"] + step["height"] < pool["height"]


@pytest.mark.parametrize(
    ("name", "shape"),
    [("n3", "ellipse"), ("n6", "rhombus"), ("n9", "cylinder3"), ("n10", "document")],
)
def test_shapes_of_a_process(examples, name, shape):
    assert style_of(cells_of(examples["approval"])[name])["shape"] == shape


@pytest.mark.parametrize("shape", ShapeKind)
def test_every_shape_has_a_style(examples, shape):
    approval = examples["approval"]
    elements = (replace(approval.uml.elements[3], shape=shape, kind=NodeKind.NODE), *approval.uml.elements[4:])
    assert cells_of(replace(approval, uml=replace(approval.uml, elements=elements)))["n1"].get("style")


def test_the_beginning_and_the_end_of_a_state_machine(examples):
    approval = examples["approval"]
    signs = [
        replace(approval.uml.elements[number], kind=NodeKind.STATE, stereotype=word, name=None)
        for number, word in ((2, "initial"), (11, "final"))
    ]
    cells = cells_of(replace(approval, uml=replace(approval.uml, kind=DiagramKind.STATE, elements=tuple(signs))))
    assert style_of(cells["n1"])["fillColor"] != "#ffffff"
    assert style_of(cells["n2"])["shape"] == "endState"
    assert cells["n1"].get("value") == ""


def test_ovals_and_diamonds_are_drawn_once(diagrams, exportable_from):
    cells = cells_of(exportable_from(diagrams["school"]))
    assert not [cell for cell in cells.values() if cell.get("parent") == "n2"]
    assert [cell.get("value") for cell in cells.values() if cell.get("parent") == "n1"] == ["phone"]
    assert style_of(cells["n4"])["fontStyle"] == "4"
    assert style_of(cells["n5"])["fontStyle"] == "0"
    assert sum(cell.get("edge") == "1" for cell in cells.values()) == 8


def test_packages_are_folders_and_lanes_are_pools(diagrams, exportable_from):
    assert style_of(cells_of(exportable_from(diagrams["billing"]))["n1"])["shape"] == "folder"
    assert style_of(cells_of(exportable_from(diagrams["approval"]))["n1"])["horizontal"] == "0"


def test_several_diagrams_on_a_page_are_drawn_each_in_its_notation(diagrams, exportable_from):
    cells = cells_of(exportable_from(diagrams["page"]))
    assert len([cell for cell in cells.values() if cell.get("vertex")]) >= len(diagrams["page"].elements)
    shapes = [style_of(cells[name]).get("shape") for name in ("n6", "n9")]
    assert shapes == ["endState", "rhombus"]


def test_an_association_class_is_tied_to_the_middle_of_its_line(examples):
    shop = examples["shop"]
    relations = (replace(shop.uml.relations[4], association_class="n8"),)
    cells = cells_of(replace(shop, uml=replace(shop.uml, relations=relations)))
    tie = cells["e1-class"]
    anchor = cells[tie.get("target")]
    assert (tie.get("source"), anchor.get("parent")) == ("n8", "e1")
    assert anchor.find("mxGeometry").get("x") == "0"


def test_html_in_handwriting_stays_text(examples):
    shop = examples["shop"]
    elements = (replace(shop.uml.elements[7], name='<img src=x onerror="alert(1)">\n&lt;b>'),)
    cell = cells_of(replace(shop, uml=replace(shop.uml, elements=elements, relations=())))["n1"]
    assert "<" not in cell.get("value").replace("<br>", "")
    assert "&amp;lt;b&gt;" in cell.get("value")


@pytest.mark.heavy("node")
def test_maxgraph_sees_the_same_cells(ask_node, diagrams, exportable_from, hostile_diagrams, wild_diagrams, options):
    exportables = [*map(exportable_from, diagrams.values()), *hostile_diagrams, *wild_diagrams]
    answers = ask_node("check_drawio.mjs", [DRAWIO.write(each, options).decode() for each in exportables])
    for exportable, answer in zip(exportables, answers, strict=True):
        drawing, cells = Drawing.of(without_repetitions(exportable.uml)), {cell["id"]: cell for cell in answer}
        assert len(cells) == len(cells_of(exportable))
        for element in drawing.diagram.elements:
            cell = cells[drawing.names[element.id]]
            assert cell["vertex"]
            assert all(value is not None for value in cell["box"])
            assert plain(cell["shown"]["text"]).endswith(plain(one_line(element.name or "", LABEL_LIMIT)))
        for number, relation in enumerate(drawing.relations, 1):
            edge = cells[f"e{number}"]
            assert edge["edge"]
            assert (edge["source"], edge["target"]) == tuple(
                drawing.names[key] for key in (relation.source, relation.target)
            )
        for cell in answer:
            assert set(cell["shown"]["tags"]) <= {"br"}
            assert cell["parent"] in cells or cell["id"] == "0"
            assert not cell["edge"] or (cell["source"] in cells and cell["target"] in cells)


def plain(text):
    return re.sub(r"\s", "", text)


@pytest.mark.heavy("node")
def test_maxgraph_would_tell(ask_node, examples, options):
    text = DRAWIO.write(examples["library"], options).decode()
    (cells,) = ask_node(
        "check_drawio.mjs", [text.replace('target="n2"', 'target="n99"').replace("author", "&lt;b&gt;")]
    )
    cells = {cell["id"]: cell for cell in cells}
    assert cells["e1"]["target"] is None
    assert cells["n1"]["shown"]["tags"] == ["b"]


@pytest.mark.parametrize("kind", EdgeKind)
def test_every_relation_has_a_style(examples, kind):
    shop = examples["shop"]
    relation = replace(shop.uml.relations[4], kind=kind)
    assert cells_of(replace(shop, uml=replace(shop.uml, relations=(relation,))))["e1"].get("style")
