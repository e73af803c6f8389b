import io

import pypdfium2
import pytest
from PIL import Image

from sketch2model.export.mark import is_marked, marked


def picture(file_format):
    file = io.BytesIO()
    Image.new("RGB", (20, 10), "red").save(file, file_format)
    return file.getvalue()


@pytest.mark.parametrize("file_format", ["PNG", "PDF"])
def test_the_mark_is_found_again(tmp_path, file_format):
    path = tmp_path / "x"
    path.write_bytes(picture(file_format))
    assert not is_marked(path)
    path.write_bytes(marked(picture(file_format)))
    assert is_marked(path)


def test_a_marked_png_says_who_drew_it_and_shows_the_same():
    with Image.open(io.BytesIO(marked(picture("PNG")))) as opened:
        assert opened.info["Software"] == "sketch2model"
        assert opened.getpixel((3, 3)) == (255, 0, 0)


def test_a_marked_pdf_still_opens():
    document = pypdfium2.PdfDocument(marked(picture("PDF")))
    assert len(document) == 1
    document.close()


def test_other_files_stay_as_they_are(tmp_path):
    assert marked(b"<svg/>") == b"<svg/>"
    for data in (b"", b"%PDF-", b"text"):
        (tmp_path / "x").write_bytes(data)
        assert not is_marked(tmp_path / "x")
    assert not is_marked(tmp_path / "gone")
    assert not is_marked(tmp_path)
