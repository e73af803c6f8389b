"""What several tests need: the shared data, samples, small drawings, and helpers outside Python."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

pytest_plugins = ["browser", "databases", "kept", "node_tools", "review", "web_server"]

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
# Browser, server and workers wait for each other on a machine that is busy with other tests; a real fault stays one.
WEB = ROOT / "tests" / "web"
NOTHING_MAY_SKIP = os.environ.get("SKETCH2MODEL_TEST_ALL") == "1"
# Debian keeps the programs of servers where only their own users look.
SERVER_FOLDERS = (*map(str, sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), "/usr/sbin")


def find_program(name):
    """Where a helper outside Python is; None where it is not."""
    return shutil.which(name) or shutil.which(name, path=os.pathsep.join(SERVER_FOLDERS))


def pytest_collection_modifyitems(items):
    """`heavy("java", ...)` names the programs a test calls; without them, and without shared data, tests skip."""
    for item in items:
        missing = [name for mark in item.iter_markers("heavy") for name in mark.args if not find_program(name)]
        if missing and not NOTHING_MAY_SKIP:
            reason = f"needs {', '.join(missing)}; './run test all' installs it"
            item.add_marker(pytest.mark.skip(reason=reason))
        if item.get_closest_marker("shared") and not SHARED.is_dir():
            item.add_marker(pytest.mark.skip(reason="needs the shared data set beside the checkout"))
        if item.path.is_relative_to(WEB):
            item.add_marker(pytest.mark.flaky(reruns=2))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """After `./run test all` every helper is there: a heavy test that skips has failed, but for missing data."""
    report = yield
    without_data = item.get_closest_marker("shared") and not SHARED.is_dir()
    if NOTHING_MAY_SKIP and report.skipped and item.get_closest_marker("heavy") and not without_data:
        report.outcome = "failed"
        report.longrepr = f"skipped although './run test all' installed the helpers: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def program():
    """Finds a helper outside Python by its name."""
    return find_program


@pytest.fixture(scope="session")
def root():
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared():
    """The folder with real sketches and ground truth."""
    if not SHARED.is_dir():
        pytest.skip("needs the shared data set beside the checkout")
    return SHARED


@pytest.fixture(scope="session")
def samples():
    """The sample sketches, sorted by name."""
    found = sorted(path for path in (ROOT / "samples").iterdir() if path.suffix in {".jpg", ".png"})
    assert found, "samples/ holds no pictures"
    return found


def two_boxes(width=640, height=420):
    """Two boxes joined by a line, drawn with a thick pen."""
    picture = Image.new("RGB", (width, height), "white")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((60, 120, 240, 300), outline="black", width=5)
    pen.rectangle((420, 120, 600, 300), outline="black", width=5)
    pen.line((240, 210, 420, 210), fill="black", width=5)
    return picture


@pytest.fixture
def sketch_file(tmp_path):
    """Writes a small sketch under a name; several pages for TIFF and PDF, `blank` ones empty."""

    def write(name, *, pages=1, blank=()):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        drawn = [Image.new("RGB", (640, 420), "white") if n in blank else two_boxes() for n in range(pages)]
        more = {"save_all": True, "append_images": drawn[1:]} if pages > 1 else {}
        drawn[0].save(path, **more)
        return path

    return write
