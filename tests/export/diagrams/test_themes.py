from __future__ import annotations

import pytest

from sketch2model.export.diagrams.themes import DARK, LIGHT, THEMES
from sketch2model.settings import THEMES as NAMES

BACKGROUNDS = ("canvas", "box", "header", "group", "note")
BOTH = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_that_of_the_standard():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@BOTH
@pytest.mark.parametrize("background", BACKGROUNDS)
def test_names_and_members_can_be_read_everywhere(theme, background):
    assert contrast(theme.text, getattr(theme, background)) >= 4.5


@BOTH
@pytest.mark.parametrize(
    ("ink", "background"),
    [
        ("muted", "canvas"),
        ("muted", "group"),
        ("muted", "header"),
        ("muted", "box"),
        ("doubt", "box"),
        ("doubt", "canvas"),
    ],
)
def test_small_print_can_be_read_where_it_stands(theme, ink, background):
    assert contrast(getattr(theme, ink), getattr(theme, background)) >= 4.5


@BOTH
@pytest.mark.parametrize("background", BACKGROUNDS)
def test_lines_can_be_seen(theme, background):
    assert contrast(theme.ink, getattr(theme, background)) >= 3


@BOTH
def test_frames_can_be_seen_from_both_sides(theme):
    assert min(contrast(theme.frame, theme.canvas), contrast(theme.frame, theme.group)) >= 3


def test_every_theme_of_the_settings_has_its_colours():
    assert set(THEMES) == set(NAMES)
