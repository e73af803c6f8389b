import os
from pathlib import Path

import pytest

from sketch2model import Settings
from sketch2model.batch import PhotoJob, convert_many, plan_jobs
from sketch2model.errors import BadOptionError, NotAPictureError, PhotoMissingError
from sketch2model.settings import ReadOptions

BLIND = Settings(read=ReadOptions(engine="null"))


class Deadly:
    """Ends the process that unpickles it, as running out of memory would."""

    def __reduce__(self):
        return os._exit, (9,)


def test_three_photos_two_at_a_time_as_one_after_the_other(sketch_file, tmp_path):
    photos = [sketch_file(f"{name}.png") for name in "abc"]
    photos[1].write_text("no picture")
    told = {}
    for workers in (1, 2):
        out = tmp_path / str(workers)
        results = list(convert_many(plan_jobs(photos, BLIND, ["json"], out=out), workers))
        assert [result.photo for result in results] == photos
        assert isinstance(results[1].errors[0], NotAPictureError)
        told[workers] = {path.name: path.read_bytes() for path in out.iterdir()}
    assert sorted(told[1]) == ["a.json", "c.json"]
    assert told[1] == told[2]


def test_a_crash_takes_only_its_own_photo_along(tmp_path):
    jobs = [PhotoJob(tmp_path / f"{n}.jpg", tmp_path, str(n), ("json",), BLIND) for n in range(4)]
    jobs[1] = PhotoJob(tmp_path / "1.jpg", tmp_path, "1", ("json",), Deadly())
    results = list(convert_many(jobs, 2))
    assert [result.photo.stem for result in results] == ["0", "1", "2", "3"]
    assert "crashed" in results[1].errors[0].message
    assert all(isinstance(results[n].errors[0], PhotoMissingError) for n in (0, 2, 3))


def test_results_come_while_later_photos_wait(tmp_path, monkeypatch):
    seen = []
    monkeypatch.setattr("sketch2model.batch.pool.convert_file", lambda job: seen.append(job) or job)
    jobs = [PhotoJob(Path(str(n)), tmp_path, str(n), (), BLIND) for n in range(3)]
    next(convert_many(jobs))
    assert seen == jobs[:1]


def test_fewer_than_one_at_a_time_is_refused():
    with pytest.raises(BadOptionError):
        convert_many([], 0)
