"""The changes that the page makes to graphs: what they do, in node, and that the server takes every one of them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from sketch2model.graph import graph_from_json, graph_to_json

HERE = Path(__file__).parent
SAMPLES = sorted((HERE.parents[2] / "samples").glob("*.expected.json"))
PATIENCE = 120.0
# Browsers take scripts of a page for modules; node 20 wants to be told to look.
NODE = ["node", "--experimental-detect-module", "--no-warnings"]

pytestmark = pytest.mark.heavy("node")


def _run(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*NODE, *arguments],
        cwd=HERE,
        input=given,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )


def test_changes_do_what_they_say():
    done = _run("--test", "editing.test.mjs")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", [path for path in SAMPLES if len(json.loads(path.read_text())["nodes"]) > 1])
def test_the_server_takes_every_changed_graph(path):
    done = _run("edit_graph.mjs", given=path.read_text())
    assert done.returncode == 0, done.stderr
    changed = json.loads(done.stdout)
    assert len(changed) > 10
    for change, data in changed:
        kept = json.loads(graph_to_json(graph_from_json(json.dumps(data))))
        assert kept["nodes"] == data["nodes"], change
        known = {(edge["source"], edge["target"], edge["key"]): edge for edge in data["edges"]}
        assert len(known) == len(data["edges"]), change
        assert {(edge["source"], edge["target"], edge["key"]): edge for edge in kept["edges"]} == known, change
