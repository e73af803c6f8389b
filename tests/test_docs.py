"""The documents say what is so: formats, commands, options, names, and the worked example."""

import re

import pytest
import typer

import sketch2model
from sketch2model.cli import app
from sketch2model.concepts import Schema, UmlDiagram, UmlElement
from sketch2model.elements import Box, ShapeKind
from sketch2model.elements.vocabulary import DiagramKind, NodeKind
from sketch2model.export.base import Exportable
from sketch2model.graph import new_graph
from sketch2model.registry import detector_names, format_names, get_format, ocr_engine_names
from sketch2model.settings import DIALECTS, INHERITANCES, LAYOUTS, THEMES, ExportOptions


@pytest.fixture(scope="module")
def readme(root):
    return (root / "README.md").read_text("utf-8")


@pytest.fixture(scope="module")
def contributing(root):
    return (root / "CONTRIBUTING.md").read_text("utf-8")


def test_the_readme_lists_the_formats_of_the_registry(readme):
    found = [get_format(name) for name in format_names()]
    rows = "".join(f"| `{each.name}` | `PHOTO.{each.suffix}` | {each.title} |\n" for each in found)
    table = f"| format | file | what it is |\n|---|---|---|\n{rows}"
    written = readme.partition("tests/test_docs.py -->\n")[2].partition("<!-- end of formats -->")[0]
    assert written == table


def test_the_readme_knows_every_command_and_option(readme):
    commands = typer.main.get_command(app).commands
    for name, command in commands.items():
        assert f"sketch2model {name}" in readme
        for parameter in command.params:
            for option in parameter.opts:
                if option.startswith("-") and option != "--help":
                    assert f"`{option}" in readme, f"{name} {option}"


def test_the_readme_knows_every_choice(readme):
    choices = {*DIALECTS, *LAYOUTS, *THEMES, *INHERITANCES, *DiagramKind, *detector_names(), *ocr_engine_names()}
    assert {choice for choice in choices if f"`{choice}`" not in readme} == set()


def test_the_readme_knows_every_public_name(readme):
    assert {name for name in sketch2model.__all__ if f"| `{name}` |" not in readme} == set()


def test_the_changelog_knows_every_format(root):
    changelog = (root / "CHANGELOG.md").read_text("utf-8")
    assert {name for name in format_names() if f"`{name}`" not in changelog} == set()


def test_the_example_in_the_readme_runs(readme, root, monkeypatch, capsys):
    monkeypatch.chdir(root)
    exec(re.search(r"```python\n(.*?)```", readme, re.DOTALL).group(1), {})  # noqa: S102
    assert "CREATE TABLE" in capsys.readouterr().out


def test_the_worked_exporter_runs(contributing):
    names = {}
    exec(re.search(r"```python\n(.*?)```", contributing, re.DOTALL).group(1), names)  # noqa: S102
    box = Box(0, 0, 1, 1)
    elements = tuple(
        UmlElement(f"n{number}", name, NodeKind.CLASS, ShapeKind.RECTANGLE, box)
        for number, name in enumerate(["Person", "two\nlines", None], 1)
    )
    uml = UmlDiagram(DiagramKind.CLASS, elements, (), "x.jpg", 10, 10)
    graph = new_graph(source="x.jpg", page=0, width=10, height=10)
    made = names["NAMES"].write(Exportable(graph, uml, Schema(())), ExportOptions())
    assert made == b"Person\ntwo lines\nn3\n"


def test_the_map_shows_every_room(contributing, root):
    rooms = [
        path for path in (root / "sketch2model").iterdir() if path.name[0].isalpha() and path.suffix in {"", ".py"}
    ]
    missing = {path.name for path in rooms if f"| `{path.name}{'/' if path.is_dir() else ''}` |" not in contributing}
    assert missing == set()


def test_the_error_tree_is_drawn_as_it_is():
    from sketch2model import errors

    drawn = re.findall(r"(\w+Error)\b", errors.__doc__)
    built = [name for name, value in vars(errors).items() if isinstance(value, type) and name != "ClassVar"]
    assert sorted(drawn) == sorted(built)


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_links_inside_the_repository_lead_somewhere(root, name):
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", (root / name).read_text("utf-8")):
        assert (root / target).exists(), target
