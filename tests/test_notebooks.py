"""Every notebook runs from top to bottom in a clean kernel, and is kept with small outputs.

`jupyter execute --inplace notebooks/*.ipynb` renews the outputs.
"""

import json
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).resolve().parents[1] / "notebooks").glob("*.ipynb"))
LARGEST = 200_000
"""Bytes a notebook may have with its outputs."""


@pytest.fixture(scope="module", params=NOTEBOOKS, ids=lambda path: path.stem)
def run(request):
    notebook = nbformat.read(request.param, as_version=4)
    NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(request.param.parent)}}
    ).execute()
    return notebook


def outputs(notebook):
    return [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]


def test_it_runs_without_a_warning(run):
    spoken = [output["text"] for output in outputs(run) if output.get("name") == "stderr"]
    assert spoken == []


def test_it_shows_photo_overlay_drawing_and_sql(run):
    kinds = [kind for output in outputs(run) for kind in output.get("data", {})]
    assert kinds.count("image/jpeg") == 2
    assert "image/svg+xml" in kinds
    printed = "".join(output.get("text", "") for output in outputs(run))
    assert "CREATE TABLE" in printed
    assert "Book" in printed


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_is_kept_small_and_with_outputs(path):
    assert path.stat().st_size < LARGEST
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    assert any(cell.get("outputs") for cell in cells)
