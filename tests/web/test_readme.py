"""What the README shows with curl, word for word against the real server."""

from __future__ import annotations

import json
import re
import subprocess
import zipfile

import pytest
from web_server import settled


@pytest.fixture(scope="module")
def lines(root):
    """The lines of the README that begin with curl, without what they are said to do."""
    shown = re.findall(r"^    (curl .*?)(?: {2,}.*)?$", (root / "README.md").read_text("utf-8"), re.MULTILINE)
    assert len(shown) >= 7
    return shown


@pytest.mark.heavy("curl")
def test_every_line_with_curl_does_what_it_says(web, lines, root, tmp_path):
    (tmp_path / "samples").symlink_to(root / "samples")
    ids = {}

    def run(line):
        for name, value in {"localhost:8765": f"localhost:{web.port}", **ids}.items():
            line = line.replace(name, value)
        # Events never end.
        patience = ["--max-time", "1"] if "events" in line else ["--fail-with-body"]
        command = ["curl", "--silent", *patience, *line.split()[1:]]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, check="events" not in line).stdout

    upload, status, *others = lines
    ids["PHOTO"] = json.loads(run(upload))["photos"][0]["id"]
    assert settled(web, ids["PHOTO"])["status"] == "done"
    ids["SKETCH"] = json.loads(run(status))["sketches"][0]["id"]
    answers = {line: run(line) for line in others}
    assert json.loads((tmp_path / "graph.json").read_text("utf-8"))["nodes"]
    assert zipfile.ZipFile(tmp_path / "all.zip").testzip() is None
    assert web.get(f"/api/sketches/{ids['SKETCH']}").json()["history"]["revision"] == 1
    assert any(b"CREATE TABLE" in answer for answer in answers.values())
