import numpy as np

from sketch2model.recognize.detect.trained.peaks import peaks


def heat(*cells):
    plane = np.zeros((20, 30), np.float32)
    for row, column, chance in cells:
        plane[row, column] = chance
    return plane


def found(*args, **more):
    return [tuple(map(int, cell)) for cell in peaks(*args, **more)]


def test_surest_first():
    assert found(heat((3, 4, 0.5), (10, 20, 0.9), (0, 0, 0.7)), 0.3) == [(10, 20), (0, 0), (3, 4)]


def test_low_ones_are_none():
    assert found(heat((3, 4, 0.29), (10, 20, 0.3)), np.float32(0.3)) == [(10, 20)]
    assert found(heat(), 0.3) == []


def test_neighbours_of_a_higher_cell_are_none():
    plane = heat((5, 5, 0.9), (6, 6, 0.8), (5, 8, 0.7))
    assert found(plane, 0.3) == [(5, 5), (5, 8)]
    assert found(plane, 0.3, reach=3) == [(5, 5)]


def test_equal_ones_come_in_reading_order():
    assert found(heat((8, 2, 0.5), (2, 9, 0.5), (2, 3, 0.5)), 0.3) == [(2, 3), (2, 9), (8, 2)]
