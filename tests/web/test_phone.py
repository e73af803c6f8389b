"""A phone on the same network."""

from __future__ import annotations

import ipaddress
import re

import pytest

from sketch2model.errors import UsageError
from sketch2model.web import phone

ADDRESS = "http://192.168.178.123:8765/?token=abcdefghijklmnopqrstuv"


def test_the_address_is_one_of_this_machine():
    try:
        found = phone.local_address()
    except UsageError as error:
        assert error.hint  # noqa: PT017 - a machine without network has none
    else:
        assert ipaddress.ip_address(found).version == 4


def test_a_machine_without_network_says_so(monkeypatch):
    monkeypatch.setattr(phone, "_ELSEWHERE", ("255.255.255.255", 9))
    with pytest.raises(UsageError, match="no network"):
        phone.local_address()


def test_the_code_can_be_read_on_any_terminal(tmp_path):
    cv2 = pytest.importorskip("cv2")
    import numpy as np

    plain = phone.qr_code(ADDRESS, colour=False)
    coloured = phone.qr_code(ADDRESS, colour=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    assert all(line.startswith("\x1b[") and line.endswith("\x1b[0m") for line in coloured.splitlines())
    halves = {"\u2588": (255, 255), "\u2580": (255, 0), "\u2584": (0, 255), " ": (0, 0)}
    rows = [[halves[block][half] for block in line] for line in plain.splitlines() for half in (0, 1)]
    picture = np.kron(np.array(rows, np.uint8), np.ones((8, 8), np.uint8))
    assert cv2.QRCodeDetector().detectAndDecode(picture)[0] == ADDRESS
    assert max(map(len, plain.splitlines())) <= 60
