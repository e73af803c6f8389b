"""Rich diagrams of each kind, what they mean in plain words, and the readers of other tools."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sketch2model.concepts import Transition, UmlAttribute, UmlDiagram, UmlElement, UmlOperation, UmlRelation
from sketch2model.elements import Box, EndKind, LineStyle, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, EdgeKind, NodeKind

TOOLS = Path(__file__).parents[2] / "tools"
PLANTUML_JAR = Path("/usr/share/plantuml/plantuml.jar")


def box(number, name, kind=NodeKind.CLASS, shape=ShapeKind.RECTANGLE, **known):
    x, y = 300 * (number % 4), 200 * (number // 4)
    return UmlElement(f"n{number}", name, kind, shape, Box(x, y, x + 200, y + 100), **known)


def page(kind, elements, relations):
    return UmlDiagram(kind, tuple(elements), tuple(relations), "page.jpg", 1200, 1000)


def university() -> UmlDiagram:
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


def warehouse() -> UmlDiagram:
    """Entities with crow's feet, keys, types with figures, roles and a number that no sign says."""

    def entity(number, name, *attributes):
        return box(number, name, NodeKind.ENTITY, attributes=attributes)

    elements = [
        entity(
            1,
            "article",
            UmlAttribute("id", "int", flags=("pk",)),
            UmlAttribute("price", "numeric(12,2)", default="0"),
            UmlAttribute("display name", "varchar(50)", flags=("unique",)),
        ),
        entity(
            2,
            "stock item",
            UmlAttribute("article_id", flags=("pk", "fk")),
            UmlAttribute("shelf", "char", flags=("nullable",)),
        ),
        entity(3, "order"),
        entity(4, "Größe"),
    ]
    ends = {"source_end": EndKind.ONE, "target_end": EndKind.ZERO_MANY}
    relations = [
        UmlRelation("n1", "n2", EdgeKind.ASSOCIATION, label="lies as", **ends),
        UmlRelation("n2", "n3", EdgeKind.ASSOCIATION, source_end=EndKind.MANY, target_end=EndKind.ZERO_ONE),
        UmlRelation("n1", "n4", EdgeKind.ASSOCIATION, source_multiplicity="0..2", target_multiplicity="1"),
        UmlRelation("n3", "n3", EdgeKind.ASSOCIATION, source_role="first", target_role="next", label="then"),
    ]
    return page(DiagramKind.ER, elements, relations)


def hospital() -> UmlDiagram:
    """Chen's notation: ovals, a relationship, one with an attribute, one of three, and what was made of them."""
    link = EdgeKind.LINK
    entity, diamond, oval = NodeKind.ENTITY, NodeKind.RELATIONSHIP, NodeKind.ATTRIBUTE
    rhomb, ellipse = ShapeKind.DIAMOND, ShapeKind.ELLIPSE
    elements = [
        box(1, "patient", entity, attributes=(UmlAttribute("number", flags=("pk",)),)),
        box(2, "ward", entity),
        box(3, "doctor", entity),
        box(4, "lies in", diamond, rhomb),
        box(5, "treats", diamond, rhomb),
        box(6, "since", oval, ellipse),
        box(7, "number", oval, ellipse),
        box(8, "address", oval, ellipse),
        box(9, "street", oval, ellipse),
        box(10, "operates", diamond, rhomb),
    ]
    relations = [
        UmlRelation("n1", "n4", link, source_multiplicity="n"),
        UmlRelation("n4", "n2", link, target_multiplicity="1"),
        UmlRelation("n1", "n5", link),
        UmlRelation("n3", "n5", link),
        UmlRelation("n5", "n6", link),
        UmlRelation("n7", "n1", link),
        UmlRelation("n8", "n1", link),
        UmlRelation("n9", "n8", link),
        UmlRelation("n10", "n1", link),
        UmlRelation("n10", "n2", link),
        UmlRelation("n10", "n3", link),
        UmlRelation("n1", "n3", EdgeKind.ASSOCIATION, label="treats"),
    ]
    return page(DiagramKind.ER, elements, relations)


def door() -> UmlDiagram:
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


def parcel() -> UmlDiagram:
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


RICH = {"university": university, "warehouse": warehouse, "hospital": hospital, "door": door, "parcel": parcel}


@pytest.fixture(scope="session")
def rich() -> dict[str, UmlDiagram]:
    """A rich diagram of each kind, by name."""
    return {name: make() for name, make in RICH.items()}


