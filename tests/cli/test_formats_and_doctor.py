import pytest
from typer.testing import CliRunner

from sketch2model.cli import app, examination
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
    for name in ("python", "opencv-python", "weights of rapidocr", "graphviz program", "tesseract-ocr"):
        assert name in result.stdout


@pytest.mark.parametrize(
    ("part", "code", "remedy"),
    [
        ("_opencv", 1, "sudo apt-get install libgl1 libglib2.0-0"),
        ("_weights", 1, "pip install rapidocr"),
        ("_graphviz", 1, "sudo apt-get install graphviz"),
        ("_tesseract", 0, "sudo apt-get install tesseract-ocr"),
    ],
)
def test_doctor_names_the_command_that_gets_what_is_missing(monkeypatch, part, code, remedy):
    monkeypatch.setattr(examination, part, lambda: "")
    result = CliRunner().invoke(app, ["doctor"])
    assert result.exit_code == code
    assert remedy in result.stdout.replace("\n", " ")
