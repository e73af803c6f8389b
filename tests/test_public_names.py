import subprocess
import sys

import pytest

import sketch2model


@pytest.mark.parametrize("name", sketch2model.__all__)
def test_every_public_name_is_there(name):
    assert getattr(sketch2model, name) is not None


def test_a_name_that_is_not_there_says_so():
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        sketch2model.nonsense  # noqa: B018


def test_importing_the_package_loads_nothing_heavy():
    script = "import sketch2model, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert not {"numpy", "cv2", "networkx"} & set(done.stdout.split())
