import numpy as np

from sketch2model.elements import Box
from training.sketches.labels import Room
from training.sketches.strokes import resample

LINE = resample(np.array([(100.0, 200.0), (500.0, 200.0)]))


def test_a_word_at_the_end_touches_neither_line_nor_box():
    room = Room(800, 400, 40)
    figure = Box(500, 100, 700, 300)
    room.take_box(figure)
    room.take_path(LINE)
    box = room.beside_end(LINE, (30, 60), 25)
    assert box.overlap(figure) == 0
    assert not (box.y0 <= 200 <= box.y1)
    assert box.distance((500, 200)) < 60


def test_the_second_word_takes_the_other_side():
    room = Room(800, 400, 40)
    room.take_path(LINE)
    first = room.beside_middle(LINE, (30, 80))
    room.take_box(first)
    second = room.beside_middle(LINE, (30, 80))
    assert first.overlap(second) == 0


def test_words_stay_on_the_sheet():
    room = Room(800, 400, 40)
    edge = resample(np.array([(100.0, 8.0), (500.0, 8.0)]))
    assert room.beside_middle(edge, (30, 80)).y0 >= 0
