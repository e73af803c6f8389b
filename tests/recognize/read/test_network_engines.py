import cv2
import numpy as np
import pytest

from sketch2model.elements import Place
from sketch2model.recognize.read.sketch_engine import NETWORK
from sketch2model.settings import ReadOptions

OPTIONS = ReadOptions()


@pytest.fixture(params=["rapid", "sketch"])
def engine(request):
    if request.param == "sketch" and not NETWORK.is_file():
        pytest.skip("the reader's weights are not there")
    return request.getfixturevalue(request.param)


def read(engine, crops, options):
    return engine.read(crops, [Place.TEXT] * len(crops), options)


@pytest.mark.parametrize("text", ["Customer", "name: String", "0..1", "balance", "Order Item", "1"])
def test_printed_lines_are_read(engine, printed, text):
    ((best, *_),) = read(engine, [printed(text)], OPTIONS)
    assert best.text == text
    assert best.confidence > 0.6


def test_answers_keep_the_order_of_the_crops(engine, printed):
    texts = ["a long line of words", "pin", "Account", "id", "another long line"]
    readings = read(engine, [printed(text) for text in texts], OPTIONS)
    assert [reading[0].text for reading in readings] == texts


def test_alternatives_are_distinct_sorted_and_limited(engine, printed):
    blurred = printed("illumination", size=14)[::2, ::2]
    (readings,) = read(engine, [blurred], ReadOptions(alternatives=3))
    texts = [reading.text for reading in readings]
    assert 2 <= len(texts) <= 4
    assert len(set(texts)) == len(texts)
    confidences = [reading.confidence for reading in readings]
    assert confidences == sorted(confidences, reverse=True)
    assert all(0 <= confidence <= 1 for confidence in confidences)


def test_no_alternatives_when_none_are_wanted(engine, printed):
    crop = printed("illumination", size=14)
    (alone,) = read(engine, [crop], ReadOptions(alternatives=0))
    (several,) = read(engine, [crop], ReadOptions(alternatives=5))
    assert len(alone) == 1
    assert alone[0] == several[0]


def test_a_star_of_pen_strokes_is_a_star(engine):
    crop = np.full((60, 60), 255, np.uint8)
    for dx, dy in [(0, 20), (18, 9), (18, -9)]:
        cv2.line(crop, (30 - dx, 30 - dy), (30 + dx, 30 + dy), 30, 4, cv2.LINE_AA)
    ((best, *_),) = read(engine, [crop], OPTIONS)
    assert best.text == "*"


@pytest.mark.parametrize(
    "shape", [(1, 1), (2, 2), (1, 400), (400, 1), (3, 9000), (2500, 40), (0, 10), (10, 0)], ids=str
)
@pytest.mark.parametrize("fill", ["paper", "ink", "noise"])
def test_hostile_crops_are_survived(engine, shape, fill):
    noise = np.random.default_rng(7).integers(0, 256, shape, dtype=np.uint8)
    crop = {"paper": np.full(shape, 255, np.uint8), "ink": np.zeros(shape, np.uint8), "noise": noise}[fill]
    (readings,) = read(engine, [crop], OPTIONS)
    assert all(reading.text.strip() for reading in readings)
    if fill == "paper":
        assert readings == ()


def test_no_crops_no_readings(engine):
    assert read(engine, [], OPTIONS) == []


def test_same_crops_same_answers_in_any_company(engine, printed):
    crop = printed("currentAccount")
    alone = read(engine, [crop], OPTIONS)[0]
    again = read(engine, [crop, crop], OPTIONS)
    assert again[0] == again[1]
    assert [reading.text for reading in alone] == [reading.text for reading in again[0]]
