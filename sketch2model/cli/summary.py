"""What happened, for people: a table of what was found, then what failed and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from sketch2model.batch import PageReport, PhotoResult
from sketch2model.cli.console import error_text, printable, trace_text

_NUMBERS = ("shapes", "connectors", "lines", "confidence", "issues", "seconds")


def show_results(console: Console, results: Sequence[PhotoResult], *, verbose: bool, noun: str = "photo") -> None:
    """Show the table, the issues and step times if `verbose`, the failures, and where the results lie.

    Args:
        console: Where to.
        results: What became of each file.
        verbose: Whether to go into detail.
        noun: What the files are.
    """
    converted = [result for result in results if result.pages]
    if converted:
        console.print(_table(converted))
    if verbose:
        for result in converted:
            _show_details(console, result)
    for result in results:
        for error in result.errors:
            console.print(error_text(error, named=str(result.photo)), soft_wrap=True)
        if verbose and result.trace:
            console.print(trace_text(result.trace), soft_wrap=True)
    console.print(Text(_closing(results, noun)), soft_wrap=True)


def _table(results: Sequence[PhotoResult]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("photo", overflow="fold")
    for heading in _NUMBERS:
        table.add_column(heading, justify="right", no_wrap=True)
    for result in results:
        for number, page in enumerate(result.pages, 1):
            name = printable(result.photo.name) + (f" ({number})" if len(result.pages) > 1 else "")
            table.add_row(Text(name), *_cells(page))
    return table


def _cells(page: PageReport) -> tuple[str, ...]:
    confidence = "-" if page.confidence is None else f"{page.confidence:.2f}"
    numbers = (page.shapes, page.connectors, page.lines, confidence, len(page.issues))
    return (*map(str, numbers), f"{sum(page.seconds.values()):.1f}")


def _show_details(console: Console, result: PhotoResult) -> None:
    for page in result.pages:
        steps = ", ".join(f"{step} {seconds:.2f} s" for step, seconds in page.seconds.items())
        console.print(Text(f"{printable(result.photo.name)}: {steps}", style="dim"), soft_wrap=True)
        for message, times in Counter(page.issues).items():
            often = f" ({times} times)" if times > 1 else ""
            console.print(Text(f"  issue: {printable(message)}{often}"), soft_wrap=True)


def _closing(results: Sequence[PhotoResult], noun: str) -> str:
    files = [path for result in results for path in result.written]
    folders = list(dict.fromkeys(path.parent for path in files))
    parts = []
    if files:
        where = printable(folders[0]) if len(folders) == 1 else f"{len(folders)} folders"
        parts.append(f"{_count(len(files), 'file')} written to {where}")
    if skipped := sum(result.skipped for result in results):
        parts.append(f"{_count(skipped, noun)} skipped, done before")
    if failed := sum(bool(result.errors) for result in results):
        parts.append(f"{failed} of {_count(len(results), noun)} failed")
    return "; ".join(parts)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
