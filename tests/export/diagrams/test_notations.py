"""What each notation draws, told from the DOT that is written."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from sketch2model.concepts import UmlAttribute
from sketch2model.elements import Box, EndKind
from sketch2model.elements.vocabulary import EdgeKind, NodeKind, ShapeKind
from sketch2model.errors import OutputError
from sketch2model.export.diagrams import drawn
from sketch2model.export.diagrams.chen import keys, without_repetitions
from sketch2model.export.diagrams.crows_feet import footed
from sketch2model.export.diagrams.dot import dot_source, drawing_of
from sketch2model.export.diagrams.drawn import draw
from sketch2model.export.diagrams.laid_out import Route
from sketch2model.export.diagrams.routing import direction_of, routing_of
from sketch2model.settings import ExportOptions


def source(diagram, **options) -> str:
    return dot_source(drawing_of(diagram), ExportOptions(**options))


def node(text: str, name: str) -> str:
    found = re.search(rf"^\s*{name} \[(.*)\]$", text, re.MULTILINE)
    assert found
    return found[1]


def test_an_association_class_hangs_on_the_middle_of_the_association(diagrams):
    text = source(diagrams["billing"])
    assert re.search(r"n4 -> middle_2 .label=<works for> .*arrowhead=none.* id=e2_tail", text)
    assert re.search(r"middle_2 -> n5 .*arrowtail=none.* id=e2_head", text)
    assert re.search(r"middle_2 -> n6 \[dir=none id=e2_tie style=dashed\]", text)
    assert re.search(r"rank=same\]?\s+middle_2 \[[^]]*\]\s+n6\s", text)


def test_an_association_class_that_is_not_there_or_an_end_changes_nothing(diagrams):
    diagram = diagrams["billing"]
    for missing in ("gone", "n4"):
        relations = (replace(diagram.relations[1], association_class=missing),)
        assert "middle" not in source(replace(diagram, relations=relations))


def test_the_class_of_a_loop_hangs_on_its_box(diagrams):
    diagram = diagrams["billing"]
    relations = (replace(diagram.relations[4], association_class="n6"),)
    assert re.search(r"n5 -> n6 \[dir=none id=e1_tie style=dashed\]", source(replace(diagram, relations=relations)))


def test_packages_have_tabs_and_lanes_do_not(diagrams):
    text = source(diagrams["billing"])
    assert "shape=tab" in node(text, "n9")
    assert "<B>accounts</B></TD></TR></TABLE>" in text
    lanes = source(diagrams["approval"])
    assert "label=<<B>Customer</B>>" in lanes
    assert '"filled,rounded"' in lanes


def test_enumerations_list_their_literals_and_abstract_operations_are_italic(diagrams):
    text = source(diagrams["billing"])
    state = node(text, "n3")
    assert "«enumeration»" in state
    assert [state.index(literal) for literal in ("OPEN", "FROZEN", "CLOSED")] == sorted(
        state.index(literal) for literal in ("OPEN", "FROZEN", "CLOSED")
    )
    person = node(text, "n4")
    assert "<B><I>Person</I></B>" in person
    assert "<I>+ greet(other: Person): String</I>" in person
    assert "<U>+ count(): int</U>" in person


def test_what_was_read_with_doubt_is_marked_and_the_mark_explained(diagrams):
    text = source(diagrams["billing"])
    assert "read with doubt" in text
    assert re.search(r"name: String</TD><TD[^>]*><FONT[^>]*><B>\?</B>", node(text, "n4"))
    assert "?" not in node(text, "n2")
    assert "read with doubt" not in source(diagrams["orders"])


def test_keys_of_tables_stand_in_a_column_of_their_own(diagrams):
    line = node(source(diagrams["orders"]), "n3")
    assert re.search(r">PK, FK</FONT></TD><TD ALIGN=\"LEFT\"><B>order_id: int</B>", line)
    assert "{" not in line.replace("{unique}", "")
    assert "{nullable}" in node(source(diagrams["orders"]), "n5")


def test_first_and_last_states_are_signs_without_words(diagrams):
    text = source(diagrams["door"])
    assert "shape=circle" in node(text, "n1")
    assert 'fillcolor="#33445c"' in node(text, "n1")
    assert "shape=doublecircle" in node(text, "n6")
    assert "«initial»" not in text
    assert "label=<turn key [key fits]>" in text
    assert "label=<push / squeak>" in text


def test_a_process_starts_thin_and_ends_thick(diagrams):
    diagram = diagrams["approval"]
    elements = tuple(
        replace(e, stereotype={"n3": "start", "n12": "end"}.get(e.id, e.stereotype)) for e in diagram.elements
    )
    text = source(replace(diagram, elements=elements))
    assert "penwidth=3" in node(text, "n12")
    assert "penwidth" not in node(text, "n3")
    assert "«start»" not in text


def test_states_are_round_even_where_the_hand_was_not(diagrams):
    diagram = diagrams["door"]
    square = tuple(replace(e, shape=ShapeKind.RECTANGLE) if e.kind is NodeKind.STATE else e for e in diagram.elements)
    assert '"filled,rounded"' in node(source(replace(diagram, elements=square)), "n2")


def test_diagrams_on_one_page_keep_to_themselves_and_to_their_notation(diagrams):
    text = source(diagrams["page"])
    first = text[text.index("subgraph cluster_part_1 {") : text.index("subgraph cluster_part_2 {")]
    assert set(re.findall(r"^\s+(n\d+) \[", first, re.MULTILINE)) == {f"n{number}" for number in range(1, 7)}


def test_chen_shows_nothing_twice(diagrams):
    shown = without_repetitions(diagrams["school"])
    student, course = shown.elements[:2]
    assert [attribute.name for attribute in student.attributes] == ["phone"]
    assert course.attributes == ()
    assert {relation.kind for relation in shown.relations} == {EdgeKind.LINK}


def test_chen_underlines_keys(diagrams):
    assert keys(diagrams["school"]) == {"n4"}
    text = source(diagrams["school"])
    assert "<U>number</U>" in node(text, "n4")
    assert "<U>" not in node(text, "n5")


def test_other_diagrams_keep_their_attributes_and_associations(diagrams):
    for name in ("shop", "orders", "billing"):
        assert without_repetitions(diagrams[name]) == diagrams[name]


def test_an_association_without_its_diamond_stays(diagrams):
    school = diagrams["school"]
    apart = replace(school, relations=tuple(r for r in school.relations if "n3" not in (r.source, r.target)))
    kept = [r for r in without_repetitions(apart).relations if r.kind is EdgeKind.ASSOCIATION]
    assert [r.label for r in kept] == ["takes"]


@pytest.mark.parametrize(
    ("name", "routing", "direction"),
    [
        ("shop", "ortho", "TB"),
        ("orders", "ortho", "TB"),
        ("school", "polyline", "TB"),
        ("approval", "spline", "LR"),
        ("coffee", "spline", "TB"),
        ("door", "spline", "LR"),
    ],
)
def test_lines_run_as_the_notation_wants(diagrams, name, routing, direction):
    assert routing_of(diagrams[name], on_paper=False) == routing
    assert direction_of(diagrams[name]) == direction


def test_a_tall_process_runs_across_if_captions_stand_below_its_signs(diagrams):
    tall = tuple(
        replace(element, box=Box(element.box.y0, element.box.x0, element.box.y1, element.box.x1))
        for element in diagrams["approval"].elements
    )
    assert direction_of(replace(diagrams["approval"], elements=tall)) == "LR"
    unnamed = tuple(replace(element, name=None) for element in tall)
    assert direction_of(replace(diagrams["approval"], elements=unnamed)) == "TB"


@pytest.mark.parametrize(
    ("source_end", "target_end", "drawn_as"),
    [
        ("none", "open", ("none", "vee")),
        ("none", "triangle", ("none", "vee")),
        ("open", "filled_triangle", ("vee", "vee")),
        ("none", "many", ("none", "vee")),
        ("many", "many", ("none", "vee")),
        ("many", "open", ("none", "vee")),
        ("open", "many", ("vee", "none")),
        ("many", "none", ("vee", "none")),
        ("circle", "open", ("odot", "vee")),
    ],
)
def test_a_flow_has_one_kind_of_arrowhead(diagrams, source_end, target_end, drawn_as):
    coffee = diagrams["coffee"]
    flow = replace(coffee.relations[0], source_end=EndKind(source_end), target_end=EndKind(target_end))
    text = source(replace(coffee, relations=(flow,)))
    assert f"arrowhead={drawn_as[1]} " in text
    assert f"arrowtail={drawn_as[0]} " in text


def test_where_right_angles_fail_lines_are_curves(diagrams, monkeypatch):
    asked = []

    def failing(dot, kind):
        asked.append("splines=ortho" in dot)
        if asked[-1]:
            raise OutputError("Graphviz failed", hint="")
        return render(dot, kind)

    render = drawn.render
    monkeypatch.setattr(drawn, "render", failing)
    assert "splines=spline" in draw(diagrams["shop"], ExportOptions()).source
    assert asked == [True, True, True, False]


def test_crows_feet_open_towards_the_table():
    route = Route("e1", "n1", "n2", ((0, 80), (0, 60), (0, 40), (0, 20)), (0, 100), (0, 0), {}, {})
    feet = footed(route, (EndKind.MANY, EndKind.ZERO_ONE))
    assert (feet.route.start, feet.signs) == (None, {"arrowtail": "none", "arrowhead": "odot"})
    assert feet.route.end == pytest.approx((0, 100 / 9))
    prongs, bar = feet.strokes[:3], feet.strokes[4]
    assert {start for start, _ in prongs} == {(0, 80)}
    assert sorted(end for _, end in prongs) == [(-5.5, 100), (0, 100), (5.5, 100)]
    assert bar[0][1] == bar[1][1] == pytest.approx(100 / 18)


def test_other_signs_are_left_to_graphviz():
    route = Route("e1", "n1", "n2", ((0, 80), (0, 60), (0, 40), (0, 20)), (0, 100), None, {}, {})
    feet = footed(route, (EndKind.FILLED_DIAMOND, EndKind.NONE))
    assert (feet.route, feet.strokes, feet.signs) == (route, (), {})


def test_a_long_name_is_wrapped(diagrams):
    diagram = diagrams["orders"]
    long = replace(diagram.elements[0], name="a very long name of a class " * 5, attributes=(UmlAttribute("x"),))
    assert node(source(replace(diagram, elements=(long,), relations=())), "n1").count("<BR/>") >= 3


def test_lines_of_a_text_are_aligned_with_the_line_beside_it(diagrams):
    text = draw(diagrams["orders"], ExportOptions()).source
    assert 'headlabel=<parent<BR ALIGN="LEFT"/>children<BR ALIGN="LEFT"/>>' in text
    assert "side_of" not in text
