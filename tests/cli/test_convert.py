import functools
import json
import os
import signal
import subprocess
import sys
import time

import pytest
from typer.testing import CliRunner

from sketch2model import Settings, read_sketch
from sketch2model.cli import app
from sketch2model.settings import ExportOptions, ReadOptions

BLIND = ["--ocr", "null"]


def listing(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def run():
    def invoke(*words):
        return CliRunner().invoke(app, ["convert", *map(str, words)])

    return invoke


def test_results_lie_beside_the_photo_and_stdout_stays_empty(run, sketch_file):
    photo = sketch_file("boxes.jpg")
    result = run(photo, *BLIND)
    assert result.exit_code == 0, result.output
    assert listing(photo.parent) == ["boxes.jpg", "boxes.json", "boxes.svg"]
    assert result.stdout == ""
    assert "2 files written" in result.stderr
    assert "boxes.jpg" in result.stderr


def test_command_line_and_library_give_the_same(run, samples, tmp_path):
    result = run(samples[0], "-o", tmp_path, "--to", "json,sql", "--dialect", "sqlite")
    assert result.exit_code == 0, result.output
    sketch = read_sketch(samples[0], Settings(export=ExportOptions(dialect="sqlite")))
    for name in ("json", "sql"):
        assert (tmp_path / f"{samples[0].stem}.{name}").read_bytes() == sketch.to(name)


def test_good_ones_are_written_and_bad_ones_listed_with_reason_and_hint(run, sketch_file, tmp_path):
    good = sketch_file("in/good.png")
    text = tmp_path / "in" / "text.jpg"
    text.write_text("Dear diary")
    result = run(tmp_path / "in", tmp_path / "gone.jpg", "-o", tmp_path / "out", "--to", "json", *BLIND)
    assert result.exit_code == 1
    assert listing(tmp_path / "out") == ["good.json"]
    lines = result.stderr.replace("\n       ", " ")
    assert f"{text}: " in lines
    assert "give a JPEG" in lines
    assert f"{tmp_path / 'gone.jpg'}: " in lines
    assert "2 of 3 photos failed" in lines
    assert good.is_file()


def test_several_at_a_time(run, sketch_file, tmp_path):
    for name in "abc":
        sketch_file(f"in/{name}.png")
    result = run(f"{tmp_path}/in/*.png", "-o", tmp_path / "out", "--to", "json", "--jobs", 2, *BLIND)
    assert result.exit_code == 0, result.output
    assert listing(tmp_path / "out") == ["a.json", "b.json", "c.json"]


def test_a_second_run_over_a_folder_takes_the_same_photos(run, sketch_file):
    folder = sketch_file("boxes.jpg").parent
    for _ in range(2):
        result = run(folder, "--to", "json,png,pdf,overlay", *BLIND)
        assert result.exit_code == 0, result.output
        expected = ["boxes.jpg", "boxes.json", "boxes.overlay.png", "boxes.pdf", "boxes.png"]
        assert listing(folder) == expected
    assert "left out, drawn by sketch2model itself" in result.stderr


def test_resume_says_what_it_skipped(run, sketch_file):
    photo = sketch_file("boxes.png")
    run(photo, "--to", "json", *BLIND)
    result = run(photo, "--to", "json", "--resume", *BLIND)
    assert result.exit_code == 0
    assert "1 photo skipped" in result.stderr


def test_data_to_stdout(run, sketch_file):
    photo = sketch_file("boxes.png")
    result = run(photo, "-o", "-", "--to", "json", *BLIND)
    assert result.exit_code == 0, result.output
    assert result.stdout_bytes == read_sketch(photo, Settings(read=ReadOptions(engine="null"))).to("json")
    assert listing(photo.parent) == ["boxes.png"]


def test_stdout_holds_data_even_when_a_library_prints(run, sketch_file, monkeypatch):
    def talk(graph):
        sys.stdout.write("chatter\n")
        os.write(1, b"chatter from C\n")
        return original(graph)

    from sketch2model import meaning

    original = meaning.uml_diagram
    monkeypatch.setattr(meaning, "uml_diagram", talk)
    result = run(sketch_file("boxes.png"), "-o", "-", "--to", "json", *BLIND)
    assert json.loads(result.stdout)["graph"]["format"] == "sketch2model/1"
    assert "chatter" in result.stderr


def test_verbose_shows_the_time_of_each_step(run, sketch_file):
    result = run(sketch_file("boxes.png"), "-v", "--to", "json", *BLIND)
    assert "detect 0." in result.stderr


def test_a_fault_in_the_program_shows_its_place_with_v(run, sketch_file, monkeypatch):
    def fail(*_):
        raise ZeroDivisionError

    monkeypatch.setattr("sketch2model.pipeline.assemble", fail)
    photo = sketch_file("boxes.png")
    assert "in fail" not in run(photo, *BLIND).stderr
    result = run(photo, "-v", *BLIND)
    assert "in fail" in result.stderr
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--to", "docx"], "docx"),
        (["--to", ","], "names no format"),
        (["--ocr", "crystal-ball"], "crystal-ball"),
        (["--engine", "crystal-ball"], "crystal-ball"),
        (["--diagram", "opera"], "opera"),
        (["--dialect", "cobol"], "cobol"),
        (["--layout", "random"], "random"),
        (["--direction", "45"], "45"),
        (["--max-megapixels", "-1"], "max_megapixels"),
        (["--lang", "../../etc"], "language"),
        (["--jobs", "0"], "jobs"),
        (["--no-such-option"], "no-such-option"),
        (["-o", "-"], "-o -"),
    ],
)
def test_wrong_use_ends_with_2_and_writes_nothing(run, sketch_file, words, said):
    photo = sketch_file("boxes.png")
    result = run(photo, *words)
    assert result.exit_code == 2, result.output
    assert said in result.stderr
    assert result.stdout == ""
    assert listing(photo.parent) == ["boxes.png"]


