"""Photos in the queue, and the sketches made of them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from sketch2model.errors import NotFoundError, OutputError, QueueFullError
from sketch2model.web.storage import Status


def test_the_same_photo_is_kept_once(kept):
    first, known = kept.photos.add(kept.upload())
    assert not known
    again, known = kept.photos.add(kept.upload())
    assert (again.id, known) == (first.id, True)
    other, known = kept.photos.add(kept.upload(source="other.jpg"))
    assert (other.id != first.id, known) == (True, False)
    assert kept.folder.original(first.id).read_bytes() == b"a photo"
    assert not list(kept.folder.incoming.iterdir())


def test_photos_are_claimed_in_the_order_they_came_by_one_each(kept, monkeypatch):
    moment = kept.photos.add(kept.upload(b"0"))[0].created_at
    monkeypatch.setattr("sketch2model.web.storage.photos.now", lambda: moment)  # a clock that stands still
    order = [kept.photos.add(kept.upload(bytes([n])))[0] for n in range(1, 20)]
    assert [kept.photos.position(photo) for photo in order] == list(range(1, 20))
    assert kept.photos.claim().bytes == 1
    assert [photo.id for photo in kept.photos.with_status([Status.WAITING])] == [photo.id for photo in order]
    with ThreadPoolExecutor(8) as people:
        claimed = list(people.map(lambda _: kept.photos.claim(), range(25)))
    ids = [photo.id for photo in claimed if photo is not None]
    assert sorted(ids) == sorted(photo.id for photo in order)


def test_twenty_people_uploading_at_once_lose_nothing(kept):
    """Ten different photos, each sent by two people."""

    def send(number):
        return kept.photos.add(kept.upload(f"photo {number % 10}".encode()))

    with ThreadPoolExecutor(20) as people:
        answers = list(people.map(send, range(20)))
    assert len({photo.id for photo, _ in answers}) == 10
    assert sorted(known for _, known in answers) == [False] * 10 + [True] * 10
    assert {kept.folder.original(photo.id).read_bytes() for photo, _ in answers} == {b"photo %d" % n for n in range(10)}
    assert len(kept.photos.with_status([Status.WAITING])) == 10
    assert not list(kept.folder.incoming.iterdir())


def test_a_full_queue_refuses_and_keeps_nothing(kept):
    kept.photos._max_waiting = 1
    kept.photos.add(kept.upload(b"1"))
    files = kept.files()
    with pytest.raises(QueueFullError, match="1 photos are waiting already"):
        kept.photos.add(kept.upload(b"2"))
    assert kept.files() == files
    assert kept.photos.add(kept.upload(b"1"))[1], "what is there already needs no room"


def test_a_finished_photo_has_a_sketch_for_each_page(kept):
    photo = kept.done(0, 2)
    assert (photo.status, photo.step, photo.attempts) == (Status.DONE, None, 1)
    assert [(s.page, s.name, s.photo_id) for s in photo.sketches] == [
        (0, "board.jpg", photo.id),
        (2, "board.jpg (3)", photo.id),
    ]
    assert [kept.folder.view(photo.id, page).read_bytes() for page in (0, 2)] == [b"upright"] * 2
    assert kept.folder.thumbnail(photo.sketches[0].id).read_bytes() == b"small"
    assert kept.photos.get(photo.id).sketches[1].nodes == photo.sketches[1].nodes > 0


def test_a_photo_without_any_page_has_failed_and_can_be_tried_again(kept):
    problem = {"code": "nothing-recognised", "message": "nothing \0 here \ud800"}
    photo, _ = kept.photos.add(kept.upload())
    kept.photos.claim()
    kept.photos.finish(photo.id, [], [{"page": 0, "problem": problem}])
    failed = kept.photos.get(photo.id)
    assert (failed.status, failed.problem, failed.failures) == (
        Status.FAILED,
        problem,
        [{"page": 0, "problem": problem}],
    )
    assert kept.photos.retry(photo.id).status == Status.WAITING
    waiting = kept.photos.get(photo.id)
    assert (waiting.problem, waiting.failures, waiting.attempts) == (None, [], 0)
    kept.photos.claim()
    kept.photos.finish(photo.id, [], [], problem)
    again, known = kept.photos.add(kept.upload())
    assert (again.status, known) == (Status.WAITING, True), "sent again, a failed photo is tried again"
    assert kept.photos.retry(photo.id).status == Status.WAITING


def test_no_problem_is_no_value_rather_than_null_in_json(kept):
    from sqlalchemy import text

    kept.done(0)
    with kept.database.reading() as session:
        assert session.execute(text("SELECT count(*) FROM photo WHERE problem IS NULL")).scalar() == 1


def test_finishing_twice_doubles_nothing_and_keeps_corrections(kept):
    photo = kept.done(0)
    sketch = photo.sketches[0]
    kept.history.restore(sketch.id)
    kept.photos.finish(photo.id, kept.recognised(0, 1), [])
    found = kept.photos.get(photo.id).sketches
    assert [(s.page, s.revision) for s in found] == [(0, 1), (1, 0)]
    assert found[0].id == sketch.id
    assert len(list(kept.folder.sketches.iterdir())) == 2


def test_a_deleted_page_comes_back_when_its_photo_is_sent_again(kept):
    photo = kept.done(0, 1)
    first, second = photo.sketches
    assert kept.sketches.delete(first.id) is None
    again, known = kept.photos.add(kept.upload())
    assert (again.status, known) == (Status.WAITING, True)
    kept.photos.claim()
    done = kept.photos.finish(photo.id, kept.recognised(0, 1), [])
    assert [s.page for s in kept.photos.get(photo.id).sketches] == [0, 1]
    assert second.id in {s.id for s in done.sketches}
    assert kept.photos.add(kept.upload())[0].status == Status.DONE, "once it is whole, it is not queued again"


def test_when_an_attempt_fails_earlier_sketches_stay(kept):
    photo = kept.done(0, 1)
    kept.sketches.delete(photo.sketches[0].id)
    kept.photos.add(kept.upload())
    kept.photos.claim()
    done = kept.photos.finish(photo.id, [], [], {"code": "out-of-time"})
    assert (done.status, done.problem, len(done.sketches)) == (Status.DONE, {"code": "out-of-time"}, 1)
    assert kept.photos.add(kept.upload())[0].status == Status.WAITING


def test_pages_that_cannot_all_be_moved_are_not_kept_at_all(kept):
    photo, _ = kept.photos.add(kept.upload())
    kept.photos.claim()
    pages = kept.recognised(0, 1)
    (pages[1].folder / "thumbnail.webp").unlink()
    with pytest.raises(OutputError, match="the sketch cannot be kept"):
        kept.photos.finish(photo.id, pages, [])
    assert not list(kept.folder.sketches.iterdir())
    assert kept.photos.get(photo.id).status == Status.WORKING
    assert kept.photos.finish(photo.id, kept.recognised(0, 1), []).status == Status.DONE


def test_deleting_a_photo_leaves_nothing(kept):
    photo = kept.done(0, 1)
    kept.sketches.rename(photo.sketches[0].id, None, ["tag"])
    gone = kept.photos.delete(photo.id)
    assert sorted(gone) == sorted(s.id for s in photo.sketches)
    assert kept.sketches.find(question()).total == 0
    assert not [file for file in kept.files() if not file.startswith("incoming")]
    with pytest.raises(NotFoundError):
        kept.photos.get(photo.id)


def question():
    from sketch2model.web.storage.sketches import Question

    return Question()


@pytest.mark.parametrize(
    "act",
    [
        lambda photos, photo_id: photos.get(photo_id),
        lambda photos, photo_id: photos.retry(photo_id),
        lambda photos, photo_id: photos.delete(photo_id),
        lambda photos, photo_id: photos.at_step(photo_id, "read", 0),
        lambda photos, photo_id: photos.finish(photo_id, [], []),
    ],
)
@pytest.mark.parametrize("photo_id", ["gone", "\0", "\ud800", "' OR 1=1 --"])
def test_ids_that_lead_nowhere(kept, act, photo_id):
    with pytest.raises(NotFoundError, match="no such photo"):
        act(kept.photos, photo_id)


def test_a_photo_that_goes_while_it_is_worked_on(kept):
    """Steps are noted and pages finished by one thread while another deletes."""
    for _ in range(5):
        photo, _ = kept.photos.add(kept.upload())
        kept.photos.claim()
        pages = kept.recognised(0, 1)

        def work(photo_id=photo.id, pages=pages):
            try:
                for step in range(3):
                    kept.photos.at_step(photo_id, f"step {step}", 0)
                return kept.photos.finish(photo_id, pages, [])
            except NotFoundError:
                return None

        with ThreadPoolExecutor(2) as people:
            working = people.submit(work)
            people.submit(kept.photos.delete, photo.id).result()
            working.result()
        assert not list(kept.folder.sketches.iterdir())
        assert not list(kept.folder.photos.iterdir())
    assert kept.photos.with_status(list(Status)) == []


def test_put_back_waits_again_and_may_not_count(kept):
    photo, _ = kept.photos.add(kept.upload())
    kept.photos.claim()
    kept.photos.put_back(photo.id, counted=False)
    assert kept.photos.claim().attempts == 1
    kept.photos.put_back(photo.id)
    assert kept.photos.claim().attempts == 2
    kept.photos.finish(photo.id, kept.recognised(0), [])
    kept.photos.put_back(photo.id)
    kept.photos.put_back("gone")
    assert kept.photos.get(photo.id).status == Status.DONE


def test_recover_queues_what_was_being_worked_on_and_sweeps(kept):
    working, _ = kept.photos.add(kept.upload(b"1"))
    kept.photos.claim()
    kept.photos.at_step(working.id, "read", 1)
    sketch = kept.sketches.create(_shop(), "merged")
    kept.history.restore(sketch.id)
    place = kept.folder.sketches / sketch.id
    wanted = kept.files()
    for orphan in (kept.folder.photos / "orphan", kept.folder.sketches / "orphan"):
        orphan.mkdir()
        (orphan / "file").write_bytes(b"x")
    (place / "2.json.gz").write_bytes(b"of a change that was not kept")
    (place / ".sketch2model-1.part").write_bytes(b"half")
    kept.photos.recover()
    assert kept.files() == wanted
    again = kept.photos.claim()
    assert (again.id, again.step, again.attempts) == (working.id, None, 2)


def _shop():
    from written_diagrams import shop

    return shop().graph


def test_names_of_strangers_are_kept_as_every_database_can(kept):
    upload = kept.upload(source="a\0b\ud800<script>.jpg")
    photo, _ = kept.photos.add(upload)
    assert photo.source == kept.photos.get(photo.id).source == "ab\ufffd<script>.jpg"
