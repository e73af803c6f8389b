"""Class diagrams."""

from __future__ import annotations

from sketch2model.elements import EndKind, LineStyle, Point, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind
from training.sketches.camera import Camera
from training.sketches.description import Description, Field, Figure, Line, Tree
from training.sketches.hand import Hand
from training.sketches.paper import Paper, Pattern
from training.sketches.scenes.scene import BLACK, BLUE, PENCIL, Scene


def _class(name: str, at: Point, *fields: Field, stereotype: str | None = None) -> Figure:
    return Figure(name, ShapeKind.RECTANGLE, at, name, NodeKind.CLASS, fields=fields, stereotype=stereotype)


LIBRARY = Scene(
    "library.jpg",
    "class diagram: attributes with types, multiplicities, roles, a dashed dependency",
    "the first one to try: tidy, well lit",
    11,
    Description(
        DiagramKind.CLASS,
        (1700, 1200),
        (
            _class("Library", (110, 90), Field("name", "String"), Field("address", "String")),
            _class("Book", (690, 80), Field("isbn", "String"), Field("title", "String"), Field("year", "int")),
            _class("Author", (1290, 100), Field("name", "String"), Field("born", "Date")),
            _class("Member", (130, 700), Field("name", "String"), Field("email", "String"), Field("since", "Date")),
            _class("Loan", (730, 720), Field("due", "Date"), Field("returned", "boolean")),
            _class("Catalog", (1260, 740)),
        ),
        (
            Line("Library", "Book", source_multiplicity="1", target_multiplicity="*"),
            Line("Book", "Author", source_multiplicity="*", target_multiplicity="1..*", target_role="writer"),
            Line("Library", "Member", source_multiplicity="1", target_multiplicity="0..*"),
            Line("Member", "Loan", source_multiplicity="1", target_multiplicity="*", source_role="borrower"),
            Line("Loan", "Book", source_multiplicity="*", target_multiplicity="1"),
            Line(
                "Catalog",
                "Book",
                EdgeKind.DEPENDENCY,
                LineStyle.DASHED,
                target_end=EndKind.OPEN,
                label="lists",
            ),
        ),
    ),
    Hand("architects-daughter", 42, wobble=0.7, looseness=0.5, ink=BLACK),
    Paper(tint=(247, 246, 241)),
    Camera(1700, turn=0.4, table=-0.012, unevenness=0.12, blur=0.6, noise=2),
)

INHERITANCE = Scene(
    "inheritance.jpg",
    "class diagram in pencil on squared paper: one triangle with three children, operations",
    "printed squares, pencil, a branching connector",
    23,
    Description(
        DiagramKind.CLASS,
        (1600, 1250),
        (
            _class(
                "Vehicle",
                (600, 90),
                Field("plate", "string", "+"),
                Field("wheels", "int", "-"),
                Field("start", None, "+", parameters=""),
                stereotype="abstract",
            ),
            _class("Car", (110, 760), Field("doors", "int", "-")),
            _class("Truck", (590, 770), Field("load", "float", "-")),
            _class("Bike", (1110, 750), Field("electric", "bool", "-")),
            _class("Owner", (1240, 180), Field("name", "string", "+")),
        ),
        (Line("Vehicle", "Owner", source_multiplicity="0..*", target_multiplicity="1"),),
        (Tree("Vehicle", ("Car", "Truck", "Bike")),),
    ),
    Hand("handlee", 46, wobble=0.8, looseness=0.6, ink=PENCIL, grain=0.55),
    Paper(Pattern.SQUARED, (246, 246, 243), (140, 165, 205), 40, 0.5),
    Camera(1600, turn=-0.6, table=-0.012, unevenness=0.18, blur=0.7, noise=2.5),
)

