"""How the program starts: quickly, and with help."""

import re
import subprocess
import sys

import pytest
from typer.testing import CliRunner

import sketch2model
from sketch2model.cli import app

HEAVY = (
    "cv2",
    "fastapi",
    "graphviz",
    "networkx",
    "numpy",
    "onnxruntime",
    "PIL",
    "pypdfium2",
    "rapidocr",
    "rich",
    "sqlalchemy",
    "uvicorn",
)


@pytest.mark.parametrize(
    "words", [["--help"], ["convert", "--help"], ["diff", "--help"], ["serve", "--help"], ["--version"]]
)
def test_nothing_heavy_is_loaded_before_a_command_runs(words):
    script = (
        "import sys; from sketch2model.cli import app; app(sys.argv[1:], standalone_mode=False);"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script, *words], capture_output=True, text=True, check=True)
    assert not set(HEAVY) & set(done.stderr.split())


def test_version():
    result = CliRunner().invoke(app, ["--version"])
    assert result.stdout == f"sketch2model {sketch2model.__version__}\n"


@pytest.mark.parametrize("command", ["convert", "export", "merge", "diff", "formats", "doctor", "serve"])
def test_every_command_has_help(command):
    result = CliRunner().invoke(app, [command, "--help"])
    assert result.exit_code == 0
    assert re.search(rf"Usage: .*{command}", result.stdout)


def test_unknown_commands_are_wrong_use():
    assert CliRunner().invoke(app, ["transmogrify"]).exit_code == 2


def test_the_module_is_the_program():
    done = subprocess.run(
        [sys.executable, "-m", "sketch2model", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("sketch2model ")
