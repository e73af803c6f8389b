"""What stands for a photo and the way it is recognised: what would give the same result is recognised once."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from functools import cache
from pathlib import Path

import sketch2model
from sketch2model.settings import Settings

_RECOGNISER = Path(sketch2model.__file__).parent / "recognize"
_STEPS = ("load", "rectify", "detect", "read", "interpret")
"""What has a say in the graph; drafts and drawings are made of it later."""


def fingerprint(settings: Settings) -> str:
    """Stands for how photos are recognised: version, options, and the weights that are shipped.

    It is the same in every process, and another one after an update.
    """
    options = asdict(settings)
    told = {
        "version": sketch2model.__version__,
        "options": {step: options[step] for step in _STEPS},
        "learned": _learned(),
    }
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def photo_digest(content: str, source: str, way: str) -> str:
    """Stands for a photo.

    The graph names its source, so the same bytes under another name are another photo, which is recognised again.

    Args:
        content: SHA-256 of its bytes, in hexadecimal digits.
        source: Its name.
        way: `fingerprint` of the settings.
    """
    return hashlib.sha256(json.dumps([content, source, way]).encode()).hexdigest()


@cache
def _learned() -> dict[str, str]:
    # Networks have their checksums beside them; the prior is small enough to be read.
    files = sorted([*_RECOGNISER.rglob("*.sha256"), *_RECOGNISER.rglob("*.json.gz")])
    return {file.relative_to(_RECOGNISER).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
