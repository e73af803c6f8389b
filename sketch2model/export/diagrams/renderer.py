"""Graphviz turns DOT into SVG, PNG and PDF: the `dot` program, or the copy inside pygraphviz.

Either way it runs in a process of its own, so that no drawing, however odd, can hang or crash this one.
"""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys

from sketch2model.errors import OutputError, ToolMissingError

PATIENCE = 120.0
"""Seconds after which a drawing is given up."""

_PNG_DPI = "144"
_LARGEST_INCHES = "60,60"
_OTHER_RANKING = "newrank=true"
"""Graphviz fails on some nested clusters when it ranks each cluster by itself; its newer way does not."""

_IN_PROCESS = """
import os, sys
import pygraphviz
graph = pygraphviz.AGraph(string=sys.stdin.buffer.read().decode())
engine = dict(graph.graph_attr).get("layout", "dot")
graph.graph_attr.update(dict(setting.split("=", 1) for setting in sys.argv[2:]))
sys.stdout.buffer.write(graph.draw(format=sys.argv[1], prog=engine))
"""
_PDF_DATE = re.compile(rb"(/(?:CreationDate|ModDate) \(D:)\d{14}")


def render(dot: str, kind: str) -> bytes:
    """Draw.

    Args:
        dot: The drawing in DOT.
        kind: `svg`, `png`, `pdf`, or `json` with the place of everything.

    Returns:
        The file; the same bytes for the same drawing, whatever the time.

    Raises:
        ToolMissingError: If there is neither a `dot` program nor pygraphviz.
        OutputError: If Graphviz fails or takes too long.
    """
    settings = [f"size={_LARGEST_INCHES}", f"dpi={_PNG_DPI}"] if kind == "png" else []
    done = _run(dot, _command(kind, settings))
    if done.returncode:
        done = _run(dot, _command(kind, [*settings, _OTHER_RANKING]))
    if done.returncode or not done.stdout:
        reason = done.stderr.decode(errors="replace").strip().splitlines()
        raise OutputError(f"Graphviz failed: {reason[-1] if reason else done.returncode}", hint="write dot instead")
    return _without_date(done.stdout) if kind == "pdf" else done.stdout


def _run(dot: str, command: list[str]) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(command, input=dot.encode(), capture_output=True, timeout=PATIENCE, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise OutputError(
            f"Graphviz did not finish the drawing within {PATIENCE:.0f} seconds", hint="write dot or json instead"
        ) from error


def _command(kind: str, settings: list[str]) -> list[str]:
    dot = shutil.which("dot")
    if dot:
        return [dot, f"-T{kind}", *(f"-G{setting}" for setting in settings)]
    if importlib.util.find_spec("pygraphviz"):
        return [sys.executable, "-c", _IN_PROCESS, kind, *settings]
    raise ToolMissingError("drawings need Graphviz, and neither its program 'dot' nor pygraphviz is installed")


def _without_date(pdf: bytes) -> bytes:
    """As long as before, since a PDF counts its bytes."""
    return _PDF_DATE.sub(rb"\g<1>20000101000000", pdf)
