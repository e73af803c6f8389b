"""Flowcharts and state machines, and what they mean."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import strategies as st

from sketch2model.concepts import Transition, UmlDiagram, UmlOperation, UmlRelation
from sketch2model.elements import EndKind, LineStyle, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind


@pytest.fixture(scope="session")
def door(box, page) -> UmlDiagram:
    """A state machine with start, end, a choice, a composite state, guards, effects and a note."""

    def state(number, name, **known):
        return box(number, name, NodeKind.STATE, ShapeKind.ROUNDED_RECTANGLE, **known)

    def sign(number, stereotype, **known):
        return box(number, None, NodeKind.EVENT, ShapeKind.CIRCLE, stereotype=stereotype, **known)

    elements = [
        sign(1, "initial"),
        state(2, "closed", operations=(UmlOperation("entry / lock"),)),
        state(3, "half open"),
        box(4, "who is it?", NodeKind.DECISION, ShapeKind.DIAMOND),
        box(5, "moving", NodeKind.CONTAINER, ShapeKind.CONTAINER),
        sign(6, "initial", parent="n5"),
        state(7, "speeding up", parent="n5"),
        state(8, "slowing down", parent="n5"),
        sign(9, "final", parent="n5"),
        sign(10, "final"),
        box(11, "never by night", NodeKind.NOTE, ShapeKind.NOTE),
    ]

    def arrow(source, target, trigger=None, guard=None, effect=None, **known):
        return UmlRelation(
            source,
            target,
            EdgeKind.FLOW,
            target_end=EndKind.OPEN,
            transition=Transition(trigger, guard, effect),
            **known,
        )

    relations = [
        arrow("n1", "n2"),
        arrow("n2", "n4", "knock"),
        arrow("n4", "n3", guard="a friend", effect="smile: wide"),
        arrow("n4", "n2", guard="else"),
        arrow("n3", "n5", "push"),
        arrow("n6", "n7"),
        arrow("n7", "n8", "after 2 s"),
        arrow("n8", "n9"),
        arrow("n5", "n2", effect="creak"),
        arrow("n8", "n8", "wind [x]"),
        arrow("n3", "n10", "broken"),
        UmlRelation("n11", "n3", EdgeKind.LINK, LineStyle.DASHED),
    ]
    return page(DiagramKind.STATE, elements, relations)


@pytest.fixture(scope="session")
def parcel(box, page) -> UmlDiagram:
    """A flowchart that an activity diagram can say: a loop, decisions in a row, a start and an end."""
    step, decision = NodeKind.STEP, NodeKind.DECISION
    elements = [
        box(1, None, NodeKind.EVENT, ShapeKind.CIRCLE, stereotype="start"),
        box(2, "1. Pack the parcel", step),
        box(3, "heavy?", decision, ShapeKind.DIAMOND),
        box(4, "fragile?", decision, ShapeKind.DIAMOND),
        box(5, "Call a *strong* colleague", step),
        box(6, "End of the day", NodeKind.EVENT, ShapeKind.STADIUM),
        box(7, None, NodeKind.EVENT, ShapeKind.CIRCLE, stereotype="end"),
    ]

    def arrow(source, target, label=None, **known):
        return UmlRelation(source, target, EdgeKind.FLOW, label=label, target_end=EndKind.FILLED_TRIANGLE, **known)

    relations = [
        arrow("n1", "n2"),
        arrow("n3", "n5", "yes"),
        arrow("n3", "n4", "no"),
        arrow("n2", "n3"),
        arrow("n4", "n2", "yes [of glass]"),
        arrow("n4", "n6", "* no"),
        UmlRelation("n3", "n5", EdgeKind.FLOW, LineStyle.DASHED, EndKind.OPEN, label="come back"),
        arrow("n6", "n7"),
    ]
    return page(DiagramKind.FLOW, elements, relations)


@pytest.fixture(scope="session")
def random_flows(box, page, fifty, handwriting) -> list[UmlDiagram]:
    """Flowcharts and state machines."""

    @st.composite
    def flow_diagrams(draw):
        kinds = st.sampled_from([(NodeKind.STEP, ShapeKind.RECTANGLE)] * 3 + [(NodeKind.DECISION, ShapeKind.DIAMOND)])
        names = draw(st.lists(handwriting.texts, min_size=2, max_size=7))
        frames = draw(st.integers(0, 1))
        elements = []
        for number, name in enumerate(names, 1):
            kind, shape = draw(kinds) if number > frames else (NodeKind.CONTAINER, ShapeKind.CONTAINER)
            parent = "n1" if number == frames + 1 > 1 or (number > frames > 0 and draw(st.booleans())) else None
            elements.append(box(number, name, kind, shape, parent=parent))
        ids = st.sampled_from([each.id for each in elements if each.kind is not NodeKind.CONTAINER])
        arrow = st.builds(
            UmlRelation,
            source=ids,
            target=ids,
            kind=st.just(EdgeKind.FLOW),
            style=st.sampled_from([LineStyle.SOLID, LineStyle.DASHED]),
            source_end=st.just(EndKind.NONE),
            target_end=st.just(EndKind.OPEN),
            label=handwriting.maybe(handwriting.texts),
        )
        kind = draw(st.sampled_from([DiagramKind.FLOW, DiagramKind.STATE]))
        return page(kind, elements, draw(st.lists(arrow, max_size=8)))

    return fifty(flow_diagrams())


@pytest.fixture(scope="session")
def meaning_of_flow() -> Callable[[UmlDiagram], tuple[dict, list]]:
    """Boxes by id with their name and container, and arrows with their label; notes and their lines are left out.

    Starts and ends have no box: in an arrow they are `start of CONTAINER` and `end of CONTAINER`.
    """

    def meaning(diagram: UmlDiagram) -> tuple[dict, list]:
        signs = {
            element.id: f"{'start' if element.stereotype in ('initial', 'start') else 'end'} of {element.parent}"
            for element in diagram.elements
            if element.stereotype and element.name is None
        }
        notes = {element.id for element in diagram.elements if element.kind is NodeKind.NOTE}
        boxes = {
            element.id: (element.name, element.parent)
            for element in diagram.elements
            if element.id not in {*signs, *notes}
        }
        arrows = []
        for r in diagram.relations:
            ends = [signs.get(end, end) for end in (r.source, r.target)]
            if not {r.source, r.target} & notes:
                source, target = ends[::-1] if r.source_end is EndKind.OPEN else ends
                arrows.append((source, target, r.label or said(r.transition)))
        return boxes, sorted(arrows, key=str)

    def said(transition: Transition | None) -> str | None:
        if transition is None:
            return None
        words = [transition.trigger, transition.guard and f"[{transition.guard}]"]
        words += ["/", transition.effect] if transition.effect else []
        return " ".join(filter(None, words)) or None

    return meaning
