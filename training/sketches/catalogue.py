"""Pages with random content, one function for each notation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np

from sketch2model.elements import EndKind, LineStyle, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind
from training.sketches import vocabulary as words
from training.sketches.camera import Camera
from training.sketches.description import Description, Field, Figure, Line, Tree
from training.sketches.figures import planned_box
from training.sketches.grid import Cell, neighbours, on_sheet, placed
from training.sketches.hand import Hand
from training.sketches.page import Picture, draw_page
from training.sketches.paper import Paper

_T = TypeVar("_T")
Maker = Callable[[Hand, np.random.Generator], Description]
ORIGIN = (0.0, 0.0)


def random_picture(seed: int, source: str = "page.jpg") -> Picture:
    """A page of any notation by anybody on anything; everything follows from the seed."""
    rng = np.random.default_rng(seed)
    hand, paper, camera = Hand.random(rng), Paper.random(rng), Camera.random(rng)
    make = tuple(MAKERS.values())[int(rng.integers(len(MAKERS)))]
    return draw_page(on_sheet(make(hand, rng), rng), hand, paper, camera, seed=seed, source=source)


def class_diagram(hand: Hand, rng: np.random.Generator) -> Description:
    """Classes with attributes, operations, inheritance and associations of every kind."""
    names, cells = _entities(rng)
    typed, visible, detailed = rng.random() < 0.75, rng.random() < 0.35, rng.random() < 0.85
    figures = []
    for name in names:
        fields = words.some_fields(name, rng, typed=typed, visible=visible) if detailed and rng.random() < 0.85 else ()
        if fields and rng.random() < 0.25:
            fields += (Field(_one(words.OPERATIONS, rng), visibility="+" if visible else None, parameters=""),)
        figures.append(Figure(name, ShapeKind.RECTANGLE, ORIGIN, name, NodeKind.CLASS, fields=fields))
    drawn, size = placed(list(zip(cells, figures, strict=True)), hand, rng)
    trees = _trees(names, cells, rng)
    bound = {(tree.parent, child) for tree in trees for child in tree.children}
    lines = [
        _relation(names[a], names[b], rng)
        for a, b in neighbours(cells)
        if (names[a], names[b]) not in bound and rng.random() < 0.75
    ]
    if rng.random() < 0.15:
        looped = _one(names, rng)
        lines.append(Line(looped, looped, source_multiplicity="*", target_multiplicity="0..1"))
    return Description(DiagramKind.CLASS, size, drawn, tuple(lines), tuple(trees))


def er_diagram(hand: Hand, rng: np.random.Generator) -> Description:
    """Entities with keys, joined by crow's feet."""
    names, cells = _entities(rng)
    pairs = [pair for pair in neighbours(cells) if rng.random() < 0.8]
    figures = []
    for index, name in enumerate(names):
        keys = [Field("id", "int", flags=("pk",))]
        keys += [Field(f"{names[a].lower()}_id", "int", flags=("fk",)) for a, b in pairs if b == index]
        fields = (*keys, *words.some_fields(name, rng, typed=True, visible=False))
        figures.append(Figure(name, ShapeKind.RECTANGLE, ORIGIN, name.lower(), NodeKind.ENTITY, fields=fields))
    drawn, size = placed(list(zip(cells, figures, strict=True)), hand, rng, gap=6)
    feet = (EndKind.MANY, EndKind.ZERO_MANY)
    heads = (EndKind.ONE, EndKind.ZERO_ONE)
    lines = tuple(
        Line(
            names[a],
            names[b],
            source_end=_one(heads, rng),
            target_end=_one(feet, rng),
            label=_one(words.VERBS, rng) if rng.random() < 0.4 else None,
            route=_one(("straight", "orthogonal"), rng),
        )
        for a, b in pairs
    )
    return Description(DiagramKind.ER, size, drawn, lines)


def flowchart(hand: Hand, rng: np.random.Generator) -> Description:
    """Steps and decisions from top to bottom, with ways aside."""
    count = int(rng.integers(3, 7))
    steps, asked = _some(words.STEPS, 2 * count, rng), _some(words.QUESTIONS, count, rng)
    column: list[tuple[Cell, Figure]] = [((0, 0), _oval("start", "Start"))]
    lines: list[Line] = []
    before = "start"
    for row in range(1, count + 1):
        decided = row < count and rng.random() < 0.4
        name = f"s{row}"
        kind = ShapeKind.DIAMOND if decided else _one((ShapeKind.RECTANGLE, ShapeKind.PARALLELOGRAM), rng)
        label, means = (asked[row - 1], NodeKind.DECISION) if decided else (steps[row - 1], NodeKind.STEP)
        column.append(((row, 0), Figure(name, kind, ORIGIN, label, means)))
        answered = before.startswith("s") and column[row - 1][1].means is NodeKind.DECISION
        lines.append(_arrow(before, name, "yes" if answered else None))
        if decided:
            aside = Figure(f"a{row}", ShapeKind.RECTANGLE, ORIGIN, steps[count + row - 1], NodeKind.STEP)
            column.append(((row, 1), aside))
            lines.append(_arrow(name, aside.id, "no"))
        before = name
        column.sort(key=lambda item: (item[0][1], item[0][0]))
    column.append(((count + 1, 0), _oval("end", "End")))
    lines.append(_arrow(before, "end"))
    drawn, size = placed(column, hand, rng, gap=2.4)
    return Description(DiagramKind.FLOW, size, drawn, tuple(lines))


