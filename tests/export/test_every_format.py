from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from sketch2model.elements import Photo
from sketch2model.registry import format_names, get_format
from sketch2model.settings import ExportOptions


@pytest.fixture(params=format_names())
def format_(request):
    return get_format(request.param)


def with_photo(exportable):
    height, width = exportable.uml.height, exportable.uml.width
    return replace(exportable, photo=Photo(np.full((height, width, 3), 255, np.uint8), exportable.uml.source))


@pytest.mark.parametrize("layout", ["auto", "sketch"])
def test_it_writes_the_same_bytes_twice(format_, example, layout):
    options = ExportOptions(layout=layout)
    first = format_.write(with_photo(example), options)
    assert first
    assert format_.write(with_photo(example), options) == first


def test_its_name_is_the_registered_one(format_):
    assert format_.name in format_names()
    assert format_.title
    assert "/" in format_.media_type


def test_no_two_formats_write_the_same_file():
    suffixes = [get_format(name).suffix for name in format_names()]
    assert len(set(suffixes)) == len(suffixes)
