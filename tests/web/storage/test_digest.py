"""What stands for a photo and the way it is recognised."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from sketch2model.settings import Settings
from sketch2model.web.storage import digest, fingerprint

USUAL = Settings()


def test_it_is_the_same_in_every_process_and_loads_no_network():
    code = "import sys; from sketch2model.settings import Settings; from sketch2model.web.storage import fingerprint\n"
    code += "print(fingerprint(Settings())); print([name for name in ('onnxruntime', 'cv2') if name in sys.modules])"
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert told == {f"{fingerprint(USUAL)}\n[]\n"}


@pytest.mark.parametrize("step", ["load", "rectify", "detect", "read", "interpret"])
def test_each_step_of_recognition_counts(step):
    options = getattr(USUAL, step)
    other = {
        "load": {"pdf_dpi": 150},
        "rectify": {"flatten": False},
        "detect": {"engine": "contours"},
        "read": {"alternatives": 3},
        "interpret": {"diagram": "class"},
    }[step]
    assert fingerprint(replace(USUAL, **{step: replace(options, **other)})) != fingerprint(USUAL)


def test_drafts_and_drawings_do_not_count():
    other = replace(
        USUAL, export=replace(USUAL.export, theme="dark"), schema=replace(USUAL.schema, inheritance="single")
    )
    assert fingerprint(other) == fingerprint(USUAL)


def test_versions_and_weights_count(monkeypatch):
    usual = fingerprint(USUAL)
    learned = dict(digest._learned())
    assert sorted(name.rpartition("/")[2] for name in learned) == [
        "detector.onnx.sha256",
        "prior.json.gz",
        "reader.onnx.sha256",
    ]
    for name in learned:
        monkeypatch.setattr(digest, "_learned", lambda name=name: {**learned, name: "other"})
        assert fingerprint(USUAL) != usual
    monkeypatch.undo()
    monkeypatch.setattr("sketch2model.__version__", "99")
    assert fingerprint(USUAL) != usual