WORDS = st.sampled_from(
    ["order", "class", "end", "note", "o", "x", "direction", "state", "PK", "Ünï", "价格", "a_b", "c-d"]
)
PHRASES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
SIGNS = "abcXYZ019 _-*.,:;/\\|~#&%$@!?^+='\"`<>()[]{}éß中"
TEXTS = st.one_of(PHRASES, st.text(SIGNS, max_size=12).map(str.split).map(" ".join)).filter(bool)
TYPES = st.sampled_from(["int", "List<int>", "varchar(50)", "Map<String, List<int>>", "numeric(12,2)", "my type"])
NUMBERS = st.sampled_from(["1", "*", "0..1", "0..*", "1..*", "2..5"])
VISIBILITIES = st.sampled_from(["+", "-", "#", "~"])


def maybe(strategy):
    return st.none() | strategy


def flags(*some):
    return st.lists(st.sampled_from(some), unique=True, max_size=2).map(tuple)


def attributes(flags):
    return st.builds(
        UmlAttribute,
        name=PHRASES,
        type=maybe(TYPES),
        visibility=maybe(VISIBILITIES),
        default=maybe(st.sampled_from(["0", "now()", "'x'", "-1", "a*"])),
        multiplicity=maybe(NUMBERS),
        flags=flags,
    )


COLUMNS = attributes(flags("pk", "fk", "unique", "nullable", "derived"))
ATTRIBUTES = COLUMNS | attributes(st.just(("static",)))
OPERATIONS = st.builds(
    UmlOperation,
    name=PHRASES,
    parameters=maybe(st.sampled_from(["a", "by: int", "x: List<int>, y: a*"])),
    type=maybe(st.sampled_from(["int", "List<int>", "my type", "A*"])),
    visibility=maybe(VISIBILITIES),
    flags=st.sampled_from([(), ("static",), ("abstract",), ("query",)]),
)
ARROWS = {
    EdgeKind.ASSOCIATION: (LineStyle.SOLID, EndKind.NONE),
    EdgeKind.DIRECTED_ASSOCIATION: (LineStyle.SOLID, EndKind.OPEN),
    EdgeKind.INHERITANCE: (LineStyle.SOLID, EndKind.TRIANGLE),
    EdgeKind.REALIZATION: (LineStyle.DASHED, EndKind.TRIANGLE),
    EdgeKind.DEPENDENCY: (LineStyle.DASHED, EndKind.OPEN),
    EdgeKind.AGGREGATION: (LineStyle.SOLID, EndKind.DIAMOND),
    EdgeKind.COMPOSITION: (LineStyle.SOLID, EndKind.FILLED_DIAMOND),
}


@st.composite
def class_diagrams(draw):
    names = draw(st.lists(TEXTS, min_size=1, max_size=6, unique=True))
    packages = draw(st.integers(0, min(2, len(names) - 1)))
    elements = [
        box(
            number,
            name,
            NodeKind.CONTAINER if number <= packages else NodeKind.CLASS,
            parent=f"n{draw(st.integers(1, packages))}" if number > packages > 0 and draw(st.booleans()) else None,
            stereotype=None if number <= packages else draw(maybe(st.sampled_from([*KEYWORDS]))),
            attributes=() if number <= packages else tuple(draw(st.lists(ATTRIBUTES, max_size=3))),
            operations=() if number <= packages else tuple(draw(st.lists(OPERATIONS, max_size=2))),
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
                label=draw(maybe(TEXTS)),
                source_multiplicity=draw(maybe(NUMBERS)),
                target_multiplicity=draw(maybe(NUMBERS)),
                source_role=draw(maybe(PHRASES)),
                target_role=draw(maybe(PHRASES)),
            )
        )
    return page(DiagramKind.CLASS, elements, relations)


@st.composite
def entity_diagrams(draw):
    names = draw(st.lists(TEXTS, min_size=1, max_size=5, unique=True))
    rows = st.lists(COLUMNS, max_size=4).map(tuple)
    elements = [box(number, name, NodeKind.ENTITY, attributes=draw(rows)) for number, name in enumerate(names, 1)]
    ids = st.sampled_from([each.id for each in elements])
    feet = st.sampled_from([EndKind.NONE, EndKind.ONE, EndKind.MANY, EndKind.ZERO_ONE, EndKind.ZERO_MANY])
    relation = st.builds(
        UmlRelation,
        source=ids,
        target=ids,
        kind=st.just(EdgeKind.ASSOCIATION),
        style=st.sampled_from([LineStyle.SOLID, LineStyle.DASHED]),
        source_end=feet,
        target_end=feet,
        label=maybe(TEXTS),
    )
    return page(DiagramKind.ER, elements, draw(st.lists(relation, max_size=5)))


@st.composite
def flow_diagrams(draw):
    kinds = st.sampled_from([(NodeKind.STEP, ShapeKind.RECTANGLE)] * 3 + [(NodeKind.DECISION, ShapeKind.DIAMOND)])
    names = draw(st.lists(TEXTS, min_size=2, max_size=7))
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
        label=maybe(TEXTS),
    )
    kind = draw(st.sampled_from([DiagramKind.FLOW, DiagramKind.STATE]))
    return page(kind, elements, draw(st.lists(arrow, max_size=8)))


