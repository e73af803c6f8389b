"""States of a sketch: undo, redo, two windows at once."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from kept import changed
from written_diagrams import shop

from sketch2model.errors import NotFoundError, NothingToUndoError, OutputError, StaleRevisionError
from sketch2model.graph import graph_to_json


def name_of(kept, sketch):
    graph = kept.history.graph(sketch)
    return graph.nodes[next(iter(graph.nodes))]["name"]


def states_of(sketch):
    """What undo and redo say they would do."""
    return sketch.revision > 0, sketch.revision < sketch.latest


@pytest.fixture
def sketch(kept):
    return kept.sketches.create(changed("first"), "Shop")


def test_undo_and_redo_walk_through_all_states(kept, sketch):
    for name in ("second", "third", "fourth"):
        sketch = kept.history.append(sketch.id, changed(name))
    seen = [name_of(kept, sketch)]
    while states_of(sketch)[0]:
        sketch = kept.history.undo(sketch.id)
        seen.append(name_of(kept, sketch))
    assert seen == ["fourth", "third", "second", "first"]
    with pytest.raises(NothingToUndoError, match="nothing to undo"):
        kept.history.undo(sketch.id)
    for name in reversed(seen[:-1]):
        sketch = kept.history.redo(sketch.id)
        assert name_of(kept, sketch) == name
    with pytest.raises(NothingToUndoError, match="nothing to redo"):
        kept.history.redo(sketch.id)


def test_a_change_after_undo_cuts_what_could_be_redone(kept, sketch):
    for name in ("second", "third"):
        kept.history.append(sketch.id, changed(name))
    kept.history.undo(sketch.id)
    kept.history.undo(sketch.id)
    row = kept.history.append(sketch.id, changed("other"))
    assert states_of(row) == (True, False)
    assert sorted(path.name for path in (kept.folder.sketches / sketch.id).iterdir()) == ["0.json", "3.json.gz"]
    with pytest.raises(NothingToUndoError):
        kept.history.redo(sketch.id)
    assert name_of(kept, kept.history.undo(sketch.id)) == "first"
    assert name_of(kept, kept.history.redo(sketch.id)) == "other"
    with pytest.raises(NotFoundError, match="no revision 1"):
        kept.history.graph_bytes(row, 1)


def test_a_number_never_means_another_state(kept, sketch):
    """One window has seen a change; another one undoes it and makes its own."""
    seen = kept.history.append(sketch.id, changed("second")).revision
    kept.history.undo(sketch.id)
    kept.history.append(sketch.id, changed("other"))
    with pytest.raises(StaleRevisionError):
        kept.history.append(sketch.id, changed("third"), base=seen)
    assert name_of(kept, kept.sketches.get(sketch.id)) == "other"


@pytest.mark.parametrize("act", ["append", "undo", "redo", "restore"])
def test_a_window_that_lags_behind_changes_nothing(kept, sketch, act):
    kept.history.append(sketch.id, changed("second"))
    kept.history.append(sketch.id, changed("third"))
    kept.history.undo(sketch.id)
    more = (changed("late"),) if act == "append" else ()
    with pytest.raises(StaleRevisionError, match="changed meanwhile"):
        getattr(kept.history, act)(sketch.id, *more, base=0)
    getattr(kept.history, act)(sketch.id, *more, base=1)


def test_as_recognised_can_be_undone(kept, sketch):
    kept.history.append(sketch.id, changed("second"))
    row = kept.history.restore(sketch.id)
    assert (row.revision, kept.history.is_as_recognised(row)) == (2, True)
    assert kept.history.graph_bytes(row) == kept.history.graph_bytes(row, 0)
    row = kept.history.undo(sketch.id)
    assert (name_of(kept, row), kept.history.is_as_recognised(row)) == ("second", False)


def test_what_was_recognised_is_kept_byte_by_byte(kept):
    sketch = kept.done(0).sketches[0]
    assert kept.history.present(sketch.id)[1] == graph_to_json(shop().graph).encode()


def test_the_library_knows_the_present_state(kept, sketch):
    from sketch2model.web.storage.sketches import Question

    kept.history.append(sketch.id, changed("Zebra"))
    assert kept.sketches.find(Question("zebra")).total == 1
    row = kept.history.undo(sketch.id)
    assert row.changed_at > sketch.changed_at
    assert kept.sketches.find(Question("zebra")).total == 0


def test_two_windows_editing_at_once_take_turns(kept, sketch):
    """Of those who change the same state, one is kept, and the others are told."""

    def edit(number):
        try:
            return kept.history.append(sketch.id, changed(f"by {number}"), base=0).revision
        except StaleRevisionError:
            return None

    with ThreadPoolExecutor(10) as windows:
        answers = list(windows.map(edit, range(10)))
    assert sorted(answer for answer in answers if answer is not None) == [1]
    assert name_of(kept, kept.sketches.get(sketch.id)) == f"by {answers.index(1)}"


def test_no_state_is_lost_when_many_change_undo_and_redo(kept, sketch):
    """Whatever happens at once, the present state and all that undo can reach are whole."""

    def act(number):
        chance = random.Random(number)  # noqa: S311
        for _ in range(4):
            acts = (
                lambda: kept.history.append(sketch.id, changed(f"by {number}")),
                lambda: kept.history.undo(sketch.id),
                lambda: kept.history.redo(sketch.id),
                lambda: kept.history.present(sketch.id),
                lambda: kept.sketches.rename(sketch.id, f"by {number}", [f"t{number}"]),
            )
            with suppress(NothingToUndoError):
                chance.choice(acts)()

    with ThreadPoolExecutor(12) as windows:
        list(windows.map(act, range(12)))
    row = kept.sketches.get(sketch.id)
    files = {path.name for path in (kept.folder.sketches / sketch.id).iterdir()}
    while states_of(row)[1]:
        row = kept.history.redo(row.id)
    reached = {"0.json"}
    while states_of(row)[0]:
        assert kept.history.graph(row).number_of_nodes()
        reached.add(f"{row.revision}.json.gz")
        row = kept.history.undo(row.id)
    assert reached == files


def test_the_present_state_may_go_while_it_is_looked_up(kept, sketch, monkeypatch):
    """Between the row and the file, another window undoes and changes."""
    kept.history.append(sketch.id, changed("second"))
    read, once = kept.history.graph_bytes, []

    def slowly(row, revision=None):
        if not once:
            once.append(True)
            kept.history.undo(sketch.id)
            kept.history.append(sketch.id, changed("other"))
        return read(row, revision)

    monkeypatch.setattr(type(kept.history), "graph_bytes", lambda _self, row, revision=None: slowly(row, revision))
    row, data = kept.history.present(sketch.id)
    assert row.revision == 2
    assert b'"other"' in data


def test_a_change_that_cannot_be_written_changes_nothing(kept, sketch, monkeypatch):
    kept.history.append(sketch.id, changed("second"))
    kept.history.undo(sketch.id)
    files = kept.files()

    def full(path, data, **_):
        raise OutputError("cannot be written: No space left on device", source=str(path))

    with monkeypatch.context() as patch:
        patch.setattr("sketch2model.web.storage.folder.write_atomically", full)
        with pytest.raises(OutputError, match="No space") as failure:
            kept.history.append(sketch.id, changed("third"))
    assert failure.value.source is None, "paths of the server are no business of a browser"
    assert kept.files() == files
    assert name_of(kept, kept.history.redo(sketch.id)) == "second"


def test_a_damaged_state_is_an_error_of_ours(kept, sketch):
    row = kept.history.append(sketch.id, changed("second"))
    path = kept.folder.sketches / sketch.id / "1.json.gz"
    for damage in (b"", b"nothing packed", path.read_bytes()[:-9], path.read_bytes()[:30] + b"\xff" * 60):
        path.write_bytes(damage)
        with pytest.raises(OutputError, match="revision 1 of this sketch is damaged"):
            kept.history.graph_bytes(row)
    assert name_of(kept, kept.history.undo(sketch.id)) == "first"
    (path.parent / "0.json").write_bytes(b"{\xff}")
    with pytest.raises(OutputError, match="revision 0 of this sketch is damaged"):
        kept.history.graph_bytes(row, 0)


def test_a_sketch_that_is_gone(kept, sketch):
    kept.sketches.delete(sketch.id)
    for act in (kept.history.undo, kept.history.redo, kept.history.restore, kept.history.present):
        with pytest.raises(NotFoundError):
            act(sketch.id)
    with pytest.raises(NotFoundError):
        kept.history.append(sketch.id, changed("second"))
    assert kept.files() == []