SHOP = Scene(
    "shop.jpg",
    "class diagram: composition, aggregation, a loop from a class to itself",
    "photographed at an angle, the table and a shadow in view",
    37,
    Description(
        DiagramKind.CLASS,
        (1650, 1200),
        (
            _class("Customer", (120, 130), Field("name", "text"), Field("email", "text")),
            _class("Order", (690, 120), Field("number", "int"), Field("placed", "date"), Field("paid", "bool")),
            _class("OrderLine", (1210, 140), Field("amount", "int"), Field("price", "decimal")),
            _class("Product", (1220, 760), Field("sku", "text"), Field("title", "text")),
            _class("Category", (560, 780), Field("name", "text")),
        ),
        (
            Line("Customer", "Order", source_multiplicity="1", target_multiplicity="*"),
            Line(
                "Order",
                "OrderLine",
                EdgeKind.COMPOSITION,
                source_end=EndKind.FILLED_DIAMOND,
                target_multiplicity="1..*",
            ),
            Line(
                "OrderLine",
                "Product",
                EdgeKind.DIRECTED_ASSOCIATION,
                target_end=EndKind.OPEN,
                source_multiplicity="*",
                target_multiplicity="1",
            ),
            Line("Category", "Product", EdgeKind.AGGREGATION, source_end=EndKind.DIAMOND, target_multiplicity="*"),
            Line(
                "Category",
                "Category",
                source_multiplicity="*",
                target_multiplicity="0..1",
                target_role="parent",
                leaves=("left", 0.5),
                enters=("top", 0.3),
            ),
        ),
    ),
    Hand("kalam", 40, wobble=0.7, looseness=0.4, ink=BLUE),
    Paper(tint=(247, 246, 242)),
    Camera(1800, tilt=0.03, turn=1.6, table=0.035, unevenness=0.25, shadow=0.3, warmth=0.5, blur=0.8, noise=2.5),
)

SCHOOL = Scene(
    "school.jpg",
    "class diagram with right-angled connectors: an interface, realizations, crossing lines",
    "crossings, corners, dashed lines that end in a triangle",
    41,
    Description(
        DiagramKind.CLASS,
        (1500, 1500),
        (
            _class("Person", (560, 90), Field("getName", "String", parameters=""), stereotype="interface"),
            _class("Teacher", (150, 560), Field("subject", "String"), Field("salary", "double")),
            _class("Student", (930, 560), Field("number", "int"), Field("grade", "double")),
            _class("Course", (140, 1130), Field("title", "String"), Field("credits", "int")),
            _class("Exam", (1010, 1150), Field("date", "Date")),
        ),
        (
            Line(
                "Teacher",
                "Person",
                EdgeKind.REALIZATION,
                LineStyle.DASHED,
                target_end=EndKind.TRIANGLE,
                route="orthogonal",
                leaves=("top", 0.5),
                enters=("left", 0.5),
            ),
            Line(
                "Student",
                "Person",
                EdgeKind.REALIZATION,
                LineStyle.DASHED,
                target_end=EndKind.TRIANGLE,
                route="orthogonal",
                leaves=("top", 0.5),
                enters=("right", 0.5),
            ),
            Line("Teacher", "Course", source_multiplicity="1", target_multiplicity="*", label="gives"),
            Line("Student", "Course", source_multiplicity="*", target_multiplicity="*", label="attends"),
            Line(
                "Teacher",
                "Exam",
                source_multiplicity="1",
                target_multiplicity="*",
                leaves=("right", 0.7),
                enters=("left", 0.4),
            ),
            Line("Student", "Exam", source_multiplicity="1", target_multiplicity="0..*", leaves=("bottom", 0.8)),
        ),
    ),
    Hand("patrick-hand", 44, wobble=0.8, looseness=0.5, ink=BLACK),
    Paper(Pattern.RULED, (248, 247, 243), (150, 170, 210), 52, 0.4),
    Camera(1500, tilt=0.012, turn=-0.8, table=-0.03, unevenness=0.25, warmth=0.35, blur=0.7, noise=3),
)
