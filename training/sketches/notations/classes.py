"""UML class diagrams."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sketch2model.elements import EndKind, LineStyle, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind
from training.sketches import vocabulary as words
from training.sketches import wordbook
from training.sketches.description import Description, Figure, Line, Tree
from training.sketches.figures import TAB, planned_box
from training.sketches.hand import Hand
from training.sketches.layout import Slack, arranged, linked_pairs
from training.sketches.notations.common import ORIGIN, cells_for, figure_count, page_routes
from training.sketches.wordbook import one

RELATIONS = (
    (EdgeKind.ASSOCIATION, LineStyle.SOLID, EndKind.NONE, EndKind.NONE),
    (EdgeKind.DIRECTED_ASSOCIATION, LineStyle.SOLID, EndKind.NONE, EndKind.OPEN),
    (EdgeKind.AGGREGATION, LineStyle.SOLID, EndKind.DIAMOND, EndKind.NONE),
    (EdgeKind.COMPOSITION, LineStyle.SOLID, EndKind.FILLED_DIAMOND, EndKind.NONE),
    (EdgeKind.DEPENDENCY, LineStyle.DASHED, EndKind.NONE, EndKind.OPEN),
    (EdgeKind.INHERITANCE, LineStyle.SOLID, EndKind.NONE, EndKind.TRIANGLE),
    (EdgeKind.REALIZATION, LineStyle.DASHED, EndKind.NONE, EndKind.TRIANGLE),
    (EdgeKind.AGGREGATION, LineStyle.SOLID, EndKind.DIAMOND, EndKind.OPEN),
    (EdgeKind.COMPOSITION, LineStyle.SOLID, EndKind.FILLED_DIAMOND, EndKind.OPEN),
)
ODDS = (0.42, 0.12, 0.11, 0.1, 0.08, 0.09, 0.04, 0.02, 0.02)
UNCOUNTED = (EdgeKind.INHERITANCE, EdgeKind.DEPENDENCY, EdgeKind.REALIZATION)
LOOPS = (
    (("right", 0.35), ("top", 0.7)),
    (("bottom", 0.3), ("left", 0.6)),
    (("left", 0.4), ("top", 0.3)),
    (("right", 0.3), ("right", 0.75)),
)
STEREOTYPES = ("interface", "abstract", "enum", "entity", "service", "control", "boundary", "dataType")


def class_diagram(hand: Hand, rng: np.random.Generator) -> Description:
    """Classes with compartments, inheritance, associations of every kind, notes."""
    count = figure_count(rng)
    slack, routes = Slack.random(rng), page_routes(rng)
    classes = _classes(count, rng)
    if count > 1 and rng.random() < 0.25:
        classes[-1] = _note(classes[-1].id, rng)
    sized = [slack.applied(figure, hand, rng) for figure in classes]
    drawn, size = arranged(sized, cells_for(count, rng), hand, rng)
    drawn = _joined(drawn, hand, rng) if count > 3 and rng.random() < 0.06 else drawn
    trees = _trees(drawn, hand, rng)
    bound = {frozenset((tree.parent, child)) for tree in trees for child in tree.children}
    often = rng.uniform(0.4, 1.0)
    lines = [
        _between(drawn[a], drawn[b], one(routes, rng), rng)
        for a, b in linked_pairs(drawn, hand, rng, often)
        if frozenset((drawn[a].id, drawn[b].id)) not in bound
    ]
    lines += _extra_lines(drawn, lines, rng)
    if rng.random() < 0.05:
        drawn = (_package(drawn, hand, rng), *drawn)
    return Description(DiagramKind.CLASS, size, drawn, tuple(lines), tuple(trees))


def _note(name: str, rng: np.random.Generator) -> Figure:
    text = wordbook.folded(wordbook.phrase(rng, 7), int(rng.integers(8, 20)))
    return Figure(name, ShapeKind.NOTE, ORIGIN, text, NodeKind.NOTE, symbol="cut" if rng.random() < 0.15 else None)


def _between(first: Figure, second: Figure, route: str, rng: np.random.Generator) -> Line:
    """A relation, or a dashed line where one of the two is a note."""
    if NodeKind.NOTE in (first.means, second.means):
        style = LineStyle.DASHED if rng.random() < 0.8 else LineStyle.SOLID
        return Line(first.id, second.id, EdgeKind.LINK, style, route="clear_straight")
    return relation(first.id, second.id, route, rng)


def relation(source: str, target: str, route: str, rng: np.random.Generator) -> Line:
    """Any relation between two classes."""
    kind, style, first, last = RELATIONS[int(rng.choice(len(RELATIONS), p=ODDS))]
    counted = kind not in UNCOUNTED and rng.random() < 0.75
    named = kind not in UNCOUNTED and rng.random() < 0.22

    def count() -> str | None:
        return one(words.MULTIPLICITIES, rng) if counted and rng.random() < 0.88 else None

    def role() -> str | None:
        return one(words.ROLES, rng) if named and rng.random() < 0.6 else None

    label = one(words.VERBS, rng) if kind not in UNCOUNTED and rng.random() < 0.22 else None
    line = Line(source, target, kind, style, first, last, label, count(), count(), role(), role(), route)
    return line if kind is not EdgeKind.DEPENDENCY or rng.random() > 0.3 else replace(line, label="«use»")


def _classes(count: int, rng: np.random.Generator) -> list[Figure]:
    typed, visible = rng.random() < 0.7, rng.random() < 0.4
    detailed, operated = rng.choice((0.0, 0.5, 1.0), p=(0.25, 0.3, 0.45)), rng.choice((0.0, 0.3, 0.9))
    blank, stereotyped = rng.choice((0.0, 0.3, 1.0), p=(0.6, 0.2, 0.2)), rng.choice((0.0, 0.25), p=(0.6, 0.4))
    most = int(rng.integers(2, 9))
    figures = []
    for index in range(count):
        name = wordbook.noun(rng) if rng.random() < 0.97 else None
        fields = ()
        if name and rng.random() < detailed:
            fields = wordbook.fields_of(name, rng, typed=typed, visible=visible, most=most)
        if name and rng.random() < operated:
            fields += tuple(wordbook.operation(rng, visible=visible) for _ in range(int(rng.integers(1, 4))))
        filled = 1 + len({field.parameters is None for field in fields})
        figure = Figure(
            f"c{index}",
            ShapeKind.RECTANGLE,
            ORIGIN,
            name,
            NodeKind.CLASS,
            stereotype=one(STEREOTYPES, rng) if name and rng.random() < stereotyped else None,
            fields=fields,
            blanks=int(rng.integers(0, 4 - filled)) if filled < 3 and rng.random() < blank else 0,
        )
        figures.append(figure)
    return figures


def _joined(drawn: tuple[Figure, ...], hand: Hand, rng: np.random.Generator) -> tuple[Figure, ...]:
    """One class drawn right beside another, so that they share a side."""
    first, second = rng.permutation(len(drawn))[:2].tolist()
    box = planned_box(drawn[first], hand)
    moved = replace(drawn[second], at=(box.x1 + float(rng.uniform(0, 0.3)) * hand.size, box.y0))
    others = [planned_box(figure, hand) for index, figure in enumerate(drawn) if index != second]
    if any(planned_box(moved, hand).overlap(other) > 0 for other in others):
        return drawn
    return tuple(moved if index == second else figure for index, figure in enumerate(drawn))


def _package(drawn: tuple[Figure, ...], hand: Hand, rng: np.random.Generator) -> Figure:
    """A frame around all classes."""
    boxes = [planned_box(figure, hand) for figure in drawn]
    x0, y0 = min(box.x0 for box in boxes) - 0.6 * hand.size, min(box.y0 for box in boxes) - 0.6 * hand.size
    size = (max(box.x1 for box in boxes) + 0.6 * hand.size - x0, max(box.y1 for box in boxes) + 0.6 * hand.size - y0)
    name, tab = wordbook.noun(rng), TAB if rng.random() < 0.7 else None
    return Figure("package", ShapeKind.CONTAINER, (x0, y0), name, NodeKind.CONTAINER, size, symbol=tab)


def _trees(drawn: tuple[Figure, ...], hand: Hand, rng: np.random.Generator) -> list[Tree]:
    """Figures that lie to one side of another may be its children."""
    trees: list[Tree] = []
    used: set[str] = set()
    share = rng.choice((0.0, 0.25, 0.6), p=(0.45, 0.35, 0.2))
    for figure in drawn:
        if rng.random() > share or figure.id in used or figure.means is NodeKind.NOTE:
            continue
        side = one(("bottom", "bottom", "bottom", "top", "left", "right"), rng)
        children = _beyond(figure, drawn, side, hand, rng.integers(1, 6))
        children = [child for child in children if child not in used]
        if children:
            dashed = rng.random() < 0.15
            kind = EdgeKind.REALIZATION if dashed else EdgeKind.INHERITANCE
            style = LineStyle.DASHED if dashed else LineStyle.SOLID
            trees.append(Tree(figure.id, tuple(children), kind, style, side, fan=rng.random() < 0.3))
            used.update(children)
    return trees


def _beyond(parent: Figure, drawn: tuple[Figure, ...], side: str, hand: Hand, most: int) -> list[str]:
    """The nearest figures on one side, with nothing between their foremost row and the parent."""
    axis, sign = (1, 1) if side == "bottom" else (1, -1) if side == "top" else (0, 1) if side == "right" else (0, -1)
    box = planned_box(parent, hand)
    near = (box.x1, box.y1)[axis] if sign > 0 else (box.x0, box.y0)[axis]
    ahead = []
    for figure in drawn:
        other = planned_box(figure, hand)
        face = (other.x0, other.y0)[axis] if sign > 0 else (other.x1, other.y1)[axis]
        if figure.id != parent.id and figure.means is NodeKind.CLASS and (face - near) * sign > 1.5 * hand.size:
            ahead.append(((face - near) * sign, abs(other.center[1 - axis] - box.center[1 - axis]), figure.id))
    if not ahead:
        return []
    first = min(ahead)[0]
    row = sorted((aside, name) for away, aside, name in ahead if away < first + 3 * hand.size)
    return [name for _, name in row[: int(most)]]


def _extra_lines(drawn: tuple[Figure, ...], lines: list[Line], rng: np.random.Generator) -> list[Line]:
    """Loops and association classes."""
    extra = []
    if rng.random() < 0.2:
        looped = one(drawn, rng).id
        sides = one(LOOPS, rng)
        loop = relation(looped, looped, "orthogonal", rng)
        extra.append(replace(loop, leaves=sides[0], enters=sides[1]))
    linked = {end for line in lines for end in (line.source, line.target)}
    alone = [figure.id for figure in drawn if figure.id not in linked]
    if lines and alone and rng.random() < 0.6:
        onto = int(rng.integers(len(lines)))
        extra.append(Line(alone[0], None, EdgeKind.LINK, LineStyle.DASHED, onto=onto))
    return extra
