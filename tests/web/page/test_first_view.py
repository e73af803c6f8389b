"""What the browser is told to fetch at once: exactly the modules that the first view needs."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from sketch2model import web

ASSETS = Path(web.__file__).parent / "assets"
IMPORTED = re.compile(r'^import [^"]*?"([^"]+)";$', re.MULTILINE)
PRELOADED = re.compile(r'<link rel="modulepreload" href="(/assets/[^"]+)">')
START = "/assets/scripts/main.js"
FIRST = "/assets/scripts/library/library-view.js"


def needed(address, found):
    if address in found:
        return
    found.add(address)
    script = ASSETS / PurePosixPath(address).relative_to("/assets")
    for name in IMPORTED.findall(script.read_text("utf-8")):
        target = name if name.startswith("/") else script.parent.joinpath(name).resolve().relative_to(ASSETS).as_posix()
        needed(target if target.startswith("/") else f"/assets/{target}", found)


def test_modules_of_the_first_view_are_asked_for_at_once():
    found = set()
    needed(START, found)
    needed(FIRST, found)
    preloaded = PRELOADED.findall((ASSETS / "index.html").read_text("utf-8"))
    assert preloaded == sorted(found - {START})


def test_every_file_that_the_page_names_is_there():
    named = re.findall(r'(?:href|src)="(/assets/[^"]+)"', (ASSETS / "index.html").read_text("utf-8"))
    assert [name for name in named if not (ASSETS / name.removeprefix("/assets/")).is_file()] == []
