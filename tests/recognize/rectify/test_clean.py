import numpy as np

from sketch2model.recognize.rectify.clean import cleaned


def test_strips_of_table_go_and_boxes_at_the_side_stay():
    mask = np.zeros((400, 400), dtype=bool)
    mask[100:300, 395:] = True
    mask[50:60, 0:200] = True
    left = cleaned(mask, 3.0)
    assert not left[100:300, 395:].any()
    assert left[50:60, 0:200].all()


def test_specks_go_and_full_stops_stay():
    mask = np.zeros((100, 100), dtype=bool)
    mask[20, 20] = True
    mask[50:54, 50:54] = True
    left = cleaned(mask, 4.0)
    assert not left[20, 20]
    assert left[50:54, 50:54].all()
