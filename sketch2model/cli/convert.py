"""`sketch2model convert`: photos in, files out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sketch2model.cli.console import errors_shown, for_people, printable, stdout_for_data, write_data
from sketch2model.cli.options import STDOUT, Dialect, Inheritance, Layout, Out, Theme, To, Verbose, format_names
from sketch2model.cli.recognition import Engine, Language, MaxMegapixels, Ocr, recognition_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from sketch2model.batch import PhotoResult
    from sketch2model.elements.vocabulary import DiagramKind
    from sketch2model.settings import Settings


def convert(
    photos: Annotated[
        list[str], typer.Argument(metavar="PHOTO...", help="Photos, scans, PDFs, folders of them, or patterns.")
    ],
    out: Out = None,
    to: To = ["json,svg"],  # noqa: B006 - typer copies it
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Photos to convert at a time.")] = 1,
    resume: Annotated[bool, typer.Option("--resume", help="Skip photos whose results are there and newer.")] = False,
    engine: Engine = "trained",
    ocr: Ocr = "sketch",
    lang: Language = "eng",
    diagram: Annotated[
        str | None, typer.Option(help="Kind of diagram: class, er, flow, ...; found out if left out.")
    ] = None,
    dialect: Dialect = "postgresql",
    inheritance: Inheritance = "joined",
    layout: Layout = "auto",
    theme: Theme = "light",
    direction: Annotated[
        int | None,
        typer.Option(help="Turn photos counter-clockwise by 0, 90, 180 or 270; found out if left out."),
    ] = None,
    max_megapixels: MaxMegapixels = 100.0,
    verbose: Verbose = False,
) -> None:
    """Convert photos of sketches.

    Results are named PHOTO.FORMAT, from the second page of a PDF or TIFF on PHOTO-p2.FORMAT.
    Exit code: 0 all converted, 1 some photos failed (the rest is written), 2 wrong use.
    """
    console = for_people()
    with errors_shown(console, verbose=verbose):
        from sketch2model.errors import UsageError
        from sketch2model.settings import ExportOptions, InterpretOptions, RectifyOptions, SchemaOptions

        settings = replace(
            recognition_settings(engine, ocr, lang, max_megapixels),
            rectify=RectifyOptions(direction=direction),
            interpret=InterpretOptions(diagram=_diagram(diagram)),
            schema=SchemaOptions(inheritance=inheritance),
            export=ExportOptions(dialect=dialect, layout=layout, theme=theme),
        )
        names = format_names(to)
        found = _find(photos, console)
        if out == STDOUT:
            _to_stdout(found, names, settings)
            return
        folder = None if out is None else Path(out)
        if folder is not None and folder.exists() and not folder.is_dir():
            raise UsageError("the output folder is a file", source=out, hint="give another name with -o DIR")
        results = _to_files(found, names, settings, folder, jobs, resume, console)

        from sketch2model.cli.summary import show_results

        show_results(console, results, verbose=verbose)
        if any(result.errors for result in results):
            raise typer.Exit(1)


def _diagram(name: str | None) -> DiagramKind | None:
    from sketch2model.elements.vocabulary import DiagramKind
    from sketch2model.errors import BadOptionError

    if name is not None and name not in set(DiagramKind):
        raise BadOptionError(f"there is no diagram {name!r}; there are {', '.join(DiagramKind)}")
    return None if name is None else DiagramKind(name)


def _find(words: Sequence[str], console: Console) -> tuple[Path, ...]:
    from sketch2model.batch import find_photos
    from sketch2model.errors import UsageError

    found = find_photos(words)
    if found.own:
        names = ", ".join(printable(path.name) for path in found.own[:3]) + (", ..." if len(found.own) > 3 else "")
        console.print(f"left out, drawn by sketch2model itself: {names}", markup=False, style="dim", soft_wrap=True)
    if not found.photos:
        raise UsageError(f"no photos found in {', '.join(words)}", hint="give photos, or a folder that holds some")
    return found.photos


def _to_stdout(photos: Sequence[Path], names: Sequence[str], settings: Settings) -> None:
    from sketch2model.errors import UsageError
    from sketch2model.registry import get_format

    if len(photos) != 1 or len(names) != 1:
        raise UsageError(
            f"-o - writes one photo in one format, not {len(photos)} in {len(names)}",
            hint="name one photo and one format with --to, or a folder with -o DIR",
        )
    get_format(names[0])
    with stdout_for_data():
        from sketch2model.pipeline import read_sketches

        pages = read_sketches(photos[0], settings)
        data = next(pages).to(names[0])
        if next(pages, None) is not None:
            raise UsageError(
                "-o - writes one page, and there are more", source=str(photos[0]), hint="write to a folder with -o DIR"
            )
    write_data(data)


def _to_files(
    photos: Sequence[Path],
    names: Sequence[str],
    settings: Settings,
    folder: Path | None,
    jobs: int,
    resume: bool,
    console: Console,
) -> list[PhotoResult]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from sketch2model.batch import convert_many, plan_jobs

    plan = plan_jobs(photos, settings, names, out=folder, resume=resume)
    columns = (TextColumn("converting"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    hidden = len(plan) < 2 or not console.is_terminal
    with stdout_for_data(), Progress(*columns, console=console, transient=True, disable=hidden) as progress:
        return list(progress.track(convert_many(plan, jobs), total=len(plan)))
