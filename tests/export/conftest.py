"""Diagrams made by hand, each with the graph and the schema that belong to it."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable

import networkx as nx
import pytest

from sketch2model.concepts import (
    Column,
    DataType,
    Enumeration,
    ForeignKey,
    Schema,
    Table,
    Transition,
    TypeName,
    UmlAttribute,
    UmlDiagram,
    UmlElement,
    UmlOperation,
    UmlRelation,
)
from sketch2model.elements import Box, EndKind, Issue, LineStyle, Severity, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind
from sketch2model.export.base import Exportable
from sketch2model.graph import bbox_of, new_edge, new_graph, new_node
from sketch2model.settings import ExportOptions

INTEGER, STRING, DATE = (DataType(name) for name in (TypeName.INTEGER, TypeName.STRING, TypeName.DATE))


def attribute(name, type_=None, *, visibility="+", confidence=0.9, **known):
    text = f"{visibility} {name}: {type_}"
    return UmlAttribute(name, type_, visibility, text=text, confidence=confidence, **known)


def element(number, name, x, y, *, kind=NodeKind.CLASS, shape=ShapeKind.RECTANGLE, w=220, h=140, **known):
    return UmlElement(f"n{number}", name, kind, shape, Box(x, y, x + w, y + h), **known)


def graph_of(diagram: UmlDiagram) -> nx.MultiDiGraph:
    """The graph that would have meant this diagram."""
    graph = new_graph(source=diagram.source, page=0, width=diagram.width, height=diagram.height)
    graph.graph["diagram"] = str(diagram.kind)
    for each in diagram.elements:
        graph.add_node(
            each.id,
            **new_node(
                id=each.id,
                shape=str(each.shape),
                kind=str(each.kind),
                bbox=bbox_of(each.box),
                name=each.name,
                stereotype=each.stereotype,
                parent=each.parent,
                confidence=each.confidence,
                attributes=[
                    {
                        "name": a.name,
                        "type": a.type,
                        "visibility": a.visibility,
                        "default": a.default,
                        "multiplicity": a.multiplicity,
                        "flags": list(a.flags),
                        "text": a.text,
                        "bbox": bbox_of(a.box) if a.box else None,
                        "confidence": a.confidence,
                    }
                    for a in each.attributes
                ],
            ),
        )
    for r in diagram.relations:
        graph.add_edge(
            r.source,
            r.target,
            **new_edge(
                kind=str(r.kind),
                style=str(r.style),
                source_end=str(r.source_end),
                target_end=str(r.target_end),
                label=r.label,
                source_multiplicity=r.source_multiplicity,
                target_multiplicity=r.target_multiplicity,
                source_role=r.source_role,
                target_role=r.target_role,
                points=[[1.0, 2.0], [3.0, 4.0]],
                confidence=r.confidence,
            ),
        )
    return graph


def exportable_of(diagram: UmlDiagram, schema: Schema | None = None) -> Exportable:
    return Exportable(graph_of(diagram), diagram, schema or Schema(()))


def shop() -> Exportable:
    """Eight classes with a family tree, a loop, multiplicities, roles, a note and a package."""
    elements = (
        element(
            1,
            "Person",
            900,
            80,
            stereotype="abstract",
            attributes=(
                attribute("id", "int", flags=("pk",), box=Box(910, 120, 1000, 140)),
                attribute("name", "String", box=Box(910, 140, 1000, 160)),
                attribute("birth date", None, confidence=0.4, box=Box(910, 160, 1000, 180)),
            ),
            operations=(UmlOperation("age", type="int", visibility="+"),),
        ),
        element(2, "Customer", 600, 500, attributes=(attribute("email", "String", flags=("unique",)),)),
        element(
            3,
            "Employee",
            1200,
            500,
            attributes=(attribute("salary", "Decimal", visibility="-"), attribute("count", "int", flags=("static",))),
            operations=(UmlOperation("raise", "by: Decimal", None, "+"),),
        ),
        element(4, "Payable", 1600, 80, stereotype="interface", operations=(UmlOperation("pay", type="Receipt"),)),
        element(
            5,
            "Order",
            500,
            1000,
            attributes=(
                attribute("number", "int"),
                attribute("placed_at", "DateTime", default="now()"),
                attribute("total", "Money", flags=("derived",)),
            ),
        ),
        element(6, "OrderLine", 500, 1500, attributes=(attribute("quantity", "int", default="1"),)),
        element(7, "Product", 1200, 1500, attributes=(attribute("tags", "String", multiplicity="0..*"),)),
        element(8, "Address", 100, 500),
        element(9, "prices include tax", 1600, 1300, kind=NodeKind.NOTE, shape=ShapeKind.NOTE, w=200, h=90),
    )
    relations = (
        UmlRelation("n2", "n1", EdgeKind.INHERITANCE, target_end=EndKind.TRIANGLE),
        UmlRelation("n3", "n1", EdgeKind.INHERITANCE, target_end=EndKind.TRIANGLE),
        UmlRelation("n3", "n4", EdgeKind.REALIZATION, LineStyle.DASHED, target_end=EndKind.TRIANGLE),
        UmlRelation("n3", "n3", EdgeKind.ASSOCIATION, source_role="boss", target_role="staff", target_multiplicity="*"),
        UmlRelation(
            "n2",
            "n5",
            EdgeKind.ASSOCIATION,
            label="places",
            source_multiplicity="1",
            target_multiplicity="0..*",
            target_role="orders",
        ),
        UmlRelation(
            "n5",
            "n6",
            EdgeKind.COMPOSITION,
            source_end=EndKind.FILLED_DIAMOND,
            source_multiplicity="1",
            target_multiplicity="1..*",
        ),
        UmlRelation("n6", "n7", EdgeKind.DIRECTED_ASSOCIATION, target_end=EndKind.OPEN, target_multiplicity="1"),
        UmlRelation("n2", "n8", EdgeKind.AGGREGATION, source_end=EndKind.DIAMOND, target_multiplicity="0..2"),
        UmlRelation("n9", "n7", EdgeKind.LINK, LineStyle.DASHED),
    )
    diagram = UmlDiagram(DiagramKind.CLASS, elements, relations, "shop.jpg", 2000, 1700)
    schema = Schema(
        (
            Table(
                "address",
                (Column("id", INTEGER, why="every table needs a key", primary_key=True),),
                drawn_name="Address",
                element="n8",
            ),
            Table(
                "person",
                (
                    Column("id", INTEGER, "id", "int", "drawn", primary_key=True, box=Box(910, 120, 1000, 140)),
                    Column("name", STRING, "name", "String", "drawn", box=Box(910, 140, 1000, 160)),
                    Column(
                        "birth_date",
                        DATE,
                        "birth date",
                        None,
                        "name ends in date",
                        nullable=True,
                        box=Box(910, 160, 1000, 180),
                        confidence=0.4,
                    ),
                    Column("address_id", INTEGER, why="refers to address"),
                ),
                (ForeignKey(("address_id",), "address", ("id",), role="address", why="the line to Address"),),
                drawn_name="Person",
                element="n1",
            ),
        )
    )
    return exportable_of(diagram, schema)


def approval() -> Exportable:
    """A process with two lanes, signs, a store and a document."""

    def step(number, name, x, y, kind=NodeKind.STEP, shape=ShapeKind.ROUNDED_RECTANGLE, parent="n1", w=180, h=90):
        return element(number, name, x, y, kind=kind, shape=shape, parent=parent, w=w, h=h)

    elements = (
        step(1, "Customer", 50, 50, NodeKind.CONTAINER, ShapeKind.CONTAINER, None, 1700, 400),
        step(2, "Shop", 50, 500, NodeKind.CONTAINER, ShapeKind.CONTAINER, None, 1700, 500),
        step(3, "order wanted", 120, 200, NodeKind.EVENT, ShapeKind.CIRCLE, "n1", 70, 70),
        step(4, "Fill in the order form", 320, 190),
        step(5, "Check the stock of every article", 400, 650, parent="n2"),
        step(6, "in stock?", 760, 650, NodeKind.DECISION, ShapeKind.DIAMOND, "n2", 90, 90),
        step(7, "Send parcel", 1000, 600, parent="n2"),
        step(8, "Cancel", 1000, 850, parent="n2"),
        step(9, "stock", 450, 850, NodeKind.STORE, ShapeKind.CYLINDER, "n2", 110, 90),
        step(10, "invoice", 1300, 600, NodeKind.DOCUMENT, ShapeKind.DOCUMENT, "n2", 110, 90),
        step(11, "Get parcel", 1300, 190),
        step(12, "done", 1600, 200, NodeKind.EVENT, ShapeKind.CIRCLE, "n1", 70, 70),
    )
    flow = {"kind": EdgeKind.FLOW, "target_end": EndKind.FILLED_TRIANGLE}
    relations = (
        UmlRelation("n3", "n4", **flow),
        UmlRelation("n4", "n5", EdgeKind.MESSAGE, LineStyle.DASHED, target_end=EndKind.OPEN, label="order"),
        UmlRelation("n5", "n6", **flow),
        UmlRelation("n6", "n7", label="yes", **flow),
        UmlRelation("n6", "n8", label="no", **flow),
        UmlRelation("n5", "n9", EdgeKind.LINK, LineStyle.DOTTED),
        UmlRelation("n7", "n10", **flow),
        UmlRelation("n7", "n11", EdgeKind.MESSAGE, LineStyle.DASHED, target_end=EndKind.OPEN),
        UmlRelation("n11", "n12", **flow),
        UmlRelation("n2", "n1", EdgeKind.MESSAGE, LineStyle.DASHED, target_end=EndKind.OPEN, label="news"),
    )
    return exportable_of(UmlDiagram(DiagramKind.PROCESS, elements, relations, "approval.jpg", 1800, 1050))


def library() -> Exportable:
    """Entities with crow's feet and a Chen relationship."""
    elements = (
        element(1, "author", 100, 100, kind=NodeKind.ENTITY, attributes=(attribute("id", flags=("pk",)),)),
        element(2, "book", 700, 100, kind=NodeKind.ENTITY, attributes=(attribute("isbn", visibility=None),)),
        element(3, "lends", 700, 500, kind=NodeKind.RELATIONSHIP, shape=ShapeKind.DIAMOND),
        element(4, "reader", 100, 500, kind=NodeKind.ENTITY),
        element(5, "birthday", 100, 800, kind=NodeKind.ATTRIBUTE, shape=ShapeKind.ELLIPSE),
    )
    relations = (
        UmlRelation("n1", "n2", EdgeKind.ASSOCIATION, source_end=EndKind.ONE, target_end=EndKind.ZERO_MANY),
        UmlRelation("n2", "n3", EdgeKind.LINK),
        UmlRelation("n4", "n3", EdgeKind.LINK, source_end=EndKind.ZERO_ONE, target_end=EndKind.MANY),
        UmlRelation("n4", "n5", EdgeKind.LINK),
    )
    return exportable_of(UmlDiagram(DiagramKind.ER, elements, relations, "library.png", 1000, 1000))


