"""The library in a browser."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.heavy("chromium")


def test_it_opens(browse):
    page = browse("/")
    page.wait_for_selector("main")