def process(hand: Hand, rng: np.random.Generator) -> Description:
    """Lanes with events, tasks, decisions, documents and stores; messages go between the lanes."""
    lanes, columns = _some(words.LANES, int(rng.integers(1, 4)), rng), int(rng.integers(3, 6))
    inside: list[tuple[Cell, Figure]] = []
    lines: list[Line] = []
    for row, lane in enumerate(lanes):
        for column in range(columns):
            figure = _task(f"{lane}{column}", lane, column in (0, columns - 1), rng)
            inside.append(((row, column), figure))
            if column:
                lines.append(_arrow(f"{lane}{column - 1}", figure.id, route="straight"))
        if row:
            column = int(rng.integers(columns))
            between = (f"{lanes[row - 1]}{column}", f"{lane}{column}")
            lines.append(Line(*between, EdgeKind.MESSAGE, LineStyle.DASHED, target_end=EndKind.OPEN))
    em = hand.size
    drawn, size = placed(inside, hand, rng, gap=3.2, left=1.8 * em)
    containers = []
    for lane in lanes:
        own = [planned_box(figure, hand) for figure in drawn if figure.parent == lane]
        top, bottom = min(box.y0 for box in own) - 0.7 * em, max(box.y1 for box in own) + 1.6 * em
        spot, extent = (0.3 * em, top), (size[0] - 0.6 * em, bottom - top)
        containers.append(Figure(lane, ShapeKind.CONTAINER, spot, lane, NodeKind.CONTAINER, extent, upwards=True))
    size = (size[0], round(max(size[1], max(c.at[1] + c.size[1] for c in containers if c.size) + em)))
    return Description(DiagramKind.PROCESS, size, (*containers, *drawn), tuple(lines))


def attribute_lists(hand: Hand, rng: np.random.Generator) -> Description:
    """Titles with lists of attributes, no boxes."""
    names = _some(tuple(words.ENTITIES), int(rng.integers(1, 4)), rng)
    bullet, typed = _one(("", "- ", "• "), rng), rng.random() < 0.5
    lists: list[tuple[Cell, Figure]] = []
    for row, name in enumerate(names):
        fields = words.some_fields(name, rng, typed=typed, visible=False)
        lists.append(
            (
                (row, 0),
                Figure(name, ShapeKind.NONE, ORIGIN, name, NodeKind.ATTRIBUTE_LIST, fields=fields, bullet=bullet),
            )
        )
    drawn, size = placed(lists, hand, rng, gap=2)
    return Description(DiagramKind.ATTRIBUTE_LIST, (size[0] + round(8 * hand.size * rng.random()), size[1]), drawn)


def boxes_and_arrows(hand: Hand, rng: np.random.Generator) -> Description:
    """Any shapes, any arrows."""
    outlines = (
        ShapeKind.RECTANGLE,
        ShapeKind.ROUNDED_RECTANGLE,
        ShapeKind.ELLIPSE,
        ShapeKind.DIAMOND,
        ShapeKind.CYLINDER,
        ShapeKind.DOCUMENT,
        ShapeKind.NOTE,
        ShapeKind.PARALLELOGRAM,
    )
    count = int(rng.integers(2, 9))
    names, cells = _some(words.PARTS, count, rng), _cells(count, rng)
    figures = [Figure(name, _one(outlines, rng), ORIGIN, name, NodeKind.NODE) for name in names]
    drawn, size = placed(list(zip(cells, figures, strict=True)), hand, rng)
    lines = []
    for pair in neighbours(cells):
        if rng.random() < 0.8:
            source, target = (names[index] for index in (pair if rng.random() < 0.7 else reversed(pair)))
            end = _one((EndKind.OPEN, EndKind.FILLED_TRIANGLE, EndKind.NONE), rng)
            line = Line(
                source,
                target,
                EdgeKind.LINK if end is EndKind.NONE else EdgeKind.FLOW,
                _one((LineStyle.SOLID, LineStyle.SOLID, LineStyle.DASHED, LineStyle.DOTTED), rng),
                target_end=end,
                label=_one(words.VERBS, rng) if rng.random() < 0.35 else None,
                route=_one(("straight", "straight", "orthogonal", "curved"), rng),
            )
            lines.append(line)
    return Description(DiagramKind.GENERIC, size, drawn, tuple(lines))


MAKERS: dict[str, Maker] = {
    "class_diagram": class_diagram,
    "er_diagram": er_diagram,
    "flowchart": flowchart,
    "process": process,
    "attribute_lists": attribute_lists,
    "boxes_and_arrows": boxes_and_arrows,
}


