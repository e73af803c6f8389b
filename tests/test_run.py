"""The script that sets everything up, as far as it can be tried without installing anything."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

TOOLS = ("bash", "cat", "dirname", "grep", "env")


@pytest.fixture
def bare(root, tmp_path):
    """A checkout with a space in its path, on a machine without graphviz, sudo or rights."""
    checkout = tmp_path / "my clone"
    checkout.mkdir()
    shutil.copy(root / "run", checkout / "run")
    programs = tmp_path / "bin"
    programs.mkdir()
    for tool in TOOLS:
        (programs / tool).symlink_to(shutil.which(tool))
    for name, text in {
        "id": "echo 1000",
        "uname": "echo Linux",
        "ldconfig": "echo libGL.so.1 libglib-2.0.so.0",
        "tesseract": "true",
        "python3": "true",
        "apt-get": "echo must not be called >&2; exit 9",
    }.items():
        (programs / name).write_text(f"#!/bin/sh\n{text}\n")
        (programs / name).chmod(0o755)
    return checkout, {"PATH": str(programs)}


def start(checkout, *words, **more):
    return subprocess.run([str(checkout / "run"), *words], capture_output=True, text=True, check=False, **more)


def test_without_rights_the_exact_command_is_named(bare):
    checkout, env = bare
    done = start(checkout, env=env)
    assert done.returncode == 1
    assert "sudo apt-get install -y --no-install-recommends graphviz\n" in done.stderr
    assert "must not be called" not in done.stderr
    assert not (checkout / ".venv").exists()


def test_without_apt_the_packages_are_named(bare):
    checkout, env = bare
    Path(env["PATH"], "apt-get").unlink()
    done = start(checkout, "test", env=env)
    assert done.returncode == 1
    assert "graphviz" in done.stderr


def test_help_and_wrong_use(root):
    assert "./run test all" in start(root, "help").stdout
    wrong = start(root, "transmogrify")
    assert wrong.returncode == 2
    assert "./run test all" in wrong.stderr
    assert wrong.stdout == ""


@pytest.mark.parametrize("script", ["run", ".ci/run"])
def test_the_scripts_can_be_run(root, script):
    assert os.access(root / script, os.X_OK)
    subprocess.run(["bash", "-n", root / script], check=True)
