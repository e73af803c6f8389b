from __future__ import annotations

import itertools
import re
import subprocess
from dataclasses import replace
from shutil import which

import pytest

from sketch2model.concepts import UmlDiagram, UmlElement, UmlRelation
from sketch2model.elements import Box, EndKind, LineStyle, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind
from sketch2model.export.diagrams import dot
from sketch2model.export.diagrams.dot import DOT, drawing_of
from sketch2model.settings import ExportOptions

needs_dot = pytest.mark.skipif(which("dot") is None, reason="there is no dot program")


def dot_source(diagram: UmlDiagram, layout: str) -> str:
    return dot.dot_source(drawing_of(diagram), ExportOptions(layout=layout))


def two(relation: UmlRelation, kind: DiagramKind = DiagramKind.CLASS) -> UmlDiagram:
    """One element above the other, and a relation between them."""
    elements = tuple(
        UmlElement(f"n{n}", f"C{n}", NodeKind.CLASS, ShapeKind.RECTANGLE, Box(0, 200 * n, 100, 200 * n + 50))
        for n in (1, 2)
    )
    return UmlDiagram(kind, elements, (relation,), "two.png", 500, 500)


def edge(relation: UmlRelation) -> tuple[str, str, dict[str, str]]:
    found = re.search(r"^\s*(\S+) -> (\S+) \[(.*)\]$", dot_source(two(relation), "auto"), re.MULTILINE)
    assert found
    return found[1], found[2], dict(re.findall(r'(\w+)="?([^" ]*)"?', found[3]))


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        (EdgeKind.INHERITANCE, ("n1", "n2", "onormal", "none", None)),
        (EdgeKind.REALIZATION, ("n1", "n2", "onormal", "none", "dashed")),
        (EdgeKind.DEPENDENCY, ("n2", "n1", "none", "vee", "dashed")),
        (EdgeKind.DIRECTED_ASSOCIATION, ("n2", "n1", "none", "vee", None)),
        (EdgeKind.AGGREGATION, ("n2", "n1", "odiamond", "none", None)),
        (EdgeKind.COMPOSITION, ("n2", "n1", "diamond", "none", None)),
        (EdgeKind.ASSOCIATION, ("n1", "n2", "none", "none", None)),
    ],
)
def test_each_kind_of_relation_has_the_signs_of_uml(kind, shown):
    tail, head, attributes = edge(UmlRelation("n2", "n1", kind))
    assert (tail, head, attributes["arrowtail"], attributes["arrowhead"], attributes.get("style")) == shown


def test_the_whole_stands_above_its_part_wherever_the_diamond_was_drawn():
    drawn = UmlRelation("n2", "n1", EdgeKind.COMPOSITION, target_end=EndKind.FILLED_DIAMOND)
    tail, head, attributes = edge(drawn)
    assert (tail, head) == ("n1", "n2")
    assert (attributes["arrowtail"], attributes["arrowhead"]) == ("diamond", "none")


@pytest.mark.parametrize(
    ("end", "sign"),
    [
        (EndKind.ONE, "tee"),
        (EndKind.MANY, "crow"),
        (EndKind.ZERO_ONE, "teeodot"),
        (EndKind.ZERO_MANY, "crowodot"),
        (EndKind.CIRCLE, "odot"),
    ],
)
def test_crows_feet(end, sign):
    _, _, attributes = edge(UmlRelation("n1", "n2", EdgeKind.ASSOCIATION, target_end=end))
    assert attributes["arrowhead"] == sign


def test_dotted_lines_stay_dotted():
    assert edge(UmlRelation("n1", "n2", EdgeKind.LINK, LineStyle.DOTTED))[2]["style"] == "dotted"


def test_a_class_has_compartments_in_the_notation_of_uml(examples, options):
    text = DOT.write(examples["shop"], options).decode()
    person = re.search(r"\sn1 \[(.*)\]", text)[1]
    assert "«abstract»" in person
    assert "<B><I>Person</I></B>" in person
    assert "<B>+ id: int {pk}</B>" in person
    assert person.index("+ birth date") < person.index("+ age(): int")
    assert "<U>+ count: int</U>" in text
    assert "+ /total: Money" in text
    assert "+ tags: String [0..*]" in text
    assert "+ placed_at: DateTime = now()" in text


def test_containers_hold_their_elements(examples, options):
    text = DOT.write(examples["approval"], options).decode()
    lane = text[text.index("subgraph cluster_n1 {") : text.index("subgraph cluster_n2 {")]
    assert set(re.findall(r"^\s+(n\d+) \[", lane, re.MULTILINE)) == {"n3", "n4", "n11", "n12"}
    assert re.search("lhead=cluster_n1.* ltail=cluster_n2", text)


def test_a_wide_process_runs_from_left_to_right(examples, options):
    assert "rankdir=LR" in DOT.write(examples["approval"], options).decode()
    assert "rankdir=TB" in DOT.write(examples["shop"], options).decode()


def test_containers_that_hold_each_other_and_ends_that_do_not_exist_are_survived():
    diagram = two(UmlRelation("n1", "nowhere", EdgeKind.FLOW))
    first, second = diagram.elements
    circle = replace(diagram, elements=(replace(first, parent="n2"), replace(second, parent="n1")))
    text = dot_source(circle, "auto")
    assert text.count("subgraph") == 1
    assert "->" not in text


def test_lines_of_a_large_sketch_run_straight_since_leading_them_around_takes_too_long():
    diagram = two(UmlRelation("n1", "n2", EdgeKind.LINK))
    many = tuple(replace(diagram.elements[0], id=f"n{number}") for number in range(200))
    assert "splines=spline" in dot_source(diagram, "sketch")
    assert "splines=line" in dot_source(replace(diagram, elements=many), "sketch")


def positions(text: str) -> dict[str, Box]:
    """Node name to its box in inches, y up, as Graphviz drew it."""
    plain = subprocess.run(["dot", "-Tplain"], input=text, capture_output=True, text=True, check=True).stdout
    boxes = {}
    for line in plain.splitlines():
        if line.startswith("node "):
            _, name, x, y, width, height = line.split()[:6]
            x, y, width, height = map(float, (x, y, width, height))
            boxes[name] = Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
    return boxes


@needs_dot
def test_parents_stand_above_their_children(examples):
    boxes = positions(dot_source(examples["shop"].uml, "auto"))
    assert boxes["n1"].y0 > boxes["n2"].y1
    assert boxes["n4"].y0 > boxes["n3"].y1


@needs_dot
@pytest.mark.parametrize("name", ["shop", "approval", "library"])
def test_the_sketch_layout_keeps_the_places_of_the_paper(examples, name):
    diagram = examples[name].uml
    boxes = positions(dot_source(diagram, "sketch"))
    drawn = {element.id: element.box for element in diagram.elements if element.id in boxes}
    for one, other in itertools.combinations(drawn, 2):
        assert boxes[one].overlap(boxes[other]) == 0
        if drawn[one].center[0] + 1 < drawn[other].center[0]:
            assert boxes[one].center[0] < boxes[other].center[0]
        if drawn[one].center[1] + 1 < drawn[other].center[1]:
            assert boxes[one].center[1] > boxes[other].center[1]


@needs_dot
@pytest.mark.parametrize("layout", ["auto", "sketch"])
def test_dot_has_nothing_to_complain_about(example, layout):
    text = dot_source(example.uml, layout)
    done = subprocess.run(["dot", "-Tplain"], input=text, capture_output=True, text=True, check=True)
    assert not [line for line in done.stderr.splitlines() if line and not line.startswith("Fontconfig")]
