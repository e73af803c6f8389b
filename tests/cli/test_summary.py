import io
from pathlib import Path

from rich.console import Console

from sketch2model.batch import PageReport, PhotoResult
from sketch2model.cli.summary import show_results
from sketch2model.errors import PhotoEmptyError


def shown(*results, verbose=False):
    file = io.StringIO()
    show_results(Console(file=file, width=100, highlight=False), results, verbose=verbose)
    return file.getvalue()


def page(**known):
    return PageReport(
        **{"shapes": 3, "connectors": 2, "lines": 7, "confidence": 0.5, "issues": (), "seconds": {}} | known
    )


def test_a_row_says_what_was_found():
    text = shown(PhotoResult(Path("a/x.jpg"), (Path("out/x.json"),), (page(seconds={"read": 1.0, "load": 0.26}),)))
    assert text.splitlines()[1].split() == ["x.jpg", "3", "2", "7", "0.50", "0", "1.3"]
    assert "1 file written to out" in text


def test_nothing_found_has_no_confidence():
    assert " - " in shown(PhotoResult(Path("x.jpg"), (), (page(confidence=None),)))


def test_pages_of_a_document_are_numbered():
    text = shown(PhotoResult(Path("x.pdf"), (), (page(), page())))
    assert "x.pdf (1)" in text
    assert "x.pdf (2)" in text


def test_issues_and_times_come_with_verbose_alike_issues_once():
    result = PhotoResult(Path("x.jpg"), (), (page(issues=("loose", "loose", "odd"), seconds={"read": 1.5}),))
    assert "loose" not in shown(result)
    text = shown(result, verbose=True)
    assert "issue: loose (2 times)\n" in text
    assert "issue: odd\n" in text
    assert "read 1.50 s" in text


def test_photos_that_failed_and_photos_that_were_done_before_are_counted():
    failed = PhotoResult(Path("a/x.jpg"), errors=(PhotoEmptyError("the file is empty"),))
    text = shown(failed, PhotoResult(Path("y.jpg"), skipped=True))
    assert "error: a/x.jpg: the file is empty\n       copy it again" in text
    assert "1 photo skipped, done before; 1 of 2 photos failed" in text


def test_results_in_several_folders_are_counted():
    results = [PhotoResult(Path(f"{n}/x.jpg"), (Path(f"{n}/x.json"),), (page(),)) for n in "ab"]
    assert "2 files written to 2 folders" in shown(*results)
