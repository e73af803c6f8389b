"""`export`, `merge` and `diff`: graphs in, files and reports out."""

import json

import pytest
from typer.testing import CliRunner

from sketch2model import Settings, read_sketch
from sketch2model.cli import app
from sketch2model.graph import graph_to_json
from sketch2model.settings import ExportOptions, SchemaOptions


@pytest.fixture
def run():
    return lambda *words: CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture(scope="module")
def sketch(root):
    return read_sketch(root / "samples" / "shop.jpg")


@pytest.fixture
def graph_file(sketch, tmp_path):
    """The graph of a sample with one correction."""

    def write(name, **renamed):
        data = json.loads(graph_to_json(sketch.graph))
        for node in data["nodes"]:
            node["name"] = renamed.get(node["name"], node["name"])
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(data), "utf-8")
        return path

    return write


def test_a_graph_gives_what_its_photo_gave(run, graph_file, sketch, tmp_path):
    result = run(
        "export", graph_file("shop.json"), "--to", "sql,mermaid,json", "-o", tmp_path / "out", "--dialect", "mysql"
    )
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert "3 files written" in result.stderr
    for suffix, name in (("sql", "sql"), ("mmd", "mermaid"), ("json", "json")):
        assert (tmp_path / "out" / f"shop.{suffix}").read_bytes() == sketch.to(name, dialect="mysql")


def test_what_a_person_corrected_stays(run, graph_file, sketch):
    name = sketch.uml.elements[0].name
    result = run("export", graph_file("shop.json", **{name: "Put Right"}), "--to", "sql", "-o", "-")
    assert result.exit_code == 0, result.output
    assert "CREATE TABLE put_right (" in result.stdout


def test_options_reach_the_exporter(run, root, graph_file, sketch):
    settings = Settings(schema=SchemaOptions("single"), export=ExportOptions("sqlite"))
    wanted = read_sketch(root / "samples" / "shop.jpg", settings).to("sql").decode()
    result = run(
        "export", graph_file("x.json"), "--to", "sql", "--dialect", "sqlite", "--inheritance", "single", "-o", "-"
    )
    assert result.stdout == wanted


def test_a_bad_graph_does_not_stop_the_rest(run, graph_file, tmp_path):
    good = graph_file("good.json")
    bad = tmp_path / "bad.json"
    bad.write_text('{"nodes": [1]}')
    result = run("export", bad, tmp_path / "gone.json", good, "--to", "mermaid")
    assert result.exit_code == 1
    assert (tmp_path / "good.mmd").is_file()
    assert "2 of 3 graphs failed" in result.stderr
    assert "bad.json" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_graph_is_not_overwritten_and_has_no_photo(run, graph_file):
    path = graph_file("shop.json")
    before = path.read_bytes()
    assert run("export", path, "--to", "json").exit_code == 2
    assert path.read_bytes() == before
    result = run("export", path, "--to", "overlay,mermaid")
    assert result.exit_code == 1
    assert "convert the photo instead" in result.stderr
    assert path.with_suffix(".mmd").is_file()


def test_two_pages_become_one_graph(run, graph_file, sketch, tmp_path):
    name = sketch.uml.elements[0].name
    result = run(
        "merge", graph_file("1.json"), graph_file("2.json", **{name: "Quite Another"}), "-o", tmp_path / "all.json"
    )
    assert result.exit_code == 0, result.output
    nodes = json.loads((tmp_path / "all.json").read_text("utf-8"))["nodes"]
    classes = [node["name"] for node in nodes if node["kind"] == "class"]
    assert sorted(classes) == sorted([*(e.name for e in sketch.uml.elements if e.kind == "class"), "Quite Another"])
    assert run("export", tmp_path / "all.json", "--to", "sql").exit_code == 0


def test_conflicts_go_to_stderr_and_the_graph_to_stdout(run, graph_file, sketch, tmp_path):
    other = json.loads(graph_file("1.json").read_text())
    attribute = next(a for node in other["nodes"] for a in node["attributes"] if a["type"])
    attribute["type"] = "Strange"
    (tmp_path / "2.json").write_text(json.dumps(other))
    result = run("merge", tmp_path / "1.json", tmp_path / "2.json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["graph"]["format"] == "sketch2model/1"
    assert "conflict: " in result.stderr
    assert "Strange" in result.stderr


def test_merge_writes_over_no_input_and_nothing_if_one_fails(run, graph_file, tmp_path):
    path = graph_file("1.json")
    assert run("merge", path, path, "-o", path).exit_code == 2
    assert run("merge", path, tmp_path / "gone.json", "-o", tmp_path / "x.json").exit_code == 1
    assert not (tmp_path / "x.json").exists()


def test_a_graph_and_its_photo_do_not_differ(run, graph_file, root):
    result = run("diff", graph_file("shop.json"), root / "samples" / "shop.jpg")
    assert result.exit_code == 0, result.output
    assert result.stdout == "shop.jpg -> shop.jpg\nnothing has changed\n"


def test_differences_as_text_json_and_sql(run, graph_file, sketch, tmp_path):
    name = sketch.uml.elements[0].name
    old, new = graph_file("old.json"), graph_file("new.json", **{name: f"{name}s"})
    assert f"~ element {name}s: name {name} -> {name}s\n" in run("diff", old, new).stdout
    assert json.loads(run("diff", old, new, "--to", "json").stdout)["changes"][0]["change"] == "changed"
    assert run("diff", old, new, "--to", "sql", "-o", tmp_path / "x.sql").stdout == ""
    assert f"ALTER TABLE {name.lower()} RENAME TO {name.lower()}s;" in (tmp_path / "x.sql").read_text()


def test_wrong_use_of_diff(run, graph_file, tmp_path):
    path = graph_file("a.json")
    assert run("diff", path, path, "--to", "poem").exit_code == 2
    assert run("diff", path, tmp_path / "gone.json").exit_code == 1
    assert run("diff", path, tmp_path / "gone.jpg").exit_code == 1
