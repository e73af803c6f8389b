import numpy as np

from sketch2model.recognize.rectify.rim import edge_of_sheet


def test_ink_near_the_border_is_no_edge():
    light = np.full((100, 100), 230, np.uint8)
    beyond = np.zeros((100, 100), dtype=bool)
    beyond[:10] = True
    strip = np.zeros((100, 100), dtype=bool)
    strip[:20] = True
    light[10:13] = 80  # the edge
    light[17:19, 30:60] = 80  # a drawn line
    edge = edge_of_sheet(light, 230, beyond, strip)
    assert edge[:13].all()
    assert not edge[17:].any()