def nothing() -> Exportable:
    """A page on which nothing was found."""
    return exportable_of(UmlDiagram(DiagramKind.GENERIC, (), (), "empty.jpg", 100, 100))


def university() -> Exportable:
    """Classes for records: typed attributes, enumerations, defaults, an association class, circles, many parents."""
    kinds = {name.value: DataType(name) for name in TypeName}

    def typed(name, drawn, kind, **known):
        data_type = known.pop("data_type", None) or kinds[kind]
        return attribute(name, drawn, data_type=data_type, why=known.pop("why", "drawn"), **known)

    level = DataType(TypeName.ENUMERATION, element="n7")
    elements = (
        element(
            1,
            "Person",
            900,
            80,
            stereotype="abstract",
            attributes=(
                typed("id", "UUID", "uuid", flags=("pk",), default="uuid4()"),
                typed("full name", "varchar(80)", "string", data_type=DataType(TypeName.STRING, length=80)),
                typed("born", None, "date", why="name ends in born", confidence=0.4, flags=("nullable",)),
                typed("aliases", "String", "string", multiplicity="0..3"),
                typed("home", "Address", "reference", data_type=DataType(TypeName.REFERENCE, element="n8")),
            ),
        ),
        element(
            2,
            "Student",
            500,
            500,
            attributes=(
                typed("number", "int", "integer", default="7"),
                typed("class", "Level", "enumeration", data_type=level, default="first year"),
                typed(
                    "fee", "decimal(8,2)", "numeric", data_type=DataType(TypeName.NUMERIC, None, 8, 2), default="0.50"
                ),
                typed("copy", "boolean", "boolean", default="maybe"),
                typed("model_name", "text", "text", default="\"a 'b' \\\"", flags=("nullable",)),
                typed("full name", "varchar(80)", "string", data_type=DataType(TypeName.STRING, length=80)),
            ),
        ),
        element(3, "Teacher", 900, 500, attributes=(typed("hired", "datetime", "timestamp", default="now()"),)),
        element(
            4,
            "Payable",
            1300,
            80,
            stereotype="«interface»",
            attributes=(typed("iban", "String", "string", flags=("unique",)),),
            operations=(UmlOperation("pay", "amount: Decimal, to", "Receipt", "+"),),
        ),
        element(5, "Tutor", 700, 900, attributes=(typed("count", "int", "integer", flags=("static",), default="0"),)),
        element(
            6,
            "Course",
            1300,
            900,
            attributes=(
                typed("code", "String", "string", flags=("pk",)),
                typed("starts", "date", "date", default="2024-10-01"),
                typed("at", "time", "time"),
                typed("weight", "float", "float", default="1.5"),
                typed("extra", "json", "json", flags=("nullable",)),
                typed("scan", "blob", "binary", flags=("nullable",)),
                typed("hours", None, "integer", why="name ends in hours", flags=("derived",)),
            ),
        ),
        element(
            7,
            "Level",
            100,
            100,
            stereotype="enumeration",
            attributes=(UmlAttribute("first year"), UmlAttribute("2nd"), UmlAttribute("end"), UmlAttribute("2nd")),
        ),
        element(8, "Address", 100, 500, attributes=(typed("zip", "String", "string"),)),
        element(9, "enrolment", 900, 1300, attributes=(typed("grade", "bigint", "bigint", flags=("nullable",)),)),
        element(10, "Empty kind", 100, 900, stereotype="enum"),
        element(11, "Faculty", 1300, 1300, kind=NodeKind.CONTAINER, shape=ShapeKind.CONTAINER),
        element(12, "Chair", 1350, 1350, parent="n11"),
        element(13, "only drafts", 100, 1300, kind=NodeKind.NOTE, shape=ShapeKind.NOTE),
    )
    up = {"kind": EdgeKind.INHERITANCE, "target_end": EndKind.TRIANGLE}
    relations = (
        UmlRelation("n2", "n1", **up),
        UmlRelation("n3", "n1", **up),
        UmlRelation("n3", "n4", EdgeKind.REALIZATION, LineStyle.DASHED, target_end=EndKind.TRIANGLE),
        UmlRelation("n5", "n2", **up),
        UmlRelation("n5", "n3", **up),
        UmlRelation("n1", "n5", **up),
        UmlRelation(
            "n2",
            "n6",
            EdgeKind.ASSOCIATION,
            source_multiplicity="*",
            target_multiplicity="1..*",
            association_class="n9",
        ),
        UmlRelation("n3", "n6", EdgeKind.ASSOCIATION, label="gives", source_multiplicity="1", target_multiplicity="*"),
        UmlRelation("n3", "n6", EdgeKind.ASSOCIATION, label="plans", source_multiplicity="*", target_multiplicity="*"),
        UmlRelation("n6", "n6", EdgeKind.ASSOCIATION, source_multiplicity="0..1", target_multiplicity="*"),
        UmlRelation(
            "n12",
            "n3",
            EdgeKind.COMPOSITION,
            source_end=EndKind.FILLED_DIAMOND,
            source_multiplicity="1",
            target_multiplicity="1",
            target_role="holder",
        ),
        UmlRelation("n1", "n8", EdgeKind.DIRECTED_ASSOCIATION, target_end=EndKind.OPEN, target_role="home"),
        UmlRelation("n6", "n8", EdgeKind.DEPENDENCY, LineStyle.DASHED, target_end=EndKind.OPEN, label="uses"),
        UmlRelation("n13", "n6", EdgeKind.LINK, LineStyle.DASHED),
    )
    return exportable_of(UmlDiagram(DiagramKind.CLASS, elements, relations, "university.jpg", 2000, 1700))


