from pathlib import Path

import pytest
from PIL import Image

from benchmarks.speed import contender, default_photos, enlarged, help_seconds, in_child, time_in_turn

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "library.jpg"


def test_a_photo_is_enlarged_to_what_a_phone_takes(tmp_path):
    large = enlarged(SAMPLE, tmp_path)
    with Image.open(large) as photo, Image.open(SAMPLE) as small:
        assert photo.width * photo.height == pytest.approx(12e6, rel=0.01)
        assert photo.width / photo.height == pytest.approx(small.width / small.height, rel=0.01)


def test_without_shared_data_there_are_two_photos(tmp_path):
    assert [path.suffix for path in default_photos(tmp_path, tmp_path)] == [".jpg", ".jpg"]


def test_ours_does_the_whole_job():
    assert contender("sketch2model", 1)(str(SAMPLE)).uml.elements


def test_reading_is_timed_alone_as_well():
    best = time_in_turn([str(SAMPLE)], 1, 1)
    assert 0 < best["reading"][0] < best["sketch2model"][0]
    assert 0 < best["rapidocr"][0] < float("inf")


def test_memory_is_measured_in_a_process_of_its_own():
    used = in_child({"what": "memory", "name": "sketch2model", "path": str(SAMPLE)}, 1)
    assert 50 < used < 4000


def test_help_is_timed():
    assert 0.01 < help_seconds() < 30
