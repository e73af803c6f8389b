"""Flowcharts, processes, boxes and arrows."""

from __future__ import annotations

from sketch2model.elements import EndKind, LineStyle, Point, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind
from training.sketches.camera import Camera
from training.sketches.description import Description, Figure, Line, Side
from training.sketches.hand import Hand
from training.sketches.paper import Paper, Pattern
from training.sketches.scenes.scene import BLACK, BLUE, GREEN, Scene


def _step(name: str, label: str, at: Point, kind: ShapeKind = ShapeKind.RECTANGLE, parent: str | None = None) -> Figure:
    return Figure(name, kind, at, label, NodeKind.STEP, parent=parent)


def _flow(
    source: str,
    target: str,
    label: str | None = None,
    *,
    route: str = "orthogonal",
    leaves: Side | None = None,
    enters: Side | None = None,
) -> Line:
    return Line(
        source,
        target,
        EdgeKind.FLOW,
        target_end=EndKind.OPEN,
        label=label,
        route=route,
        leaves=leaves,
        enters=enters,
    )


CHECKOUT = Scene(
    "checkout.jpg",
    "flowchart: start and end, steps, decisions with yes and no, an arrow back up",
    "decisions, labels of arrows, a loop of arrows",
    71,
    Description(
        DiagramKind.FLOW,
        (1250, 1650),
        (
            Figure("start", ShapeKind.STADIUM, (360, 80), "Start", NodeKind.EVENT, (240, 90)),
            _step("cart", "Show cart", (350, 300)),
            Figure("empty", ShapeKind.DIAMOND, (310, 530), "Cart\nempty?", NodeKind.DECISION),
            _step("pay", "Take payment", (310, 920)),
            Figure("paid", ShapeKind.DIAMOND, (340, 1130), "Paid?", NodeKind.DECISION),
            Figure("receipt", ShapeKind.PARALLELOGRAM, (300, 1460), "Print receipt", NodeKind.STEP),
            _step("shop", "Go shopping", (820, 600)),
            Figure("end", ShapeKind.STADIUM, (850, 1465), "End", NodeKind.EVENT, (200, 85)),
        ),
        (
            _flow("start", "cart"),
            _flow("cart", "empty"),
            _flow("empty", "pay", "no"),
            _flow("empty", "shop", "yes"),
            _flow("shop", "cart", leaves=("top", 0.5), enters=("right", 0.5)),
            _flow("pay", "paid"),
            _flow("paid", "receipt", "yes"),
            _flow("paid", "pay", "no", leaves=("right", 0.5), enters=("right", 0.5)),
            _flow("receipt", "end"),
        ),
    ),
    Hand("handlee", 46, wobble=0.8, looseness=0.55, ink=BLACK),
    Paper(tint=(250, 250, 248)),
    Camera(1650, tilt=0.008, turn=0.7, table=-0.02, unevenness=0.15, warmth=0.1, blur=0.6, noise=2),
)

