"""`sketch2model export`: graphs in, files out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sketch2model.cli.console import errors_shown, for_people, stdout_for_data, write_data
from sketch2model.cli.options import STDOUT, Dialect, Inheritance, Layout, Out, Theme, To, Verbose, format_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sketch2model.settings import Settings


def export(
    graphs: Annotated[
        list[Path], typer.Argument(metavar="GRAPH...", help="Graphs in JSON, as 'convert --to json' writes them.")
    ],
    out: Out = None,
    to: To = ["svg"],  # noqa: B006 - typer copies it
    dialect: Dialect = "postgresql",
    inheritance: Inheritance = "joined",
    layout: Layout = "auto",
    theme: Theme = "light",
    verbose: Verbose = False,
) -> None:
    """Write graphs, corrected by hand perhaps, in other formats.

    Results are named GRAPH.FORMAT. Exit code: 0 all written, 1 some failed (the rest is written), 2 wrong use.
    """
    console = for_people()
    with errors_shown(console, verbose=verbose):
        from sketch2model.batch import export_file, plan_jobs
        from sketch2model.cli.summary import show_results
        from sketch2model.settings import ExportOptions, SchemaOptions, Settings

        settings = Settings(
            schema=SchemaOptions(inheritance=inheritance),
            export=ExportOptions(dialect=dialect, layout=layout, theme=theme),
        )
        names = format_names(to)
        if out == STDOUT:
            _to_stdout(graphs, names, settings)
            return
        plan = plan_jobs(graphs, settings, names, out=None if out is None else Path(out))
        with stdout_for_data():
            results = list(map(export_file, plan))
        show_results(console, results, verbose=verbose, noun="graph")
        if any(result.errors for result in results):
            raise typer.Exit(1)


def _to_stdout(graphs: Sequence[Path], names: Sequence[str], settings: Settings) -> None:
    from sketch2model.errors import UsageError
    from sketch2model.graph import read_graph
    from sketch2model.meaning import exportable_of, write

    if len(graphs) != 1 or len(names) != 1:
        raise UsageError(
            f"-o - writes one graph in one format, not {len(graphs)} in {len(names)}",
            hint="name one graph and one format with --to, or a folder with -o DIR",
        )
    with stdout_for_data():
        data = write(exportable_of(read_graph(graphs[0]), settings.schema), names[0], settings.export)
    write_data(data)
