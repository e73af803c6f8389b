"""What is installed, what is missing, how to get it."""

from __future__ import annotations

import platform
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from pathlib import Path

from sketch2model.errors import WeightsError

_REINSTALL = "pip install --force-reinstall sketch2model"
_RAPIDOCR = "pip install rapidocr==3.9.2"
_VERSION_TIMEOUT = 20.0  # seconds; Java is slow to start on a cold disk


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked for.

    Attributes:
        name: What it is.
        found: Version or place; empty when it is missing.
        purpose: What it is for.
        remedy: The command that installs it.
        required: Whether nothing works without it.
        fault: What is wrong with it, where more is known than that it was not found.
    """

    name: str
    found: str
    purpose: str
    remedy: str
    required: bool = True
    fault: str = ""


def examine() -> Iterator[Finding]:
    """Look for everything, libraries first."""
    yield Finding("python", platform.python_version(), "runs everything", "sudo apt-get install python3")
    for package in _packages():
        yield Finding(package, _package_version(package), "a library", _REINSTALL)
    yield Finding("OpenCV loads", _opencv(), "finds the ink", "sudo apt-get install libgl1 libglib2.0-0")
    for name, module, purpose in (
        ("weights of the detector", "sketch2model.recognize.detect.trained.weights", "find boxes and lines"),
        ("weights of the reader", "sketch2model.recognize.read.sketch_engine", "read the writing"),
    ):
        network, fault = _network(module)
        yield Finding(name, network, purpose, _REINSTALL, fault=fault)
    yield Finding("graphviz program", _graphviz(), "draws svg, png and pdf", "sudo apt-get install graphviz")
    for name, found, purpose in (
        ("tesseract-ocr", _tesseract(), "reads print in many languages, --ocr tesseract"),
        ("plantuml", shutil.which("plantuml") or "", "turns .puml into pictures"),
        ("nodejs", shutil.which("node") or "", "checks Mermaid in the tests"),
    ):
        yield Finding(name, found, purpose, f"sudo apt-get install {name}", required=False)
    yield Finding("weights of rapidocr", _rapid(), "another reader, --ocr rapid", _RAPIDOCR, required=False)


def _packages() -> list[str]:
    lines = [line for line in requires("sketch2model") or [] if "extra ==" not in line]
    return sorted({line.split(";")[0].split("=")[0].split("<")[0].split(">")[0].strip() for line in lines})


def _package_version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _opencv() -> str:
    try:
        import cv2
    except ImportError:
        return ""
    return str(cv2.__version__)


def _network(module: str) -> tuple[str, str]:
    """A module's network if it is whole, and what is wrong with it if it is not."""
    try:
        found = import_module(module)
        found.load_network()
    except ImportError:
        return "", "a library it needs does not load"
    except WeightsError as error:
        return "", error.message
    return f"{found.NETWORK.name}, whole", ""


def _rapid() -> str:
    spec = find_spec("rapidocr")
    folder = Path(spec.origin).parent if spec and spec.origin else None
    names = sorted(path.name for path in folder.glob("**/*rec*.onnx")) if folder else []
    return ", ".join(names)


def _graphviz() -> str:
    if dot := shutil.which("dot"):
        return _first_line([dot, "-V"])
    found = _package_version("pygraphviz")
    return f"inside pygraphviz {found}" if found else ""


def _tesseract() -> str:
    program = shutil.which("tesseract")
    if program is None:
        return ""
    languages = _output([program, "--list-langs"]).splitlines()[1:]
    return f"{_first_line([program, '--version'])}, languages: {', '.join(sorted(languages)) or 'none'}"


def _first_line(command: list[str]) -> str:
    return (_output(command).splitlines() or [command[0]])[0]


def _output(command: list[str]) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - found by shutil.which, no shell, fixed arguments
            command, capture_output=True, text=True, errors="replace", timeout=_VERSION_TIMEOUT, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout or done.stderr
