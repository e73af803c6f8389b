"""A server that is killed (-9) between any two lines: afterwards all is as before, or as it should be."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

OPERATIONS = ("add", "append", "create", "delete", "delete-photo", "finish", "rename", "undo")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that fork")
@pytest.mark.parametrize("operation", OPERATIONS)
def test_killed_between_any_two_lines(tmp_path, root, operation):
    command = [sys.executable, root / "tests" / "fixtures" / "killing.py", tmp_path, operation]
    paths = [str(root), str(root / "tests" / "fixtures")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    ran = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=300)
    assert ran.returncode == 0, ran.stderr
    lines, instants, states = map(int, ran.stdout.split())
    assert lines > 10
    assert instants >= 2
    assert states == 2
