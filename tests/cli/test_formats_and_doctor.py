import pytest
from typer.testing import CliRunner

from sketch2model.cli import app, examination
from sketch2model.recognize.detect.trained import weights
from sketch2model.registry import format_names, get_format


def test_formats_lists_everything_that_is_registered():
    result = CliRunner().invoke(app, ["formats"], env={"COLUMNS": "200"})
    assert result.exit_code == 0
    lines = result.stdout.splitlines()[1:]
    assert [line.split()[0] for line in lines] == list(format_names())
    for line, name in zip(lines, format_names(), strict=True):
        assert f"PHOTO.{get_format(name).suffix}" in line
        assert get_format(name).title in line


def test_doctor_is_content_where_everything_required_is_there():
    result = CliRunner().invoke(app, ["doctor"])
    assert result.exit_code == 0, result.output
    for name in (
        "python",
        "opencv-python",
        "weights of the detector",
        "weights of the reader",
        "weights of rapidocr",
        "graphviz program",
        "tesseract-ocr",
    ):
        assert name in result.stdout


@pytest.mark.parametrize(("content", "fault"), [(None, "missing or unreadable"), (b"cut short", "damaged")])
def test_doctor_says_what_is_wrong_with_the_detectors_weights(monkeypatch, tmp_path, content, fault):
    network, checksum = tmp_path / "detector.onnx", tmp_path / "detector.onnx.sha256"
    checksum.write_text(f"{'0' * 64}  detector.onnx\n", encoding="ascii")
    if content is not None:
        network.write_bytes(content)
    load = weights.load_network
    monkeypatch.setattr(weights, "load_network", lambda: load(network, checksum))
    result = CliRunner().invoke(app, ["doctor"])
    assert result.exit_code == 1
    said = " ".join(result.stdout.split())
    assert f"the detector's weights are {fault}" in said
    assert "missing: weights of the detector, find boxes and lines. To get it: pip install" in said


def test_doctor_names_the_detectors_weights_where_they_are_whole(monkeypatch):
    monkeypatch.setattr(weights, "load_network", lambda: None)
    lines = CliRunner().invoke(app, ["doctor"]).stdout.splitlines()
    assert ["ok", "weights", "of", "the", "detector", "detector.onnx,", "whole"] in [line.split() for line in lines]


def test_doctor_goes_on_where_a_library_does_not_load(monkeypatch):
    def fail():
        raise ImportError("libGL.so.1: cannot open shared object file")

    monkeypatch.setattr(weights, "load_network", fail)
    result = CliRunner().invoke(app, ["doctor"])
    assert result.exit_code == 1
    assert "a library it needs does not load" in result.stdout
    assert "tesseract" in result.stdout


@pytest.mark.parametrize(
    ("part", "code", "remedy"),
    [
        ("_opencv", 1, "sudo apt-get install libgl1 libglib2.0-0"),
        ("_rapid", 0, "pip install rapidocr"),
        ("_graphviz", 1, "sudo apt-get install graphviz"),
        ("_tesseract", 0, "sudo apt-get install tesseract-ocr"),
    ],
)
def test_doctor_names_the_command_that_gets_what_is_missing(monkeypatch, part, code, remedy):
    monkeypatch.setattr(examination, part, lambda: "")
    result = CliRunner().invoke(app, ["doctor"])
    assert result.exit_code == code
    assert remedy in result.stdout.replace("\n", " ")