def _one(options: Sequence[_T], rng: np.random.Generator) -> _T:
    """One of several things of any type."""
    return options[int(rng.integers(len(options)))]


def _some(options: tuple[str, ...], count: int, rng: np.random.Generator) -> list[str]:
    order = rng.permutation(len(options))[:count]
    return [options[index] for index in order]


def _cells(count: int, rng: np.random.Generator) -> list[Cell]:
    """So many cells of a grid that is not quite full."""
    columns = int(np.clip(round(np.sqrt(count) * rng.uniform(0.6, 1.9)), 1, count))
    rows = -(-(count + int(rng.integers(0, 2))) // columns)
    chosen = sorted(rng.permutation(rows * columns)[:count].tolist())
    return [divmod(index, columns) for index in chosen]


def _entities(rng: np.random.Generator) -> tuple[list[str], list[Cell]]:
    count = int(rng.integers(1, 10 if rng.random() < 0.75 else 3))
    return _some(tuple(words.ENTITIES), count, rng), _cells(count, rng)


def _trees(names: list[str], cells: list[Cell], rng: np.random.Generator) -> list[Tree]:
    """At most one tree in each row: a class and its neighbours in the row below."""
    trees = []
    for row in sorted({cell[0] for cell in cells}):
        above = [name for name, cell in zip(names, cells, strict=True) if cell[0] == row]
        below = [name for name, cell in zip(names, cells, strict=True) if cell[0] == row + 1]
        if below and rng.random() < 0.5:
            style = LineStyle.DASHED if rng.random() < 0.15 else LineStyle.SOLID
            kind = EdgeKind.REALIZATION if style is LineStyle.DASHED else EdgeKind.INHERITANCE
            trees.append(Tree(_one(above, rng), tuple(below[:3]), kind, style))
    return trees


def _relation(source: str, target: str, rng: np.random.Generator) -> Line:
    kinds = (
        (EdgeKind.ASSOCIATION, LineStyle.SOLID, EndKind.NONE, EndKind.NONE),
        (EdgeKind.DIRECTED_ASSOCIATION, LineStyle.SOLID, EndKind.NONE, EndKind.OPEN),
        (EdgeKind.AGGREGATION, LineStyle.SOLID, EndKind.DIAMOND, EndKind.NONE),
        (EdgeKind.COMPOSITION, LineStyle.SOLID, EndKind.FILLED_DIAMOND, EndKind.NONE),
        (EdgeKind.DEPENDENCY, LineStyle.DASHED, EndKind.NONE, EndKind.OPEN),
        (EdgeKind.INHERITANCE, LineStyle.SOLID, EndKind.NONE, EndKind.TRIANGLE),
    )
    kind, style, first, last = kinds[int(rng.choice(len(kinds), p=(0.5, 0.15, 0.1, 0.1, 0.1, 0.05)))]
    counted = kind not in (EdgeKind.INHERITANCE, EdgeKind.DEPENDENCY) and rng.random() < 0.8
    named = counted and rng.random() < 0.2
    return Line(
        source,
        target,
        kind,
        style,
        first,
        last,
        label=_one(words.VERBS, rng) if counted and rng.random() < 0.25 else None,
        source_multiplicity=_one(words.MULTIPLICITIES, rng) if counted else None,
        target_multiplicity=_one(words.MULTIPLICITIES, rng) if counted and rng.random() < 0.9 else None,
        target_role=_one(words.ROLES, rng) if named else None,
        route="orthogonal" if rng.random() < 0.3 else "straight",
    )


def _arrow(source: str, target: str, label: str | None = None, route: str = "orthogonal") -> Line:
    return Line(source, target, EdgeKind.FLOW, target_end=EndKind.OPEN, label=label, route=route)


def _oval(name: str, label: str) -> Figure:
    return Figure(name, ShapeKind.STADIUM, ORIGIN, label, NodeKind.EVENT)


def _task(name: str, lane: str, outer: bool, rng: np.random.Generator) -> Figure:
    """Something in a lane: events mostly at its ends, tasks mostly between."""
    sorts = (
        (ShapeKind.ROUNDED_RECTANGLE, NodeKind.STEP, words.STEPS, None),
        (ShapeKind.CIRCLE, NodeKind.EVENT, words.EVENTS, (70.0, 70.0)),
        (ShapeKind.DIAMOND, NodeKind.DECISION, words.QUESTIONS, (105.0, 105.0)),
        (ShapeKind.DOCUMENT, NodeKind.DOCUMENT, words.PAPERS, (85.0, 110.0)),
        (ShapeKind.CYLINDER, NodeKind.STORE, words.STORES, (105.0, 105.0)),
    )
    odds = (0.25, 0.65, 0.02, 0.04, 0.04) if outer else (0.62, 0.06, 0.16, 0.09, 0.07)
    kind, means, labels, size = sorts[int(rng.choice(len(sorts), p=odds))]
    label = _one(labels, rng)
    if size is None:
        return Figure(name, kind, ORIGIN, label.replace(" ", "\n"), means, parent=lane)
    return Figure(name, kind, ORIGIN, label, means, size, captioned=True, parent=lane)
