import numpy as np
import pytest

from sketch2model.elements import Page, Severity, Transform
from sketch2model.recognize.detect.texture import MAX_STROKES, is_texture, nothing_but_texture


def page(specks):
    """A page with so many separate dots."""
    mask = np.zeros((400, 600), bool)
    rows, columns = np.divmod(np.arange(specks), 200)
    mask[3 * rows + 1, 3 * columns + 1] = True
    return Page(np.where(mask, 0, 255).astype(np.uint8), mask, 3.0, 20.0, Transform())


@pytest.mark.parametrize("specks", [0, 1, MAX_STROKES - 50])
def test_what_a_hand_can_draw_is_no_texture(specks):
    assert not is_texture(page(specks))


def test_more_specks_than_anybody_draws_are_texture():
    assert is_texture(page(MAX_STROKES + 50))


def test_a_page_full_of_ink_is_one_stroke():
    ink = np.zeros((400, 600), np.uint8)
    assert not is_texture(Page(ink, ink < 128, 3.0, 20.0, Transform()))


def test_nothing_is_found_on_texture_and_the_issue_says_why():
    found = nothing_but_texture(page(MAX_STROKES + 50))
    assert found.shapes == found.connectors == found.text_regions == ()
    assert found.text_mask.shape == (400, 600)
    assert not found.text_mask.any()
    (issue,) = found.issues
    assert (issue.code, issue.severity) == ("texture", Severity.ERROR)
    assert "no sketch" in issue.message