EXAMPLES = {"shop": shop, "approval": approval, "library": library, "nothing": nothing}


NASTY = [
    "",
    " ",
    '"',
    "'; DROP TABLE users; --",
    "<b>&amp;</b><script>alert(1)</script>",
    "]]>",
    "-->",
    "*/",
    "%%{init: {}}%%",
    '"""',
    "a\nb\r\nc\u2028d",
    "}\n@enduml\n@startuml",
    "!include /etc/passwd",
    "%date() $x ~x <&heart> <img:http://example.org/x.png> [[http://example.org x]]",
    "\x00\x01\x1b[31m",
    "\ud800",
    "\u202eevil\u2066\u200f",
    "👩‍👩‍👧 😀",
    "שלום مرحبا",
    "select",
    "end",
    "class",
    "o--",
    "=1+1",
    "@SUM(A1)",
    "{ } [ ] ( ) | \\ / # ; : ` ~ ^ $ %",
    "..",
    "--",
    "==",
    "* item",
    "&#34; &quot; #quot; <U+0022>",
    "\\n\\",
    "x" * 10_000,
    "long words " * 900,
    "_" * 70 + "é" * 70,
]


def hostile_exportable(texts: list[str]) -> Exportable:
    """Every place that holds handwriting, and every id, filled with the given texts in turn."""
    turn = itertools.cycle(texts)

    def some() -> str:
        return next(turn)

    ids = list(dict.fromkeys([some() for _ in range(4)] + ["spare 1", "spare 2", "spare 3"]))
    shapes = itertools.cycle([*ShapeKind, ShapeKind.RECTANGLE])
    kinds = itertools.cycle([NodeKind.CLASS, NodeKind.STEP, NodeKind.NOTE, NodeKind.CONTAINER, NodeKind.EVENT])
    elements = tuple(
        UmlElement(
            id_,
            some(),
            next(kinds),
            next(shapes),
            Box(100 * place, 50, 100 * place + 80, 100),
            some(),
            tuple(
                UmlAttribute(some(), some(), some(), some(), some(), ("pk", "static", some()), some()) for _ in range(2)
            )
            if place % 3 == 0
            else (),
            (UmlOperation(some(), some(), some(), some(), (), some()),) if place % 3 == 0 else (),
            ids[3] if place in (0, 4) else None,
        )
        for place, id_ in enumerate(ids)
    )
    relations = tuple(
        UmlRelation(
            source,
            target,
            kind,
            label=some(),
            source_multiplicity=some(),
            target_role=some(),
            association_class=ids[0],
            transition=Transition(some(), some(), some()),
        )
        for source, target, kind in zip(ids, ids[1:] + ids[:1], itertools.cycle(EdgeKind), strict=False)
    )
    tables = tuple(
        Table(
            some(),
            (
                Column(some(), INTEGER, some(), some(), some(), primary_key=True),
                Column(some(), STRING, some(), None, some(), default=some(), confidence=0.3),
                Column(some(), DataType(TypeName.ENUMERATION, element=ids[0]), some(), some(), some()),
                Column(reference := some(), DataType(TypeName.UUID), None, None, some()),
            ),
            (ForeignKey((reference,), some(), (some(),), role=some(), inverse=some(), why=some()),),
            drawn_name=some(),
            element=id_,
        )
        for id_ in ids
    )
    enumerations = (Enumeration(some(), (some(), some(), some()), ids[0], some()),)
    issues = (Issue(some(), Severity.WARNING, some()),)
    diagram = UmlDiagram(DiagramKind.CLASS, elements, relations, some(), 1000, 200)
    return exportable_of(diagram, Schema(tables, issues, enumerations))