def test_no_photos_is_wrong_use(run, tmp_path):
    assert run(tmp_path).exit_code == 2
    assert run(f"{tmp_path}/*.jpg").exit_code == 2
    assert "no photos found" in run(tmp_path).stderr
    assert run().exit_code == 2


def test_results_never_go_over_photos(run, sketch_file):
    photo = sketch_file("boxes.png")
    before = photo.read_bytes()
    result = run(photo, "--to", "png", *BLIND)
    assert result.exit_code == 2
    assert "-o DIR" in result.stderr
    assert photo.read_bytes() == before


def test_an_output_folder_that_is_a_file_is_wrong_use(run, sketch_file, tmp_path):
    (tmp_path / "out").write_text("")
    assert run(sketch_file("boxes.png"), "-o", tmp_path / "out").exit_code == 2


def test_several_pages_do_not_fit_on_stdout(run, sketch_file):
    result = run(sketch_file("scan.tiff", pages=2), "-o", "-", "--to", "json", *BLIND)
    assert result.exit_code == 2
    assert result.stdout == ""


def test_file_names_cannot_control_the_terminal(run, tmp_path):
    photo = tmp_path / "a\x1b[2J\n[bold]b\u202e.jpg"
    photo.write_text("no picture")
    result = run(photo)
    assert result.exit_code == 1
    assert "\x1b" not in result.stderr
    assert "\u202e" not in result.stderr
    assert r"a\x1b[2J\n[bold]b\u202e.jpg" in result.stderr.replace("\n", "")


def test_a_reader_that_stops_early_is_no_error(sketch_file):
    photo = sketch_file("boxes.png")
    command = [sys.executable, "-m", "sketch2model", "convert", str(photo), "-o", "-", "--to", "json", *BLIND]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_with_130_at_once_and_leaves_nothing_half_written(sketch_file, tmp_path, jobs):
    for number in range(40):
        sketch_file(f"in/{number:02}.png")
    out = tmp_path / "out"
    command = [sys.executable, "-m", "sketch2model", "convert", tmp_path / "in", "-o", out, "--jobs", jobs, *BLIND]
    # A shell starts what runs in its background deaf to Ctrl-C, and the tests may run there.
    hearing = functools.partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, start_new_session=True, preexec_fn=hearing
    ) as process:
        try:
            deadline = time.monotonic() + 30
            while not list(out.glob("*.json")) and time.monotonic() < deadline:
                time.sleep(0.02)
            os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to every process
            said = process.communicate(timeout=20)[1]
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
    assert process.returncode == 130, said
    assert said.count("stopped") == 1
    assert "Traceback" not in said
    assert 0 < len(listing(out)) < 80
    for path in out.glob("*.json"):
        json.loads(path.read_text("utf-8"))
    assert not list(out.glob(".*"))


def test_a_fault_on_the_way_to_stdout_is_one_message(run, sketch_file, monkeypatch):
    def fail(*_):
        raise ZeroDivisionError("boo")

    monkeypatch.setattr("sketch2model.pipeline.load", fail)
    result = run(sketch_file("boxes.png"), "-o", "-", "--to", "json", *BLIND)
    assert result.exit_code == 1
    assert "ZeroDivisionError: boo" in result.stderr
    assert "in fail" not in result.stderr
    assert result.stdout == ""
