"""The pure functions of the library, in node."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

# Browsers take scripts of a page for modules; node 20 wants to be told to look.
NODE = ["node", "--experimental-detect-module", "--no-warnings", "--test"]
PATIENCE = 60.0


@pytest.mark.heavy("node")
def test_functions_do_what_they_say():
    done = subprocess.run(
        [*NODE, "library.test.mjs"],
        cwd=Path(__file__).parent,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stdout