def hostile_classes(texts: list[str], seed: int) -> Exportable:
    """Classes of all sorts, each place that holds handwriting filled with one of the texts, lines between all."""
    dice = random.Random(seed)  # noqa: S311
    ids = [f"{number} {dice.choice(texts)}" for number in range(9)]
    kinds = (NodeKind.CLASS, NodeKind.ENTITY, NodeKind.ATTRIBUTE_LIST, NodeKind.CLASS, NodeKind.RELATIONSHIP)
    stereotypes = ("interface", "abstract", "enumeration", None)
    flags = ("pk", "unique", "static", "derived", "nullable")
    multiplicities = (None, None, "*", "0..1", "1..*", "2..3")

    def some() -> str:
        return dice.choice(texts)

    def some_attribute() -> UmlAttribute:
        data_type = DataType(dice.choice(list(TypeName)), dice.choice((None, 5)), 9, 2, dice.choice([*ids, some()]))
        return UmlAttribute(
            some(),
            some(),
            some(),
            dice.choice((some(), some(), "1", "now()", None)),
            dice.choice((*multiplicities, some())),
            tuple(flag for flag in (*flags, some()) if dice.random() < 0.2),
            some(),
            confidence=dice.random(),
            data_type=dice.choice((data_type, data_type, None)),
            why=some(),
        )

    elements = tuple(
        UmlElement(
            id_,
            some(),
            dice.choice(kinds),
            ShapeKind.RECTANGLE,
            Box(100 * place, 50, 100 * place + 80, 100),
            dice.choice((*stereotypes, some())),
            tuple(some_attribute() for _ in range(dice.randrange(5))),
            tuple(UmlOperation(some(), some(), some(), some(), (some(),), some()) for _ in range(dice.randrange(3))),
            dice.choice([None, *ids]),
            dice.random(),
        )
        for place, id_ in enumerate(ids)
    )
    relations = tuple(
        UmlRelation(
            dice.choice(ids),
            dice.choice(ids),
            dice.choice([*EdgeKind, EdgeKind.INHERITANCE, EdgeKind.ASSOCIATION, EdgeKind.COMPOSITION]),
            LineStyle.SOLID,
            dice.choice([*EndKind]),
            dice.choice([*EndKind]),
            some(),
            dice.choice((*multiplicities, some())),
            dice.choice((*multiplicities, some())),
            dice.choice((some(), None)),
            dice.choice((some(), None)),
            confidence=dice.random(),
            association_class=dice.choice([None, *ids]),
        )
        for _ in range(25)
    )
    return exportable_of(UmlDiagram(DiagramKind.CLASS, elements, relations, some(), 1000, 200))


