"""The library: found, named, tagged, deleted."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from kept import changed, keeping
from sqlalchemy import event
from sqlalchemy.orm import Session
from written_diagrams import approval, shop

from sketch2model.errors import NotFoundError, OutputError
from sketch2model.web.storage.sketches import Question, Sort


def names(kept, *question, **more):
    return [sketch.name for sketch in kept.sketches.find(Question(*question, **more)).sketches]


@pytest.fixture
def library(kept):
    for name in ("Ärzte 100%", "zoo", "Apfel_baum", "Straße \\ 1"):
        kept.sketches.create(changed(f"Klasse{name[:2]}", shop().graph), name)
    return kept


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("ärzte", {"Ärzte 100%"}),
        ("ARZTE", {"Ärzte 100%"}),
        ("A\u0308rzte", {"Ärzte 100%"}),
        ("strasse", {"Straße \\ 1"}),
        ("100%", {"Ärzte 100%"}),
        ("%", {"Ärzte 100%"}),
        ("l_b", {"Apfel_baum"}),
        ("a_r", set()),
        ("\\", {"Straße \\ 1"}),
        ("apfel zoo", set()),
        ("1 traß", {"Straße \\ 1"}),
        ("klassezo", {"zoo"}),
        ("PRODUCT zoo", {"zoo"}),
        ("'; DROP TABLE sketch --", set()),
        ("zoo\0", {"zoo"}),
        ("\ud800", set()),
        ("", {"Ärzte 100%", "zoo", "Apfel_baum", "Straße \\ 1"}),
    ],
)
def test_search_is_text_without_case_and_accents(library, search, found):
    assert set(names(library, search)) == found


def test_sorting_by_name_goes_as_people_expect(library):
    assert names(library, sort=Sort.NAME) == ["Apfel_baum", "Ärzte 100%", "Straße \\ 1", "zoo"]


def test_sorting_by_time_and_doubts(kept):
    sketches = [kept.sketches.create(shop().graph, name) for name in "abc"]
    kept.history.restore(sketches[0].id)
    assert names(kept) == ["c", "b", "a"]
    assert names(kept, sort=Sort.CHANGED) == ["a", "c", "b"]
    doubtful = shop().graph
    for _, node in doubtful.nodes(data=True):
        node["confidence"] = 0.01
    kept.history.append(sketches[1].id, doubtful)
    assert names(kept, sort=Sort.DOUBTS)[0] == "b"


def test_pages_of_a_photo_stand_in_order(kept):
    kept.done(0, 1, 2)
    first = [kept.sketches.find(Question(page=page, size=1)) for page in (1, 2, 3, 4)]
    assert [[sketch.page for sketch in answer.sketches] for answer in first] == [[0], [1], [2], []]
    assert {answer.total for answer in first} == {3}


def test_kind_and_tag_narrow(kept):
    kept.sketches.create(approval().graph, "Approval")
    shopping = kept.sketches.create(shop().graph, "Shop")
    kept.sketches.rename(shopping.id, None, ["Läden", "b"])
    assert names(kept, diagram=shopping.diagram, search="läden") == ["Shop"]
    assert names(kept, tag="Läden") == ["Shop"]
    assert names(kept, tag="l\0äden") == names(kept, tag="%") == names(kept, diagram="\ud800") == []
    assert dict(kept.sketches.find(Question("nothing")).tags) == {"Läden": 1, "b": 1}


def test_rename_changes_what_is_given(kept):
    sketch = kept.sketches.create(shop().graph, "Shop")
    row = kept.sketches.rename(sketch.id, "a\0b\ud800", ["yy", "xx", "xx"])
    assert (row.name, [tag.name for tag in row.tags]) == ("ab\ufffd", ["xx", "yy"])
    row = kept.sketches.rename(sketch.id, None, ["yy"])
    assert (row.name, [tag.name for tag in kept.sketches.get(sketch.id).tags]) == ("ab\ufffd", ["yy"])
    row = kept.sketches.rename(sketch.id, "Zoo", None)
    assert [tag.name for tag in row.tags] == ["yy"]
    assert (names(kept, "zoo yy"), names(kept, "xx"), names(kept, "ab\ufffd")) == (["Zoo"], [], [])
    assert row.changed_at > sketch.changed_at
    kept.sketches.rename(sketch.id, "x" * 100_000, ["y" * 2000])
    assert len(kept.sketches.get(sketch.id).name) == 100_000


@pytest.mark.usefixtures("slow_commits")
def test_people_tagging_at_once_do_not_collide(kept):
    sketch = kept.sketches.create(shop().graph, "Shop")
    with ThreadPoolExecutor(10) as people:
        list(people.map(lambda n: kept.sketches.rename(sketch.id, f"n{n}", ["same", f"t{n}"]), range(10)))
    row = kept.sketches.get(sketch.id)
    assert [tag.name for tag in row.tags] == ["same", f"t{row.name[1:]}"]


def test_the_last_sketch_takes_its_photo_along(kept):
    photo = kept.done(0, 1)
    first, second = photo.sketches
    kept.sketches.rename(first.id, None, ["tag"])
    assert kept.sketches.delete(first.id) is None
    assert kept.folder.original(photo.id).exists()
    assert kept.sketches.delete(second.id) == photo.id
    assert [file for file in kept.files() if not file.startswith("incoming")] == []
    assert kept.sketches.find(Question()).tags == ()
    with pytest.raises(NotFoundError):
        kept.photos.get(photo.id)
    assert kept.photos.add(kept.upload())[1] is False, "sent again, it is a new one"


@pytest.fixture
def slow_commits():
    """Transactions that take long enough to meet."""

    def wait(_session):
        time.sleep(0.03)

    event.listen(Session, "before_commit", wait)
    yield
    event.remove(Session, "before_commit", wait)


@pytest.mark.usefixtures("slow_commits")
def test_the_last_two_sketches_deleted_at_once_leave_no_photo(kept):
    for number in range(4):
        photo = kept.done(0, 1, content=bytes([number]))
        with ThreadPoolExecutor(2) as people:
            gone = list(people.map(lambda sketch: kept.sketches.delete(sketch.id), photo.sketches))
        assert sorted(gone, key=str) == sorted([None, photo.id], key=str)
        assert not list(kept.folder.photos.iterdir())


def test_deleting_twice_at_once_tells_one_of_them(kept):
    sketch = kept.sketches.create(shop().graph, "Shop")

    def delete(_):
        try:
            kept.sketches.delete(sketch.id)
        except NotFoundError:
            return False
        return True

    with ThreadPoolExecutor(6) as people:
        assert sum(people.map(delete, range(6))) == 1
    assert kept.files() == []


def test_changing_what_is_being_deleted_leaves_no_file(kept):
    for _ in range(5):
        sketch = kept.sketches.create(shop().graph, "Shop")

        def change(sketch_id=sketch.id):
            try:
                for _ in range(5):
                    kept.history.restore(sketch_id)
            except NotFoundError:
                pass

        with ThreadPoolExecutor(2) as people:
            changing = people.submit(change)
            people.submit(kept.sketches.delete, sketch.id).result()
            changing.result()
        assert kept.files() == []


def test_a_sketch_that_cannot_be_written_is_not_there(kept, monkeypatch):
    def full(path, data, **_options):
        path.parent.mkdir()
        raise OutputError("cannot be written: No space left on device", source=str(path))

    monkeypatch.setattr("sketch2model.web.storage.folder.write_atomically", full)
    with pytest.raises(OutputError, match="the sketch cannot be written"):
        kept.sketches.create(shop().graph, "Shop")
    assert kept.sketches.find(Question()).total == 0
    assert kept.files() == []


@pytest.mark.parametrize("sketch_id", ["gone", "\0", "\ud800", "' OR 1=1 --"])
def test_ids_that_lead_nowhere(kept, sketch_id):
    for act in (kept.sketches.get, kept.sketches.delete, lambda each: kept.sketches.rename(each, "a", None)):
        with pytest.raises(NotFoundError, match="no such sketch"):
            act(sketch_id)


def test_what_is_deleted_is_in_no_file_any_more(data, tmp_path):
    """Neither the texts of a sketch nor its photo stay in the database, its log or the data folder."""
    word = "Geheimnisvoll"

    def holding():
        return [path for path in tmp_path.rglob("*") if path.is_file() and word.encode() in _unpacked(path)]

    with keeping(data, f"sqlite:///{data}.sqlite3") as kept:
        others = [kept.sketches.create(shop().graph, f"Shop {n}") for n in range(30)]
        sketch = kept.sketches.create(changed(word, shop().graph), word)
        kept.history.append(sketch.id, changed(word * 500, shop().graph))
        kept.sketches.rename(sketch.id, word * 500, [word])
        photo, _ = kept.photos.add(kept.upload(word.encode(), f"{word}.jpg"))
        assert len(holding()) >= 4, "the test looks where it is"
        kept.sketches.delete(sketch.id)
        kept.photos.delete(photo.id)
        kept.sketches.delete(others[3].id)
        assert [path for path in tmp_path.rglob("*") if word in path.name] == []
        assert holding() == []
    assert holding() == []


def _unpacked(path):
    import gzip

    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data.lower().replace(b"geheim", b"Geheim")