CLAIM = Scene(
    "claim.jpg",
    "process: two lanes, events, a decision, a document, a store, a message between the lanes",
    "containers with names written upwards, captions below circles, dashed and dotted arrows",
    83,
    Description(
        DiagramKind.PROCESS,
        (1900, 1250),
        (
            Figure("client", ShapeKind.CONTAINER, (80, 80), "Client", NodeKind.CONTAINER, (1730, 400), upwards=True),
            Figure("insurer", ShapeKind.CONTAINER, (80, 590), "Insurer", NodeKind.CONTAINER, (1730, 560), upwards=True),
            Figure(
                "damage",
                ShapeKind.CIRCLE,
                (230, 200),
                "damage",
                NodeKind.EVENT,
                (70, 70),
                captioned=True,
                parent="client",
            ),
            _step("report", "Report\ndamage", (470, 170), ShapeKind.ROUNDED_RECTANGLE, "client"),
            Figure(
                "form",
                ShapeKind.DOCUMENT,
                (830, 165),
                "claim form",
                NodeKind.DOCUMENT,
                (90, 115),
                captioned=True,
                parent="client",
            ),
            _step("get", "Receive\nanswer", (1290, 170), ShapeKind.ROUNDED_RECTANGLE, "client"),
            Figure(
                "done", ShapeKind.CIRCLE, (1650, 200), "done", NodeKind.EVENT, (70, 70), captioned=True, parent="client"
            ),
            _step("check", "Check\nclaim", (250, 690), ShapeKind.ROUNDED_RECTANGLE, "insurer"),
            Figure("valid", ShapeKind.DIAMOND, (540, 650), "valid?", NodeKind.DECISION, (200, 170), parent="insurer"),
            _step("money", "Pay out", (860, 700), ShapeKind.ROUNDED_RECTANGLE, "insurer"),
            _step("refuse", "Refuse", (860, 960), ShapeKind.ROUNDED_RECTANGLE, "insurer"),
            _step("answer", "Answer", (1290, 700), ShapeKind.ROUNDED_RECTANGLE, "insurer"),
            Figure(
                "files",
                ShapeKind.CYLINDER,
                (260, 940),
                "files",
                NodeKind.STORE,
                (110, 110),
                captioned=True,
                parent="insurer",
            ),
        ),
        (
            _flow("damage", "report", route="straight"),
            Line("report", "form", EdgeKind.LINK, LineStyle.DOTTED, target_end=EndKind.OPEN),
            _flow("get", "done", route="straight"),
            Line("report", "check", EdgeKind.MESSAGE, LineStyle.DASHED, target_end=EndKind.OPEN),
            _flow("check", "valid", route="straight"),
            _flow("valid", "money", "yes", route="straight"),
            _flow("valid", "refuse", "no", leaves=("bottom", 0.5), enters=("left", 0.5)),
            _flow("money", "answer", route="straight"),
            _flow("refuse", "answer", leaves=("right", 0.5), enters=("bottom", 0.5)),
            Line("answer", "get", EdgeKind.MESSAGE, LineStyle.DASHED, target_end=EndKind.OPEN),
            Line("check", "files", EdgeKind.LINK, LineStyle.DOTTED, target_end=EndKind.OPEN),
        ),
    ),
    Hand("architects-daughter", 38, wobble=0.7, looseness=0.5, ink=BLUE),
    Paper(tint=(248, 248, 246)),
    Camera(1900, turn=-0.4, table=-0.015, unevenness=0.2, warmth=0.2, blur=0.6, noise=2),
)

BOXES = Scene(
    "app.jpg",
    "boxes and arrows of no particular notation: a person, boxes, a store, bent arrows with words",
    "what a developer draws while thinking; green pen, squared paper, sheet on a table",
    97,
    Description(
        DiagramKind.GENERIC,
        (1600, 1150),
        (
            Figure("user", ShapeKind.ACTOR, (140, 110), "user", NodeKind.ACTOR, (110, 210), captioned=True),
            Figure("web", ShapeKind.ROUNDED_RECTANGLE, (520, 180), "Web page", NodeKind.NODE, (290, 150)),
            Figure("api", ShapeKind.RECTANGLE, (1120, 190), "API server", NodeKind.NODE, (300, 150)),
            Figure("jobs", ShapeKind.ELLIPSE, (480, 740), "Job queue", NodeKind.NODE, (360, 180)),
            Figure("db", ShapeKind.CYLINDER, (1150, 690), "Postgres", NodeKind.STORE, (260, 250)),
        ),
        (
            _flow("user", "web", "clicks", route="straight"),
            _flow("web", "api", "JSON", route="straight"),
            _flow("api", "db", "SQL", route="straight"),
            _flow("api", "jobs", "enqueue", route="curved"),
            _flow("jobs", "db", route="straight"),
        ),
    ),
    Hand("kalam", 48, wobble=0.9, looseness=0.7, ink=GREEN),
    Paper(Pattern.SQUARED, (247, 247, 244), (150, 175, 205), 44, 0.45),
    Camera(1700, tilt=0.02, turn=-2.2, table=0.03, unevenness=0.22, warmth=0.25, blur=0.8, noise=2.5),
)