@pytest.fixture(scope="session")
def hostile_diagrams() -> list[Exportable]:
    """Two dozen diagrams of hostile classes, and two of everything else."""
    plain = [hostile_exportable(NASTY), hostile_exportable(NASTY[::-1])]
    return [*plain, *(hostile_classes(NASTY, seed) for seed in range(24))]


@pytest.fixture(scope="session")
def many_classes() -> Exportable:
    """300 classes with five attributes each, and as many lines."""
    kinds = itertools.cycle((EdgeKind.ASSOCIATION, EdgeKind.INHERITANCE, EdgeKind.COMPOSITION))
    data_types = [DataType(name) for name in (TypeName.INTEGER, TypeName.STRING, TypeName.DATE, TypeName.NUMERIC)]
    elements = tuple(
        element(
            number,
            f"Class {number}",
            220 * (number % 20),
            150 * (number // 20),
            attributes=tuple(
                attribute(f"attribute {each}", "String", data_type=data_types[each % 4]) for each in range(5)
            ),
        )
        for number in range(300)
    )
    relations = tuple(
        UmlRelation(f"n{number}", f"n{number * 7 % 300}", next(kinds), source_multiplicity="1", target_multiplicity="*")
        for number in range(300)
    )
    return exportable_of(UmlDiagram(DiagramKind.CLASS, elements, relations, "many.jpg", 4400, 2300))


@pytest.fixture(params=EXAMPLES)
def example(request) -> Exportable:
    """Each of the examples in turn."""
    return EXAMPLES[request.param]()


@pytest.fixture(scope="session", name="university")
def university_fixture() -> Exportable:
    """The example for records."""
    return university()


@pytest.fixture(scope="session")
def examples() -> dict[str, Exportable]:
    """All of them by name."""
    return {name: make() for name, make in EXAMPLES.items()}


@pytest.fixture(scope="session")
def hostile() -> Callable[[list[str]], Exportable]:
    """Makes an exportable out of any texts."""
    return hostile_exportable


@pytest.fixture(scope="session")
def nasty_texts() -> list[str]:
    """What a hostile or unlucky hand may have written."""
    return NASTY


@pytest.fixture(scope="session")
def exportable_from() -> Callable[..., Exportable]:
    """Makes an exportable out of a diagram and, if given, its schema."""
    return exportable_of


@pytest.fixture(scope="session")
def graph_from() -> Callable[[UmlDiagram], nx.MultiDiGraph]:
    """Makes the graph that would have meant a diagram."""
    return graph_of


@pytest.fixture
def options() -> ExportOptions:
    return ExportOptions()
