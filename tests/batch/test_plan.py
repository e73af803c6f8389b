from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketch2model import Settings
from sketch2model.batch import plan_jobs
from sketch2model.errors import OutputIsInputError, UnknownFormatError

STEMS = st.sampled_from(["x", "X", "x-p2", "x-p2-p3", "x.png", "x.jpg-2", "y"])
SUFFIXES = st.sampled_from(["jpg", "png", "JPG"])


def stems(photos, out=None, formats=("json",)):
    return [job.stem for job in plan_jobs([Path(photo) for photo in photos], Settings(), formats, out=out)]


def test_results_lie_beside_the_photo_or_in_the_folder_given():
    photo = Path("in") / "my sketch.jpg"
    (beside,) = plan_jobs([photo], Settings(), ["json"])
    (elsewhere,) = plan_jobs([photo], Settings(), ["json"], out=Path("out"))
    assert beside.output("json") == Path("in/my sketch.json")
    assert elsewhere.output("overlay.png", page=0) == Path("out/my sketch.overlay.png")
    assert elsewhere.output("sql", page=1) == Path("out/my sketch-p2.sql")


def test_photos_with_one_stem_get_names_of_their_own():
    assert stems(["x.jpg", "x.png"]) == ["x", "x.png"]
    assert stems(["a/x.jpg", "b/x.jpg", "c/x.jpg"], out=Path("out")) == ["x", "x.jpg", "x.jpg-2"]
    assert stems(["a/x.jpg", "b/x.jpg"]) == ["x", "x"]


def test_a_photo_called_like_a_second_page_does_not_meet_it():
    assert stems(["x.pdf", "x-p2.jpg"]) == ["x", "x-p2.jpg"]


@given(st.lists(st.builds("{}.{}".format, STEMS, SUFFIXES), max_size=8), st.integers(1, 3))
def test_no_two_results_share_a_name(photos, pages):
    jobs = plan_jobs([Path(f"{n}/{name}") for n, name in enumerate(photos)], Settings(), ["json"], out=Path("out"))
    outputs = [str(job.output("json", page)).casefold() for job in jobs for page in range(pages)]
    assert len(set(outputs)) == len(outputs)


def test_a_result_never_takes_the_place_of_a_photo(tmp_path):
    photo = tmp_path / "x.json"
    photo.write_bytes(b"a JPEG by another name")
    with pytest.raises(OutputIsInputError, match=r"x\.json.*-o DIR"):
        plan_jobs([photo], Settings(), ["json"])


def test_a_photo_reached_through_a_link_is_recognised(tmp_path):
    (tmp_path / "real").mkdir()
    photo = tmp_path / "real" / "x.json"
    photo.write_bytes(b"x")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with pytest.raises(OutputIsInputError):
        plan_jobs([tmp_path / "link" / "x.json"], Settings(), ["json"], out=tmp_path / "real")


def test_an_unknown_format_is_refused_before_anything_starts():
    with pytest.raises(UnknownFormatError, match="docx"):
        stems(["x.jpg"], formats=["json", "docx"])