@pytest.fixture(scope="session")
def random_classes() -> list[UmlDiagram]:
    """Class diagrams as anybody might draw them; the same ones each time."""
    return fifty(class_diagrams())


@pytest.fixture(scope="session")
def random_entities() -> list[UmlDiagram]:
    """Diagrams of entities with crow's feet."""
    return fifty(entity_diagrams())


@pytest.fixture(scope="session")
def random_flows() -> list[UmlDiagram]:
    """Flowcharts and state machines."""
    return fifty(flow_diagrams())


def fifty(strategy) -> list[UmlDiagram]:
    made = []

    @settings(
        max_examples=50,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def collect(diagram):
        made.append(diagram)

    collect()
    return made


@pytest.fixture(scope="session")
def plantuml_says(tmp_path_factory) -> Callable[[list[bytes]], list[list[dict]]]:
    """What PlantUML's own parser makes of texts: a list of diagrams for each; one process for all of them."""

    def read(texts: list[bytes]) -> list[list[dict]]:
        folder = tmp_path_factory.mktemp("plantuml")
        files = [folder / f"{number:04}.puml" for number in range(len(texts))]
        for file, text in zip(files, texts, strict=True):
            file.write_bytes(text)
        reader = ["java", "-cp", PLANTUML_JAR, TOOLS / "ReadPlantUml.java"]
        done = subprocess.run([*reader, *files], capture_output=True, timeout=300, check=True)
        return json.loads(done.stdout)

    return read


@pytest.fixture(scope="session")
def mermaid_says() -> Callable[[list[bytes]], list[dict]]:
    """What Mermaid's own parsers make of texts; one process for all of them."""
    if not (TOOLS / "node_modules").is_dir():
        pytest.skip("npm install was not run in tests/tools")

    def read(texts: list[bytes]) -> list[dict]:
        done = subprocess.run(
            ["node", "read_mermaid.mjs"],
            cwd=TOOLS,
            input=json.dumps([text.decode() for text in texts]),
            capture_output=True,
            encoding="utf-8",
            timeout=300,
            check=True,
        )
        return json.loads(done.stdout)

    return read


MEMBER = re.compile(
    r"(?P<derived>/?)(?P<name>[^:=\[{]*?)(?:: (?P<type>.+?))?(?: \[(?P<multiplicity>[^\]]+)\])?"
    r"(?: = (?P<default>.+?))?(?: \{(?P<flags>[^}]+)\})?"
)
"""`/name: type [multiplicity] = default {flags}` (OMG UML 2.5.1, 9.5.4)."""
OPERATION = re.compile(r"(?P<name>[^(]*)\((?P<parameters>.*?)\)(?:: (?P<type>.+?))?(?: \{(?P<flags>[^}]+)\})?")
"""`name(parameters): type {flags}` (OMG UML 2.5.1, 9.6.4)."""
END = re.compile(r"(?P<multiplicity>\*|\d+(?:\.\.(?:\d+|\*))?)?(?: ?(?P<role>\D.*))?")


@pytest.fixture(scope="session")
def parse_attribute() -> Callable[..., tuple]:
    """An attribute in UML's notation, taken to pieces: visibility, name, type, multiplicity, default, flags."""

    def parse(text: str, visibility: str | None, flags: set[str] = frozenset()) -> tuple:
        found = MEMBER.fullmatch(text)
        assert found, text
        flags = set(flags) | ({"derived"} if found["derived"] else set()) | set((found["flags"] or "").split(", "))
        return (visibility, found["name"], found["type"], found["multiplicity"], found["default"], flags - {""})

    return parse


@pytest.fixture(scope="session")
def parse_operation() -> Callable[..., tuple]:
    """An operation in UML's notation, taken to pieces: visibility, name, parameters, type, flags."""

    def parse(text: str, visibility: str | None, flags: set[str] = frozenset()) -> tuple:
        found = OPERATION.fullmatch(text)
        assert found, text
        flags = set(flags) | set((found["flags"] or "").split(", "))
        return (visibility, found["name"], found["parameters"], found["type"], flags - {""})

    return parse


@pytest.fixture(scope="session")
def parse_end() -> Callable[[str | None], tuple]:
    """Multiplicity and role out of what stands at an end."""

    def parse(text: str | None) -> tuple:
        found = END.fullmatch(text or "")
        assert found, text
        return found["multiplicity"], found["role"]

    return parse


KEYWORDS = {"abstract": "abstract class", "interface": "interface", "enumeration": "enum"}
SYMMETRIC = (EdgeKind.ASSOCIATION, EdgeKind.LINK)


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
