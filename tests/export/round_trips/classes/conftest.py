"""Class diagrams, and what they mean."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import strategies as st

from sketch2model.concepts import UmlAttribute, UmlDiagram, UmlOperation, UmlRelation
from sketch2model.elements import EndKind, LineStyle, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind

KEYWORDS = {"abstract": "abstract class", "interface": "interface", "enumeration": "enum"}
SYMMETRIC = (EdgeKind.ASSOCIATION, EdgeKind.LINK)
ARROWS = {
    EdgeKind.ASSOCIATION: (LineStyle.SOLID, EndKind.NONE),
    EdgeKind.DIRECTED_ASSOCIATION: (LineStyle.SOLID, EndKind.OPEN),
    EdgeKind.INHERITANCE: (LineStyle.SOLID, EndKind.TRIANGLE),
    EdgeKind.REALIZATION: (LineStyle.DASHED, EndKind.TRIANGLE),
    EdgeKind.DEPENDENCY: (LineStyle.DASHED, EndKind.OPEN),
    EdgeKind.AGGREGATION: (LineStyle.SOLID, EndKind.DIAMOND),
    EdgeKind.COMPOSITION: (LineStyle.SOLID, EndKind.FILLED_DIAMOND),
}


@pytest.fixture(scope="session")
def university(box, page) -> UmlDiagram:
    """Classes with everything: packages in packages, generics, an association class, notes, enumerations."""
    elements = [
        box(1, "People and roles", NodeKind.CONTAINER, ShapeKind.CONTAINER),
        box(2, "Staff", NodeKind.CONTAINER, ShapeKind.CONTAINER, parent="n1"),
        box(
            3,
            "Person",
            stereotype="abstract",
            parent="n1",
            attributes=(
                UmlAttribute("id", "int", "-", flags=("pk",)),
                UmlAttribute("full name", "varchar(50)", "+", default='"?"'),
                UmlAttribute("phones", "List<String>", "#", multiplicity="0..*"),
                UmlAttribute("age", "int", "~", flags=("derived",)),
                UmlAttribute("count", "int", "+", default="0", flags=("static",)),
                UmlAttribute("remark"),
            ),
            operations=(
                UmlOperation("rename", "to: String, by: Person", "bool", "+"),
                UmlOperation("describe", None, "String", "#", flags=("abstract",)),
                UmlOperation("all", type="List<Person>", visibility="+", flags=("static",)),
                UmlOperation("reset"),
            ),
        ),
        box(4, "Teacher", parent="n2", attributes=(UmlAttribute("salary", "numeric(12,2)", "-"),)),
        box(5, "Student"),
        box(6, "Course", attributes=(UmlAttribute("code", "String", "+", flags=("pk", "unique")),)),
        box(7, "Enrolment", attributes=(UmlAttribute("grade", "Grade", "+", multiplicity="0..1"),)),
        box(8, "Grade", stereotype="enumeration", attributes=(UmlAttribute("A"), UmlAttribute("B"))),
        box(9, "Printable", stereotype="interface", operations=(UmlOperation("print", "", "void", "+"),)),
        box(10, "since 2019: at most 30", NodeKind.NOTE, ShapeKind.NOTE),
        box(11, "all of them", NodeKind.NOTE, ShapeKind.NOTE),
        box(12, "Schröder", stereotype="external"),
    ]
    line = UmlRelation
    relations = [
        line("n4", "n3", EdgeKind.INHERITANCE, target_end=EndKind.TRIANGLE),
        line("n5", "n3", EdgeKind.INHERITANCE, target_end=EndKind.TRIANGLE),
        line("n3", "n9", EdgeKind.REALIZATION, LineStyle.DASHED, target_end=EndKind.TRIANGLE),
        line(
            "n5",
            "n6",
            EdgeKind.ASSOCIATION,
            label="attends",
            source_multiplicity="0..*",
            target_multiplicity="1..*",
            source_role="students",
            target_role="courses",
            association_class="n7",
        ),
        line("n6", "n4", EdgeKind.AGGREGATION, source_end=EndKind.DIAMOND, target_multiplicity="1..3"),
        line("n6", "n8", EdgeKind.DEPENDENCY, LineStyle.DASHED, target_end=EndKind.OPEN, label="uses: rarely"),
        line("n3", "n12", EdgeKind.COMPOSITION, target_end=EndKind.FILLED_DIAMOND, source_role="parts"),
        line("n4", "n6", EdgeKind.DIRECTED_ASSOCIATION, target_end=EndKind.OPEN, target_role="teaches"),
        line("n4", "n4", EdgeKind.ASSOCIATION, source_role="boss", target_multiplicity="*", target_role="team"),
        line("n10", "n6", EdgeKind.LINK, LineStyle.DASHED),
        line("n12", "n2", EdgeKind.DEPENDENCY, LineStyle.DASHED, target_end=EndKind.OPEN),
    ]
    return page(DiagramKind.CLASS, elements, relations)


@pytest.fixture(scope="session")
def random_classes(box, page, fifty, handwriting) -> list[UmlDiagram]:
    """Class diagrams as anybody might draw them."""
    operations = st.builds(
        UmlOperation,
        name=handwriting.phrases,
        parameters=handwriting.maybe(st.sampled_from(["a", "by: int", "x: List<int>, y: a*"])),
        type=handwriting.maybe(st.sampled_from(["int", "List<int>", "my type", "A*"])),
        visibility=handwriting.maybe(handwriting.visibilities),
        flags=st.sampled_from([(), ("static",), ("abstract",), ("query",)]),
    )

    @st.composite
    def class_diagrams(draw):
        names = draw(st.lists(handwriting.texts, min_size=1, max_size=6, unique=True))
        packages = draw(st.integers(0, min(2, len(names) - 1)))
        elements = [
            box(
                number,
                name,
                NodeKind.CONTAINER if number <= packages else NodeKind.CLASS,
                parent=f"n{draw(st.integers(1, packages))}" if number > packages > 0 and draw(st.booleans()) else None,
                stereotype=None if number <= packages else draw(handwriting.maybe(st.sampled_from([*KEYWORDS]))),
                attributes=() if number <= packages else tuple(draw(st.lists(handwriting.attributes, max_size=3))),
                operations=() if number <= packages else tuple(draw(st.lists(operations, max_size=2))),
            )
            for number, name in enumerate(names, 1)
        ]
        filled = {element.parent for element in elements}
        elements = [each for each in elements if each.kind is NodeKind.CLASS or each.id in filled]
        ids = [each.id for each in elements if each.kind is NodeKind.CLASS]
        relations = []
        for _ in range(draw(st.integers(0, 6))):
            kind = draw(st.sampled_from([*ARROWS]))
            style, end = ARROWS[kind]
            relations.append(
                UmlRelation(
                    draw(st.sampled_from(ids)),
                    draw(st.sampled_from(ids)),
                    kind,
                    style,
                    target_end=end,
                    label=draw(handwriting.maybe(handwriting.texts)),
                    source_multiplicity=draw(handwriting.maybe(handwriting.numbers)),
                    target_multiplicity=draw(handwriting.maybe(handwriting.numbers)),
                    source_role=draw(handwriting.maybe(handwriting.phrases)),
                    target_role=draw(handwriting.maybe(handwriting.phrases)),
                )
            )
        return page(DiagramKind.CLASS, elements, relations)

    return fifty(class_diagrams())


def in_order(kind: str, *ends: tuple) -> tuple:
    """A relation whose ends have no order has them sorted."""
    return (kind, *(sorted(ends, key=str) if kind in SYMMETRIC else ends))


@pytest.fixture(scope="session")
def ends_in_order() -> Callable[..., tuple]:
    return in_order


@pytest.fixture(scope="session")
def meaning_of_classes() -> Callable[[UmlDiagram], tuple[dict, list]]:
    """Classes by name and relations, as they should come back from a class diagram.

    A class is what sort it is, its package, attributes and operations; a relation its kind, its ends with name,
    multiplicity and role (the whole first), its label and the name of its association class.
    """

    def meaning(diagram: UmlDiagram) -> tuple[dict, list]:
        names = {element.id: element.name for element in diagram.elements}
        notes = {element.id for element in diagram.elements if element.kind is NodeKind.NOTE}
        classes = {
            element.name: (
                KEYWORDS.get(element.stereotype, "class"),
                names.get(element.parent),
                [(a.visibility, a.name, a.type, a.multiplicity, a.default, set(a.flags)) for a in element.attributes],
                [(o.visibility, o.name, o.parameters or "", o.type, set(o.flags)) for o in element.operations],
            )
            for element in diagram.elements
            if element.kind is NodeKind.CLASS
        }
        relations = []
        for r in diagram.relations:
            if {r.source, r.target} & notes:
                continue
            ends = [
                (names[r.source], r.source_multiplicity, r.source_role),
                (names[r.target], r.target_multiplicity, r.target_role),
            ]
            whole_last = r.kind in (EdgeKind.AGGREGATION, EdgeKind.COMPOSITION) and r.target_end is not EndKind.NONE
            relation = in_order(str(r.kind), *(reversed(ends) if whole_last else ends))
            relations.append((*relation, r.label, names.get(r.association_class)))
        return classes, sorted(relations, key=str)

    return meaning
