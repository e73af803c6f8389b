"""The readers of other tools, what may be written on a page, and how UML's notation is taken to pieces."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sketch2model.concepts import UmlAttribute, UmlDiagram, UmlElement
from sketch2model.elements import Box, ShapeKind
from sketch2model.elements.vocabulary import NodeKind

TOOLS = Path(__file__).parents[2] / "tools"
PLANTUML_JAR = Path("/usr/share/plantuml/plantuml.jar")


@pytest.fixture(scope="session", name="box")
def make_box() -> Callable[..., UmlElement]:
    """Makes an element; its number tells its id and where it stands."""

    def box(number, name, kind=NodeKind.CLASS, shape=ShapeKind.RECTANGLE, **known):
        x, y = 300 * (number % 4), 200 * (number // 4)
        return UmlElement(f"n{number}", name, kind, shape, Box(x, y, x + 200, y + 100), **known)

    return box


@pytest.fixture(scope="session", name="page")
def make_page() -> Callable[..., UmlDiagram]:
    """Makes a diagram."""

    def page(kind, elements, relations):
        return UmlDiagram(kind, tuple(elements), tuple(relations), "page.jpg", 1200, 1000)

    return page


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


@pytest.fixture(scope="session")
def handwriting() -> SimpleNamespace:
    """Strategies for what may be written on a page: texts, phrases, numbers, visibilities, columns, attributes."""
    return SimpleNamespace(
        texts=TEXTS,
        phrases=PHRASES,
        numbers=NUMBERS,
        visibilities=VISIBILITIES,
        columns=COLUMNS,
        attributes=COLUMNS | attributes(st.just(("static",))),
        maybe=maybe,
    )


@pytest.fixture(scope="session")
def fifty() -> Callable[..., list[UmlDiagram]]:
    """Draws fifty diagrams; the same ones each time."""

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

    return fifty


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
def mermaid_says(ask_node) -> Callable[[list[bytes]], list[dict]]:
    """What Mermaid's own parsers make of texts; one process for all of them."""
    return lambda texts: ask_node("read_mermaid.mjs", [text.decode() for text in texts])


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
